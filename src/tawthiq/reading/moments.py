"""Publication dates as people and files write them: a day, or a moment with its zone."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def parse_published(value: str) -> date | datetime:
    """``2022-08-16``, ``2022-08-16T09:30+03:00``, ``2022-08-16 09:30 Asia/Damascus`` or any ISO 8601 form.

    A day gives a date, anything with an hour a datetime (without zone where none is written).
    Raises ValueError with a message that says what is accepted.
    """
    text = value.strip()
    moment, _, zone = text.rpartition(" ")
    try:
        if len(text) == 10:
            return date.fromisoformat(text)
        if moment and "/" in zone:
            return datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(zone))
        return datetime.fromisoformat(text)
    except (ValueError, ZoneInfoNotFoundError):
        raise ValueError(
            f"{value!r} is no publication date; write 2022-08-16, 2022-08-16T09:30+03:00"
            " or '2022-08-16 09:30 Asia/Damascus'"
        ) from None
