"""What a text says of the day on which it was published («أمس الإثنين»: on a Tuesday)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from tawthiq.layers.annotation import Time
from tawthiq.temporal.description import Fixed, Moved, Named
from tawthiq.temporal.resolve import resolve
from tawthiq.temporal.symbols import AND, parse_symbol


@dataclass(frozen=True, slots=True)
class Implied:
    """The weekday (0 Monday … 6 Sunday) or the very day of publication that ``time`` implies."""

    time: Time
    weekday: int
    day: date | None = None


def implied_publication(times: Iterable[Time]) -> tuple[Implied, ...]:
    """What each time says of publication: a day told both from publication and by its weekday or full date."""
    return tuple(found for time in times if (found := _implied(time)) is not None)


def _implied(time: Time) -> Implied | None:
    if time.value.relative is None or AND not in time.value.relative:
        return None
    told = [parse_symbol(symbol) for symbol in time.value.relative.split(AND)]
    shift = next((w for w in told if isinstance(w, Moved) and w.unit == "day" and w.amount is not None), None)
    if shift is None:
        return None
    gap = timedelta(days=shift.amount or 0)
    for when in told:
        if isinstance(when, Fixed):
            days = resolve(when, None)
            if days and days.start and days.start == days.end:
                day = days.start - gap
                return Implied(time, day.weekday(), day)
    weekday = next((w.weekday for w in told if isinstance(w, Named) and w.weekday is not None), None)
    return None if weekday is None else Implied(time, (weekday - gap.days) % 7)
