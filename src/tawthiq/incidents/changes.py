"""What changed between two codings of a report: a newer engine, or a later version of its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tawthiq.incidents.accounts import values_of

Json = Mapping[str, Any]
_ENOUGH = 2.0


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: ``before`` and ``after`` are the values told (several where several are), () where there is none.

    ``field`` is one of `accounts.FIELDS`, or ``event`` where a whole event came or went.
    """

    event_before: str | None
    event_after: str | None
    field: str
    before: tuple[Any, ...]
    after: tuple[Any, ...]


def match_events(before: Json, after: Json) -> dict[str, str]:
    """Which event of one coding is which of the other: by likeness of trigger, type, place and toll."""
    old, new = list(before.get("events") or ()), list(after.get("events") or ())
    same_text = before.get("text") is not None and before.get("text") == after.get("text")
    scores = sorted(
        ((_likeness(a, b, i, j, same_text), -abs(i - j), -i, -j) for i, a in enumerate(old) for j, b in enumerate(new)),
        reverse=True,
    )
    return {old[i]["id"]: new[j]["id"] for i, j in _pairs(scores)}


def _pairs(scores: list[tuple[float, int, int, int]]) -> Iterator[tuple[int, int]]:
    olds: set[int] = set()
    news: set[int] = set()
    for score, _, i, j in scores:
        if score >= _ENOUGH and -i not in olds and -j not in news:
            olds.add(-i)
            news.add(-j)
            yield -i, -j


def _likeness(a: Json, b: Json, i: int, j: int, same_text: bool) -> float:
    score = 1.0 if a["type"] == b["type"] else 0.0
    first, second = a.get("trigger") or {}, b.get("trigger") or {}
    if same_text and first.get("start") is not None and second.get("start") is not None:
        score += 3.0 if first["start"] < second["end"] and second["start"] < first["end"] else 0.0
    elif first.get("quote") and first.get("quote") == second.get("quote"):
        score += 1.0
    score += 1.5 * _overlap(a, b, "places", "quote") + 0.5 * _overlap(a, b, "actors", "quote")
    score += 0.5 * _overlap(a, b, "casualties", "kind")
    return score + (0.3 if i == j else 0.0)


def _overlap(a: Json, b: Json, field: str, key: str) -> float:
    one, two = ({value[key] for value in side.get(field) or ()} for side in (a, b))
    return len(one & two) / min(len(one), len(two)) if one and two else 0.0


def changes(before: Json, after: Json) -> tuple[Change, ...]:
    """All differences of values between two codings, event by event."""
    return tuple(_changes(before, after))


def _changes(before: Json, after: Json) -> Iterator[Change]:
    matched = match_events(before, after)
    old = {event["id"]: event for event in before.get("events") or ()}
    new = {event["id"]: event for event in after.get("events") or ()}
    for event_id, event in old.items():
        if event_id not in matched:
            yield Change(event_id, None, "event", (event["type"],), ())
    for event_id, other_id in matched.items():
        yield from _between(old[event_id], new[other_id])
    for event_id in sorted(set(new) - set(matched.values())):
        yield Change(None, event_id, "event", (), (new[event_id]["type"],))


def _between(before: Json, after: Json) -> Iterator[Change]:
    old, new = _told(before), _told(after)
    for field in dict.fromkeys((*old, *new)):
        if old.get(field, ()) != new.get(field, ()):
            yield Change(before["id"], after["id"], field, old.get(field, ()), new.get(field, ()))


def _told(event: Json) -> dict[str, tuple[Any, ...]]:
    out: dict[str, list[Any]] = {"status": [event.get("status") or "occurred"]}
    for told in values_of(event):
        values = out.setdefault(told.field, [])
        if told.value not in values:
            values.append(told.value)
    return {field: tuple(values) for field, values in out.items()}
