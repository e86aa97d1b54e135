"""The chart: which stretches of a sentence have been read as what, and the patterns that read more.

Words first, then, from the last word of the sentence to the first, every pattern in file order: what stands later in the
sentence is complete when an earlier word asks for it, so one pass is enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from tawthiq.layers.times.sayings import SAYINGS
from tawthiq.resources.time_patterns import Item
from tawthiq.resources.times import TimeLexicon, TimeRule

Captures = dict[str, Any]
CONJUNCTION = "and"
"""The class of a و or ف that stands as a token of its own (before digits)."""


@dataclass(frozen=True, slots=True)
class Edge:
    """Tokens ``first``..``last`` read as ``cls``. ``value``: a string of the data, a number, or a `Meaning`. ``rule``: the
    pattern that read it, None for words. ``prefix``: what is written on to its first word."""

    first: int
    last: int
    cls: str
    value: Any
    prefix: str = ""
    rule: TimeRule | None = None


@dataclass(slots=True)
class Chart:
    """Edges by their first token and class."""

    edges: dict[int, dict[str, list[Edge]]] = field(default_factory=dict)

    def add(self, edge: Edge) -> bool:
        """Keep an edge; False where the same is known."""
        same = self.edges.setdefault(edge.first, {}).setdefault(edge.cls, [])
        for known in same:
            if known.last == edge.last and known.value == edge.value and known.prefix == edge.prefix:
                return False
        same.append(edge)
        return True

    def at(self, index: int, cls: str) -> list[Edge]:
        """The edges of a class that begin at a token."""
        here = self.edges.get(index)
        return here.get(cls, []) if here else []


class Reader:
    """The patterns of a lexicon, found by the class of their first word. Read-only after it is made."""

    def __init__(self, lexicon: TimeLexicon, conjunctions: frozenset[str], prefixes: frozenset[str]) -> None:
        self._conjunctions = conjunctions
        self._prefixes = prefixes
        self._by_class: dict[str, list[TimeRule]] = {}
        for rule in lexicon.rules:
            for name in sorted(_first_classes(rule.items)):
                self._by_class.setdefault(name, []).append(rule)

    def read(self, chart: Chart) -> None:
        """Add all that the patterns read, last token first."""
        for index in sorted(chart.edges, reverse=True):
            self._read_at(chart, index)

    def _read_at(self, chart: Chart, index: int) -> None:
        done: set[int] = set()
        while True:
            classes = chart.edges[index]
            waiting = {r.order: r for name in classes for r in self._by_class.get(name, ()) if r.order not in done}
            if not waiting:
                return
            order = min(waiting)
            done.add(order)
            self._apply(chart, waiting[order], index)

    def _apply(self, chart: Chart, rule: TimeRule, index: int) -> None:
        before = [item for item in rule.items if item.side == "<"]
        if before and not self._stands_before(chart, before, index):
            return
        items = [item for item in rule.items if item.side != "<"]
        for last, prefix, captures in list(self._walk(chart, items, 0, index, None, {})):
            value = SAYINGS[rule.say](captures)
            if value is not None:
                for cls in rule.make:
                    chart.add(Edge(index, last, cls, value, prefix, rule))

    def _stands_before(self, chart: Chart, items: list[Item], index: int) -> bool:
        reached = {index}
        for item in reversed(items):
            reached = {
                edge.first
                for end in reached
                for start in range(max(0, end - 3), end)
                for name in item.names
                for edge in chart.at(start, name)
                if edge.last == end
            }
        return bool(reached)

    def _walk(
        self, chart: Chart, items: list[Item], at: int, index: int, prefix: str | None, captures: Captures
    ) -> Iterator[tuple[int, str, Captures]]:
        """All ways to read items ``at``… from token ``index``: the token after them, the first prefix, what was read."""
        if at == len(items):
            if prefix is not None:
                yield index, prefix, captures
            return
        item = items[at]
        if item.side == ">":
            if self._lies_ahead(chart, items[at:], index) and prefix is not None:
                yield index, prefix, captures
            return
        for edge in self._edges(chart, item, index, prefix is None):
            found = {**captures, item.label: edge.value}
            yield from self._walk(chart, items, at + 1, edge.last, edge.prefix if prefix is None else prefix, found)
        if item.optional:
            yield from self._walk(chart, items, at + 1, index, prefix, captures)

    def _edges(self, chart: Chart, item: Item, index: int, leads: bool) -> Iterator[Edge]:
        start, joined = index, False
        if item.joined and chart.at(index, CONJUNCTION):
            start, joined = index + 1, True
        for name in item.names:
            for edge in chart.at(start, name):
                if item.value is not None and edge.value != item.value:
                    continue
                if self._prefix_fits(edge.prefix, item, leads, joined):
                    yield edge

    def _prefix_fits(self, prefix: str, item: Item, leads: bool, joined: bool) -> bool:
        if item.prefix:
            return prefix == item.prefix
        if item.joined:
            return joined or prefix in self._conjunctions
        return prefix in self._prefixes if leads else not prefix

    def _lies_ahead(self, chart: Chart, items: list[Item], index: int) -> bool:
        reached = {index}
        for item in items:
            reached = {e.last for start in reached for name in item.names for e in chart.at(start, name)}
        return bool(reached)


def _first_classes(items: Iterable[Item]) -> set[str]:
    names: set[str] = set()
    for item in items:
        if item.side == "<":
            continue
        names.update(item.names)
        if item.joined:
            names.add(CONJUNCTION)
        if not item.optional:
            break
    return names
