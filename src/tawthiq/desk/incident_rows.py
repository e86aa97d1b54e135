"""Incidents as rows: their ids, and the dates, point and tolls that lists and search show."""

from __future__ import annotations

from datetime import UTC, datetime

from django.db.models import QuerySet

from tawthiq.desk.models import Event, EventPlace, Incident, Membership
from tawthiq.incidents.wire import CONTEXT

_PREFIX = "TQ-"
PUBLIC = "public"
"""The class of material that may be told anywhere."""


def new_incident() -> Incident:
    """A draft incident with the next public id, not yet written. The caller holds the write lock, and writes it."""
    last = Incident.objects.order_by("-id").values_list("public_id", flat=True).first()
    number = int(last.removeprefix(_PREFIX)) + 1 if last else 1
    now = datetime.now(UTC)
    return Incident(public_id=f"{_PREFIX}{number:06d}", created_at=now, changed_at=now)


def create_incident(event: Event) -> Incident:
    """A new draft incident that an event will be put into."""
    incident = new_incident()
    describe(incident, [event], reports=1)
    return incident


def resolve(public_id: str) -> Incident | None:
    """The incident that an id stands for today, redirects followed."""
    found = Incident.objects.filter(public_id=public_id.upper()).first()
    while found and found.redirect_to_id:
        found = found.redirect_to
    return found


def members_of(incident: Incident) -> list[Membership]:
    """The live positive memberships of an incident, of current reports that are not erased, in report order."""
    return list(_live(incident).select_related("report__publisher", "report__body").order_by("report_id", "event_id"))


def refresh(incident: Incident) -> None:
    """Bring the columns that follow from the members up to date, and mark the incident as changed."""
    held = set(_live(incident).values_list("report_id", "event_id"))
    reports = {report for report, _ in held}
    found = Event.objects.filter(report_id__in=reports).select_related("report").order_by("report_id", "position")
    rows = found if held else ()
    told = [row for row in rows if (row.report_id, row.event_id) in held]
    telling = [row for row in told if row.status != CONTEXT] or told
    describe(incident, telling, reports=len({row.report_id for row in telling} or reports))


def _live(incident: Incident) -> QuerySet[Membership]:
    return Membership.objects.filter(
        incident=incident, judgement="positive", deleted_at=None, report__current=True, report__erased=False
    )


def describe(incident: Incident, events: list[Event], reports: int) -> None:
    """Write the columns that follow from the incident's events. Place and toll come from public reports alone, the kind
    and the days from those where there is one: lists must not tell what is unpublished."""
    public = [event for event in events if event.report.sensitivity == PUBLIC]
    events = public or events
    dated = [event for event in events if event.date_start]
    incident.date_start = min((event.date_start for event in dated), default=None)
    incident.date_end = max((event.date_end or event.date_start for event in dated), default=None)
    incident.killed_min = min((e.killed_min for e in public if e.killed_min is not None), default=None)
    incident.killed_max = max((e.killed_max for e in public if e.killed_max is not None), default=None)
    incident.reports = reports
    if events:
        incident.type = max({e.type for e in events}, key=lambda t: (sum(e.type == t for e in events), t))
    places = list(EventPlace.objects.filter(event__in=public).order_by("id")) if public else []
    place = next((p for p in places if p.role != "admin"), places[0] if places else None)
    incident.lat, incident.lon = (place.lat, place.lon) if place else (None, None)
    incident.place = next((event.place for event in public if event.place), "")
    incident.changed_at = datetime.now(UTC)
    incident.save()
