"""Times that belong to what is said or published, not to what happened."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from datetime import date, timedelta

from tawthiq.clauses.draft import EventDraft, Filled
from tawthiq.clauses.reading import Layers, within
from tawthiq.clauses.triggers import Trigger
from tawthiq.layers.annotation import Time

_REACH = 12
"""Tokens between a word of saying and its time: room for the name and the post of who speaks."""
DATE = "date"
_RECENT = timedelta(days=31)
"""How long after the day of a deed its announcement is still told as news of it."""
_LEAST = -1.0
"""The lead of a time of its own that an event takes beside one of what was said: the weights may doubt it so far."""
_SUBJECT = 7
"""Tokens between a verb and the time of its deed: room for its subject."""
_OPENS = frozenset({"complementizer", "relative", "subordinate", "publishes", "background", "after"})
_PARTS = frozenset({"complementizer"})


def times_of_saying(layers: Layers) -> frozenset[Time]:
    """Those times that a word of saying or publishing governs.

    «أعلنت الوزارة، اليوم الأحد، …»، «ما نشره يوم الأحد»، «على ما أفاد مسؤول الجمعة»: only the speaker stands between
    the verb and the time. Such a day serves the event only where the text gives it no other.
    """
    sayings = _sayings(layers)
    starts = [token.span.start for token in layers.text.tokens]
    firsts = {bisect_left(starts, span.start) for claim in layers.claims if (span := claim.verb) is not None}
    found = set()
    for time in layers.times:
        sentence = layers.text.sentence_of(time.first)
        for back in range(time.first - 1, max(sentence.first, time.first - _REACH) - 1, -1):
            if back in firsts or back in sayings:
                found.add(time)
                break
            if _PARTS & layers.names.get(back, frozenset()) or within(layers.triggers, back, back + 1):
                break
    return frozenset(found)


def _sayings(layers: Layers) -> frozenset[int]:
    return frozenset(at for at, names in layers.names.items() if "publishes" in names)


def told_day(time: Time) -> bool:
    """Whether a time names days, not only an hour or what it follows."""
    return time.kind in ("point", "range") and time.value.start is not None


def take_own(events: Sequence[EventDraft], said: Collection[Time]) -> None:
    """An event that only what is said of it dates («قال الأحد إن … قُتلوا خلال اليومين الماضيين») takes the likeliest
    time near it that tells of an earlier day.
    """
    for event in events:
        days = [day for f in event.values.times if (day := f.value.value.start) is not None]
        if not days or any(f.value not in said for f in event.values.times):
            continue
        found = [
            (candidate.lead(DATE), candidate)
            for mention in event.mentions
            for candidate in mention.near.times
            if candidate.unit.first not in said
            and candidate.lead(DATE) > _LEAST
            and _earlier(candidate.unit.first, min(days))
        ]
        if found:
            lead, best = max(found, key=lambda row: row[0])
            event.values.times.append(Filled(best.unit.first, DATE, lead, (*best.why, "beside-said")))


def _earlier(time: Time, day: date) -> bool:
    """Whether a time tells a day, or days, before another and not long before."""
    start = time.value.start
    return told_day(time) and time.value.precision == "day" and start is not None and start < day <= start + _RECENT


def deed_time(layers: Layers, trigger: Trigger, time: Time) -> str | None:
    """``date`` for the time right after a verb of deed and its subject («اعتقلت الشرطة، السبت، …»): no other trigger,
    and nothing that opens a clause, stands between. None where word order is silent.
    """
    if trigger.kind != "verb" or trigger.strength == "harm" or not told_day(time) or time.kind != "point":
        return None
    if not 0 <= time.first - trigger.last <= _SUBJECT or layers.sentence(time) != trigger.sentence:
        return None
    between = range(trigger.last, time.first)
    if within(layers.triggers, trigger.last, time.first):
        return None
    if within(layers.times, trigger.last, time.first):
        return None
    return None if layers.says(between, *_OPENS) else DATE
