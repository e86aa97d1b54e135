"""Relations between the events of one report: answers, parts, consequences."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tawthiq.clauses import answers, parts
from tawthiq.clauses.draft import EventDraft
from tawthiq.clauses.reading import Layers

Rule = Callable[[Layers, list[EventDraft]], Iterator[tuple[int, int]]]
_RULES: tuple[tuple[str, Rule], ...] = (
    ("response_to", answers.told_answers),
    ("response_to", answers.retorts),
    ("response_to", answers.interceptions),
    ("response_to", answers.hunts),
    ("response_to", answers.forestalled),
    ("response_to", answers.protests),
    ("part_of", parts.within),
    ("part_of", parts.devices),
    ("part_of", parts.summed),
)
"""Which rule finds which relation, the surest first."""


@dataclass(frozen=True, slots=True)
class Relation:
    """``source`` and ``target`` are positions among the events; ``type`` response_to · part_of · caused_by."""

    source: int
    type: str
    target: int
    why: tuple[str, ...] = ()


def relate(layers: Layers, events: list[EventDraft]) -> list[Relation]:
    """The relations between events, at most one for each pair."""
    found: list[Relation] = []
    known: set[tuple[int, int]] = set()
    for label, rule in _RULES:
        for source, target in rule(layers, events):
            if source != target and (source, target) not in known:
                known |= {(source, target), (target, source)}
                found.append(Relation(source, label, target, (rule.__name__,)))
    return found
