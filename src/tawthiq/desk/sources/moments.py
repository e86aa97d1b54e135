"""Dates as tables, feeds, chats and pages write them: ISO, day/month/year, and Arabic words. Never guessed."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache

from tawthiq.layers.times import find_times
from tawthiq.reading.moments import parse_published
from tawthiq.resources.files import DataFiles
from tawthiq.resources.times import TimeLexicon, load_times
from tawthiq.text.fold import fold_key
from tawthiq.text.text import read_text

_SLASHED = re.compile(
    r"(?P<a>\d{1,4})[/.\-](?P<b>\d{1,2})[/.\-](?P<c>\d{2,4})(?:[ ,،]+(?P<time>\d{1,2}:\d{2}(?::\d{2})?))?"
)


def read_moment(value: object, day_first: bool | None = None) -> date | datetime | None:
    """The day or moment that a cell or element states; None where it is empty.

    Raises ValueError where it states none that can be read in one way only.
    """
    if isinstance(value, datetime | date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _from_epoch(value)
    text = fold_key(str(value or ""))
    if not text:
        return None
    for reading in (_iso, _rfc822, lambda t: _slashed(t, day_first), _arabic):
        found = reading(text)
        if found is not None:
            return found
    raise ValueError(f"{value!r} is no date that can be read in one way only; write 2022-08-16")


def _from_epoch(value: float) -> datetime:
    if not 0 < value < 4e12:
        raise ValueError(f"{value!r} is no moment in seconds or milliseconds since 1970")
    return datetime.fromtimestamp(value / 1000 if value > 4e10 else value, UTC)


def _iso(text: str) -> date | datetime | None:
    try:
        return parse_published(text.upper() if "t" in text else text)
    except ValueError:
        return None


def _rfc822(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None


def _slashed(text: str, day_first: bool | None) -> date | datetime | None:
    """16/8/2022 and 2022/8/16; where both orders are possible, only as ``day_first`` says. Raises ValueError else."""
    match = _SLASHED.fullmatch(text)
    if match is None:
        return None
    a, b, c = int(match["a"]), int(match["b"]), int(match["c"])
    if len(match["a"]) == 4:
        year, month, day = a, b, c
    else:
        year = c if c > 99 else 2000 + c
        first = day_first if day_first is not None else _order(a, b)
        if first is None:
            raise ValueError(f"{text!r} can be read in two ways; say which part is the day")
        day, month = (a, b) if first else (b, a)
    found = date(year, month, day)
    return datetime.fromisoformat(f"{found.isoformat()} {match['time']:0>5}") if match["time"] else found


def _order(a: int, b: int) -> bool | None:
    """Whether the day stands first, where only one order is possible (or both give the same day)."""
    return True if a > 12 or a == b else False if b > 12 else None


def _arabic(text: str) -> date | None:
    return visible_day(text)


def visible_day(text: str) -> date | None:
    """The one full day that a text states in words or digits (the 16th of آب 2022); None for none or several."""
    times = find_times(read_text(text, 0), _lexicon(), None)
    days = {
        t.value.start for t in times if t.value.precision == "day" and t.value.start and t.value.start == t.value.end
    }
    return days.pop() if len(days) == 1 else None


@lru_cache(maxsize=1)
def _lexicon() -> TimeLexicon:
    return load_times(DataFiles())
