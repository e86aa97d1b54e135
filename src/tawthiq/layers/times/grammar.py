"""All patterns at once: a trie over word classes, walked from each token of a sentence, last token first.

What stands later in the sentence is complete when an earlier word asks for it; at one token, what a pattern makes is
itself walked from, until nothing new comes. So one pass is enough, and its cost follows what stands in the text, not
how many patterns there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from tawthiq.layers.times.chart import Chart, Edge
from tawthiq.layers.times.sayings import SAYINGS
from tawthiq.resources.time_patterns import Item
from tawthiq.resources.times import TimeRule

CONJUNCTION = "and"
"""The class of a و or ف that stands as a token of its own (before digits)."""
_PLAIN, _JOINED, _AHEAD = "", "+", ">"


@dataclass(frozen=True, slots=True)
class Step:
    """One step in the trie: a class, with what is asked of value and prefix. ``how``: plain, joined by و, or ahead."""

    cls: str
    value: str | None
    prefix: str
    how: str


@dataclass(frozen=True, slots=True)
class Goal:
    """The end of a pattern: its rule, the labels of its steps (without those ahead), classes that must stand before."""

    rule: TimeRule
    labels: tuple[str, ...]
    before: frozenset[str]
    saying: Callable[[dict[str, Any]], Any]


@dataclass(slots=True)
class Node:
    """``after``: the steps from here by class; ``goals``: the patterns that end here."""

    after: dict[str, list[tuple[Step, Node]]] = field(default_factory=dict)
    goals: list[Goal] = field(default_factory=list)
    joins: bool = False

    def step(self, step: Step) -> Node:
        """The node after a step, made where there is none."""
        steps = self.after.setdefault(step.cls, [])
        for known, node in steps:
            if known == step:
                return node
        node = Node()
        steps.append((step, node))
        self.joins = self.joins or step.how == _JOINED
        return node


class Grammar:
    """The patterns of a lexicon. Read-only after it is made, so safe between threads.

    ``conjunctions``: what joins (و، ف); ``prefixes``: what may be written on to the first word of an expression.
    """

    def __init__(self, rules: Iterable[TimeRule], conjunctions: frozenset[str], prefixes: frozenset[str]) -> None:
        self._conjunctions = conjunctions
        self._prefixes = prefixes
        self._root = Node()
        for rule in rules:
            before = frozenset(name for item in rule.items if item.side == "<" for name in item.names)
            for sequence in _sequences([item for item in rule.items if item.side != "<"]):
                node = self._root
                for step, _ in sequence:
                    node = node.step(step)
                labels = tuple(label for _, label in sequence if label is not None)
                node.goals.append(Goal(rule, labels, before, SAYINGS[rule.say]))

    def read(self, chart: Chart) -> None:
        """Add to the chart all that the patterns read."""
        starts = self._root.after
        for index in sorted(chart.edges, reverse=True):
            joined = self._joined_start(chart, index)
            waiting = [edge for edge in chart.here(index) if edge.cls in starts]
            while waiting:
                found = self._read_from(chart, waiting.pop())
                waiting += [made for made in found if chart.add(made) and made.cls in starts]
            for made in joined:
                chart.add(made)

    def _joined_start(self, chart: Chart, index: int) -> list[Edge]:
        """Patterns whose first word has a و of its own before it."""
        made: list[Edge] = []
        if self._root.joins and chart.at(index, CONJUNCTION):
            for edge in chart.here(index + 1):
                for step, node in self._root.after.get(edge.cls, ()):
                    if step.how == _JOINED and not edge.prefix:
                        self._follow(_Walk(chart, index, "", made), node, edge.last, (edge,))
        return made

    def _read_from(self, chart: Chart, edge: Edge) -> list[Edge]:
        made: list[Edge] = []
        for step, node in self._root.after[edge.cls]:
            if step.value is not None and step.value != edge.value:
                continue
            if step.how == _JOINED:
                fits = edge.prefix in self._conjunctions
            else:
                fits = edge.prefix == step.prefix if step.prefix else edge.prefix in self._prefixes
            if fits:
                self._follow(_Walk(chart, edge.first, edge.prefix, made), node, edge.last, (edge,))
        return made

    def _follow(self, walk: _Walk, node: Node, index: int, path: tuple[Edge, ...]) -> None:
        """Add to the walk what the patterns make that begin as ``path`` does and go on from token ``index``."""
        for goal in node.goals:
            walk.reach(goal, path)
        after = node.after
        here = walk.chart.edges.get(index) if after else None
        if not here:
            return
        for cls in here if len(here) < len(after) else [cls for cls in here if cls in after]:
            for step, following in after.get(cls, ()):
                for edge in here[cls]:
                    if self._fits(step, edge):
                        self._follow(walk, following, edge.last, (*path, edge))
        if node.joins and CONJUNCTION in here:
            self._follow_joined(walk, node, index + 1, path)

    def _follow_joined(self, walk: _Walk, node: Node, index: int, path: tuple[Edge, ...]) -> None:
        here = walk.chart.edges.get(index, {})
        for cls in [cls for cls in here if cls in node.after]:
            for step, following in node.after[cls]:
                for edge in here[cls]:
                    if step.how == _JOINED and not edge.prefix and (step.value is None or step.value == edge.value):
                        self._follow(walk, following, edge.last, (*path, edge))

    def _fits(self, step: Step, edge: Edge) -> bool:
        if step.value is not None and step.value != edge.value:
            return False
        if step.how == _JOINED:
            return edge.prefix in self._conjunctions
        return edge.prefix == step.prefix


@dataclass(slots=True)
class _Walk:
    """One walk through the trie from a token: its first token and prefix, and what the patterns have made."""

    chart: Chart
    first: int
    prefix: str
    made: list[Edge]

    def reach(self, goal: Goal, path: tuple[Edge, ...]) -> None:
        """A pattern is complete: put its meaning together."""
        if goal.before and not goal.before & self.chart.ends.get(self.first, _NOTHING):
            return
        value = goal.saying({label: edge.value for label, edge in zip(goal.labels, path, strict=False)})
        if value is None:
            return
        last = path[len(goal.labels) - 1].last
        self.made.extend(Edge(self.first, last, cls, value, self.prefix, goal.rule) for cls in goal.rule.make)


_NOTHING: frozenset[str] = frozenset()


def _sequences(items: list[Item]) -> Iterator[list[tuple[Step, str | None]]]:
    """All rows of labelled steps that a pattern allows: with and without what may be missing, class by class."""
    choices: list[list[tuple[Step, str | None] | None]] = []
    for item in items:
        how = _AHEAD if item.side == ">" else _JOINED if item.joined else _PLAIN
        label = None if how == _AHEAD else item.label
        steps: list[tuple[Step, str | None] | None] = [
            (Step(name, item.value, item.prefix, how), label) for name in item.names
        ]
        choices.append([*steps, None] if item.optional else steps)
    for chosen in product(*choices):
        yield [one for one in chosen if one is not None]
