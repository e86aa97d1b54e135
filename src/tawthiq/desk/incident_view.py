"""An incident as it is shown: its tellings, the sheet made of them, and how it hangs together with others."""

from __future__ import annotations

import json
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

from tawthiq.desk.codings import spoken
from tawthiq.desk.context import Context, context
from tawthiq.desk.incident_rows import PUBLIC, members_of
from tawthiq.desk.models import CodedReport, Incident, IncidentLink, Membership
from tawthiq.incidents.sheet import Sheet, Telling, sheet


@dataclass(frozen=True, slots=True)
class Shown:
    """``withheld``: how many reports are left out because they are not public; ``sheet`` None where nothing is left."""

    incident: Incident
    members: list[Membership]
    sheet: Sheet | None
    withheld: int


@dataclass(frozen=True, slots=True)
class Tie:
    """A link as seen from one incident: ``kind``, the ``other`` one, and whether it is the source of the relation."""

    kind: str
    other: Incident
    outgoing: bool
    score: float | None
    by: str


def shown(incident: Incident, *, unpublished: bool = False, known: Context | None = None) -> Shown:
    """The incident with its sheet. Unpublished material is left out unless it is asked for."""
    known = known or context()
    members = members_of(incident)
    open_ones = [m for m in members if unpublished or m.report.sensitivity == PUBLIC]
    tellings = _tellings(open_ones)
    made = sheet(tellings, known.knowledge, known.book, known.kin) if tellings else None
    return Shown(incident, open_ones, made, len({m.report_id for m in members}) - len({m.report_id for m in open_ones}))


def _tellings(members: list[Membership]) -> list[Telling]:
    codings = {
        coded.report_id: spoken(coded)
        for coded in CodedReport.objects.filter(
            report_id__in={m.report_id for m in members}, current=True
        ).select_related("report__body")
    }
    out = []
    for member in members:
        document = codings.get(member.report_id)
        event = next((e for e in (document or {}).get("events") or () if e["id"] == member.event_id), None)
        if document is not None and event is not None:
            out.append(
                Telling({**document, "doc_id": str(member.report_id)}, event, member.report.copy_of_id is not None)
            )
    return out


def ties(incident: Incident) -> list[Tie]:
    """Live links to other incidents."""
    links = IncidentLink.objects.filter(Q(one=incident) | Q(two=incident), deleted_at=None).select_related("one", "two")
    out = []
    for found in links.order_by("kind", "id"):
        outgoing = found.one_id == incident.id
        other = found.two if outgoing else found.one
        while other.redirect_to_id:
            other = other.redirect_to
        if other.id != incident.id:
            out.append(Tie(found.kind, other, outgoing, found.score, found.by))
    return out


def listed(*, since_review: bool = False, status: str | None = None, several: bool = False) -> QuerySet[Incident]:
    """Incidents in the order of their days, the newest first. ``since_review``: new, changed or flagged since a person
    looked; ``several``: told by more than one report."""
    found = Incident.objects.filter(redirect_to=None, reports__gt=0)
    if since_review:
        found = found.filter(Q(reviewed_at=None) | Q(changed_at__gt=F("reviewed_at")) | Q(flagged=True))
    if status:
        found = found.filter(status=status)
    if several:
        found = found.filter(reports__gt=1)
    return found.order_by(F("date_start").desc(nulls_last=True), "-id")


def reasons_of(member: Membership) -> list[tuple[str, float]]:
    """Why the machine put an event here: features with their contribution in log-odds, the strongest first."""
    told = json.loads(member.reasons) if member.reasons else {}
    return [(name, weight) for name, weight in told.get("features") or ()]
