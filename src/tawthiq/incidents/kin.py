"""How groups hang together: parents and sides, so that allied names for one actor do not tear an incident apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tawthiq.incidents.facts import EventFacts


@dataclass(frozen=True, slots=True)
class Kin:
    """``parents``: group id → ids of the groups above it; ``sides``: group id → ids of the sides it is on."""

    parents: Mapping[str, frozenset[str]] = field(default_factory=dict)
    sides: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def alike(self, a: frozenset[str], b: frozenset[str]) -> float:
        """1 where a group is common, 0.7 where one stands above another or both under one, 0.4 on one side, else 0."""
        if a & b:
            return 1.0
        above_a, above_b = self._above(a), self._above(b)
        if above_a & above_b:
            return 0.7
        side_a, side_b = self._side(a), self._side(b)
        return 0.4 if side_a & side_b else 0.0

    def swapped(self, a: EventFacts, b: EventFacts) -> bool:
        """Whether who acts in one is hit in the other, and the other way round: a strike and its answer."""
        if not (a.initiators and b.initiators and a.targets and b.targets):
            return False
        crossed = self.alike(a.initiators, b.targets) > 0 and self.alike(a.targets, b.initiators) > 0
        return crossed and not self.alike(a.initiators, b.initiators)

    def _above(self, groups: frozenset[str]) -> frozenset[str]:
        return groups.union(*(self.parents.get(group, frozenset()) for group in groups))

    def _side(self, groups: frozenset[str]) -> frozenset[str]:
        return frozenset().union(*(self.sides.get(group, frozenset()) for group in groups))
