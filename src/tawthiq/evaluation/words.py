"""How much two quotes share, word by word, whatever their article, particles or spelling."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, TypeAlias

Json: TypeAlias = Mapping[str, Any]

_DROPPED = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u0640\u200c-\u200f\u202a-\u202e\u2066-\u2069]")
# Hamza on and under alef, madda, wasla, alef maqsura, teh marbuta, hamza on waw and yeh: the fold of the scorer.
_FOLD = str.maketrans(
    "\u0623\u0625\u0622\u0671\u0649\u0629\u0624\u0626", "\u0627\u0627\u0627\u0627\u064a\u0647\u0648\u064a"
)
_ARTICLE = re.compile("^[\u0648\u0641]?(?:[\u0628\u0643]?\u0627\u0644|\u0644\u0644)(?=\\w{2,})")
_PREFIX = re.compile("[\u0648\u0641]?[\u0628\u0643\u0644]?")
_WORD = re.compile(r"\w+")
# A word that another is to end in has at least this many letters.
_SHORTEST_END = 3


@lru_cache(maxsize=65_536)
def words(quote: str) -> frozenset[str]:
    """The comparable words of a quote: no diacritics, folded letters, no article."""
    folded = _DROPPED.sub("", quote).translate(_FOLD)
    return frozenset(_ARTICLE.sub("", word) for word in _WORD.findall(folded))


def same_word(one: str, other: str) -> bool:
    """Equal, or equal but for a conjunction or preposition written on to one of them."""
    if one == other:
        return True
    long, short = (one, other) if len(one) >= len(other) else (other, one)
    ends = len(short) >= _SHORTEST_END and long.endswith(short)
    return ends and _PREFIX.fullmatch(long[: -len(short)]) is not None


@lru_cache(maxsize=262_144)
def overlap(one: str | None, other: str | None) -> float:
    """Shared words over the words of the smaller quote, 0 to 1; 0 where less than a third of the larger is shared."""
    left, right = words(one or ""), words(other or "")
    if not left or not right:
        return 0.0
    shared = min(_shared(left, right), _shared(right, left))
    return shared / min(len(left), len(right)) if shared * 3 >= max(len(left), len(right)) else 0.0


def _shared(these: frozenset[str], those: frozenset[str]) -> int:
    return sum(any(same_word(word, other) for other in those) for word in these)


def quote_of(part: Json | str | None) -> str | None:
    """The quote of a value, or the plain string that gold gives in its place."""
    return part.get("quote") if isinstance(part, Mapping) else part


def quotes_of(part: object) -> list[str | None]:
    """The quotes of a value that may be a list of spans (``via``)."""
    parts = part if isinstance(part, list | tuple) else [part]
    return [quote_of(item) for item in parts if isinstance(item, Mapping | str)]


def best_overlap(these: list[str | None], those: list[str | None]) -> float:
    """The largest overlap of any two; 0 where either list is empty."""
    return max((overlap(one, other) for one in these for other in those), default=0.0)
