"""Coded reports made by hand from invented sentences: quotes are given, their offsets are looked up here."""

from __future__ import annotations

from typing import Any

PLACES = {
    "تل الورد": ("Tell al-Ward", "Idlib", 35.80, 36.60),
    "كفر الزهر": ("Kafr al-Zahr", "Idlib", 35.82, 36.62),
    "عين القمح": ("Ain al-Qamh", "Aleppo", 36.30, 37.10),
    "جسر الوادي": ("Jisr al-Wadi", "Raqqa", 36.00, 38.90),
}
"""Invented villages, each with English name, governorate and point."""
Values = dict[str, Any]


def document(doc_id: str, text: str, *events: Values, **fields: Any) -> Values:
    """A coded document of the wire format. Each event is what `event` gives; spans are filled in from ``text``."""
    return {
        "schema": "tawthiq/1",
        "doc_id": doc_id,
        "outlet": fields.pop("outlet", None),
        "url": fields.pop("url", None),
        "title": fields.pop("title", None),
        "published": fields.pop("published", None),
        "text": text,
        "engine": "test",
        "data": "sha256:test",
        "accounted": "coded" if events else "nothing_found",
        "reason": None,
        "notes": [],
        "incident_group": None,
        "events": [_located(text, number, told) for number, told in enumerate(events, 1)],
        "relations": fields.pop("relations", []),
        "evidence": [],
        "left_over": [],
        **fields,
    }


def event(
    trigger: str,
    type_: str = "Shelling/artillery/missile attack",
    *,
    on: str | tuple[str, str] | None = None,
    said: str | None = None,
    at: tuple[str, ...] = (),
    by: tuple[tuple[str, str | None], ...] = (),
    hit: tuple[tuple[str, str | None], ...] = (),
    harm: tuple[tuple[str, str, int, int | None], ...] = (),
    weapons: tuple[tuple[str, str], ...] = (),
    claims: tuple[Values, ...] = (),
    status: str = "occurred",
    **more: Any,
) -> Values:
    """One event. ``on``: day or (first, last), with the expression ``said``; ``at``: quotes with a place of `PLACES`;
    ``by``/``hit``: (quote, group id); ``harm``: (quote, kind, least, most); ``weapons``: (quote, kind)."""
    first, last = (on, on) if isinstance(on, str) or on is None else on
    return {
        "type": type_,
        "status": status,
        "trigger": {"quote": trigger},
        "date": {"quote": said, "start": first, "end": last, "precision": "day" if first else "unknown"},
        "places": [_place(quote) for quote in at],
        "actors": [
            {"quote": quote, "role": role, "group_id": group, "group_en": group}
            for role, told in (("initiator", by), ("target", hit))
            for quote, group in told
        ],
        "weapons": [{"quote": quote, "kind": kind, "count": None, "outcome": []} for quote, kind in weapons],
        "casualties": [
            {
                "quote": quote, "kind": kind, "count_min": low, "count_max": high, "who": "civilian", "side": None,
                "breakdown": [], "scope": "event",
            }
            for quote, kind, low, high in harm
        ],
        "claims": list(claims),
        "victims": [],
        "incident": None,
        **more,
    }  # fmt: skip


def claim(who: str, stance: str = "asserts", about: tuple[str, ...] = ("/event",), via: str | None = None) -> Values:
    """One claim by its claimant's words."""
    relay = {"quote": via} if via else None
    return {
        "claimant": {"quote": who}, "via": relay, "stance": stance, "verb": None, "quotation": None,
        "about": list(about),
    }  # fmt: skip


def _place(quote: str) -> Values:
    name = next(name for name in PLACES if name in quote)
    english, admin1, lat, lon = PLACES[name]
    return {
        "quote": quote, "role": "target", "name_en": english, "admin1_en": admin1, "lat": lat, "lon": lon,
        "precision": "settlement", "relation": None, "distance_km": None, "radius_km": None, "basis": "test",
    }  # fmt: skip


def _located(text: str, number: int, told: Values) -> Values:
    """The event with an id and with every quote's offsets."""
    found = {"id": f"e{number}", **_spans(text, told)}
    date = found["date"]
    if date["quote"]:
        start = text.index(date["quote"])
        date["span"] = {"start": start, "end": start + len(date["quote"])}
        date.pop("end_offset", None)
    return found


def _spans(text: str, value: Any, key: str = "") -> Any:
    if isinstance(value, list):
        return [_spans(text, item) for item in value]
    if not isinstance(value, dict):
        return value
    filled = {name: _spans(text, item, name) for name, item in value.items()}
    if key != "date" and isinstance(value.get("quote"), str):
        start = text.index(value["quote"])
        filled |= {"start": start, "end": start + len(value["quote"])}
    return filled
