"""Puts the events of a report into incidents. Only what they touch is looked at: the world is never regrouped."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from tawthiq.desk.chain import Deed
from tawthiq.desk.codings import hashed
from tawthiq.desk.incident_rows import create_incident, refresh
from tawthiq.desk.models import BlockKey, Event, Incident, IncidentLink, Membership, Report
from tawthiq.desk.models.incident import MACHINE
from tawthiq.incidents.block import is_tally, sought_keys
from tawthiq.incidents.compare import Comparison, compare
from tawthiq.incidents.facts import EventFacts, EventKey
from tawthiq.incidents.group import Comparisons, Grouping, Judgements, Pair, gather, pair
from tawthiq.incidents.kin import Kin
from tawthiq.incidents.portable import load_facts
from tawthiq.resources.incidents import GroupingKnowledge

_MOST_CANDIDATES = 300
"""Stored events that one new event is compared with at most, the latest received first."""
_LINKS = {"response_to": "response_to", "caused_by": "caused_by", "part_of": "part_of"}


@dataclass(frozen=True, slots=True)
class Grouper:
    """What grouping needs to know; loaded once and shared."""

    knowledge: GroupingKnowledge
    kin: Kin

    def place(self, report: Report, document: Mapping[str, Any]) -> list[Deed]:
        """Put every event of ``report`` that is in no incident into one, old or new. In the caller's transaction."""
        rows = {row.event_id: row for row in Event.objects.filter(report=report).order_by("position")}
        placed = set(
            Membership.objects.filter(report=report, judgement="positive", deleted_at=None).values_list(
                "event_id", flat=True
            )
        )
        fresh = [load_facts(row.facts) for event_id, row in rows.items() if event_id not in placed]
        fresh = [facts for facts in fresh if not is_tally(facts, self.knowledge)]
        if not fresh:
            return []
        grouping, members, events = self._local(fresh)
        deeds = []
        for group in grouping.groups:
            deeds += self._settle(group, members, events, grouping)
        self._link(grouping)
        self._relate(report, document)
        return deeds

    def _local(self, fresh: list[EventFacts]) -> tuple[Grouping, dict[EventKey, Incident], dict[EventKey, EventFacts]]:
        """Group the fresh events with the incidents that they come near, those incidents kept whole."""
        near = self._near(fresh)
        touched = self._touched(fresh, near)
        members = _memberships(touched)
        events = {facts.key: facts for facts in (*fresh, *_facts_of(set(members)))}
        compared = Comparisons(events.values(), self.knowledge, self.kin)
        offered = [pair(facts.key, key) for facts in fresh for key in members]
        judgements = _judgements(members, events)
        return gather(list(events.values()), offered, compared, self.knowledge, judgements), members, events

    def _near(self, fresh: Iterable[EventFacts]) -> dict[EventKey, EventFacts]:
        found: dict[EventKey, EventFacts] = {}
        for facts in fresh:
            keys = [hashed(key) for key in sought_keys(facts, self.knowledge)]
            ids = (
                BlockKey.objects.filter(key__in=keys)
                .exclude(event__report_id=int(facts.key.doc_id))
                .order_by("-event_id")
                .values_list("event_id", flat=True)
                .distinct()[:_MOST_CANDIDATES]
            )
            rows = Event.objects.filter(id__in=list(ids)).values_list("facts", flat=True)
            found.update({other.key: other for other in map(load_facts, rows)})
        return found

    def _touched(self, fresh: list[EventFacts], near: Mapping[EventKey, EventFacts]) -> set[EventKey]:
        doubt = self.knowledge.limits["doubt"]
        return {
            other.key
            for facts in fresh
            for other in near.values()
            if compare(facts, other, self.knowledge, self.kin).score >= doubt
        }

    def _settle(
        self,
        group: tuple[EventKey, ...],
        members: Mapping[EventKey, Incident],
        events: Mapping[EventKey, EventFacts],
        grouping: Grouping,
    ) -> list[Deed]:
        """Write one group: into its incident, joining the incidents that it brings together, or into a new one."""
        incidents = sorted({members[key] for key in group if key in members}, key=lambda incident: incident.id)
        fresh = [key for key in group if key not in members]
        if not fresh and len(incidents) < 2:
            return []
        incident = incidents[0] if incidents else create_incident(events[group[0]])
        deeds = [] if incidents else [Deed("incident.created", incident.public_id)]
        for other in incidents[1:]:
            deeds += absorb(other, incident, MACHINE, "")
        for key in fresh:
            _join(incident, key, _best(key, group, grouping.pairs), self.knowledge)
            deeds.append(Deed("event.placed", incident.public_id, [key.doc_id, key.event_id]))
        refresh(incident)
        return deeds

    def _link(self, grouping: Grouping) -> None:
        """Remember pairs that nearly joined, for a person to look at."""
        for (a, b), score, guard in grouping.doubtful[:10]:
            one, two = _incident_of(a), _incident_of(b)
            if one and two and one.id != two.id:
                link(one, two, "perhaps_same", MACHINE, score=score, reasons=guard)

    def _relate(self, report: Report, document: Mapping[str, Any]) -> None:
        """Link the incidents of events that the report itself relates (a strike and its answer)."""
        for relation in document.get("relations") or ():
            kind = _LINKS.get(relation["type"])
            one, two = (_incident_of(EventKey(str(report.id), relation[end])) for end in ("from", "to"))
            if kind and one and two and one.id != two.id:
                link(one, two, kind, MACHINE)


def link(one: Incident, two: Incident, kind: str, by: str, *, score: float | None = None, reasons: str = "") -> None:
    """Link two incidents once; a live link of the kind stays. ``perhaps_same`` and ``not_same`` have no direction."""
    if kind in {"perhaps_same", "not_same"} and one.id > two.id:
        one, two = two, one
    known = IncidentLink.objects.filter(one=one, two=two, deleted_at=None)
    if known.filter(kind__in=[kind, "not_same"] if kind == "perhaps_same" else [kind]).exists():
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


def _join(
    incident: Incident, key: EventKey, best: tuple[EventKey, Comparison] | None, knowledge: GroupingKnowledge
) -> None:
    event = Event.objects.get(report_id=int(key.doc_id), event_id=key.event_id)
    reasons = {}
    if best:
        told = best[1].reasons(knowledge)[:8]
        reasons = {"with": [best[0].doc_id, best[0].event_id], "features": [[n, round(w, 2)] for n, w in told]}
    Membership(
        incident=incident,
        report_id=event.report_id,
        event_id=event.event_id,
        trigger_start=event.trigger_start,
        trigger_end=event.trigger_end,
        judgement="positive",
        score=round(best[1].score, 4) if best else None,
        reasons=json.dumps(reasons, separators=(",", ":")) if reasons else "",
        by=MACHINE,
        created_at=datetime.now(UTC),
    ).save(force_insert=True)


def _best(
    key: EventKey, group: Collection[EventKey], pairs: Mapping[Pair, Comparison]
) -> tuple[EventKey, Comparison] | None:
    found = [(other, pairs[pair(key, other)]) for other in group if other != key and pair(key, other) in pairs]
    return max(found, key=lambda item: (item[1].score, item[0]), default=None)


def _incident_of(key: EventKey) -> Incident | None:
    found = Membership.objects.filter(
        report_id=int(key.doc_id), event_id=key.event_id, judgement="positive", deleted_at=None
    ).select_related("incident")
    return found[0].incident if found else None


def _memberships(touched: set[EventKey]) -> dict[EventKey, Incident]:
    """All members of the incidents that hold a touched event."""
    reports = {int(key.doc_id) for key in touched}
    holding = Membership.objects.filter(report_id__in=reports, judgement="positive", deleted_at=None)
    ids = {m.incident_id for m in holding if EventKey(str(m.report_id), m.event_id) in touched}
    members = Membership.objects.filter(
        incident_id__in=ids, judgement="positive", deleted_at=None, report__current=True
    ).select_related("incident")
    return {EventKey(str(m.report_id), m.event_id): m.incident for m in members}


def _facts_of(keys: set[EventKey]) -> list[EventFacts]:
    rows = Event.objects.filter(report_id__in={int(key.doc_id) for key in keys}).values_list("facts", flat=True)
    return [facts for facts in map(load_facts, rows) if facts.key in keys]


def _judgements(members: Mapping[EventKey, Incident], events: Mapping[EventKey, EventFacts]) -> Judgements:
    """Existing incidents stay whole; what a person judged apart stays apart."""
    by_incident: dict[int, list[EventKey]] = {}
    for key in sorted(members):
        if key in events:
            by_incident.setdefault(members[key].id, []).append(key)
    same = {pair(keys[0], other) for keys in by_incident.values() for other in keys[1:]}
    apart: set[Pair] = set()
    for negative in Membership.objects.filter(incident_id__in=by_incident, judgement="negative", deleted_at=None):
        key = EventKey(str(negative.report_id), negative.event_id)
        apart |= {pair(key, member) for member in by_incident[negative.incident_id] if key != member}
    links = IncidentLink.objects.filter(
        kind="not_same", deleted_at=None, one_id__in=by_incident, two_id__in=by_incident
    )
    for parted in links:
        apart |= {pair(a, b) for a in by_incident[parted.one_id] for b in by_incident[parted.two_id]}
    return Judgements(frozenset(same), frozenset(apart))
