"""Cells that change with time: ``value@FROM..TO | value@FROM..``, each end a year, a month or a day, either end
open."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from tawthiq.resources.tables import Row


@dataclass(frozen=True, slots=True)
class Dated:
    """A value and the days from ``start`` to ``end`` in which it holds, both inclusive; None is open."""

    value: str
    start: date | None = None
    end: date | None = None

    def holds(self, on: date) -> bool:
        """True on a day of the interval."""
        return (self.start is None or self.start <= on) and (self.end is None or on <= self.end)


def read_dated(row: Row, column: str) -> tuple[Dated, ...]:
    """The values of a cell. Raises DataError on an interval that is none."""
    out = []
    for part in row.cells[column].split("|"):
        value, _, interval = part.strip().partition("@")
        if not value:
            continue
        first, dots, last = interval.partition("..")
        if interval and not dots:
            raise row.error(f"{interval!r} is no interval FROM..TO", column)
        try:
            out.append(Dated(value, _day(first, last=False), _day(last, last=True)))
        except ValueError:
            raise row.error(f"{interval!r} is no interval of years, months or days", column) from None
    return tuple(out)


def read_years(row: Row, column: str) -> tuple[int | None, int | None]:
    """``2011..2017`` as first and last year, None where open or empty. Raises DataError on anything else."""
    first, _, last = row.cells[column].partition("..")
    try:
        return (int(first) if first else None, int(last) if last else None)
    except ValueError:
        raise row.error(f"{row.cells[column]!r} is no FROM..TO in years", column) from None


def _day(text: str, *, last: bool) -> date | None:
    if not text:
        return None
    year, month, day = [int(n) for n in text.split("-")] + [0] * (2 - text.count("-"))
    if not month:
        return date(year, 12, 31) if last else date(year, 1, 1)
    return date(year, month, day or (calendar.monthrange(year, month)[1] if last else 1))
