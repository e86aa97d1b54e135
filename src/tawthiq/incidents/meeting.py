"""Where two events meet or part in time, in space and in harm: features by name, each with its value."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from tawthiq.geography.distance import kilometres
from tawthiq.incidents.facts import EventFacts, Point, Range, When

Limits = Mapping[str, float]
Feature = tuple[str, float]
_PARTS = {"dawn": 5, "morning": 9, "noon": 12, "afternoon": 15, "evening": 19, "night": 23}
_FAR_PARTS = 7
_SHORT = 2
"""Days of a date within which the days of the week still tell something."""


def gap_days(a: tuple[date, date], b: tuple[date, date]) -> int:
    """Days between two ranges; 0 where they share a day."""
    return max(0, (max(a[0], b[0]) - min(a[1], b[1])).days)


def dates(a: EventFacts, b: EventFacts, limits: Limits) -> Iterator[Feature]:
    """How the days agree. A clear distance is a veto."""
    lag, slack = int(limits["news_lag"]), int(limits["day_slack"])
    one = a.when.window(lag, background=a.background)
    two = b.when.window(lag, background=b.background)
    yield from _weekdays(a.when, b.when)
    if one is None or two is None:
        if _after_publication(a, two, slack) or _after_publication(b, one, slack):
            yield "veto:told before it happened", 1.0
        yield "date_unknown", 1.0
        return
    gap = gap_days(one, two)
    if gap > slack:
        yield "veto:days apart", 1.0
    elif not (a.when.start and b.when.start):
        yield "date_published", 1.0 if gap == 0 else 0.5
    elif max(a.when.days, b.when.days) > 2 * (slack + 1):
        yield "date_within", 1.0
    elif gap == 0:
        yield "date_same", 1.0
    else:
        yield "date_next", 1.0
    yield from _parts(a.when, b.when)


def _after_publication(event: EventFacts, window: tuple[date, date] | None, slack: int) -> bool:
    """Whether an event that nothing dates was published before the other's days began."""
    published = event.when.published
    return window is not None and published is not None and published < window[0] - timedelta(days=slack)


def _weekdays(a: When, b: When) -> Iterator[Feature]:
    """What a day that is known in part says: of the other's full day, or of its part."""
    fits: bool | None = None
    if a.start is None and b.start is None:
        fits = a.partial.agrees(b.partial)
    for partial, dated in ((a, b), (b, a)):
        if partial.start is None and not partial.partial.empty and dated.start and dated.end and dated.days <= _SHORT:
            fits = any(partial.partial.fits(day) for day in {dated.start, dated.end})
    if fits is not None:
        yield ("weekday_same" if fits else "weekday_apart"), 1.0


def _parts(a: When, b: When) -> Iterator[Feature]:
    if a.part in _PARTS and b.part in _PARTS and a.start == b.start:
        apart = abs(_PARTS[a.part] - _PARTS[b.part])
        if a.part == b.part:
            yield "part_same", 1.0
        elif min(apart, 24 - apart) >= _FAR_PARTS:
            yield "part_apart", 1.0


def places(a: EventFacts, b: EventFacts, limits: Limits) -> Iterator[Feature]:
    """How the places agree. Two precise places far apart are a veto."""
    if a.admins & b.admins:
        yield "place_admin", 1.0
    if not a.points or not b.points:
        yield "place_unknown", 1.0
        return
    fine_a, fine_b = [p for p in a.points if p.precise], [p for p in b.points if p.precise]
    common = sum(any(same_place(p, q, limits) for q in b.points) for p in a.points)
    if common:
        yield "place_same", 1.0
        yield "place_share", min(1.0, common / min(len(fine_a) or len(a.points), len(fine_b) or len(b.points)))
        return
    one, two = fine_a or list(a.points), fine_b or list(b.points)
    near = min((d for p in one for q in two if (d := _apart(p, q)) is not None), default=None)
    if _name_in_common(a, b):
        yield ("place_unknown" if near is not None and near > limits["far_km"] else "place_around"), 1.0
    elif near is not None and fine_a and fine_b:
        yield from _distance(near, limits)
    elif near is not None and near > limits["far_km"] * 2:
        yield "veto:places apart", 1.0
    elif all(p.words for p in (*one, *two)):
        yield "place_named_apart", 1.0
    elif near is None:
        yield "place_unknown", 1.0
    else:
        yield "place_within", max(0.0, 1 - near / (limits["far_km"] * 2))


def _name_in_common(a: EventFacts, b: EventFacts) -> bool:
    """Whether one names what encloses or neighbours the other, or both name the same that was placed far apart."""
    one, two = ({p.words for p in event.points if p.words} for event in (a, b))
    return bool(one & two or one & b.around or a.around & two or a.around & b.around)


def _distance(near: float, limits: Limits) -> Iterator[Feature]:
    if near > limits["far_km"]:
        yield "veto:places apart", 1.0
    elif near > limits["near_km"]:
        yield "place_apart", 1.0
    else:
        yield "place_near", 1 - near / limits["near_km"]


def same_place(a: Point, b: Point, limits: Limits) -> bool:
    """One name (spelling aside) not far apart, or two precise points within the limit; two points under two names are
    two places unless they all but coincide."""
    apart = _apart(a, b)
    if apart is not None and a.precise and b.precise:
        told_apart = bool(a.words and b.words and not a.words & b.words)
        if apart <= limits["one_point_km" if told_apart else "same_km"]:
            return True
    named = bool(a.words and a.words == b.words) or bool(
        a.precise and b.precise and a.name_en and a.name_en == b.name_en
    )
    return named and (apart is None or apart <= limits["near_km"] or not (a.precise and b.precise))


def _apart(a: Point, b: Point) -> float | None:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    return kilometres(a.lat, a.lon, b.lat, b.lon)


def harm(a: EventFacts, b: EventFacts) -> Iterator[Feature]:
    """How the tolls agree."""
    yield from _toll("killed", a.killed, b.killed)
    yield from _toll("wounded", a.wounded, b.wounded)
    if bool(a.killed or a.wounded) != bool(b.killed or b.wounded):
        yield "harm_apart", 1.0


def _toll(kind: str, a: tuple[Range, ...], b: tuple[Range, ...]) -> Iterator[Feature]:
    if not a or not b:
        return
    exact = {low for low, high in a if low == high} & {low for low, high in b if low == high}
    if exact:
        yield f"{kind}_same", min(1.0, math.log2(1 + max(exact)) / math.log2(5))
        return
    apart = min(_ratio(x, y) for x in a for y in b)
    if apart <= 1 / 3:
        yield f"{kind}_meet", 1.0
    else:
        yield f"{kind}_apart", min(1.0, apart)


def _ratio(a: Range, b: Range) -> float:
    """How far apart two counts are, as a share of the larger: 0 where the ranges meet."""
    low, high = (a, b) if a[0] <= b[0] else (b, a)
    top = low[1]
    return 0.0 if top is None or top >= high[0] else (high[0] - top) / high[0]
