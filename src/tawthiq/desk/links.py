"""How incidents hang together: links between two, and one taken up into another."""

from __future__ import annotations

from datetime import UTC, datetime

from tawthiq.desk.chain import Deed
from tawthiq.desk.models import Incident, IncidentLink, Membership

_EITHER_WAY = frozenset({"perhaps_same", "not_same"})


def link(one: Incident, two: Incident, kind: str, by: str, *, score: float | None = None, reasons: str = "") -> None:
    """Link two incidents once; a live link of the kind stays. ``perhaps_same`` and ``not_same`` have no direction."""
    if kind in _EITHER_WAY and one.id > two.id:
        one, two = two, one
    kinds = [kind, "not_same"] if kind == "perhaps_same" else [kind]
    if IncidentLink.objects.filter(one=one, two=two, kind__in=kinds, deleted_at=None).exists():
        return
    IncidentLink(one=one, two=two, kind=kind, score=score, reasons=reasons, by=by, created_at=datetime.now(UTC)).save(
        force_insert=True
    )


def absorb(other: Incident, into: Incident, by: str, why: str) -> list[Deed]:
    """Move the members of one incident into another. Its id stays and redirects; each move can be taken back."""
    now = datetime.now(UTC)
    moved = []
    for membership in Membership.objects.filter(incident=other, deleted_at=None).order_by("id"):
        membership.deleted_at = now
        membership.save(update_fields=["deleted_at"])
        if not Membership.objects.filter(
            incident=into, report=membership.report, event_id=membership.event_id, deleted_at=None
        ).exists():
            membership.pk, membership.deleted_at, membership.incident = None, None, into
            membership.created_at, membership._state.adding = now, True
            membership.save(force_insert=True)
        moved.append([membership.report_id, membership.event_id])
    other.redirect_to, other.status, other.changed_at = into, "merged", now
    other.save()
    return [Deed("incident.merged", other.public_id, [into.public_id, by, why, moved])]
