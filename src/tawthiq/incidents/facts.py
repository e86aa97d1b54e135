"""What the grouping looks at in one event: a few comparable facts, taken from the wire format.

Persons are left out on purpose: nothing here, and so nothing in a group, rests on who a victim or witness is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tawthiq.incidents.wording import bare_words, story_words, topics_of
from tawthiq.resources.incidents import GroupingKnowledge

Json = Mapping[str, Any]
Range = tuple[int, int | None]
"""Bounds of a count, both inclusive; None is open."""

_PRECISE = frozenset({"exact", "settlement"})
_HIT = ("target", "site")
_VAGUE_COUNT = 2


@dataclass(frozen=True, slots=True, order=True)
class EventKey:
    """Which event: of which document, and its id in it."""

    doc_id: str
    event_id: str


@dataclass(frozen=True, slots=True)
class Point:
    """A place of an event. ``words``: what names it, plain words taken off; ``lat``/``lon`` in degrees or None;
    ``precise``: known to the settlement or better; ``radius``: km within which it lies where stated."""

    words: frozenset[str]
    name_en: str | None
    lat: float | None
    lon: float | None
    precise: bool
    radius: float | None = None


@dataclass(frozen=True, slots=True)
class When:
    """Days ``start``..``end`` as stated in the text, or None; ``published`` of the report; ``weekday`` (0 Monday) and
    ``day``/``month`` where an expression that did not resolve still names them; ``part`` of day."""

    start: date | None
    end: date | None
    published: date | None
    part: str | None = None
    weekday: int | None = None
    day: int | None = None
    month: int | None = None

    @property
    def days(self) -> int:
        """Length in days; 0 where nothing is stated."""
        return (self.end - self.start).days + 1 if self.start and self.end else 0

    def window(self, lag: int, *, background: bool = False) -> tuple[date, date] | None:
        """The days on which it can have happened: as stated, else the days up to publication (``lag`` of them).
        None where nothing bounds it, as for undated context."""
        if self.start and self.end:
            return self.start, self.end
        if self.published is None or background:
            return None
        return self.published - timedelta(days=lag), self.published


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFacts:
    """The comparable facts of one event. ``order``: its position among the events of its report, from 0."""

    key: EventKey
    order: int
    type: str
    status: str
    when: When
    points: tuple[Point, ...]
    admins: frozenset[str]
    initiators: frozenset[str]
    targets: frozenset[str]
    weapons: frozenset[str]
    killed: tuple[Range, ...]
    wounded: tuple[Range, ...]
    groups: frozenset[str]
    topics: frozenset[str]
    words: frozenset[str]

    @property
    def background(self) -> bool:
        return self.status == "background"


def facts_of(document: Json, knowledge: GroupingKnowledge) -> tuple[EventFacts, ...]:
    """The facts of every event of a coded document (wire format; offsets and text may be absent)."""
    published = _day(document.get("published"))
    return tuple(
        _facts(document, event, order, published, knowledge) for order, event in enumerate(document.get("events") or ())
    )


def _facts(document: Json, event: Json, order: int, published: date | None, knowledge: GroupingKnowledge) -> EventFacts:
    words = story_words(document.get("text"), event)
    return EventFacts(
        key=EventKey(document["doc_id"], event["id"]),
        order=order,
        type=event["type"],
        status=event.get("status") or "occurred",
        when=_when(event.get("date") or {}, published),
        points=tuple(_points(event, knowledge)),
        admins=frozenset(p["admin1_en"] for p in event.get("places") or () if p.get("admin1_en")),
        initiators=_groups(event, "initiator", "executed_by"),
        targets=_groups(event, "target"),
        weapons=frozenset(w["kind"] for w in event.get("weapons") or ()),
        killed=_ranges(event, "killed"),
        wounded=_ranges(event, "wounded"),
        groups=frozenset(
            part["group"] for harm in event.get("casualties") or () for part in harm.get("breakdown") or ()
        ),
        topics=topics_of(words, knowledge.topics),
        words=frozenset(words),
    )


def _day(value: object) -> date | None:
    return date.fromisoformat(value[:10]) if isinstance(value, str) and value else None


def _when(told: Json, published: date | None) -> When:
    start, end = _day(told.get("start")), _day(told.get("end"))
    weekday, day, month = _partial(told)
    return When(start, end or start, published, told.get("part"), weekday, day, month)


def _partial(told: Json) -> tuple[int | None, int | None, int | None]:
    """Weekday, day and month of a date whose year or week is not known: ``XXXX-10-28``, ``weekday-5`` (1 Monday)."""
    edtf, relative = told.get("edtf") or "", told.get("relative") or ""
    weekday = day = month = None
    if edtf.startswith("XXXX-") and len(edtf) >= 10 and edtf[5:7].isdigit() and edtf[8:10].isdigit():
        month, day = int(edtf[5:7]), int(edtf[8:10])
    tail = relative.rpartition("weekday-")[2][:1]
    if "weekday-" in relative and tail.isdigit():
        weekday = int(tail) - 1
    return weekday, day, month


def _points(event: Json, knowledge: GroupingKnowledge) -> Iterator[Point]:
    places = event.get("places") or ()
    hit = [p for p in places if p["role"] in _HIT]
    for place in hit or [p for p in places if p["role"] == "admin"]:
        precise = place.get("precision") in _PRECISE and place["role"] in _HIT
        words = frozenset(bare_words(place["quote"], knowledge.plain_words))
        yield Point(words, place.get("name_en"), place.get("lat"), place.get("lon"), precise, place.get("radius_km"))


def _groups(event: Json, *roles: str) -> frozenset[str]:
    names = (a.get("group_id") or a.get("group_en") for a in event.get("actors") or () if a["role"] in roles)
    return frozenset(name for name in names if name)


def _ranges(event: Json, kind: str) -> tuple[Range, ...]:
    """The counts of one kind that are the event's own, several where speakers differ; "some" says nothing."""
    out: dict[Range, None] = {}
    for harm in event.get("casualties") or ():
        least, most = harm.get("count_min"), harm.get("count_max")
        both = harm["kind"] == "killed_or_wounded" and least == 0 and most == 0
        told = harm["kind"] == kind or both
        if told and harm.get("scope") != "total" and least is not None and (most is not None or least > _VAGUE_COUNT):
            out[least, most] = None
    return tuple(out)
