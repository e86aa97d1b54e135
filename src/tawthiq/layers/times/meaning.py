"""What a stretch of words says of a time, while it is put together."""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.temporal.description import Description, Fixed, Moved, Named

POINT, RANGE, DURATION, OFFSET, CLOCK = "point", "range", "duration", "offset", "clock"
MONTHS_DISAGREE, IMPOSSIBLE_DAY, VAGUE = "months-disagree", "impossible-day", "vague"
WEEKDAY_DISAGREES, CALENDARS_DISAGREE, HALF_DAY = "weekday-disagrees", "calendars-disagree", "half-day-unknown"
_SHIFT, _WEEKDAY, _DATE, _HIJRI = range(4)


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour as stated. ``sure``: told on 24 hours (``02:37``, ``14:05``), so that no part of day is needed."""

    hour: int
    minute: int = 0
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Amount:
    """So many units of time; ``n`` None: an unstated number. ``extra`` minutes beside whole hours."""

    n: int | None
    unit: str
    approximate: bool = False
    extra: int = 0


@dataclass(frozen=True, slots=True)
class Meaning:
    """``whens``: descriptions of one and the same time, least telling first (yesterday, Monday, 15 August). ``other``:
    the date by the second name of a month told twice, where the two disagree."""

    whens: tuple[Description, ...] = ()
    kind: str = POINT
    part: str | None = None
    clock: Clock | None = None
    zone: str | None = None
    approximate: bool = False
    other: Description | None = None
    flags: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()


def rank(when: Description) -> int:
    """How much a description tells: a shift, a weekday, a date, a date of the other calendar. The date wins."""
    if isinstance(when, Moved):
        return _SHIFT
    if isinstance(when, Named) and when.weekday is not None:
        return _WEEKDAY
    return _HIJRI if isinstance(when, Named | Fixed) and when.hijri else _DATE


def together(one: Meaning, other: Meaning) -> Meaning | None:
    """Two meanings of one time joined; None where they say the same kind of thing twice («السبت الأحد»)."""
    whens = one.whens or other.whens
    if one.whens and other.whens:
        ranks = {rank(when): when for when in one.whens + other.whens}
        if len(ranks) != len(one.whens) + len(other.whens):
            return None
        whens = tuple(ranks[n] for n in sorted(ranks))
    if one.part and other.part and one.part != other.part:
        return None
    if one.clock and other.clock:
        return None
    return Meaning(
        whens,
        one.kind,
        one.part or other.part,
        one.clock or other.clock,
        one.zone or other.zone,
        one.approximate or other.approximate,
        one.other or other.other,
        one.flags + tuple(flag for flag in other.flags if flag not in one.flags),
        one.cues + tuple(cue for cue in other.cues if cue not in one.cues),
    )
