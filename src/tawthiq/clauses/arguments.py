"""Arguments: which values near a trigger belong to it, and in which role.

Each pair of a trigger and a value is judged by itself: the label with the highest weight wins, ``none`` leaves the
value out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from tawthiq.clauses import features
from tawthiq.clauses.consequence import casualty_role
from tawthiq.clauses.draft import Candidate, Filled, Mention
from tawthiq.clauses.place_syntax import dated_by_place, fallen_place
from tawthiq.clauses.reading import Layers
from tawthiq.clauses.syntax import actor_role
from tawthiq.clauses.time_syntax import deed_time
from tawthiq.clauses.triggers import Trigger
from tawthiq.clauses.units import Unit, actor_units, place_units, toll_units
from tawthiq.layers.annotation import SINCE, Actor, Annotation, Casualty, Place, Time, Weapon
from tawthiq.resources.weights import Weights

NONE = "none"
PARTIES = frozenset(
    {"state", "military", "police", "security", "armed_group", "militia", "coalition", "person", "generic_armed",
     "crowd", "equipment", "official", "organisation"}
)  # fmt: skip
"""Kinds of actors that may act or be acted upon; civilians are casualties, the others speak or help."""
CARRY = 2
"""Sentences: values of a sentence without a trigger may belong to a trigger at most this many sentences before."""

WAR_TOLL = 1000
"""Dead or wounded from which a toll that no event of its sentence accounts for is never carried to another."""
THOUSANDS = 2000
"""… and from which it is no single event's, but where the very word of harm names the event."""
HARM = "harm"
ADMIN = "admin"
NEAREST = 2
"""Triggers on each side of a value that are tried: a value seldom belongs across more of them."""
FARTHEST = 45
"""Tokens between a trigger and its value: the longest sentences of agencies hold about so many."""

A = TypeVar("A", bound=Annotation)


@dataclass(frozen=True, slots=True)
class Units:
    """The values of a text in units, kind by kind."""

    actors: list[Unit[Actor]]
    places: list[Unit[Place]]
    casualties: list[Unit[Casualty]]
    weapons: list[Unit[Weapon]]
    times: list[Unit[Time]]


Features = Callable[[Layers, Trigger, A], list[str]]


def pairs(layers: Layers, units: Sequence[Unit[A]], carry: bool) -> Iterator[tuple[Trigger, Unit[A]]]:
    """Triggers with the units that may be theirs: the nearest triggers of the same sentence, and, with ``carry``,
    of a sentence before where the unit's own holds none.
    """
    by_sentence: dict[int, list[Trigger]] = {}
    for trigger in layers.triggers:
        by_sentence.setdefault(trigger.sentence, []).append(trigger)
    for unit in units:
        sentence = layers.sentence(unit.first)
        own = by_sentence.get(sentence, [])
        if carry and not _of_a_war(unit.first) and not any(t.strength != HARM for t in own):
            own = own + _carried(by_sentence, sentence)
        if _since_a_start(unit.first):
            own = [t for t in own if _names(t, unit.first)]
        for trigger in _nearest(own, unit.first):
            yield trigger, unit


def _since_a_start(value: Annotation) -> bool:
    """A toll that counts from the start of a war or a year, or one of thousands, is that of no event near it."""
    return isinstance(value, Casualty) and (SINCE in value.cues or value.low >= THOUSANDS)


def _names(trigger: Trigger, value: Annotation) -> bool:
    """The trigger is the very word of harm that the toll hangs on (اعتقلت نحو 30 امرأة)."""
    return isinstance(value, Casualty) and value.harm_token in range(trigger.first, trigger.last)


def _of_a_war(value: Annotation) -> bool:
    """A toll of thousands told in a sentence of its own (نزاعاً أودى بحياة عشرات الآلاف) is that of a war."""
    return isinstance(value, Casualty) and value.low >= WAR_TOLL


def _nearest(triggers: list[Trigger], value: Annotation) -> list[Trigger]:
    """The few triggers nearest on each side of a value, none farther than a long sentence reaches."""
    before = [t for t in triggers if t.first <= value.first and value.first - t.last <= FARTHEST][-NEAREST:]
    after = [t for t in triggers if t.first > value.first and t.first - value.last <= FARTHEST][:NEAREST]
    return before + after


def _carried(by_sentence: dict[int, list[Trigger]], index: int) -> list[Trigger]:
    for back in range(1, CARRY + 1):
        found = [t for t in by_sentence.get(index - back, []) if t.strength != HARM]
        if found:
            return found
    return []


def alone(values: Iterable[A]) -> list[Unit[A]]:
    """Each value as a unit of its own."""
    return [Unit((value,)) for value in values]


def units_of(layers: Layers) -> Units:
    """The values of a text that may be arguments, in units."""
    return Units(
        actors=actor_units(layers, [a for a in layers.actors if a.kind in PARTIES or _taken_person(layers, a)]),
        places=place_units(layers),
        casualties=toll_units(layers),
        weapons=alone(layers.weapons),
        times=alone(t for t in layers.times if t.kind != "duration"),
    )


def _taken_person(layers: Layers, actor: Actor) -> bool:
    """A civilian who is told to be arrested or abducted: the coding guide makes such a one the target."""
    tolls = (c for c in layers.casualties if c.kind in ("detained", "kidnapped"))
    return actor.kind == "civilian" and any(c.span.overlaps(actor.span) for c in tolls)


def fill(layers: Layers, weights: Weights) -> list[Mention]:
    """A mention for each trigger, with what might be its own and what it takes by itself."""
    mentions = {id(t): Mention(t) for t in layers.triggers}

    def judge(decision: str, kind: str, units: Sequence[Unit[A]], tell: Features[A], carry: bool) -> None:
        for trigger, unit in pairs(layers, units, carry):
            told = tell(layers, trigger, unit.first)
            nearest = unit.members[-1] if unit.members[-1].last <= trigger.first else unit.first
            settled = by_order(layers, trigger, nearest)
            if settled is None and only_speaks(layers, trigger, unit.first):
                continue
            candidate = Candidate(unit, weights.scores(decision, told), tuple(told), settled)
            mention = mentions[id(trigger)]
            getattr(mention.near, kind).append(candidate)
            getattr(mention.took, kind).extend(_taken(candidate))

    units = units_of(layers)
    judge("actor", "actors", units.actors, features.actor_features, False)
    judge("place", "places", units.places, features.place_features, True)
    judge("casualty", "casualties", units.casualties, features.casualty_features, True)
    judge("weapon", "weapons", units.weapons, features.weapon_features, True)
    judge("time", "times", units.times, features.time_features, False)
    return [mentions[id(t)] for t in layers.triggers]


def only_speaks(layers: Layers, trigger: Trigger, value: Annotation) -> bool:
    """True for a claimant whose words tell of the trigger by a noun (أعلن الجيش وقوع هجوم): it says, it does not
    act.
    """
    if trigger.kind == "verb" or not isinstance(value, Actor):
        return False
    for claim in layers.claims:
        speaks = claim.stance != "claims_responsibility" and claim.verb and claim.span.overlaps(value.span)
        if speaks and any(scope.contains(trigger.span) for scope in claim.scope):
            return True
    return False


def by_order(layers: Layers, trigger: Trigger, value: Annotation) -> str | None:
    """The label that word order gives a value at a trigger, or None."""
    if isinstance(value, Actor):
        return actor_role(layers, trigger, value)
    if isinstance(value, Weapon):
        carriers = (a for a in layers.actors if a.span.contains(value.span))
        return "means" if any(actor_role(layers, trigger, a) == "initiator" for a in carriers) else None
    if isinstance(value, Casualty):
        return casualty_role(layers, trigger, value)
    if isinstance(value, Time):
        return deed_time(layers, trigger, value)
    if isinstance(value, Place):
        return fallen_place(layers, trigger, value) or dated_by_place(layers, trigger, value)
    return None


def _taken(candidate: Candidate[A]) -> Iterator[Filled[Annotation]]:
    """The values that a mention takes by itself: those of a unit whose likeliest label beats none, and what
    encloses them.
    """
    label, lead = candidate.best()
    if lead > 0 and label != NONE:
        for value in candidate.unit.members:
            yield Filled(value, label, lead)
        for place in candidate.unit.parents:
            yield Filled(place, ADMIN, lead)
