"""Near-identical texts: copies are recognised by the word sequences that they share.

A sketch of a text is its few smallest sequence hashes (bottom-k). Texts whose sketches share enough are compared.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise

from tawthiq.desk.search.words import folded_words

SKETCH = 10
"""Hashes kept for each text."""
SHARED = 5
"""Hashes that two sketches must share before the texts are compared."""
SHORTEST = 15
"""Words below which a text is no evidence of copying."""
_ALIKE = 0.8
_WITHIN = 0.95
_LEAST_PART = 0.5
_LONGEST = 4_000


def words_and_numbers(text: str) -> tuple[list[str], frozenset[str]]:
    """The folded words of a text (4,000 at most) and the numbers among them."""
    words = list(folded_words(text)[:_LONGEST])
    return words, frozenset(word for word in words if word.isdigit())


def sketch(text: Likeness) -> list[int]:
    """The smallest sequence hashes of a text; none where it is too short to tell."""
    return heapq.nsmallest(SKETCH, text.runs) if len(text.words) >= SHORTEST else []


def sequences(words: list[str]) -> set[int]:
    """Signed 64-bit hashes of every run of three words."""
    pairs = [_hash(f"{a} {b}") for a, b in pairwise(words)]
    return {_mix(first, second) for first, second in pairwise(pairs)}


@dataclass(frozen=True, slots=True)
class Likeness:
    """A text made ready to be held against others."""

    words: list[str]
    numbers: frozenset[str]
    runs: frozenset[int]

    def is_copy(self, other: Likeness) -> bool:
        """Whether two texts are copies: four fifths of their word sequences shared, and the same numbers told.

        A template filled with other numbers is another report. Where one outlet cut the text, the shorter must lie
        almost wholly in the longer.
        """
        if min(len(self.words), len(other.words)) < SHORTEST:
            return False
        common = len(self.runs & other.runs)
        if common / len(self.runs | other.runs) >= _ALIKE:
            return self.numbers == other.numbers
        shorter = min(len(self.runs), len(other.runs))
        return common / shorter >= _WITHIN and shorter / max(len(self.runs), len(other.runs)) >= _LEAST_PART


def likeness(text: str) -> Likeness:
    """``text`` made ready."""
    words, numbers = words_and_numbers(text)
    return Likeness(words, numbers, frozenset(sequences(words)))


@lru_cache(maxsize=100_000)
def _hash(pair: str) -> int:
    return int.from_bytes(blake2b(pair.encode("utf-8", "replace"), digest_size=8).digest(), "big", signed=True)


def _mix(first: int, second: int) -> int:
    mixed = (first * 0x9E3779B97F4A7C15 + (second << 7 ^ second)) & 0xFFFFFFFFFFFFFFFF
    mixed ^= mixed >> 29
    return mixed - (1 << 64) if mixed >= 1 << 63 else mixed
