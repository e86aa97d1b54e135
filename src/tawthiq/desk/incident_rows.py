"""Incidents as rows: their ids, and the dates, point and tolls that lists and search show."""

from __future__ import annotations

from datetime import UTC, datetime

from django.db.models import Q

from tawthiq.desk.models import Event, EventPlace, Incident, Membership
from tawthiq.incidents.facts import EventFacts

_PREFIX = "TQ-"


def create_incident(facts: EventFacts) -> Incident:
    """A new draft incident with the next public id. The caller holds the write lock."""
    last = Incident.objects.order_by("-id").values_list("public_id", flat=True).first()
    number = int(last.removeprefix(_PREFIX)) + 1 if last else 1
    now = datetime.now(UTC)
    incident = Incident(public_id=f"{_PREFIX}{number:06d}", created_at=now, changed_at=now, type=facts.type)
    incident.save(force_insert=True)
    return incident


def resolve(public_id: str) -> Incident | None:
    """The incident that an id stands for today, redirects followed."""
    found = Incident.objects.filter(public_id=public_id.upper()).first()
    while found and found.redirect_to_id:
        found = found.redirect_to
    return found


def members_of(incident: Incident) -> list[Membership]:
    """The live positive memberships of an incident, of current reports that are not erased, in report order."""
    found = Membership.objects.filter(
        incident=incident, judgement="positive", deleted_at=None, report__current=True, report__erased=False
    )
    return list(found.select_related("report", "report__publisher").order_by("report_id", "event_id"))


def refresh(incident: Incident) -> None:
    """Bring the columns that follow from the members up to date, and mark the incident as changed."""
    members = members_of(incident)
    chosen = Q()
    for member in members:
        chosen |= Q(report_id=member.report_id, event_id=member.event_id)
    events = list(Event.objects.filter(chosen).order_by("report_id", "position")) if members else []
    dated = [event for event in events if event.date_start]
    incident.date_start = min((event.date_start for event in dated), default=None)
    incident.date_end = max((event.date_end or event.date_start for event in dated), default=None)
    incident.killed_min = min((e.killed_min for e in events if e.killed_min is not None), default=None)
    incident.killed_max = max((e.killed_max for e in events if e.killed_max is not None), default=None)
    incident.reports = len({member.report_id for member in members})
    if events:
        incident.type = max({e.type for e in events}, key=lambda t: (sum(e.type == t for e in events), t))
    place = EventPlace.objects.filter(event__in=events).exclude(role="admin").order_by("id").first()
    place = place or EventPlace.objects.filter(event__in=events).order_by("id").first()
    incident.lat, incident.lon, incident.place = (place.lat, place.lon, place.name) if place else (None, None, "")
    incident.changed_at = datetime.now(UTC)
    incident.save()
