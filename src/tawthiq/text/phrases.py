"""Many phrases at once: a trie over folded words that looks through clitics.

An entry written without ال matches with and without it, on each of its words; an entry with ال demands it.
Conjunctions and prepositions may stand only before the first word, a pronoun only after the last.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tawthiq.text.clitics import readings, stems
from tawthiq.text.letters import ar
from tawthiq.text.text import Text

_ARTICLE = ar("Al")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Folded words that are looked for together, and the id of the entry they stand for."""

    words: tuple[str, ...]
    id: str


class Match(NamedTuple):
    """Tokens ``first``..``last`` (half-open) read as an entry; what was written on to the words."""

    first: int
    last: int
    id: str
    prefix: str = ""
    article: bool = False
    suffix: str = ""


@dataclass(slots=True)
class _Node:
    ids: list[str] = field(default_factory=list)
    after: dict[str, _Node] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One way into the trie from a word form."""

    node: _Node
    prefix: str
    article: bool
    suffix: str


class PhraseMatcher:
    """Finds entries in a text. ``whole``: words never cut (لبنان، وفد). Built once, then read-only: safe between
    threads.
    """

    def __init__(self, entries: Iterable[Phrase], whole: frozenset[str] = frozenset()) -> None:
        self._root = _Node()
        self._whole = whole
        self._entries: dict[str, tuple[_Entry, ...]] = {}
        for phrase in entries:
            node = self._root
            for word in phrase.words:
                node = node.after.setdefault(word, _Node())
            if phrase.id not in node.ids:
                node.ids.append(phrase.id)

    def match(self, text: Text, first: int = 0, last: int | None = None) -> list[Match]:
        """All matches between tokens ``first`` and ``last``, in order of their first token."""
        end = len(text.tokens) if last is None else last
        known = self._entries
        found: list[Match] = []
        for token in text.tokens[first:end]:
            entries = known.get(token.form)
            if entries is None:
                entries = self._enter(token.form)
            for entry in entries:
                index = token.index
                if entry.suffix:
                    found += [Match(index, index + 1, i, entry.prefix, False, entry.suffix) for i in entry.node.ids]
                else:
                    self._follow(text, index, index + 1, end, entry, entry.node, found)
        return found

    def _enter(self, form: str) -> tuple[_Entry, ...]:
        """Ways into the trie from a word; the whole word shuts out its cuts where it is in ``whole`` or itself an
        entry.
        """
        after = self._root.after
        if after.keys().isdisjoint(stems(form)):
            self._entries[form] = ()
            return ()
        options = []
        for reading in readings(form):
            if form in self._whole and reading.stem != form:
                continue
            node = after.get(reading.stem)
            if node is not None:
                options.append(_Entry(node, reading.prefix, reading.article, reading.suffix))
            node = after.get(_ARTICLE + reading.stem) if reading.article else None
            if node is not None:
                options.append(_Entry(node, reading.prefix, True, reading.suffix))
        if form in after and after[form].ids:
            options = [o for o in options if not o.suffix and (o.node is after[form] or o.node.after or o.article)]
        entries = tuple({(id(o.node), o.prefix, o.suffix): o for o in reversed(options)}.values())
        self._entries[form] = entries
        return entries

    def _follow(
        self, text: Text, first: int, at: int, end: int, entry: _Entry, node: _Node, found: list[Match]
    ) -> None:
        if node.ids:
            found += [Match(first, at, i, entry.prefix, entry.article) for i in node.ids]
        if not node.after or at >= end:
            return
        form = text.tokens[at].form
        following = node.after.get(form)
        if following is not None:
            self._follow(text, first, at + 1, end, entry, following, found)
        if form.startswith(_ARTICLE):
            bare = node.after.get(form[2:])
            if bare is not None:
                self._follow(text, first, at + 1, end, entry, bare, found)
            return
        for reading in readings(form):
            if reading.suffix and not reading.prefix:
                last = node.after.get(reading.stem)
                if last is not None:
                    found += [Match(first, at + 1, i, entry.prefix, entry.article, reading.suffix) for i in last.ids]


def longest(matches: Sequence[Match]) -> list[Match]:
    """The longest matches that do not overlap, earlier before later among equals; one per stretch, the first id
    wins.
    """
    taken: set[int] = set()
    kept = []
    for match in sorted(matches, key=lambda m: (m.first - m.last, m.first, len(m.prefix))):
        stretch = range(match.first, match.last)
        if taken.isdisjoint(stretch):
            taken.update(stretch)
            kept.append(match)
    return sorted(kept, key=lambda m: m.first)
