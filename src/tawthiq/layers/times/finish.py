"""From what the words say to the value of a time: days, hour, precision, EDTF, doubts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from tawthiq.layers.annotation import TimeValue
from tawthiq.layers.times import meaning as m
from tawthiq.layers.times.hours import stated_hour
from tawthiq.layers.times.meaning import Meaning
from tawthiq.temporal.days import DAY, UNKNOWN, YEAR, Days, one_day
from tawthiq.temporal.description import (
    MENTION,
    PERIOD,
    Description,
    Fixed,
    Inside,
    Moved,
    Named,
    Stretch,
    anchor_of,
    is_absolute,
)
from tawthiq.temporal.hijri import SIGHTING
from tawthiq.temporal.resolve import Moment, resolve
from tawthiq.temporal.symbols import AND

NIGHT, NOON_TIME = "night", "12:00"
DAYS_DISAGREE = "days-disagree"
_DOUBTS = (m.WEEKDAY_DISAGREES, m.CALENDARS_DISAGREE, m.IMPOSSIBLE_DAY, DAYS_DISAGREE)


@dataclass(frozen=True, slots=True)
class Mentions:
    """What was told last: a day (or month), a stretch of days, and a day of the year."""

    day: date | None = None
    stretch: Days | None = None
    year: date | None = None


def finish(told: Meaning, published: Moment | None, mentions: Mentions, ahead: bool) -> tuple[TimeValue, str]:
    """The value and kind of a time. ``ahead``: the sentence speaks of the future, so that a bare weekday or date is the
    next one."""
    whens = tuple(_ahead(when) for when in told.whens) if ahead else told.whens
    of_year = any(_outer(when).grain == YEAR for when in whens if isinstance(when, Moved | Inside))
    days, flags = _days(whens, published, mentions.year if of_year else mentions.day)
    if any(isinstance(when, Moved) and when.grain == PERIOD for when in whens):
        days = mentions.stretch
    time, unsure = stated_hour(told.clock, told.part)
    if time and not unsure and told.part == NIGHT and days is not None:
        days = _of_night(days, time)
    if unsure:
        flags = (*flags, m.HALF_DAY)
    if days is not None and days.time:
        time = days.time
    flags = tuple(dict.fromkeys(told.flags + flags))
    value = TimeValue(
        start=days.start if days else None,
        end=days.end if days else None,
        time=time,
        part=told.part,
        precision=days.precision if days else UNKNOWN,
        edtf=_edtf(told, whens, days, None if unsure else time, flags, published),
        relative=_relative(whens),
        zone=told.zone,
        flags=flags,
    )
    return value, _kind(told, whens, days)


def _outer(when: Moved | Inside) -> Moved:
    return when.outer if isinstance(when, Inside) else when


def _of_night(night: Days, time: str) -> Days:
    """The day of a night between two days on which an hour falls: before midnight the first, after it the second."""
    if night.start is None or night.end is None or night.end - night.start != timedelta(days=1):
        return night
    return one_day(night.start if time >= NOON_TIME else night.end)


def _kind(told: Meaning, whens: tuple[Description, ...], days: Days | None) -> str:
    if told.kind == m.POINT and not whens and (told.clock or told.part):
        return m.CLOCK
    if days is None and any(anchor_of(when) == MENTION for when in whens):
        return m.OFFSET
    return told.kind


def _ahead(when: Description) -> Description:
    if isinstance(when, Stretch):
        if when.last == Moved(0):
            return when
        first, last = (_ahead_point(side) if isinstance(side, Named) else side for side in (when.first, when.last))
        return Stretch(first, last)
    return _ahead_point(when) if isinstance(when, Named) else when


def _ahead_point(when: Named) -> Named:
    return replace(when, side=">=") if when.side == "<=" else when


def _relative(whens: tuple[Description, ...]) -> str | None:
    if not whens or all(is_absolute(when) for when in whens):
        return None
    return AND.join(when.symbol for when in whens)


def _days(
    whens: tuple[Description, ...], published: Moment | None, mention: date | None
) -> tuple[Days | None, tuple[str, ...]]:
    """The days of the most telling description, and the doubts where the others say otherwise."""
    by_rank = {m.rank(when): when for when in whens}
    found = {rank: resolve(when, published, mention) for rank, when in by_rank.items()}
    flags: list[str] = []
    shift, weekday, dated, hijri = (found.get(rank) for rank in range(4))
    named = by_rank.get(1)
    if 2 in by_rank and dated is None:
        dated = _month_of_impossible(by_rank[2], published, mention, flags)
    best = dated or hijri
    if best is not None:
        if isinstance(named, Named) and best.precision == DAY and best.start and best.start.weekday() != named.weekday:
            flags.append(m.WEEKDAY_DISAGREES)
        if dated and hijri and not _near(dated, hijri, SIGHTING):
            flags.append(m.CALENDARS_DISAGREE)
        if shift and dated and not _near(dated, shift, timedelta(0)):
            flags.append(DAYS_DISAGREE)
        return best, tuple(flags)
    if isinstance(named, Named) and shift and shift.start and shift.start == shift.end:
        if shift.start.weekday() == named.weekday:
            return shift, ()
        future = isinstance(by_rank[0], Moved) and (by_rank[0].amount or 0) > 0
        return resolve(replace(named, side=">=" if future else "<="), published), (m.WEEKDAY_DISAGREES,)
    return weekday or shift, tuple(flags)


def _near(one: Days, other: Days, gap: timedelta) -> bool:
    if one.start is None or other.start is None:
        return True
    return abs(one.start - other.start) <= gap or (other.precision != DAY)


def _month_of_impossible(
    when: Description, published: Moment | None, mention: date | None, flags: list[str]
) -> Days | None:
    """A day that its month does not have (29 شباط 2021): the month, with the doubt."""
    if not isinstance(when, Fixed | Named) or when.day is None or (isinstance(when, Named) and published is None):
        return None
    month = resolve(replace(when, day=None), published, mention)
    if month is not None:
        flags.append(m.IMPOSSIBLE_DAY)
    return month


def _edtf(
    told: Meaning,
    whens: tuple[Description, ...],
    days: Days | None,
    time: str | None,
    flags: tuple[str, ...],
    published: Moment | None,
) -> str | None:
    if days is None:
        return _yearless(whens) if published is None else None
    edtf = days.edtf
    if edtf is None:
        return None
    second = resolve(told.other, published) if told.other else None
    if second is not None and second.edtf:
        return "[" + ",".join(sorted((edtf, second.edtf))) + "]"
    if time and days.start == days.end:
        edtf += f"T{time}:00" + ("Z" if told.zone == "UTC" else "")
    mark = ("?" if any(flag in _DOUBTS for flag in flags) else "") + (
        "~" if told.approximate and not told.clock else ""
    )
    mark = "%" if mark == "?~" else mark
    return "/".join(side if side == ".." else side + mark for side in edtf.split("/"))


def _yearless(whens: tuple[Description, ...]) -> str | None:
    """``XXXX-02-13``: the year is not told and cannot be known without the date of publication."""
    for when in whens:
        if isinstance(when, Named) and when.month is not None and not when.hijri:
            return f"XXXX-{when.month:02d}" + (f"-{when.day:02d}" if when.day else "")
    return None


def is_yearless(told: Meaning) -> bool:
    """Whether a word of the future would move the time: a weekday, or a date without year."""
    return any(_ahead(when) != when for when in told.whens)
