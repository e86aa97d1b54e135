"""Days of which only a part is known: the weekday, or day and month, of an expression that nothing resolves.

Reads the symbols of the times layer (``published-1d&published<=mon``): all parts joined by ``&`` name one day. What one
event says of the day of publication serves the others of its report («اليوم» beside «اليوم الخميس 5 تشرين الأول»).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_OFFSET = re.compile(r"published(?:-(?P<days>\d+)d)?")
_WEEKDAY = re.compile(r"published[<>~]=?(?P<name>mon|tue|wed|thu|fri|sat|sun)")
_DAY = re.compile(r"published[<>~]=?(?P<month>\d\d)-(?P<day>\d\d)")
_ANY_YEAR = 2001
_FARTHEST = 6
"""Days before publication up to which an offset still tells the weekday of publication."""


@dataclass(frozen=True, slots=True)
class Partial:
    """What is known of a day: ``weekday`` (0 Monday), ``month`` and ``day``; ``offset``: days before publication."""

    weekday: int | None = None
    month: int | None = None
    day: int | None = None
    offset: int | None = None

    def fits(self, day: date) -> bool:
        """Whether a full day can be this one."""
        return self.weekday in (None, day.weekday()) and self.month in (None, day.month) and self.day in (None, day.day)

    def agrees(self, other: Partial) -> bool | None:
        """Whether two partial days can be one; None where they have nothing to compare."""
        pairs = [(self.weekday, other.weekday), (self.day, other.day), (self.month, other.month)]
        told = [a == b for a, b in pairs if a is not None and b is not None]
        return all(told) if told else None

    @property
    def empty(self) -> bool:
        return self.weekday is None and self.day is None

    def moved(self, days: int) -> Partial:
        """The day so many days later (earlier where negative)."""
        weekday = None if self.weekday is None else (self.weekday + days) % 7
        if self.month is None or self.day is None:
            return Partial(weekday)
        try:
            told = date(_ANY_YEAR, self.month, self.day) + timedelta(days=days)
        except ValueError:
            return Partial(weekday)
        return Partial(weekday, told.month, told.day)


NOTHING = Partial()
"""A day of which nothing is known."""


def read_partial(symbol: str | None) -> Partial:
    """What one symbol says. A range or an alternative (``/``) says nothing that is sure."""
    if not symbol or "/" in symbol:
        return Partial()
    weekday = month = day = offset = None
    for part in symbol.split("&"):
        if found := _OFFSET.fullmatch(part):
            offset = int(found["days"] or 0)
        elif found := _WEEKDAY.fullmatch(part):
            weekday = _WEEKDAYS.index(found["name"])
        elif found := _DAY.fullmatch(part):
            month, day = int(found["month"]), int(found["day"])
    return Partial(weekday, month, day, offset)


def publication(partials: Iterable[Partial]) -> Partial:
    """What the times of a report say of the day on which it was published; nothing where they disagree."""
    told = [p.moved(p.offset) for p in partials if p.offset is not None and p.offset <= _FARTHEST and not p.empty]
    if not told or any(told[0].agrees(other) is False for other in told[1:]):
        return Partial()
    return max(told, key=lambda p: (p.day is not None, p.weekday is not None))


def completed(partial: Partial, published: Partial) -> Partial:
    """A day told from publication, with what the report says of that day."""
    if not partial.empty or partial.offset is None or published.empty:
        return partial
    return published.moved(-partial.offset)
