"""What a time expression says, before it is known on which day it was said.

Five kinds of description, each with a ``symbol`` (the ``relative`` field of the wire format), read back by
`tawthiq.temporal.symbols.parse_symbol`. Units: i (minute) h d w m y; sides of a name: ``<`` before, ``<<`` the one
before that, ``<=`` on or before, ``>`` after, ``>=`` on or after, ``~`` nearest.

========== ============================================ =============================================
kind       symbol                                       says
========== ============================================ =============================================
`Moved`    ``published-1d`` · ``published-1w@week``      so many units from the anchor; the unit around it
`Named`    ``published<=mon`` · ``published<02-13``      the weekday, month, or day of a month on that side
`Inside`   ``published-1y@year:10-04`` · ``…:q4``        a part of a unit
`Fixed`    ``2020-03-05`` · ``h1444-01-17`` · ``2012:summer``  a date, month, year, season by its year
`Stretch`  ``2020-03-05/published``                      from one to the other, either side may be open (``..``)
========== ============================================ =============================================

The anchor is ``published``, ``event`` (another event) or ``mention`` (the last time told).
"""

from __future__ import annotations

from dataclasses import dataclass

PUBLISHED, EVENT, MENTION = "published", "event", "mention"
PERIOD = "period"
"""The grain of a mention that is a whole stretch («خلال الفترة نفسها»)."""
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
UNITS = {"hour": "h", "minute": "i", "day": "d", "week": "w", "month": "m", "year": "y"}


@dataclass(frozen=True, slots=True)
class Moved:
    """``amount`` units from the anchor (negative: earlier); ``grain``: the week, month or year around what is reached.
    ``amount`` None: an unstated number of units, on the side of ``later``."""

    amount: int | None
    unit: str = "day"
    grain: str | None = None
    anchor: str = PUBLISHED
    later: bool = False

    @property
    def symbol(self) -> str:
        """Its written form."""
        moved = f"{'+' if self.later else '-'}?{UNITS[self.unit]}" if self.amount is None else ""
        if self.amount:
            moved = f"{self.amount:+d}{UNITS[self.unit]}"
        return self.anchor + moved + (f"@{self.grain}" if self.grain else "")


@dataclass(frozen=True, slots=True)
class Named:
    """The weekday, month (``month`` 1-12), day of a month, or season that stands on ``side`` of publication."""

    side: str
    weekday: int | None = None
    month: int | None = None
    day: int | None = None
    hijri: bool = False
    season: str | None = None

    @property
    def symbol(self) -> str:
        """Its written form."""
        return PUBLISHED + self.side + self.name

    @property
    def name(self) -> str:
        """``mon``, ``02``, ``02-13`` or ``summer``; Hijri months begin with ``h``."""
        if self.weekday is not None:
            return WEEKDAYS[self.weekday]
        if self.season is not None:
            return self.season
        name = f"{'h' if self.hijri else ''}{self.month:02d}"
        return name if self.day is None else f"{name}-{self.day:02d}"


@dataclass(frozen=True, slots=True)
class Inside:
    """A part of the week, month or year reached: ``part`` is a month (``10``), a day (``10-04``; in a month ``04``), a
    quarter (``q4``), half (``h1``), season, Hijri month or day (``h09``, ``h09-01``), weekday, or ``weekend``."""

    outer: Moved
    part: str

    @property
    def symbol(self) -> str:
        """Its written form."""
        return f"{self.outer.symbol}:{self.part}"


@dataclass(frozen=True, slots=True)
class Fixed:
    """A year, month or day by its numbers; ``part``: a season, quarter, half, or Hijri month of the year."""

    year: int
    month: int | None = None
    day: int | None = None
    hijri: bool = False
    part: str | None = None

    @property
    def symbol(self) -> str:
        """Its written form."""
        numbers = [f"{self.year:04d}"] + [f"{n:02d}" for n in (self.month, self.day) if n is not None]
        return ("h" if self.hijri else "") + "-".join(numbers) + (f":{self.part}" if self.part else "")


@dataclass(frozen=True, slots=True)
class Stretch:
    """From the first day of ``first`` to the last of ``last``; None is open."""

    first: Point | None
    last: Point | None

    @property
    def symbol(self) -> str:
        """Its written form."""
        return "/".join(".." if side is None else side.symbol for side in (self.first, self.last))


Point = Moved | Named | Inside | Fixed
Description = Point | Stretch


def is_absolute(what: Description) -> bool:
    """Whether it means the same days whenever it is said."""
    if isinstance(what, Stretch):
        return all(side is None or is_absolute(side) for side in (what.first, what.last))
    return isinstance(what, Fixed)


def anchor_of(what: Description) -> str | None:
    """``published``, ``event`` or ``mention``; None for what is absolute."""
    if isinstance(what, Stretch):
        return next((a for side in (what.first, what.last) if side is not None and (a := anchor_of(side))), None)
    if isinstance(what, Inside):
        return what.outer.anchor
    if isinstance(what, Moved):
        return what.anchor
    return PUBLISHED if isinstance(what, Named) else None
