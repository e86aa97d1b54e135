"""Arguments: which values near a trigger belong to it, and in which role.

Each pair of a trigger and a value is judged by itself: the label with the highest weight wins, ``none`` leaves the value out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from tawthiq.clauses import features
from tawthiq.clauses.draft import Filled, Mention
from tawthiq.clauses.reading import Layers, within
from tawthiq.clauses.triggers import Trigger
from tawthiq.layers.annotation import Actor, Annotation, Casualty, Place, Time, Weapon
from tawthiq.resources.weights import Weights
from tawthiq.resources.words import WordClasses

NONE = "none"
PARTIES = frozenset(
    {"state", "military", "police", "security", "armed_group", "militia", "coalition", "person", "generic_armed", "crowd",
     "equipment", "official", "organisation"}
)  # fmt: skip
"""Kinds of actors that may act or be acted upon; civilians are casualties, the others speak or help."""
CARRY = 2
"""Sentences: values of a sentence without a trigger may belong to a trigger at most this many sentences before."""

A = TypeVar("A", bound=Annotation)
Features = Callable[[Layers, WordClasses, Trigger, A], list[str]]


def pairs(layers: Layers, values: Sequence[A], carry: bool) -> Iterator[tuple[Trigger, A]]:
    """Triggers with the values that may be theirs: of the same sentence, and, with ``carry``, of following sentences that
    hold no trigger of their own."""
    by_sentence: dict[int, list[Trigger]] = {}
    for trigger in layers.triggers:
        by_sentence.setdefault(trigger.sentence, []).append(trigger)
    for sentence in layers.text.sentences:
        own = by_sentence.get(sentence.index, [])
        strong = [t for t in own if t.strength != "harm"]
        candidates = own
        if not strong and carry:
            candidates = own + _carried(by_sentence, sentence.index)
        for value in within(values, sentence.first, sentence.last):
            for trigger in candidates:
                yield trigger, value


def _carried(by_sentence: dict[int, list[Trigger]], index: int) -> list[Trigger]:
    for back in range(1, CARRY + 1):
        found = [t for t in by_sentence.get(index - back, []) if t.strength != "harm"]
        if found:
            return found
    return []


def fill(layers: Layers, grammar: WordClasses, weights: Weights) -> list[Mention]:
    """A mention for each trigger, with the values that are its own."""
    mentions = {id(t): Mention(t) for t in layers.triggers}

    def judge(
        decision: str, values: Sequence[A], tell: Features[A], carry: bool
    ) -> Iterable[tuple[Mention, Filled[A]]]:
        for trigger, value in pairs(layers, values, carry):
            told = tell(layers, grammar, trigger, value)
            label, lead = weights.best(decision, told)
            if label and label != NONE:
                yield mentions[id(trigger)], Filled(value, label, lead, tuple(told))

    parties: list[Actor] = [a for a in layers.actors if a.kind in PARTIES]
    places: list[Place] = [p for p in layers.places if not p.dateline]
    tolls: list[Casualty] = list(layers.casualties)
    for mention, actor in judge("actor", parties, features.actor_features, False):
        mention.actors.append(actor)
    for mention, place in judge("place", places, features.place_features, True):
        mention.places.append(place)
    for mention, toll in judge("casualty", tolls, features.casualty_features, True):
        mention.casualties.append(toll)
    weapons: list[Weapon] = list(layers.weapons)
    for mention, weapon in judge("weapon", weapons, features.weapon_features, True):
        mention.weapons.append(weapon)
    times: list[Time] = [t for t in layers.times if t.kind != "duration"]
    for mention, time in judge("time", times, features.time_features, False):
        mention.times.append(time)
    return [mentions[id(t)] for t in layers.triggers]
