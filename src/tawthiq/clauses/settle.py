"""Which values an event keeps: judged once more with the whole event and its rivals in view.

A value near a trigger was judged by the words between them. Here it is judged by how it looked from every telling
of the event, whether another event of the report has a better right to it, and what else the event has.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from tawthiq.clauses.arguments import ADMIN, NONE
from tawthiq.clauses.buckets import bucket
from tawthiq.clauses.coreference import group_of, place_key
from tawthiq.clauses.draft import SETTLED, Candidate, EventDraft, Filled, Mention
from tawthiq.clauses.reading import Layers
from tawthiq.clauses.syntax import INITIATOR, WHERE, speaks
from tawthiq.layers.annotation import Actor, Annotation, Casualty, Place, Time, Weapon
from tawthiq.resources.weights import Weights
from tawthiq.text.sentences import HEADLINE

A = TypeVar("A", bound=Annotation)
_STEPS = (
    (-5.0, "-5"),
    (-3.0, "-3"),
    (-2.0, "-2"),
    (-1.0, "-1"),
    (-0.4, "-.4"),
    (0.4, ".4"),
    (1.0, "1"),
    (2.0, "2"),
    (3.0, "3"),
)
_TOP = "3+"
_OBJECT = f"syntax={WHERE}"
"""The feature of a place that word order makes the object of a trigger."""


def step(lead: float) -> str:
    """The name of the bucket of a lead."""
    return bucket(lead, _STEPS, _TOP)


@dataclass(frozen=True, slots=True)
class Case:
    """A unit and an event that may keep it: how it looked from the event's tellings (the best candidate of each),
    the best lead that any other event has on it, and its rank among the event's units.
    """

    candidates: tuple[Candidate[Annotation], ...]
    mentions: tuple[Mention, ...]
    rival: float | None
    rank: int
    units: int
    elsewhere: bool = False
    """True where word order gives the unit to another event."""

    @property
    def value(self) -> Annotation:
        return self.candidates[0].unit.first

    def lead(self, label: str) -> float:
        return max(c.lead(label) for c in self.candidates)

    def settled(self) -> str | None:
        """The label that word order gives at one of the tellings, the first that gives one."""
        return next((c.syntax for c in self.candidates if c.syntax is not None), None)

    def best(self) -> tuple[str, float]:
        label, lead = max((c.best() for c in self.candidates), key=lambda pair: pair[1])
        return label, lead


def cases(events: Sequence[EventDraft], kind: str) -> list[tuple[int, Case]]:
    """The cases of one kind of value (``places`` …), each with the position of its event, in the order of the text."""
    near: dict[tuple[int, int], list[tuple[Candidate[Annotation], Mention]]] = {}
    for position, event in enumerate(events):
        for mention in event.mentions:
            for candidate in getattr(mention.near, kind):
                near.setdefault((position, id(candidate.unit)), []).append((candidate, mention))
    settled = {(at, unit) for (at, unit), found in near.items() if any(c.syntax for c, _ in found)}
    leads = {key: max(c.best()[1] for c, _ in found) for key, found in near.items()}
    by_unit: dict[int, list[tuple[int, float]]] = {}
    by_event: dict[int, list[float]] = {}
    for (position, unit), lead in leads.items():
        by_unit.setdefault(unit, []).append((position, lead))
        by_event.setdefault(position, []).append(lead)
    out = []
    for (position, unit), found in near.items():
        lead = leads[position, unit]
        rival = max((other for at, other in by_unit[unit] if at != position), default=None)
        rank = sum(1 for other in by_event[position] if other > lead)
        elsewhere = any((at, unit) in settled for at, _ in by_unit[unit] if at != position)
        candidates, mentions = tuple(c for c, _ in found), tuple(m for _, m in found)
        case = Case(candidates, mentions, rival, rank, len(by_event[position]), elsewhere)
        out.append((position, case))
    return sorted(out, key=lambda pair: (pair[0], pair[1].value.first))


def case_features(
    layers: Layers, events: Sequence[EventDraft], position: int, case: Case, labels: Iterable[str]
) -> list[str]:
    """Features of a case that every kind of value shares, and those of its own kind."""
    event = events[position]
    label, lead = case.best()
    value = case.value
    sentence = layers.sentence(value)
    group = group_of(event.lead.trigger.family)
    rival = "none" if case.rival is None else step(lead - case.rival)
    told = [f"lead_{name}={step(case.lead(name))}" for name in labels if name != NONE]
    told += [
        f"settled={case.settled()}",
        f"best={label}:{step(lead)}",
        f"rival={rival}",
        f"rival_lead={rival}:{step(lead)}",
        f"rank={min(case.rank, 4)}",
        f"rank_best={label}:{min(case.rank, 4)}",
        f"alone={case.units == 1}",
        f"tellings={min(len(case.candidates), 3)}",
        f"events={min(len(events), 5)}",
        f"group={group}",
        f"best_group={label}:{group}",
        f"type={event.type}:{label}",
        f"headline={layers.text.sentences[sentence].kind == HEADLINE}",
        f"first={sentence == event.mentions[0].trigger.sentence}",
        f"mentions={min(len(event.mentions), 4)}",
        f"main={position == 0}:{step(lead)}",
    ]
    return told + [f"{label}:{name}" for name in _own(value)] + _own(value)


def _own(value: Annotation) -> list[str]:
    """Features of a value whatever the event."""
    if isinstance(value, Place):
        return [
            f"level={value.level}",
            f"head={value.head or '-'}",
            f"relation={value.relation or '-'}",
            f"prefix={value.prefix or '-'}",
        ]
    if isinstance(value, Actor):
        return [
            f"actor={value.kind}",
            f"assets={value.assets}",
            f"members={value.members}",
            f"known={value.group_id is not None}",
            f"equipment={value.weapon is not None}",
        ]
    if isinstance(value, Casualty):
        return [f"toll={value.kind}", f"scope={value.scope}", f"open={value.high is None}:{min(value.low, 3)}"]
    if isinstance(value, Weapon):
        return [f"weapon={value.kind}", f"counted={value.count is not None}"]
    if isinstance(value, Time):
        return [f"time={value.kind}", f"precision={value.value.precision}", f"resolved={value.value.start is not None}"]
    return []


def settle(layers: Layers, weights: Weights, events: list[EventDraft]) -> None:
    """Give each event the values that it keeps."""
    of_kind = {kind: cases(events, kind) for kind in KINDS}
    for kind, decision in KINDS.items():
        labels = list(weights.table.get(decision, {}))
        found = of_kind[kind]
        led = {position for position, case in found if case.settled() == INITIATOR}
        for position, case in found:
            told = case_features(layers, events, position, case, labels)
            scores = weights.scores(decision, told)
            label = max(scores, key=lambda name: scores[name], default=NONE)
            lead = scores.get(label, 0.0) - scores.get(NONE, 0.0)
            settled = case.settled()
            if settled is None and case.elsewhere:
                continue
            if settled is not None:
                label, lead = settled, max(lead, SETTLED) if settled == label else SETTLED
            doubted = label == INITIATOR and settled is None and position in led
            if label == NONE and kind == "places":
                _weighed(events[position], case, scores, tuple(told))
            if label != NONE and not (doubted and (lead < LEAST_BESIDE or speaks(layers, case.value))):
                _keep(events[position], kind, case, label, lead, tuple(told))
    _somewhere(layers, weights, events, of_kind["places"])
    for event in events:
        event.values.places = _few(event.values.places, ADMIN, MOST_ADMIN)
        event.values.actors = _few(event.values.actors, INITIATOR, MOST_INITIATORS)


def _weighed(event: EventDraft, case: Case, scores: dict[str, float], told: tuple[str, ...]) -> None:
    """Remember a place that the event did not keep, in the role that it most nearly had."""
    label = max((name for name in scores if name != NONE), key=lambda name: scores[name], default=NONE)
    lead = scores.get(label, 0.0) - scores.get(NONE, 0.0)
    unit = case.candidates[0].unit
    event.weighed += [Filled(place, label, lead, told) for place in unit.members if isinstance(place, Place)]
    event.weighed += [Filled(place, ADMIN, lead, ("encloses",)) for place in unit.parents]


def _somewhere(layers: Layers, weights: Weights, events: list[EventDraft], placed: Sequence[tuple[int, Case]]) -> None:
    """An event that kept no place takes the one that word order makes its object (استهدف … قاعدة كذا), if nothing else
    has it and it is the object of nothing else.
    """
    had = {id(f.value) for event in events for f in event.values.places}
    labels = list(weights.table.get(KINDS["places"], {}))
    found = [(at, case) for at, case in placed if any(_OBJECT in c.why for c in case.candidates)]
    owners: dict[int, set[int]] = {}
    for at, case in found:
        owners.setdefault(id(case.candidates[0].unit), set()).add(at)
    for at, case in found:
        kept = any(f.role == WHERE for f in events[at].values.places) or id(case.value) in had
        if not kept and owners[id(case.candidates[0].unit)] == {at}:
            _keep(events[at], "places", case, WHERE, 0.0, tuple(case_features(layers, events, at, case, labels)))


LEAST_BESIDE = 0.8
"""The lead of an initiator that only the weights propose, beside one that word order gives."""
MOST_ADMIN = 3
"""Units told to enclose one event: its region and what lies around it; more is repetition in other words."""
MOST_INITIATORS = 2


def _few(filled: list[Filled[A]], role: str, most: int) -> list[Filled[A]]:
    """The values with only the best ``most`` things in a role: the surest; tellings of one thing count once."""
    best: dict[str, float] = {}
    for f in filled:
        if f.role == role:
            best[_name(f.value)] = max(best.get(_name(f.value), f.score), f.score)
    kept = set(sorted(best, key=lambda name: -best[name])[:most])
    return [f for f in filled if f.role != role or _name(f.value) in kept]


def _name(value: Annotation) -> str:
    if isinstance(value, Place):
        return place_key(value)
    if isinstance(value, Actor):
        return value.group_id or value.group_en or value.rule
    return value.rule


KINDS = {
    "places": "place_event",
    "actors": "actor_event",
    "casualties": "casualty_event",
    "weapons": "weapon_event",
    "times": "time_event",
}
"""Kinds of values, and the decision in the table of weights that settles each."""


def _keep(event: EventDraft, kind: str, case: Case, label: str, lead: float, told: tuple[str, ...]) -> None:
    kept: list[Filled[Annotation]] = getattr(event.values, kind)
    unit = case.candidates[0].unit
    why = told + max(case.candidates, key=lambda c: c.lead(label)).why
    kept += [Filled(value, label, lead, why) for value in unit.members]
    if kind == "places":
        kept += [Filled(place, ADMIN, lead, ("encloses",)) for place in unit.parents]
