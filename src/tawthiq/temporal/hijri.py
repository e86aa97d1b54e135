"""The Islamic calendar (Umm al-Qura, library ``hijridate``): years 1343 to 1500, 1924 to 2077."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from hijridate import Gregorian, Hijri

from tawthiq.temporal.days import DAY, MONTH, YEAR, Days, between

FIRST_YEAR, LAST_YEAR = 1343, 1499
SIGHTING = timedelta(days=1)
"""How far a country's own sighting of the moon may stand from the computed calendar."""


@lru_cache(maxsize=4096)
def hijri_days(year: int, month: int | None = None, day: int | None = None) -> Days | None:
    """The Gregorian days of a Hijri year, month or day; None for no such day, or one out of the library's reach."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        if month is None:
            return between(_gregorian(year, 1, 1), _gregorian(year + 1, 1, 1) - timedelta(days=1), YEAR)
        if day is None:
            after = (year, month + 1) if month < 12 else (year + 1, 1)
            return between(_gregorian(year, month, 1), _gregorian(*after, 1) - timedelta(days=1), MONTH)
        return between(_gregorian(year, month, day), _gregorian(year, month, day), DAY)
    except (ValueError, OverflowError):
        return None


def hijri_year(day: date) -> int:
    """The Hijri year in which a day falls. Raises OverflowError outside the library's years."""
    return int(Gregorian(day.year, day.month, day.day).to_hijri().year)


def _gregorian(year: int, month: int, day: int) -> date:
    found = Hijri(year, month, day).to_gregorian()
    return date(found.year, found.month, found.day)
