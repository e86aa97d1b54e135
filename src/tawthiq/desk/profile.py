"""What leaves the desk: the safe profile, and a coded report as that profile lets it out.

Delayed by 14 days; launch places, posture, hospitals and shelters coarsened to the district; private persons, victims'
names and local claimants withheld; no text. A quote that overlaps something withheld is withheld too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tawthiq.incidents.origins import SourceBook
from tawthiq.incidents.wording import words_of

Json = Mapping[str, Any]
DELAY_DAYS = 14
WITHHELD = "[withheld]"
_COARSE_ROLES = frozenset({"launch", "evacuation"})
_POSTURE_TYPES = frozenset({"Change to group/activity", "Headquarters or base established"})
_SHELTERS = frozenset({"hospital", "clinic", "camp", "school", "rescuers"})
"""Topics (data/incidents) of places where people are treated or take shelter."""
_COARSE_KM = 15.0
_DEGREES = 1
"""Decimal places that a coarsened point keeps: about 10 km."""
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Safe:
    """The safe default profile on a given day."""

    today: date
    book: SourceBook
    topics: Mapping[str, str]

    def is_due(self, last_day: date | None) -> bool:
        """Whether what happened or was told on ``last_day`` may leave; what nothing dates never may."""
        return last_day is not None and last_day <= self.today - timedelta(days=DELAY_DAYS)

    def cleaned(self, document: Json) -> dict[str, Any]:
        """The coded report without what is withheld. Events that are not due are left out, with what refers to them."""
        hidden = list(self._hidden(document))
        events = [
            self._event(event, hidden) for event in document.get("events") or () if self.is_due(_last(event, document))
        ]
        kept = {event["id"] for event in events}
        relations = [r for r in document.get("relations") or () if r["from"] in kept and r["to"] in kept]
        left: dict[str, Any] = {"text": None, "title": None, "notes": [], "left_over": [], "evidence": []}
        return {**document, **left, "events": events, "relations": relations}

    def _hidden(self, document: Json) -> Iterator[Span]:
        """Stretches of the text that must not leave: names of victims, persons who act, local claimants."""
        for event in document.get("events") or ():
            named = [victim["name"] for victim in event.get("victims") or () if victim.get("name")]
            persons = [actor for actor in event.get("actors") or () if not actor.get("group_id")]
            local = [claim["claimant"] for claim in event.get("claims") or () if not self._known(claim["claimant"])]
            for quote in (*named, *persons, *local):
                yield quote["start"], quote["end"]

    def _known(self, claimant: Json) -> bool:
        return self.book.known(words_of(claimant["quote"])) is not None

    def _event(self, event: Json, hidden: list[Span]) -> dict[str, Any]:
        coarse_all = event["type"] in _POSTURE_TYPES
        places = [self._place(place) if coarse_all or self._sheltering(place) else place for place in event["places"]]
        told = {**event, "victims": [], "places": places}
        return dict(_without(told, lambda start, end: any(start < b and a < end for a, b in hidden)))

    def _sheltering(self, place: Json) -> bool:
        return place["role"] in _COARSE_ROLES or any(self.topics.get(w) in _SHELTERS for w in words_of(place["quote"]))

    def _place(self, place: Json) -> dict[str, Any]:
        """The place at district level: its name gone, its point rounded, its governorate kept."""
        point = {axis: round(place[axis], _DEGREES) if place.get(axis) is not None else None for axis in ("lat", "lon")}
        return {
            **place, **point, "quote": WITHHELD, "start": 0, "end": 0, "name_en": None, "precision": "district",
            "relation": None, "distance_km": None, "radius_km": _COARSE_KM, "basis": "coarsened",
        }  # fmt: skip


def _last(event: Json, document: Json) -> date | None:
    """The later of the event's last day and the day of publication: what is told late is not let out early."""
    days = [(event.get("date") or {}).get("end"), document.get("published")]
    return max((date.fromisoformat(day[:10]) for day in days if day), default=None)


def _without(value: Any, withheld: Callable[[int, int], bool]) -> Any:
    """The value with every quote withheld that the test names."""
    if isinstance(value, list | tuple):
        return [_without(item, withheld) for item in value]
    if not isinstance(value, dict):
        return value
    out = {key: _without(item, withheld) for key, item in value.items()}
    if isinstance(out.get("quote"), str):
        span = out.get("span") if isinstance(out.get("span"), dict) else out
        start, end = (span or {}).get("start"), (span or {}).get("end")
        if isinstance(start, int) and isinstance(end, int) and withheld(start, end):
            out["quote"] = WITHHELD
            if span is out:
                out["start"] = out["end"] = 0
            else:
                out["span"] = {"start": 0, "end": 0}
    return out
