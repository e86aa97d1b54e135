"""The words that the cutting of a text rests on; `resources` fills them from the data files and hands them in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

Words: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """Folded words with which something that is no part of the report begins. ``kind``: list · line · alone;
    ``marked``: a colon, dots, a dash or a slash must follow."""

    id: str
    words: Words
    kind: str
    marked: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Orthography:
    """``boilerplate`` by first word, the longest first; ``abbreviations`` before a dot that ends nothing;
    ``agencies`` that sign a dateline and ``openers`` of sentences, as folded words, by first word."""

    boilerplate: dict[str, tuple[Mark, ...]] = field(default_factory=dict)
    abbreviations: frozenset[str] = frozenset()
    agencies: dict[str, tuple[Words, ...]] = field(default_factory=dict)
    openers: dict[str, tuple[Words, ...]] = field(default_factory=dict)


NOTHING = Orthography()
