"""Near-identical texts: copies are recognised by the word sequences that they share.

A sketch of a text is its few smallest sequence hashes (bottom-k). Texts whose sketches share enough are compared.
"""

from __future__ import annotations

import heapq
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise

from tawthiq.text.fold import fold
from tawthiq.text.tokens import MARK, NUMBER, cut_tokens

SKETCH = 10
"""Hashes kept for each text."""
SHARED = 4
"""Hashes that two sketches must share before the texts are compared."""
SHORTEST = 15
"""Words below which a text is no evidence of copying."""
_ALIKE = 0.8
_LONGEST = 4_000


def words_and_numbers(text: str) -> tuple[list[str], frozenset[str]]:
    """The folded words of a text (4,000 at most) and the numbers among them."""
    tokens = [token for token in cut_tokens(fold(text)) if token.kind != MARK][:_LONGEST]
    return [token.form for token in tokens], frozenset(token.form for token in tokens if token.kind == NUMBER)


def sketch(words: list[str]) -> list[int]:
    """The smallest sequence hashes of a text; none where it is too short to tell."""
    return heapq.nsmallest(SKETCH, sequences(words)) if len(words) >= SHORTEST else []


def sequences(words: list[str]) -> set[int]:
    """Signed 64-bit hashes of every run of three words."""
    pairs = [_hash(f"{a} {b}") for a, b in pairwise(words)]
    return {_mix(first, second) for first, second in pairwise(pairs)}


def alike(one: str, two: str) -> bool:
    """Whether two texts are copies: four fifths of their word sequences shared, and the same numbers told.

    A template filled with other numbers is another report. Where one outlet cut the text, the shorter must lie
    almost wholly in the longer.
    """
    words_one, numbers_one = words_and_numbers(one)
    words_two, numbers_two = words_and_numbers(two)
    if min(len(words_one), len(words_two)) < SHORTEST:
        return False
    a, b = sequences(words_one), sequences(words_two)
    common = len(a & b)
    if common / len(a | b) >= _ALIKE:
        return numbers_one == numbers_two
    shorter = min(len(a), len(b))
    return common / shorter >= 0.95 and shorter / max(len(a), len(b)) >= 0.5


@lru_cache(maxsize=100_000)
def _hash(pair: str) -> int:
    return int.from_bytes(blake2b(pair.encode("utf-8", "replace"), digest_size=8).digest(), "big", signed=True)


def _mix(first: int, second: int) -> int:
    mixed = (first * 0x9E3779B97F4A7C15 + (second << 7 ^ second)) & 0xFFFFFFFFFFFFFFFF
    mixed ^= mixed >> 29
    return mixed - (1 << 64) if mixed >= 1 << 63 else mixed
