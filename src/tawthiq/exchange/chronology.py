"""Events in the order in which they happened, as far as the report says; undated ones after them, as told."""

from __future__ import annotations

from datetime import date

from tawthiq.records.model import CodedReport, Event

# The hour at which a part of day is taken to begin, for ordering alone (never shown).
_HOURS = {"dawn": "04", "morning": "07", "noon": "12", "afternoon": "15", "evening": "18", "night": "21"}


def chronology(coded: CodedReport) -> tuple[Event, ...]:
    """All events, earliest first."""
    order = {event.id: number for number, event in enumerate(coded.events)}
    return tuple(sorted(coded.events, key=lambda event: (*_moment(event), order[event.id])))


def _moment(event: Event) -> tuple[bool, date, date, str]:
    when = event.date
    if when.start is None or when.end is None:
        return True, date.max, date.max, ""
    hour = when.time or _HOURS.get(when.part or "", "99")
    return False, when.start, when.end, hour
