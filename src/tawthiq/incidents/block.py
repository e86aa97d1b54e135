"""Which pairs of events are worth comparing: those that share a key of place and time."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import timedelta

from tawthiq.incidents.facts import EventFacts, Point
from tawthiq.resources.incidents import GroupingKnowledge

_ANY_DAY = "*"
_UNDATED = "-"
_NOWHERE = "?"


def is_tally(event: EventFacts, knowledge: GroupingKnowledge) -> bool:
    """Whether the event sums up a stretch of time ("since the start of the year"): it belongs to no incident."""
    return event.when.days > knowledge.limits["tally"]


def stored_keys(event: EventFacts, knowledge: GroupingKnowledge) -> frozenset[str]:
    """The keys under which an event is kept: each of its places with each day of its window, and with each of the marks
    by which an event that nothing dates can be told from others of the place."""
    days = tuple(_days(event, knowledge, slack=0))
    kind = _ANY_DAY if days else _UNDATED
    told = (*days, *(f"{kind}{mark}" for mark in _marks(event)))
    return frozenset(f"{place}|{day}" for place in _places(event, knowledge, around=False) for day in told)


def sought_keys(event: EventFacts, knowledge: GroupingKnowledge) -> frozenset[str]:
    """The keys under which its possible partners are kept: neighbouring cells and days, and undated events alike."""
    days = tuple(_days(event, knowledge, slack=int(knowledge.limits["day_slack"])))
    kinds = (_UNDATED,) if days else (_ANY_DAY, _UNDATED)
    sought = (*days, *(f"{kind}{mark}" for kind in kinds for mark in _marks(event)))
    return frozenset(f"{place}|{day}" for place in _places(event, knowledge, around=True) for day in sought)


def _marks(event: EventFacts) -> Iterator[str]:
    """Tolls, and day and month: without a date, nothing less makes two events of one place the same."""
    yield from (f"k{low}" for low, _ in event.killed)
    yield from (f"w{low}" for low, _ in event.wounded)
    day = event.when.start or event.when.partial
    if day.month and day.day:
        yield f"d{day.month:02}-{day.day:02}"


def _days(event: EventFacts, knowledge: GroupingKnowledge, slack: int) -> Iterator[str]:
    window = event.when.window(int(knowledge.limits["news_lag"]), background=event.background)
    if window is None:
        return
    first, last = window[0] - timedelta(days=slack), window[1] + timedelta(days=slack)
    for offset in range((last - first).days + 1):
        yield (first + timedelta(days=offset)).isoformat()


def _places(event: EventFacts, knowledge: GroupingKnowledge, around: bool) -> Iterator[str]:
    """Cells of the points, and the names of places without a point and of what encloses or neighbours the event."""
    cell = knowledge.limits["cell"]
    for point in event.points:
        if point.lat is not None and point.lon is not None:
            yield from _cells(point, cell, around)
        if point.words and not point.precise:
            yield _name(point.words)
    yield from map(_name, event.around)
    if not event.points and not event.around:
        yield from (f"a:{name}" for name in event.admins or (_NOWHERE,))
    elif event.order == 0 and event.when.start:
        yield from (f"a:{name}" for name in event.admins)


def _name(words: frozenset[str]) -> str:
    return "n:" + " ".join(sorted(words))


def _cells(point: Point, cell: float, around: bool) -> Iterator[str]:
    row, column = math.floor((point.lat or 0.0) / cell), math.floor((point.lon or 0.0) / cell)
    steps = (-1, 0, 1) if around else (0,)
    for down in steps:
        for across in steps:
            yield f"c:{row + down}:{column + across}"
