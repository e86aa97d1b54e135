"""Parties that an event lacks after the weighing, and that the report tells all the same.

Who claims an attack did it, by the coding guide; those arrested are targets; a clash has two sides; and a party that
word order gives to one event may be the doer of another that has none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from tawthiq.clauses.arguments import NONE, PARTIES
from tawthiq.clauses.claims_events import tellings
from tawthiq.clauses.claims_frame import CLAIMS
from tawthiq.clauses.draft import EventDraft, Filled
from tawthiq.clauses.reading import Layers
from tawthiq.clauses.settle import KINDS, Case, case_features, cases
from tawthiq.clauses.syntax import INITIATOR, TARGET
from tawthiq.clauses.triggers import Trigger
from tawthiq.layers.annotation import Actor, Casualty
from tawthiq.layers.quantities_record import ELLIPTIC
from tawthiq.resources.weights import Weights
from tawthiq.text.letters import ar
from tawthiq.text.span import Span

CLASH, ARRESTS, AGREEMENT = "Armed clash", "Arrests", "Agreement"
_UNSEEN = frozenset({"Remote explosive/landmine/IED", "Suicide bomb"})
"""Types whose doer is seldom told by another deed of the report: who planted it was not there."""
TAKEN = "people-taken"
_NAMELESS = frozenset({"generic_armed", "person", "civilian"})
"""Kinds of doers beside whom the party that claims the attack still stands: it sent them."""
_SPEAKING = frozenset({"official", "person", "civilian", "crowd", "organisation"})
"""Kinds that claim for somebody else."""
LEAST = {INITIATOR: -1.5, TARGET: -0.5}
"""Lead over ``none`` from which a party that word order gives elsewhere fills an empty role."""
LEAST_SIDE = -1.0
"""Lead from which a party is the missing side of a clash."""
_BETWEEN, _WAW = ar("byn"), ar("w")
_BETWEEN_REACH, _JOINT = 8, 1
"""Tokens from an agreement to its «بين»; between two joined parties (a quotation mark)."""
_DESCRIBED = 4
"""Tokens after those arrested in which the words that say who they are stand (شخصا تونسيا يُدعى فلان)."""


Scores = Callable[[Case], dict[str, float]]
"""The score of each role of a case, worked out where an event lacks a party."""


def complete(layers: Layers, weights: Weights, events: Sequence[EventDraft]) -> None:
    """Give events the parties that they lack."""
    for event, told in zip(events, tellings(layers, events), strict=True):
        _claimed(layers, event, [layers.claims[i].span for i in sorted(told) if layers.claims[i].stance == CLAIMS])
    near: dict[int, list[Case]] = {}
    for at, case in cases(events, "actors"):
        near.setdefault(at, []).append(case)
    decision = KINDS["actors"]
    labels = list(weights.table.get(decision, {}))

    def scores(at: int, case: Case) -> dict[str, float]:
        return weights.scores(decision, case_features(layers, events, at, case, labels))

    for at, event in enumerate(events):
        found = near.get(at, [])
        if event.type == AGREEMENT:
            _signed(layers, event)
        elif event.type == CLASH:
            _other_side(event, found, partial(scores, at))
        elif event.type not in _UNSEEN:
            for role in LEAST:
                _shared(event, found, partial(scores, at), role)
        if event.type == ARRESTS and not list(_of_role(event, TARGET)):
            _taken(layers, event)


def _of_role(event: EventDraft, role: str) -> Iterator[Filled[Actor]]:
    return (f for f in event.values.actors if f.role == role)


def _claimed(layers: Layers, event: EventDraft, spans: Sequence[Span]) -> None:
    """The party that claims an attack, unless another party is told to have done it."""
    doers = [f.value for f in _of_role(event, INITIATOR)]
    if any(a.group_id or a.kind not in _NAMELESS for a in doers):
        return
    for span in spans:
        for actor in layers.actors:
            if actor.span.overlaps(span) and actor.kind in PARTIES - _SPEAKING:
                event.values.actors.append(Filled(actor, INITIATOR, 1.0, ("claims the attack",)))
                return


def _other_side(event: EventDraft, found: Sequence[Case], scores: Scores) -> None:
    """The likeliest party of another side near a clash of which only one side was kept."""
    sides = {_side(f.value) for f in event.values.actors}
    if len(sides) > 1:
        return
    role = TARGET if list(_of_role(event, INITIATOR)) else INITIATOR
    rest = [
        (max(_lead(told := scores(case), INITIATOR), _lead(told, TARGET)), case)
        for case in found
        if _side(_actor(case)) not in sides and case.settled() != NONE
    ]
    _add(event, rest, role, LEAST_SIDE, "the other side of a clash")


def _shared(event: EventDraft, found: Sequence[Case], scores: Scores, role: str) -> None:
    """The likeliest of the parties that word order gives to other events, where the event has none in the role."""
    if list(_of_role(event, role)):
        return
    sides = {_side(f.value) for f in event.values.actors}
    rest = [
        (_lead(scores(case), role), case)
        for case in found
        if case.elsewhere and case.settled() is None and _side(_actor(case)) not in sides
    ]
    _add(event, rest, role, LEAST[role], "shared")


def _add(event: EventDraft, found: Sequence[tuple[float, Case]], role: str, least: float, why: str) -> None:
    held = {id(f.value) for f in event.values.actors}
    rest = [(lead, case) for lead, case in found if lead >= least and id(case.value) not in held]
    if rest:
        lead, case = max(rest, key=lambda pair: pair[0])
        event.values.actors += [
            Filled(actor, role, lead, (why,)) for actor in case.candidates[0].unit.members if isinstance(actor, Actor)
        ]


def _signed(layers: Layers, event: EventDraft) -> None:
    """Those between whom an agreement is told (بين روسيا وتركيا), or the states that are told together before it
    (توصلت موسكو وأنقرة إلى اتفاق): they are its parties, and nobody else is.
    """
    for mention in event.mentions:
        signed = _between(layers, mention.trigger) or _together(layers, mention.trigger)
        if signed:
            others = [f for f in event.values.actors if f.role not in (INITIATOR, TARGET)]
            event.values.actors = others + [Filled(a, INITIATOR, 1.0, ("signed",)) for a in signed]
            return


def _between(layers: Layers, trigger: Trigger) -> list[Actor]:
    """The parties joined after the «بين» that stands shortly after a trigger."""
    last = min(trigger.last + _BETWEEN_REACH, layers.text.sentence_of(trigger.first).last)
    for index in range(trigger.last, last):
        if layers.text.tokens[index].form == _BETWEEN:
            return _joined(layers, index + 1)
    return []


def _together(layers: Layers, trigger: Trigger) -> list[Actor]:
    """States joined by و before a trigger in its sentence."""
    first = layers.text.sentence_of(trigger.first).first
    before = [a for a in layers.actors if first <= a.first and a.last <= trigger.first and a.kind == "state"]
    for actor in before:
        told = [a for a in _joined(layers, actor.first) if a.kind == "state"] if not actor.prefix else []
        if len(told) > 1 and layers.clauses[trigger.first] - layers.clauses[actor.first] <= 2:
            return told
    return []


def _joined(layers: Layers, first: int) -> list[Actor]:
    """Parties joined by و, the first of which begins at a token."""
    found: list[Actor] = []
    for actor in layers.actors:
        starts = actor.first == first if not found else 0 <= actor.first - found[-1].last <= _JOINT
        joined = not found or layers.text.tokens[actor.first].form.startswith(_WAW)
        if starts and joined and actor.kind in PARTIES:
            found.append(actor)
        elif found:
            break
    return found if len(found) > 1 else []


def _actor(case: Case) -> Actor:
    assert isinstance(case.value, Actor)
    return case.value


def _lead(scores: dict[str, float], role: str) -> float:
    return scores.get(role, 0.0) - scores.get(NONE, 0.0)


def _side(actor: Actor) -> str:
    return actor.side or actor.group_id or actor.country or actor.rule


def _taken(layers: Layers, event: EventDraft) -> None:
    """The people whom the fullest telling of an arrest counts or describes."""
    tolls = [f.value for f in event.values.casualties if f.value.kind == "detained" and ELLIPTIC not in f.value.cues]
    if tolls:
        fullest = max(tolls, key=lambda toll: (toll.last - toll.first, -toll.first))
        event.values.actors.append(Filled(_people(layers, fullest), TARGET, 1.0, ("arrested",)))


def _people(layers: Layers, toll: Casualty) -> Actor:
    """Those arrested: the party or person that the words name, else the words themselves."""
    for actor in layers.actors:
        near = toll.first <= actor.first <= toll.last + _DESCRIBED
        if near and layers.clauses[actor.first] - layers.clauses[toll.first] <= 1 and actor.kind in PARTIES:
            return actor
    return Actor(
        first=toll.first, last=toll.last, span=toll.span, rule=TAKEN, cues=(f"toll={toll.kind}",), kind="civilian"
    )
