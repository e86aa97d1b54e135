"""The facts of an event as JSON and back, so that a store can compare events without reading their reports again."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from tawthiq.incidents.facts import EventFacts, EventKey, Point, When
from tawthiq.incidents.implied import Partial

FORMAT = 3
"""Raised whenever `EventFacts` or the keys made of it change: facts of another format are made anew from the coding."""
_SETS = ("admins", "initiators", "targets", "weapons", "groups", "topics", "words")


def dump_facts(facts: EventFacts) -> str:
    """One line of JSON; equal facts give equal lines."""
    plain = asdict(facts)
    plain.update({name: sorted(getattr(facts, name)) for name in _SETS})
    plain["format"] = FORMAT
    plain["around"] = sorted(sorted(words) for words in facts.around)
    plain["points"] = [{**asdict(point), "words": sorted(point.words)} for point in facts.points]
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"), default=_day)


def load_facts(line: str) -> EventFacts:
    """The facts that `dump_facts` wrote. Raises ValueError for those of another format."""
    plain: dict[str, Any] = json.loads(line)
    if plain.pop("format", None) != FORMAT:
        raise ValueError("facts of another format")
    plain.update({name: frozenset(plain[name]) for name in _SETS})
    plain["around"] = frozenset(frozenset(words) for words in plain["around"])
    plain["key"] = EventKey(**plain["key"])
    plain["points"] = tuple(Point(**{**point, "words": frozenset(point["words"])}) for point in plain["points"])
    when = plain["when"]
    days = {name: date.fromisoformat(when[name]) if when[name] else None for name in ("start", "end", "published")}
    plain["when"] = When(**{**when, **days, "partial": Partial(**when["partial"])})
    plain["killed"] = tuple((low, high) for low, high in plain["killed"])
    plain["wounded"] = tuple((low, high) for low, high in plain["wounded"])
    return EventFacts(**plain)


def _day(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no JSON for {type(value).__name__}")
