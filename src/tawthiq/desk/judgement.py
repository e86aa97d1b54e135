"""What a person decides about incidents: same, not the same, unsure. It wins over the machine and can be taken back."""

from __future__ import annotations

from datetime import UTC, datetime

from django.db import transaction

from tawthiq.desk.chain import Deed, append
from tawthiq.desk.incident_rows import create_incident, refresh
from tawthiq.desk.links import absorb, link
from tawthiq.desk.models import Event, Incident, IncidentLink, Membership
from tawthiq.desk.models.incident import MACHINE
from tawthiq.errors import InputError

JUDGEMENTS = ("positive", "negative", "unsure")
EventRef = tuple[int, str]
"""Report id and event id."""


def judge(event: EventRef, incident: Incident, judgement: str, by: str, why: str) -> Membership:
    """Judge that an event belongs to an incident, does not, or that it is not sure. Earlier judgements of the pair end.

    ``positive`` takes the event out of any other incident; an event that is left without one gets a new one.
    Raises InputError on an unknown event or judgement, or without a reason.
    """
    if judgement not in JUDGEMENTS:
        raise InputError(f"expected one of {', '.join(JUDGEMENTS)}", field="judgement")
    if by == MACHINE or not why.strip():
        raise InputError("a judgement needs a person and a reason", field="why")
    row = _event(event)
    with transaction.atomic():
        live = Membership.objects.filter(report_id=event[0], event_id=event[1], deleted_at=None)
        ended = live.filter(incident=incident)
        if judgement == "positive":
            ended = ended | live.filter(judgement="positive")
        touched = {m.incident for m in ended.select_related("incident")} | {incident}
        for membership in ended.distinct():
            _end(membership)
        made = _membership(row, incident, judgement, by, why)
        if judgement != "positive" and not _held(event):
            touched.add(_alone(row))
        for each in touched:
            refresh(each)
        payload = [event, judgement, why]
        append(by, [Deed("event.judged", incident.public_id, payload)])
    return made


def take_back(membership: Membership, by: str) -> None:
    """End a judgement. An event that is then in no incident gets one of its own."""
    with transaction.atomic():
        _end(membership)
        event = (membership.report_id, membership.event_id)
        if not _held(event):
            refresh(_alone(_event(event)))
        refresh(membership.incident)
        append(by, [Deed("event.judgement_ended", membership.incident.public_id, list(event))])


def merge(other: Incident, into: Incident, by: str, why: str) -> None:
    """Judge two incidents to be one: the first redirects to the second from now on."""
    if other.pk == into.pk:
        raise InputError("an incident cannot be merged into itself", field="incident")
    with transaction.atomic():
        for parted in _links(other, into, "not_same"):
            parted.deleted_at = datetime.now(UTC)
            parted.save(update_fields=["deleted_at"])
        deeds = absorb(other, into, by, why)
        refresh(into)
        append(by, deeds)


def split(incident: Incident, events: list[EventRef], by: str, why: str) -> Incident:
    """Judge some events of an incident to be a new one, which the machine never joins to the old again."""
    with transaction.atomic():
        rows = [_event(event) for event in events]
        new = create_incident(rows[0])
        for row in rows:
            judge((row.report_id, row.event_id), new, "positive", by, why)
        link(incident, new, "not_same", by)
        append(by, [Deed("incident.split", incident.public_id, [new.public_id, events, why])])
    return new


def unmerge(other: Incident, by: str, why: str) -> None:
    """Undo a merge: the events that the incident held when it was merged come back to it."""
    if other.redirect_to is None:
        raise InputError("is not merged into another", field=other.public_id)
    into = other.redirect_to
    with transaction.atomic():
        merged_at = other.changed_at
        other.redirect_to, other.status = None, "draft"
        other.save()
        for old in Membership.objects.filter(incident=other, deleted_at__gte=merged_at, judgement="positive"):
            for moved in Membership.objects.filter(
                incident=into, report=old.report, event_id=old.event_id, deleted_at=None
            ):
                _end(moved)
            _membership(_event((old.report_id, old.event_id)), other, "positive", by, why)
        link(other, into, "not_same", by)
        refresh(other)
        refresh(into)
        append(by, [Deed("incident.unmerged", other.public_id, [into.public_id, why])])


def mark_reviewed(incident: Incident, by: str) -> None:
    """Note that a person has seen the incident as it stands: it is no longer listed as changed."""
    with transaction.atomic():
        incident.reviewed_at = datetime.now(UTC)
        incident.flagged = False
        incident.save(update_fields=["reviewed_at", "flagged"])
        append(by, [Deed("incident.reviewed", incident.public_id)])


def _event(event: EventRef) -> Event:
    found = Event.objects.filter(report_id=event[0], event_id=event[1]).first()
    if found is None:
        raise InputError("no such event in a current coding", field=f"report {event[0]}, {event[1]}")
    return found


def _held(event: EventRef) -> bool:
    return bool(
        Membership.objects.filter(report_id=event[0], event_id=event[1], judgement="positive", deleted_at=None).exists()
    )


def _alone(row: Event) -> Incident:
    """A new incident that holds one event, by the machine's hand."""
    incident = create_incident(row)
    _membership(row, incident, "positive", MACHINE, "")
    return incident


def _membership(row: Event, incident: Incident, judgement: str, by: str, why: str) -> Membership:
    made = Membership(
        incident=incident,
        report_id=row.report_id,
        event_id=row.event_id,
        trigger_start=row.trigger_start,
        trigger_end=row.trigger_end,
        judgement=judgement,
        by=by,
        why=why,
        created_at=datetime.now(UTC),
    )
    made.save(force_insert=True)
    return made


def _end(membership: Membership) -> None:
    membership.deleted_at = datetime.now(UTC)
    membership.save(update_fields=["deleted_at"])


def _links(one: Incident, two: Incident, kind: str) -> list[IncidentLink]:
    pair = {one.pk, two.pk}
    return list(IncidentLink.objects.filter(one_id__in=pair, two_id__in=pair, kind=kind, deleted_at=None))
