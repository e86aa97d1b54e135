"""What the grouping looks at in one event: a few comparable facts, taken from the wire format.

Persons are left out on purpose: nothing here, and so nothing in a group, rests on who a victim or witness is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tawthiq.incidents.implied import NOTHING, Partial, completed, publication, read_partial
from tawthiq.incidents.wording import bare_words, story_words, topics_of, words_of
from tawthiq.resources.incidents import GroupingKnowledge

Json = Mapping[str, Any]
Range = tuple[int, int | None]
"""Bounds of a count, both inclusive; None is open."""

_PRECISE = frozenset({"exact", "settlement"})
_BROAD = frozenset({"governorate", "country"})
"""Too wide to be the place of anything: «شمال حلب» twice is no common place."""
_HIT = ("target", "site")
_NEAR_BY = frozenset({"neighbour", "between two places", "side of a place", "enclosing unit"})
_BORROWED = frozenset({"enclosing place", "settlement of the sentence"})
"""On what a point may rest (``basis`` on the wire) that is not the place itself; houses are where their town is."""
_VAGUE_COUNT = 2


@dataclass(frozen=True, slots=True, order=True)
class EventKey:
    """Which event: of which document, and its id in it."""

    doc_id: str
    event_id: str


@dataclass(frozen=True, slots=True)
class Point:
    """A place of an event. ``words``: what names it, plain words taken off (none for «المدينة»); ``lat``/``lon`` in
    degrees or None; ``precise``: its own point, to the settlement or better; ``radius``: km within which it lies."""

    words: frozenset[str]
    name_en: str | None
    lat: float | None
    lon: float | None
    precise: bool
    radius: float | None = None


@dataclass(frozen=True, slots=True)
class When:
    """Days ``start``..``end`` as stated in the text, or None; ``published`` of the report; ``partial``: what an
    expression that did not resolve still names; ``part`` of day."""

    start: date | None
    end: date | None
    published: date | None
    part: str | None = None
    partial: Partial = NOTHING

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
    around: frozenset[frozenset[str]]
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
    events = document.get("events") or ()
    implied = publication(read_partial((event.get("date") or {}).get("relative")) for event in events)
    return tuple(
        _facts(document, event, order, _when(event.get("date") or {}, published, implied), knowledge)
        for order, event in enumerate(events)
    )


def _facts(document: Json, event: Json, order: int, when: When, knowledge: GroupingKnowledge) -> EventFacts:
    words = story_words(document.get("text"), event)
    return EventFacts(
        key=EventKey(document["doc_id"], event["id"]),
        order=order,
        type=event["type"],
        status=event.get("status") or "occurred",
        when=when,
        points=tuple(_points(event, knowledge)),
        around=frozenset(words for words in _around(event, knowledge) if words),
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


def _when(told: Json, published: date | None, implied: Partial) -> When:
    start, end = _day(told.get("start")), _day(told.get("end"))
    partial = NOTHING if start else completed(read_partial(told.get("relative")), implied)
    return When(start, end or start, published, told.get("part"), partial)


def _points(event: Json, knowledge: GroupingKnowledge) -> Iterator[Point]:
    places = event.get("places") or ()
    hit = [p for p in places if p["role"] in _HIT]
    for place in hit or [p for p in places if p["role"] == "admin"]:
        broad = _broad(place, knowledge) or _is_side(place)
        words = frozenset() if broad else frozenset(bare_words(place["quote"], knowledge.plain_words))
        lat, lon = place.get("lat"), place.get("lon")
        if words or lat is not None:
            own = lat is not None and place.get("precision") in _PRECISE and _own(place, words)
            precise = bool(hit) and own and not broad
            yield Point(words, place.get("name_en"), lat, lon, precise, place.get("radius_km"))


def _is_side(place: Json) -> bool:
    """Whether it is a stretch of country told by a place (ريف عفرين، غرب منبج), not the place."""
    return place.get("basis") == "side of a place" and place.get("precision") == "district"


def _broad(place: Json, knowledge: GroupingKnowledge) -> bool:
    """Whether the place is a governorate or country, a part of one, or may be one (a bare إدلب, town or governorate).

    A village that is only known to lie in a governorate is not.
    """
    if place.get("precision") in _BROAD:
        return place.get("basis") not in (*_NEAR_BY, *_BORROWED)
    name, unit = place.get("name_en"), place.get("admin1_en")
    if not name or not unit or unit not in name:
        return False
    words = words_of(place["quote"])
    return _is_side(place) or len(bare_words(place["quote"], knowledge.plain_words)) == len(words)


def _around(event: Json, knowledge: GroupingKnowledge) -> Iterator[frozenset[str]]:
    """The names of what encloses or neighbours the event, down from the district."""
    for place in event.get("places") or ():
        if (place["role"] in {"admin", "near"} or _is_side(place)) and not _broad(place, knowledge):
            yield frozenset(bare_words(place["quote"], knowledge.plain_words))


def _own(place: Json, words: frozenset[str]) -> bool:
    """Whether the point is the place's own: not one borrowed from what encloses or neighbours a place with a name."""
    basis = place.get("basis")
    if basis in _NEAR_BY or basis == "side of a region":
        return False
    return not (words and basis in _BORROWED)


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
