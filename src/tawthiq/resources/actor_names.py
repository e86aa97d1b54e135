"""One trie for everything by which an actor may be told: names of the register, states, heads, generic nouns, titles.

Words are folded. A word is looked up as written, by the first spelling of its family, without its article, and an
oblique
plural by its nominative (الحوثيين → الحوثيون).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from tawthiq.text.clitics import Reading, readings, stems
from tawthiq.text.fold import fold_key
from tawthiq.text.letters import ar

ARTICLE, _WN, _YN, _YEH, _WAW = ar("Al"), ar("wn"), ar("yn"), ar("y"), ar("w")
_SHORTEST_WITH_PRONOUN = 4
WEAPON = "weapon"
"""Sort whose phrases take a pronoun on their first word and go on (عبوته الناسفة)."""
MOST_WORDS = 300_000
"""Words whose readings are kept: about the vocabulary of a million reports, some 60 MB."""
_BARE = frozenset({"state", "capital", "place"})
"""Sorts of names that take no article in the text where they have none: السورية is an adjective, سورية a state."""


@dataclass(frozen=True, slots=True)
class Naming:
    """What a phrase stands for. ``strength`` of a register name: strong · weak · loose; of other entries the ``sort``
    (head · generic · title · state · capital · nationality · people · place) with ``group`` the entry's id or ISO
    code."""

    group: str
    strength: str = "strong"
    partisan: bool = False
    start: date | None = None
    end: date | None = None
    sort: str = "name"
    form: str = ""

    def holds(self, on: date | None) -> bool:
        """True where the name is in use on the day, or no day is known."""
        return on is None or ((self.start is None or self.start <= on) and (self.end is None or on <= self.end))


@dataclass(slots=True)
class _Node:
    after: dict[str, _Node] = field(default_factory=dict)
    ends: list[Naming] = field(default_factory=list)


class Hit(NamedTuple):
    """A phrase found: words ``first``..``last`` (half-open), what it stands for, what is written on its first and
    last word."""

    first: int
    last: int
    naming: Naming
    prefix: str = ""
    article: bool = False
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class _Way:
    """A way into the trie. ``ends``: what the word alone stands for; ``goes_on``: longer phrases begin so."""

    node: _Node
    prefix: str
    article: bool
    suffix: str
    ends: tuple[Naming, ...]
    goes_on: bool
    added: bool


class NameTrie:
    """Built once, then only its cache of first words grows, with entries that never change."""

    def __init__(self, families: Iterable[Iterable[str]] = (), pronouns: frozenset[str] = frozenset({"head"})) -> None:
        """``families``: spellings of one word, the first for all; ``pronouns``: sorts that take a pronoun on their
        first word."""
        self._root = _Node()
        self._pronouns = pronouns
        self._first: dict[str, tuple[_Way, ...]] = {}
        self._opening: frozenset[str] | None = None
        self._canon: dict[str, str] = {}
        self._heads: dict[str, set[str]] = {}
        self._spelled: dict[str, tuple[str, ...]] = {}
        for family in families:
            folded = [fold_key(word) for word in family]
            self._canon |= dict.fromkeys(folded[1:], folded[0])

    def add(self, phrase: str, naming: Naming) -> _Node:
        """Add a phrase; words are folded here."""
        node = self._root
        for word in _words(phrase):
            node = node.after.setdefault(self._canon.get(word, word), _Node())
        if naming not in node.ends:
            node.ends.append(naming)
        return node

    def add_name(self, phrase: str, naming: Naming) -> Naming | None:
        """Add a name of the register. Returns the name of another group that is strong at the same time, if any."""
        node = self.add(phrase, naming)
        words = _words(phrase)
        self._heads.setdefault(naming.group, set()).add(words[0].removeprefix(ARTICLE))
        return next((other for other in node.ends if _clash(other, naming)), None)

    def heads_of(self) -> dict[str, frozenset[str]]:
        """The first words of each group's names, without article: by which it may be referred back to (التنظيم،
        الحركة)."""
        return {group: frozenset(words) for group, words in self._heads.items()}

    def begins(self, form: str) -> bool:
        """True where a phrase may begin with the word."""
        ways = self._first.get(form)
        return bool(self._ways(form) if ways is None else ways)

    def _ways(self, form: str) -> tuple[_Way, ...]:
        ways = self._first.get(form)
        if ways is None:
            ways = self._enter(form)
            if len(self._first) < MOST_WORDS:
                self._first[form] = ways
        return ways

    def walk(self, forms: list[str], gaps: list[bool], at: int) -> list[Hit]:
        """All phrases that begin at word ``at`` and run over no gap."""
        found: list[Hit] = []
        for way in self._ways(forms[at]):
            found += [Hit(at, at + 1, naming, way.prefix, way.article, way.suffix) for naming in way.ends]
            if way.goes_on:
                self._follow(way, way.node, forms, gaps, at, at + 1, found)
        return found

    def _enter(self, form: str) -> tuple[_Way, ...]:
        if self._opening is None:
            self._opening = frozenset(self._openings())
        if self._opening.isdisjoint(stems(form)):
            return ()
        after = self._root.after
        ways: list[_Way] = []
        for reading in readings(form):
            bare = (
                [(ARTICLE + reading.stem, True), (reading.stem, True)] if reading.article else [(reading.stem, False)]
            )
            for stem, article in bare:
                for spelled in self._spellings(stem):
                    node = after.get(spelled)
                    if node is not None and (not reading.suffix or self._takes(reading.stem, node)):
                        ways.append(self._way(node, reading, article, article and not stem.startswith(ARTICLE)))
        whole = [w for w in ways if not w.prefix and not w.suffix]
        if any(w.node.ends for w in whole):
            ways = [w for w in ways if not w.prefix or w.article]
        return tuple({(id(w.node), w.prefix, w.article, w.suffix): w for w in ways}.values())

    def _way(self, node: _Node, reading: Reading, article: bool, added: bool) -> _Way:
        """``added``: the text has an article that the entry lacks."""
        suffix = reading.suffix
        ends = tuple(
            naming
            for naming in node.ends
            if (not suffix or naming.sort in self._pronouns) and not (added and naming.sort in _BARE)
        )
        goes_on = bool(node.after) and (not suffix or WEAPON in self._pronouns)
        return _Way(node, reading.prefix, article, suffix, ends, goes_on, added)

    def _takes(self, stem: str, node: _Node) -> bool:
        """True where a pronoun may be written on a first word: its entry takes one, and it is not short."""
        return len(stem) >= _SHORTEST_WITH_PRONOUN and (
            WEAPON in self._pronouns or any(e.sort in self._pronouns for e in node.ends)
        )

    def _openings(self) -> Iterator[str]:
        """The words that `_spellings` leads to the first word of a phrase."""
        kept = self._root.after
        yield from kept
        yield from (variant for variant, canon in self._canon.items() if canon in kept)
        yield from (word[:-2] + _YN for word in kept if word.endswith(_WN))
        yield from (word[:-1] + _YEH for word in kept if word.endswith(_WAW))

    def _spellings(self, word: str) -> list[str]:
        out = [word]
        canon = self._canon.get(word)
        if canon:
            out.append(canon)
        if word.endswith(_YN):
            out.append(word[:-2] + _WN)
        elif word.endswith(_YEH):
            out.append(word[:-1] + _WAW)
        return out

    def _follow(
        self, way: _Way, node: _Node, forms: list[str], gaps: list[bool], first: int, at: int, found: list[Hit]
    ) -> None:
        if at >= len(forms) or gaps[at]:
            return
        form, after = forms[at], node.after
        words = self._spelled.get(form)
        if words is None:
            words = self._respell(form)
        for word in words:
            following = after.get(word)
            if following is None:
                continue
            found += [
                Hit(first, at + 1, naming, way.prefix, way.article, way.suffix)
                for naming in following.ends
                if not (way.added and naming.sort in _BARE)
            ]
            if following.after:
                self._follow(way, following, forms, gaps, first, at + 1, found)

    def _respell(self, form: str) -> tuple[str, ...]:
        """A later word of a phrase as entries may have it: its spellings, and those without the article."""
        bare = self._spellings(form[2:]) if form.startswith(ARTICLE) else []
        words = tuple(dict.fromkeys(self._spellings(form) + bare))
        if len(self._spelled) < MOST_WORDS:
            self._spelled[form] = words
        return words


@lru_cache(maxsize=8192)
def _words(phrase: str) -> tuple[str, ...]:
    """The words of a phrase as the layer sees them: marks that do not cut are left out."""
    for mark in '()"«»-._/':
        phrase = phrase.replace(mark, " ")
    return tuple(fold_key(phrase).split())


def _clash(one: Naming, other: Naming) -> bool:
    """True for strong names of two groups at the same time."""
    if one.group == other.group or one.sort != "name" or {one.strength, other.strength} != {"strong"}:
        return False
    later = max(one.start or date.min, other.start or date.min)
    return later <= min(one.end or date.max, other.end or date.max)
