"""The date of an event from the time expressions of its tellings."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta

from tawthiq.clauses.draft import EventDraft, Filled
from tawthiq.clauses.reading import Layers
from tawthiq.clauses.time_syntax import told_day
from tawthiq.clauses.triggers import Trigger
from tawthiq.layers.annotation import Time, TimeValue

_FINENESS = {"day": 0, "week": 1, "month": 2, "year": 3, "unknown": 4}


def date_event(
    event: EventDraft, anchor: date | None, published: date | None, said: Collection[Time] = ()
) -> Time | None:
    """The time expression that dates the event, its value completed: a clock time or part of day told elsewhere for
    the same day is taken over; an offset («بعد ساعات من…») runs from the anchor event's day to the day of
    publication. ``said``: times of what was said of it, which date it where it has no other.
    """
    found = sorted(event.values.times, key=_rank)
    happened = [f for f in found if f.value not in said and told_day(f.value)]
    found = happened[:1] + [f for f in found if f not in happened[:1]]
    if not found:
        return None
    best = _exact(found)
    if best.kind == "offset":
        best = _resolve_offset(best, event, anchor, published)
    value = _completed(best.value, [f.value for f in found if f.value is not best])
    if value.start is not None and value.end is None:  # منذ …: open, to the day of publication at most
        end = published if published is not None and published >= value.start else value.start
        value = replace(value, end=end)
    return replace(best, value=value)


def _exact(found: list[Filled[Time]]) -> Time:
    """The surest expression, or one of the same day that also gives the hour."""
    best = found[0].value
    day = best.value.start
    if day is None or best.value.time is not None:
        return best
    return next((f.value for f in found if f.value.value.start == day and f.value.value.time is not None), best)


def take_hours(layers: Layers, events: list[EventDraft], dates: list[Time | None]) -> None:
    """An hour that the text tells with a day («الساعة 10:50 من مساء الأحد») where no word names the event is that of
    the one event of this day; ``dates`` is changed in place.
    """
    held = {f.value for event in events for f in event.values.times}
    for hour in layers.times:
        day = hour.value.start
        if hour in held or hour.value.time is None or day is None or hour.kind == "offset":
            continue
        fitting = [at for at, date in enumerate(dates) if date is not None and date.value.start == day]
        date = dates[fitting[0]] if len(fitting) == 1 else None
        if date is not None and date.value.time is None and date.value.end == day:
            dates[fitting[0]] = replace(date, value=_completed(date.value, [hour]))


def same_day(event: EventDraft, time: Time) -> tuple[Time, ...]:
    """The expressions of the event's tellings that give the day of ``time``: a claimant of any of them states the
    date.
    """
    return tuple(f.value for f in event.values.times if f.value.value.start == time.value.start is not None)


def _rank(filled: Filled[Time]) -> tuple[int, int, int, float]:
    value = filled.value.value
    resolved = value.start is not None
    return (0 if resolved else 1, int(filled.value.kind == "offset"), _FINENESS.get(value.precision, 4), -filled.score)


def _completed(value: TimeValue, others: list[Time]) -> TimeValue:
    for other in others:
        same_day = other.value.start in (None, value.start) and (
            other.kind == "clock" or other.value.start == value.start
        )
        if value.start is None or not same_day:
            continue
        if value.time is None and other.value.time and (value.part is None or other.value.part in (None, value.part)):
            value = replace(value, time=other.value.time, part=value.part or other.value.part)
        elif value.part is None and other.value.part and value.time is None:
            value = replace(value, part=other.value.part)
    return value


def _resolve_offset(time: Time, event: EventDraft, anchor: date | None, published: date | None) -> Time:
    if anchor is None or time.value.start is not None:
        return time
    end = published if published is not None and published >= anchor else anchor
    if event.status == "background":
        anchor, end = anchor - timedelta(days=1), anchor
    return replace(time, value=replace(time.value, start=anchor, end=end, precision="day"))


def date_after(
    layers: Layers, event: EventDraft, others: list[tuple[EventDraft, date | None]], published: date | None
) -> Time | None:
    """«بعد استهداف …»: for an event without a date of its own, from the day of the event that it is told to follow
    to the day of publication; None where no such word stands before another event's trigger in its sentence.
    """
    for other, day in others:
        if other is event or day is None:
            continue
        for trigger in (m.trigger for m in other.mentions):
            follows = any(
                trigger.sentence == m.trigger.sentence and trigger.first < m.trigger.first for m in event.mentions
            )
            if follows and trigger.first and "after" in layers.names.get(trigger.first - 1, frozenset()):
                return _after_time(layers, trigger, day, published)
    return None


def _after_time(layers: Layers, trigger: Trigger, day: date, published: date | None) -> Time:
    last = next((p.last for p in layers.places if p.first == trigger.last), trigger.last)
    first = trigger.first - 1
    end = published if published is not None and published >= day else day
    value = TimeValue(start=day, end=end, precision="day", relative="event+?d")
    return Time(
        first=first, last=last, span=layers.text.span(first, last), rule="after-event", value=value, kind="offset"
    )
