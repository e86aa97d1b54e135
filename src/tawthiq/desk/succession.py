"""A report read again, or followed by a later version: what its events were judged to be is carried over.

A person's judgement is never dropped: where its event is gone, it stays on the old one and is flagged.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from tawthiq.desk.chain import Deed
from tawthiq.desk.codings import drop_index, spoken
from tawthiq.desk.incident_rows import refresh
from tawthiq.desk.models import CodedReport, Incident, Membership, Report, Value
from tawthiq.desk.models.incident import MACHINE
from tawthiq.incidents.changes import Change, changes, match_events

Json = Mapping[str, Any]


def hand_over(earlier: Report, later: Report, document: Json) -> list[Deed]:
    """The memberships of the earlier version pass to the matching events of the later one."""
    coded = CodedReport.objects.filter(report=earlier, current=True).select_related("report__body").first()
    before: Json = spoken(coded) if coded else {}
    deeds = carry(earlier, later, before, document)
    drop_index(earlier)
    return deeds


def carry(earlier: Report, later: Report, before: Json, after: Json) -> list[Deed]:
    """Carry memberships from the events of ``before`` to those of ``after`` (the same report, or its later version)."""
    matched = match_events(before, after)
    spans = {event["id"]: event.get("trigger") or {} for event in after.get("events") or ()}
    now = datetime.now(UTC)
    touched: dict[int, Incident] = {}
    deeds = []
    for old in Membership.objects.filter(report=earlier, deleted_at=None).select_related("incident").order_by("id"):
        event_id = matched.get(old.event_id)
        touched[old.incident_id] = old.incident
        if earlier.pk == later.pk and event_id == old.event_id:
            continue
        if event_id is None and old.by != MACHINE:
            old.flagged = True
            old.save(update_fields=["flagged"])
            continue
        old.deleted_at = now
        old.save(update_fields=["deleted_at"])
        deeds.append(Deed("event.released", old.incident.public_id, [old.report_id, old.event_id]))
        if event_id is not None:
            _renew(old, later, event_id, spans[event_id], now)
            deeds.append(Deed("event.carried", old.incident.public_id, [later.id, event_id]))
    for incident in touched.values():
        _flag(incident, bool(changes(before, after)))
        refresh(incident)
    return deeds


def _renew(old: Membership, later: Report, event_id: str, trigger: Json, now: datetime) -> None:
    Membership(
        incident=old.incident,
        report=later,
        event_id=event_id,
        trigger_start=trigger.get("start"),
        trigger_end=trigger.get("end"),
        judgement=old.judgement,
        score=old.score,
        reasons=old.reasons,
        by=old.by,
        why=old.why,
        flagged=old.by != MACHINE,
        created_at=now,
    ).save(force_insert=True)


def _flag(incident: Incident, differs: bool) -> None:
    """A person's values of an incident whose reports changed are flagged, never overwritten."""
    if not differs:
        return
    decided = Value.objects.filter(incident=incident, superseded_at=None).exclude(by=MACHINE)
    for value in decided:
        value.flagged = True
        value.save(update_fields=["flagged"])
    if decided or incident.reviewed_at:
        incident.flagged = True


def differences(report: Report) -> tuple[Change, ...]:
    """What a report's current coding changed against the version before it ("toll 5 → 9"); () where it has none."""
    if report.version_of_id is None:
        return ()
    pair = [
        CodedReport.objects.filter(report_id=report_id, current=True).select_related("report__body").first()
        for report_id in (report.version_of_id, report.id)
    ]
    if pair[0] is None or pair[1] is None:
        return ()
    return changes(spoken(pair[0]), spoken(pair[1]))
