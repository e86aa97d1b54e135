"""Stretches of whole days, and the calendar units that hold a day.

Weeks run from Monday to Sunday (coding guide, "Dates").
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

DAY, WEEK, MONTH, YEAR, UNKNOWN = "day", "week", "month", "year", "unknown"
ORDER = (DAY, WEEK, MONTH, YEAR, UNKNOWN)
"""Precisions, finest first."""
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}
"""Seasons and their EDTF codes. Spring is March to May, winter December to February (meteorological seasons)."""
_SEASON_MONTHS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_QUARTER_CODE = 32


@dataclass(frozen=True, slots=True)
class Days:
    """Days ``start``..``end`` inclusive (None: open on that side), how fine they are told, and their EDTF form."""

    start: date | None
    end: date | None
    precision: str = DAY
    edtf: str | None = None
    time: str | None = None


def one_day(day: date) -> Days:
    """A single day."""
    return Days(day, day, DAY, day.isoformat())


def between(start: date, end: date, precision: str) -> Days:
    """Days told by their first and last; one day where they are the same."""
    edtf = start.isoformat() if start == end else f"{start.isoformat()}/{end.isoformat()}"
    return Days(start, end, precision, edtf)


def week_of(day: date) -> Days:
    """The Monday to Sunday around a day."""
    monday = day - timedelta(days=day.weekday())
    return between(monday, monday + timedelta(days=6), WEEK)


def month_of(year: int, month: int) -> Days:
    """A whole month."""
    return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]), MONTH, f"{year:04d}-{month:02d}")


def year_of(year: int) -> Days:
    """A whole year."""
    return Days(date(year, 1, 1), date(year, 12, 31), YEAR, f"{year:04d}")


def season_of(year: int, season: str) -> Days:
    """A season by the year in which it begins, precision month."""
    first = _SEASON_MONTHS[season]
    start = date(year, first, 1)
    return Days(start, last_of_month(add_months(start, 2)), MONTH, f"{year:04d}-{SEASONS[season]}")


def quarter_of(year: int, quarter: int) -> Days:
    """Quarter 1 to 4 of a year, precision month."""
    start = date(year, 3 * quarter - 2, 1)
    return Days(start, last_of_month(add_months(start, 2)), MONTH, f"{year:04d}-{_QUARTER_CODE + quarter}")


def half_of(year: int, half: int) -> Days:
    """Half 1 or 2 of a year, precision month."""
    start = date(year, 6 * half - 5, 1)
    end = last_of_month(add_months(start, 5))
    return Days(start, end, MONTH, f"{year:04d}-{start.month:02d}/{year:04d}-{end.month:02d}")


def add_months(day: date, months: int) -> date:
    """The same day of a later (or earlier) month, or that month's last day. Raises ValueError outside years 1-9999."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def last_of_month(day: date) -> date:
    """The last day of the month around a day."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def coarser(one: str, other: str) -> str:
    """The coarser of two precisions."""
    return max(one, other, key=ORDER.index)


def finer(one: str, other: str) -> str:
    """The finer of two precisions."""
    return min(one, other, key=ORDER.index)
