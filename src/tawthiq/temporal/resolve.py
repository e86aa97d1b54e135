"""What a description means once the day of publication is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

from tawthiq.temporal import days as d
from tawthiq.temporal.description import (
    MENTION,
    PUBLISHED,
    WEEKDAYS,
    Description,
    Fixed,
    Inside,
    Moved,
    Named,
    Point,
    Stretch,
)
from tawthiq.temporal.hijri import hijri_days, hijri_year

LAG = timedelta(days=1)
"""A date one day ahead of publication is still the recent one: the two may stand in different time zones."""
Moment = date | datetime


def day_of(moment: Moment) -> date:
    """The calendar day of a publication moment, in the zone it was given in."""
    return moment.date() if isinstance(moment, datetime) else moment


def resolve(what: Description, published: Moment | None, mention: date | None = None) -> d.Days | None:
    """The days that ``what`` means; None where its anchor is not known or no such day exists."""
    try:
        if isinstance(what, Stretch):
            return _stretch(what, published, mention)
        return _point(what, published, mention)
    except (ValueError, OverflowError):
        return None


def _point(what: Point, published: Moment | None, mention: date | None) -> d.Days | None:
    if isinstance(what, Fixed):
        return _fixed(what)
    if isinstance(what, Named):
        return None if published is None else _named(what, day_of(published))
    outer = what.outer if isinstance(what, Inside) else what
    anchor = {PUBLISHED: published, MENTION: mention}.get(outer.anchor)
    if anchor is None or outer.amount is None:
        return None
    return _inside(what, day_of(anchor)) if isinstance(what, Inside) else _moved(what, anchor)


def _fixed(what: Fixed) -> d.Days | None:
    if what.hijri:
        return hijri_days(what.year, what.month, what.day)
    if what.part:
        return part_of_year(what.year, what.part)
    if what.month is None:
        return d.year_of(what.year)
    if what.day is None:
        return d.month_of(what.year, what.month)
    return d.one_day(date(what.year, what.month, what.day))


def part_of_year(year: int, part: str) -> d.Days:
    """A season, quarter (``q1``), half (``h1``), month (``10``), day (``10-04``) or Hijri month (``h09``) of a year."""
    if part in d.SEASONS:
        return d.season_of(year, part)
    if part[0] == "q":
        return d.quarter_of(year, int(part[1:]))
    if part[0] == "h":
        return d.half_of(year, int(part[1:])) if len(part) == len("h1") else hijri_part(year, part[1:])
    month, _, day = part.partition("-")
    return d.one_day(date(year, int(month), int(day))) if day else d.month_of(year, int(month))


def hijri_part(year: int, part: str) -> d.Days:
    """The Hijri month (``09``) or day (``09-01``) that begins in a Gregorian year. Raises ValueError for none."""
    month, _, day = part.partition("-")
    first = hijri_year(date(year, 1, 1))
    for candidate in range(first, first + 3):
        found = hijri_days(candidate, int(month), int(day) if day else None)
        if found is not None and found.start is not None and found.start.year == year:
            return found
    raise ValueError(f"no {part} of the Hijri calendar in {year}")


def shift(day: date, amount: int, unit: str) -> date:
    """A day so many days, weeks, months or years later."""
    if unit in ("month", "year"):
        return d.add_months(day, amount * (12 if unit == "year" else 1))
    return day + timedelta(days=amount * (7 if unit == "week" else 1))


def _moved(what: Moved, anchor: Moment) -> d.Days:
    amount = what.amount or 0
    if what.unit in ("hour", "minute"):
        return _hours(timedelta(hours=amount) if what.unit == "hour" else timedelta(minutes=amount), anchor)
    day = shift(day_of(anchor), amount, what.unit)
    return _around(day, what.grain) if what.grain else replace(d.one_day(day), precision=what.unit)


def _hours(gap: timedelta, anchor: Moment) -> d.Days:
    """A moment some hours away: exact where the hour of publication is known, else the days it may fall on."""
    if isinstance(anchor, datetime):
        moment = anchor + gap
        day = moment.date()
        return replace(d.one_day(day), time=f"{moment:%H:%M}")
    if abs(gap) < timedelta(hours=1):
        return d.one_day(anchor)
    midnight = datetime(anchor.year, anchor.month, anchor.day)  # noqa: DTZ001
    near, far = sorted(((midnight + gap).date(), (midnight + timedelta(hours=23, minutes=59) + gap).date()))
    return d.between(near, far, d.DAY)


def _around(day: date, grain: str | None) -> d.Days:
    if grain == d.WEEK:
        return d.week_of(day)
    if grain == d.MONTH:
        return d.month_of(day.year, day.month)
    return d.year_of(day.year) if grain == d.YEAR else d.one_day(day)


def _inside(what: Inside, anchor: date) -> d.Days:
    day = shift(anchor, what.outer.amount or 0, what.outer.unit)
    if what.part in WEEKDAYS:
        return d.one_day(day + timedelta(days=WEEKDAYS.index(what.part) - day.weekday()))
    if what.part == "weekend":
        sunday = d.week_of(day).end or day
        return d.between(sunday - timedelta(days=1), sunday, d.DAY)
    if what.outer.grain == d.MONTH:
        return d.one_day(day.replace(day=int(what.part)))
    return part_of_year(day.year, what.part)


def _named(what: Named, published: date) -> d.Days | None:
    if what.weekday is not None:
        return d.one_day(_weekday(what.weekday, what.side, published))
    found = [days for offset in range(-2, 3) if (days := _in_year(what, published, offset)) is not None]
    return _choose(what, found, published)


def _weekday(weekday: int, side: str, published: date) -> date:
    back = (published.weekday() - weekday) % 7
    if side in ("<", "<<"):
        return published - timedelta(days=(back or 7) + (7 if side == "<<" else 0))
    if side in (">", ">="):
        ahead = (weekday - published.weekday()) % 7
        return published + timedelta(days=ahead or (7 if side == ">" else 0))
    return published - timedelta(days=back)


def _in_year(what: Named, published: date, offset: int) -> d.Days | None:
    """The named month or day, ``offset`` years from publication."""
    if what.season is not None:
        return d.season_of(published.year + offset, what.season)
    if what.hijri:
        return hijri_days(hijri_year(published) + offset, what.month, what.day)
    return resolve(Fixed(published.year + offset, what.month, what.day), None)


def _choose(what: Named, found: list[d.Days], published: date) -> d.Days | None:
    """The candidate year on the side asked for; a day that no candidate year holds (29 February) has none."""
    lag = LAG if what.day is not None else timedelta(0)
    fits: dict[str, Callable[[date, date], bool]] = {
        "<=": lambda start, _: start <= published + lag,
        "<": lambda _, end: end < published,
        "<<": lambda _, end: end < published,
        ">=": lambda _, end: end >= published,
        ">": lambda start, _: start > published,
        "~": lambda *_: True,
    }
    held = [x for x in found if x.start and x.end and fits[what.side](x.start, x.end)]
    if not held:
        return None
    held.sort(key=lambda days: _gap(days, published))
    return held[1 if what.side == "<<" and len(held) > 1 else 0]


def _gap(days: d.Days, published: date) -> int:
    if days.start is None or days.end is None or days.start <= published <= days.end:
        return 0
    return min(abs((days.start - published).days), abs((days.end - published).days))


def _stretch(what: Stretch, published: Moment | None, mention: date | None) -> d.Days | None:
    """From the first day of one side to the last of the other. A first side that has no year, or no week, of its own is
    the one before the last side."""
    first = resolve(what.first, published, mention) if what.first else None
    last = resolve(what.last, published, mention) if what.last else None
    if (what.first and not first) or (what.last and not last and not (first and published is None)):
        return None
    if (
        isinstance(what.first, Named)
        and isinstance(what.last, Named | Fixed | Inside)
        and what.first.side != "~"
        and last
        and last.start
    ):
        first = resolve(replace(what.first, side="<="), last.start) or first
    start, end = first.start if first else None, last.end if last else None
    if (start is None and end is None) or (start and end and start > end):
        return None
    sides = [side for side in (first, last) if side and not _is_today(side, what, published)]
    precision = d.finer(sides[0].precision, sides[-1].precision) if sides else d.DAY
    return d.Days(start, end, precision, _stretch_edtf(first, last))


def _is_today(side: d.Days, what: Stretch, published: Moment | None) -> bool:
    """Whether a side is the day of publication that ends «since …»: it does not say how fine the start is told."""
    today = isinstance(what.last, Moved) and what.last.amount == 0 and what.last.grain is None
    return today and published is not None and side.start == side.end == day_of(published) and what.first is not None


def _stretch_edtf(first: d.Days | None, last: d.Days | None) -> str:
    left = ".." if first is None else (first.edtf or "..").split("/")[0]
    right = ".." if last is None else (last.edtf or "..").split("/")[-1]
    return left if left == right else f"{left}/{right}"
