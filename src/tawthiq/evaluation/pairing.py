"""Which gold value meets which predicted one: greedy, one to one, best first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from tawthiq.evaluation.words import Json, best_overlap, overlap, quote_of

T = TypeVar("T")
Likeness = Callable[[T, T], float]
# Two events are one where they are at least this alike; two quotes where half of the smaller is shared.
EVENT_LEAST = 0.45
QUOTE_LEAST = 0.5
_ROUNDING = 1e-9


def pair(left: Sequence[T], right: Sequence[T], likeness: Likeness[T], least: float) -> list[tuple[int, int]]:
    """Index pairs, best first; ties go to the earlier."""
    scored = sorted(
        ((likeness(a, b), i, j) for i, a in enumerate(left) for j, b in enumerate(right)),
        key=lambda item: (-item[0], item[1], item[2]),
    )
    used_left: set[int] = set()
    used_right: set[int] = set()
    out = []
    for score, i, j in scored:
        if score >= least - _ROUNDING and i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            out.append((i, j))
    return out


def event_likeness(gold: Json, found: Json) -> float:
    """0 to 1: type, trigger, places, actors, harm and day, weighed over what the gold event has."""
    parts = [
        (0.30, float(gold.get("type") == found.get("type"))),
        (0.25, overlap(quote_of(gold.get("trigger")), quote_of(found.get("trigger")))),
    ]
    for weight, key in ((0.20, "places"), (0.10, "actors"), (0.10, "casualties")):
        if gold.get(key):
            parts.append((weight, best_overlap(_quotes(gold, key), _quotes(found, key))))
    if day(gold):
        parts.append((0.05, float(day(gold) == day(found))))
    return sum(weight * value for weight, value in parts) / sum(weight for weight, _ in parts)


def day(event: Json) -> str | None:
    """The first day of an event."""
    start: str | None = (event.get("date") or {}).get("start")
    return start


def _quotes(event: Json, key: str) -> list[str | None]:
    return [quote_of(value) for value in event.get(key) or []]


def same_quote(one: Json, other: Json) -> float:
    """How much the quotes of two values share."""
    return overlap(quote_of(one), quote_of(other))


def same_claim(one: Json, other: Json) -> float:
    """How much the claimants share, 0 where the stances differ."""
    if one.get("stance") != other.get("stance"):
        return 0.0
    return overlap(quote_of(one.get("claimant")), quote_of(other.get("claimant")))


def same_fields(*names: str) -> Likeness[Json]:
    """1 where all the fields are equal, else 0."""
    return lambda one, other: float(all(one.get(name) == other.get(name) for name in names))


def in_role(likeness: Likeness[Json], role: Callable[[Json], str | None]) -> Likeness[Json]:
    """The likeness of two values that stand in one role, else 0."""
    return lambda one, other: likeness(one, other) if role(one) == role(other) else 0.0
