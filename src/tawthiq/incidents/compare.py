"""Two events held against each other: named features, each with a value, and a score made from their weights."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from tawthiq.incidents import meeting
from tawthiq.incidents.facts import EventFacts
from tawthiq.incidents.kin import Kin
from tawthiq.resources.incidents import GroupingKnowledge

Feature = tuple[str, float]
_VETO = "veto:"


@dataclass(frozen=True, slots=True)
class Comparison:
    """``score``: probability that both are one incident; ``features``: what was seen; ``veto``: why they never are."""

    score: float
    features: tuple[Feature, ...]
    veto: str | None = None

    def reasons(self, knowledge: GroupingKnowledge) -> tuple[tuple[str, float], ...]:
        """Features with their contribution (weight × value) in log-odds, the strongest first, the bias left out."""
        told = [(name, knowledge.features[name].weight * value) for name, value in self.features if name != "bias"]
        return tuple(sorted(told, key=lambda item: (-abs(item[1]), item[0])))


def compare(a: EventFacts, b: EventFacts, knowledge: GroupingKnowledge, kin: Kin) -> Comparison:
    """Hold two events of different reports against each other."""
    features: dict[str, float] = {}
    for name, value in _features(a, b, knowledge, kin):
        if name.startswith(_VETO):
            return Comparison(0.0, (), name.removeprefix(_VETO))
        features[name] = value
    seen = (("bias", 1.0), *((name, round(value, 3)) for name, value in features.items() if value))
    total = sum(knowledge.features[name].weight * value for name, value in seen)
    return Comparison(1 / (1 + math.exp(-total)), seen)


def _features(a: EventFacts, b: EventFacts, knowledge: GroupingKnowledge, kin: Kin) -> Iterator[Feature]:
    yield from _type(a, b, knowledge)
    yield from meeting.dates(a, b, knowledge.limits)
    yield from meeting.places(a, b, knowledge.limits)
    yield from _actors(a, b, kin)
    yield from _weapons(a, b)
    yield from meeting.harm(a, b)
    yield from _story(a, b)


def _type(a: EventFacts, b: EventFacts, knowledge: GroupingKnowledge) -> Iterator[Feature]:
    alike = knowledge.kin(a.type, b.type)
    if alike == 0:
        yield "veto:kinds never told for one another", 1.0
    elif alike == 1:
        yield "type_same", 1.0
    else:
        yield "type_kin", alike


def _actors(a: EventFacts, b: EventFacts, kin: Kin) -> Iterator[Feature]:
    if kin.swapped(a, b):
        yield "veto:strike and counter-strike", 1.0
    if a.initiators and b.initiators:
        alike = kin.alike(a.initiators, b.initiators)
        name = "initiator_same" if alike == 1 else "initiator_kin" if alike > 0 else "initiator_apart"
        yield name, 1.0
    if a.targets and b.targets and kin.alike(a.targets, b.targets) > 0:
        yield "target_same", 1.0


def _weapons(a: EventFacts, b: EventFacts) -> Iterator[Feature]:
    if a.weapons and b.weapons:
        yield ("weapon_same" if a.weapons & b.weapons else "weapon_apart"), 1.0


def _story(a: EventFacts, b: EventFacts) -> Iterator[Feature]:
    if a.groups & b.groups:
        yield "groups_same", 1.0
    yield "topic_same", min(1.0, len(a.topics & b.topics) / 3)
    if a.words and b.words:
        yield "words_same", len(a.words & b.words) / min(len(a.words), len(b.words))
    if a.order == b.order == 0:
        yield "lead_both", 1.0
    if a.background != b.background:
        yield "background_one", 1.0
