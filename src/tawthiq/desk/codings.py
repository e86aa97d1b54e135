"""Keeps what was read in a report, and the rows by which its events are found and grouped."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import blake2b
from typing import Any

from tawthiq.desk.chain import Deed
from tawthiq.desk.models import BlockKey, CodedReport, Event, EventGroup, EventPlace, Report
from tawthiq.desk.rows import insert
from tawthiq.desk.seal import canonical
from tawthiq.incidents.block import is_tally, stored_keys
from tawthiq.incidents.facts import EventFacts, facts_of
from tawthiq.incidents.portable import dump_facts
from tawthiq.reading.report import Report as Received
from tawthiq.resources.incidents import GroupingKnowledge

Json = Mapping[str, Any]
_PLACE = ("event_id", "role", "name", "admin1", "lat", "lon", "precision", "radius_km")
_COUNTED = {"killed": ("killed_min", "killed_max"), "wounded": ("wounded_min", "wounded_max")}


def text_of(report: Report) -> str:
    """The text in which the offsets of a report's codings count. Raises Body.DoesNotExist for an erased report."""
    if not report.title:
        return str(report.body.text)
    from tawthiq.engine import coded_text  # imports every layer: only where a text is put back together

    return coded_text(Received(text=report.body.text, title=report.title))[0]


@dataclass(frozen=True, slots=True)
class Stored:
    """A coding that was kept, its event rows, and the ``deeds`` for the log."""

    coded: CodedReport
    events: list[Event]
    deeds: tuple[Deed, ...]


def store(report: Report, document: Json, knowledge: GroupingKnowledge, by: str, *, first: bool = False) -> Stored:
    """Keep a coding (wire format) as the current one of ``report``; earlier ones stay. Event rows are made anew.

    ``first``: nothing was ever read in the report, so that no earlier coding is looked for.
    """
    bare = {**document, "text": None}
    payload = canonical(bare)
    earlier = None if first else CodedReport.objects.filter(report=report, current=True).first()
    deeds = []
    if earlier:
        earlier.current = False
        earlier.save(update_fields=["current"])
        deeds.append(Deed("coding.superseded", f"coding:{earlier.id}", earlier.sha256))
    coded = CodedReport(
        report=report,
        engine=document["engine"],
        data=document["data"],
        payload=zlib.compress(payload, 6),
        sha256=blake2b(payload, digest_size=32).hexdigest(),
        accounted=document["accounted"],
        reason=(document.get("reason") or "")[:300],
        events=len(document.get("events") or ()),
        by=by,
        created_at=datetime.now(UTC),
    )
    coded.save(force_insert=True)
    deeds.append(Deed("coding.added", f"coding:{coded.id}", coded.sha256))
    if earlier:
        drop_index(report)
    return Stored(coded, index(report, document, knowledge), tuple(deeds))


def index(report: Report, document: Json, knowledge: GroupingKnowledge) -> list[Event]:
    """Write the event rows of a coded document. Only a current report has any."""
    if not report.current or report.erased:
        return []
    located = {**document, "doc_id": str(report.id), "text": document.get("text") or text_of(report)}
    facts = facts_of(located, knowledge)
    told = list(document.get("events") or ())
    events = [_event(report, event, fact) for event, fact in zip(told, facts, strict=True)]
    Event.objects.bulk_create(events)
    rows = list(zip(events, told, strict=True))
    insert(EventPlace, _PLACE, (place for row, event in rows for place in _places(row, event)))
    insert(
        EventGroup, ("event_id", "group_id", "role"), (group for row, event in rows for group in _groups(row, event))
    )
    keys = (
        (row.id, hashed(key))
        for row, fact in zip(events, facts, strict=True)
        if not is_tally(fact, knowledge)
        for key in sorted(stored_keys(fact, knowledge))
    )
    insert(BlockKey, ("event_id", "key"), keys)
    return events


def drop_index(report: Report) -> None:
    """Remove the event rows of a report."""
    rows = list(Event.objects.filter(report=report).values_list("id", flat=True))
    for model in (EventPlace, EventGroup, BlockKey):
        model.objects.filter(event_id__in=rows).delete()
    Event.objects.filter(id__in=rows).delete()


def hashed(key: str) -> int:
    """A block key as a signed 64-bit number."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)


def _event(report: Report, event: Json, facts: EventFacts) -> Event:
    told = event.get("date") or {}
    trigger = event.get("trigger") or {}
    return Event(
        report=report,
        event_id=event["id"],
        position=facts.order,
        type=event["type"],
        status=facts.status,
        place=_named(event),
        date_start=_day(told.get("start")),
        date_end=_day(told.get("end")),
        trigger_start=trigger.get("start"),
        trigger_end=trigger.get("end"),
        facts=dump_facts(facts),
        **_counts(event),
    )


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value[:10]) if value else None


def _named(event: Json) -> str:
    """The place that stands for the event in lists: the first that was hit, else the site, else what encloses it."""
    by_role = {place["role"]: place["quote"] for place in reversed(event.get("places") or ())}
    return next((by_role[role][:300] for role in ("target", "site", "admin") if role in by_role), "")


def _counts(event: Json) -> dict[str, int | None]:
    """The least and the most that any speaker says, per kind of harm; open maxima give none. Of the counts of one
    speaker the highest counts: the others are parts of it."""
    out: dict[str, int | None] = {}
    for kind, (least, most) in _COUNTED.items():
        said: dict[tuple[int, ...], list[Json]] = {}
        for place, harm in enumerate(event.get("casualties") or ()):
            if harm["kind"] == kind and harm.get("scope") != "total":
                said.setdefault(_speakers(event, f"/casualties/{place}"), []).append(harm)
        if said:
            out[least] = min(max(harm["count_min"] for harm in harms) for harms in said.values())
            highest: list[Any] = [harm.get("count_max") for harms in said.values() for harm in harms]
            out[most] = None if None in highest else max(highest)
    return out


def _speakers(event: Json, pointer: str) -> tuple[int, ...]:
    """The claims of an event that state the value at ``pointer``, by their numbers; () for the outlet's own voice."""
    return tuple(at for at, claim in enumerate(event.get("claims") or ()) if pointer in (claim.get("about") or ()))


def _places(row: Event, event: Json) -> Iterator[tuple[Any, ...]]:
    """Rows of `_PLACE`."""
    for place in event.get("places") or ():
        if place.get("lat") is None or place["role"] not in {"site", "target", "admin"}:
            continue
        name, unit = place["quote"][:300], (place.get("admin1_en") or "")[:120]
        precision = place.get("precision") or ""
        yield row.id, place["role"], name, unit, place["lat"], place["lon"], precision, place.get("radius_km")


def _groups(row: Event, event: Json) -> Iterator[tuple[Any, ...]]:
    named = {(a["group_id"], a["role"]) for a in event.get("actors") or () if a.get("group_id")}
    for group_id, role in sorted(named):
        yield row.id, group_id[:120], role


def spoken(coded: CodedReport) -> dict[str, Any]:
    """The document of a coding with its text put back, and the relay that the report was forwarded from."""
    document = coded.document
    document["text"] = None if coded.report.erased else text_of(coded.report)
    if coded.report.relayed_from:
        document["relay"] = coded.report.relayed_from
    return document
