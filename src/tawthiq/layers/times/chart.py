"""The chart: which stretches of a sentence have been read as what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from tawthiq.resources.times import TimeRule


class Edge(NamedTuple):
    """Tokens ``first``..``last`` read as ``cls``. ``value``: a string of the data, a number, or a `Meaning`. ``rule``:
    the pattern that read it, None for words. ``prefix``: what is written on to its first word."""

    first: int
    last: int
    cls: str
    value: Any
    prefix: str = ""
    rule: TimeRule | None = None


@dataclass(slots=True)
class Chart:
    """Edges by their first token and class. ``ends``: classes by the token after them, for what must stand before."""

    edges: dict[int, dict[str, list[Edge]]] = field(default_factory=dict)
    ends: dict[int, set[str]] = field(default_factory=dict)

    def add(self, edge: Edge) -> bool:
        """Keep an edge; False where the same is known. Of two patterns that read the same, the first one counts."""
        here = self.edges.get(edge.first)
        if here is None:
            here = self.edges[edge.first] = {}
        same = here.get(edge.cls)
        if same is None:
            here[edge.cls] = [edge]
        else:
            for at, known in enumerate(same):
                if known.last == edge.last and known.value == edge.value and known.prefix == edge.prefix:
                    if edge.rule and known.rule and edge.rule.order < known.rule.order:
                        same[at] = edge
                    return False
            same.append(edge)
        ends = self.ends.get(edge.last)
        if ends is None:
            ends = self.ends[edge.last] = set()
        ends.add(edge.cls)
        return True

    def at(self, index: int, cls: str) -> list[Edge]:
        """The edges of a class that begin at a token."""
        here = self.edges.get(index)
        return here.get(cls, []) if here else []

    def here(self, index: int) -> list[Edge]:
        """All edges that begin at a token."""
        here = self.edges.get(index)
        return [edge for same in here.values() for edge in same] if here else []

    def found(self) -> Iterable[Edge]:
        """The edges that are times of their own: read by a pattern that has an id."""
        for here in self.edges.values():
            for same in here.values():
                for edge in same:
                    if edge.rule is not None and edge.rule.id is not None:
                        yield edge
