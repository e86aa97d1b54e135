"""Phrases that bound an amount (أكثر من، على الأقل، نحو) and vague amounts (عدة، عشرات), found once for a text."""

from __future__ import annotations

from dataclasses import dataclass, field

from tawthiq.layers.numbers_read import Exact
from tawthiq.resources.numbers import Bound, NumberWords
from tawthiq.text.phrases import Match, longest
from tawthiq.text.text import Text
from tawthiq.text.tokens import MARK, NUMBER

_COMMAS = frozenset("،,")
_AFTER_WITHIN = 4
"""A bound may stand after the counted noun and two words of its description (ثلاثة أطفال صغار على الأقل)."""


@dataclass(slots=True)
class Bounds:
    """Where the bounding phrases of a text stand: ``ends`` by the token after a phrase that stands before a number,
    ``starts`` by the first token of one that stands after it, ``vague`` in order."""

    ends: dict[int, tuple[Match, Bound]] = field(default_factory=dict)
    starts: dict[int, tuple[Match, Bound]] = field(default_factory=dict)
    vague: list[tuple[Match, Bound]] = field(default_factory=list)


def find_bounds(text: Text, words: NumberWords) -> Bounds:
    """All bounding phrases of a text; the longest wins where two begin or end together."""
    found = Bounds()
    vague: list[Match] = []
    for match in words.matcher.match(text):
        bound = words.by_key[match.id]
        if match.suffix:
            continue
        if bound.role == "vague" and bound.position == "before":
            vague.append(match)
        elif bound.position == "before":
            _keep(found.ends, match.last, match, bound)
        else:
            _keep(found.starts, match.first, match, bound)
    found.vague = [(match, words.by_key[match.id]) for match in longest(vague)]
    return found


def _keep(places: dict[int, tuple[Match, Bound]], at: int, match: Match, bound: Bound) -> None:
    known = places.get(at)
    if known is None or known[0].last - known[0].first < match.last - match.first:
        places[at] = (match, bound)


@dataclass(frozen=True, slots=True)
class Amount:
    """Bounds of an amount, and the rule that made them."""

    first: int
    low: int
    high: int | None
    rule: str
    approximate: bool = False
    cues: tuple[str, ...] = ()


def bounded(text: Text, number: Exact, first: int, bounds: Bounds) -> Amount:
    """What the phrases around a number make of it; ``first``: its first token with what is written on to it."""
    amount = Amount(first, number.value, number.value, "numbers.exact")
    before = bounds.ends.get(first)
    if before is not None:
        amount = _apply(before[1], amount, before[0].first)
    after = _bound_after(text, number.last, bounds)
    if after is not None and (amount.high is not None or after.role == "at_most"):
        amount = _apply(after, amount, amount.first)
    return amount


def _apply(bound: Bound, amount: Amount, first: int) -> Amount:
    low, high = amount.low, amount.high
    table: dict[str, tuple[int, int | None, bool]] = {
        "more_than": (low + 1, None, False),
        "at_least": (low, None, False),
        "more_or_equal": (low, None, False),
        "about": (low, high, True),
        "up_to": (low, high, True),
        "at_most": (min(1, low), low, False),
        "less_than": (min(1, low - 1), low - 1, False),
    }
    least, most, approximate = table[bound.role]
    return Amount(first, max(least, 0), most, bound.id, approximate, (bound.role,))


def _bound_after(text: Text, last: int, bounds: Bounds) -> Bound | None:
    """The bound that stands after a number or its noun; one that is followed by another number belongs to that."""
    if not bounds.starts:
        return None
    for at in range(last, min(last + _AFTER_WITHIN, len(text.tokens))):
        found = bounds.starts.get(at)
        if found is not None and found[1].role != "vague":
            return None if _of_the_next(text, found[0].last, bounds) else found[1]
        if text.tokens[at].kind == NUMBER or (text.tokens[at].kind == MARK and not _set_off(text, at, bounds)):
            return None
    return None


def _of_the_next(text: Text, end: int, bounds: Bounds) -> bool:
    """«30 قتيلاً وأكثر من 100 جريح», «خمسة، على الأقل 3»: the bound belongs to the number after it."""
    ahead = range(end, min(end + 2, len(text.tokens) + 1))
    return any(at in bounds.ends and bounds.ends[at][0].first < end < at for at in ahead) or (
        end < len(text.tokens) and text.tokens[end].kind == NUMBER
    )


def _set_off(text: Text, at: int, bounds: Bounds) -> bool:
    """«36 شخصاً، على الأقل، في غارات»: the bound stands between commas."""
    found = bounds.starts.get(at + 1)
    if text.tokens[at].form not in _COMMAS or found is None or found[0].last >= len(text.tokens):
        return False
    return text.tokens[found[0].last].form in _COMMAS
