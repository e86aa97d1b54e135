"""How the meanings of ranges, of so long ago, of offsets and durations are put together."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tawthiq.layers.times.meaning import DURATION, OFFSET, RANGE, VAGUE, Amount, Meaning
from tawthiq.layers.times.numerals import Month
from tawthiq.layers.times.sayings_dates import first_point
from tawthiq.temporal.description import EVENT, MENTION, PERIOD, Fixed, Inside, Moved, Named, Point, Stretch

Captures = dict[str, Any]
TODAY = Moved(0)
GRAINS = {"week": "week", "month": "month", "year": "year"}
DECADE = "decade"
HOURS_OF_DAY = 24
DAYS_OF_WEEK = 7
MONTHS_OF_YEAR = 12
UNSAID = "last-unsaid"
"""Cue of «خلال 24 ساعة» without الماضية: the last hours, unless the sentence speaks of the future."""


def amount(c: Captures) -> Amount | None:
    """So many units: counted, two, half an hour, one, or an unstated number."""
    approximate = "approx" in c
    if "fraction" in c:
        n, _, unit = c["fraction"].partition(" ")
        return Amount(int(n), unit, approximate)
    unit = next((c[name] for name in ("unit", "dual", "one", "theone", "units") if name in c), "")
    n = _number(c)
    if unit == "year" and "andhalf" in c and n is not None:
        return Amount(n * 12 + 6, "month", approximate)
    if unit == DECADE:
        return Amount(None if n is None else n * 10, "year", approximate)
    return Amount(n, unit, approximate, 30 if "andhalf" in c and unit == "hour" else 0)


def _number(c: Captures) -> int | None:
    """The stated number, two of a dual, one of a singular; None where it is unstated."""
    stated: int | None = c.get("num", c.get("count"))
    if stated is not None:
        return stated
    return 2 if "dual" in c else 1 if "one" in c or "theone" in c else None


def count(c: Captures) -> int:
    """A number, whatever stands before it."""
    return int(c["num"])


def _amount_in(c: Captures) -> Amount:
    told: Amount = next(c[name] for name in ("amount", "oneunit", "manyunits") if name in c)
    return told


def _moved(told: Amount, sign: int) -> Moved:
    unit, n = told.unit, told.n
    if n is not None and told.extra:
        unit, n = "minute", n * 60 + told.extra
    return Moved(None if n is None else sign * n, unit, GRAINS.get(unit), later=sign > 0)


def ago(c: Captures) -> Meaning:
    """So many units before publication, at the grain of the unit (قبل شهرين: that month)."""
    told = _amount_in(c)
    return Meaning((_moved(told, -1),), approximate=told.approximate)


def since_ago(c: Captures) -> Meaning:
    """From so long ago up to publication."""
    told = _amount_in(c)
    return Meaning((Stretch(_moved(told, -1), TODAY),), RANGE, approximate=told.approximate)


def last_n(c: Captures) -> Meaning | None:
    """The last (or next) so many units, counted back from publication; hours count as the days they reach into, and
    past days are over: they end the day before.
    """
    unit = next(c[name] for name in ("unit", "theunit", "dual", "one", "theone") if name in c)
    n, told_in_days = _number(c) or 0, unit == "day"
    if unit == DECADE:
        n, unit = n * 10, "year"
    if unit in ("hour", "minute"):
        n, unit = max(1, -(-n // (HOURS_OF_DAY if unit == "hour" else HOURS_OF_DAY * 60))), "day"
    if c.get("count") == 1:
        return None
    if "theone" in c and unit not in ("hour", "day"):
        return None
    bare = "qual" not in c and "latest" not in c
    if c.get("qual") == "this" or n <= 0 or (bare and c["count"] % HOURS_OF_DAY):
        return None
    if c.get("qual") == "next":
        return Meaning((Stretch(TODAY, Moved(n, unit)),), RANGE)
    last = Moved(-1) if unit == "day" and told_in_days else TODAY
    return Meaning((Stretch(Moved(-n, unit), last),), RANGE, cues=(UNSAID,) if bare else ())


def same_period(_: Captures) -> Meaning:
    """The stretch told last («خلال الفترة نفسها»)."""
    return Meaning((Moved(0, grain=PERIOD, anchor=MENTION),), RANGE)


def vague(_: Captures) -> Meaning:
    """A time that no calendar resolves (مؤخراً، قبل أيام)."""
    return Meaning(flags=(VAGUE,))


def vague_range(c: Captures) -> Meaning | None:
    """An unstated number of days, weeks … up to (or from) publication."""
    return None if c.get("qual") == "this" else Meaning((), RANGE, flags=(VAGUE,))


def offset(c: Captures) -> Meaning:
    """So long after (or before) another event. «بعد ذلك» and «قبل ذلك» too."""
    told = Amount(None, c["units"], "approx" in c) if "units" in c else _amount_in(c)
    moved = replace(_moved(told, -1 if "ago" in c and c["ago"] == "-" else 1), grain=None, anchor=EVENT)
    return Meaning((moved,), OFFSET, approximate=told.approximate)


def offset_bare(c: Captures) -> Meaning:
    """After or before another event, by an unstated time; غداة and عشية the day after and before."""
    told: str = c.get("bareoffset") or c.get("soon") or c["offsetword"]
    sign = -1 if told.startswith("-") else 1
    n = int(told[1:]) * sign if len(told) > 1 else None
    return Meaning((Moved(n, anchor=EVENT, later=sign > 0),), OFFSET)


def duration(_: Captures) -> Meaning:
    """How long, not when."""
    return Meaning((), DURATION)


def since(c: Captures) -> Meaning | None:
    """From a time up to publication."""
    told: Meaning = c["when"]
    first = first_point(told)
    if first is None:
        return None
    return replace(told, whens=(Stretch(first, TODAY),), kind=RANGE, clock=told.clock)


def until(c: Captures) -> Meaning | None:
    """Up to a time, from an unstated one; a date without year is the nearest (what lasts until then may last yet)."""
    told: Meaning = next((c[name] for name in ("when", "day") if isinstance(c.get(name), Meaning)), Meaning())
    last = first_point(told) or _bare(c)
    if isinstance(last, Named) and last.side == "<=" and last.month is not None:
        last = replace(last, side="~")
    return None if last is None else replace(told, whens=(Stretch(None, last),), kind=RANGE, part=None, clock=None)


def after_date(c: Captures) -> Meaning | None:
    """From a time on, with no end told."""
    told: Meaning = c["day"] if "day" in c else Meaning()
    first = first_point(told) or _bare(c)
    return None if first is None else replace(told, whens=(Stretch(first, None),), kind=RANGE)


def _bare(c: Captures) -> Point | None:
    """A year or month that stands in a pattern by itself."""
    if "year" in c:
        return Fixed(c["year"])
    if "monthalone" not in c:
        return None
    number = c["monthalone"].month
    in_year = c["inyear"].whens[0] if "inyear" in c else None
    return Fixed(in_year.year, number) if isinstance(in_year, Fixed) else Named("<=", None, number)


def from_to(c: Captures) -> Meaning | None:
    """From one time to another; what the second tells (month, year, side) serves the first. Where the second is an hour
    of the same day, the first is the time."""
    if "b" not in c:
        told: Meaning = c["a"]
        return told
    last_meaning: Meaning = c["b"] if isinstance(c["b"], Meaning) else Meaning((Named("<=", None, c["b"].month),))
    last = first_point(last_meaning)
    first = c["a"]
    if last is None:
        return None
    start = first_point(first) if isinstance(first, Meaning) else _like(last, first)
    if start is None:
        return None
    flags = last_meaning.flags + (first.flags if isinstance(first, Meaning) else ())
    return Meaning((Stretch(_share(start, last), last),), RANGE, flags=tuple(dict.fromkeys(flags)))


def row_of_months(c: Captures) -> Meaning | None:
    """Months named one after the other; where no شهري holds them together they must follow each other."""
    loose = "monthwords" not in c and "x" not in c
    last = first_point(c["b"])
    number = last.month if isinstance(last, Named | Fixed) else None
    if loose and isinstance(c["a"], Month) and number != c["a"].month % MONTHS_OF_YEAR + 1:
        return None
    return from_to(c)


def row_of_days(c: Captures) -> Meaning | None:
    """Days named one after the other. Where no أيام or يومي holds them together they must follow each other («الأربعاء
    والجمعة» are two times, not one)."""
    first = first_point(c["a"]) if isinstance(c["a"], Meaning) else None
    last = first_point(c["b"])
    if isinstance(c["a"], int) and isinstance(last, Named | Fixed) and last.day is not None and last.day < c["a"]:
        return Meaning((Stretch(last, replace(last, day=c["a"])),), RANGE)
    loose = "dayswords" not in c and "x" not in c
    if loose and isinstance(first, Named) and isinstance(last, Named) and first.weekday is not None:
        return from_to(c) if last.weekday == (first.weekday + 1) % DAYS_OF_WEEK else None
    return from_to(c)


def _like(last: Point, first: int | Month) -> Point | None:
    """A bare day number or month, of the month and year of ``last`` («3 إلى 7 آذار»)."""
    if not isinstance(first, int):
        return Named("<=", None, first.month)
    if isinstance(last, Named | Fixed):
        return replace(last, day=first)
    if isinstance(last, Inside):
        month, dash, _ = last.part.partition("-")
        return replace(last, part=f"{month}-{first:02d}" if dash else f"{first:02d}")
    return None


def _share(first: Point, last: Point) -> Point:
    """A month or day with no year of its own takes the year told with the last («شباط وأيار 2023»)."""
    if not isinstance(first, Named) or first.month is None or first.side != "<=":
        return first
    if isinstance(last, Fixed) and last.month is not None and not last.hijri and not first.hijri:
        year = last.year if (first.month, first.day or 0) <= (last.month, last.day or 31) else last.year - 1
        return Fixed(year, first.month, first.day)
    return first
