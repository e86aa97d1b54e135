"""Puts the events of a report into incidents. Only what they touch is looked at: the world is never regrouped."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from tawthiq.desk.chain import Deed
from tawthiq.desk.codings import hashed
from tawthiq.desk.incident_rows import create_incident, refresh
from tawthiq.desk.links import absorb, link
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
"""Stored events that the events of one report are compared with at most, the latest received first."""
_MOST_DOUBTS = 5
"""Pairs that nearly joined and are remembered for a person, for each report."""
_LINKS = frozenset({"response_to", "caused_by", "part_of"})
_facts = lru_cache(maxsize=20_000)(load_facts)


@dataclass(frozen=True, slots=True)
class Grouper:
    """What grouping needs to know; loaded once and shared."""

    knowledge: GroupingKnowledge
    kin: Kin

    def place(
        self, report: Report, document: Mapping[str, Any], rows: Sequence[Event], *, first: bool = False
    ) -> list[Deed]:
        """Put every event of ``report`` that is in no incident into one, old or new. In the caller's transaction.

        ``rows``: the report's event rows; ``first``: none of them can be in an incident yet.
        """
        placed = {} if first else _placed(report)
        told = {_key(row): row for row in rows if row.event_id not in placed}
        fresh = [facts for row in told.values() if not is_tally(facts := _facts(row.facts), self.knowledge)]
        if not fresh and not placed:
            return []
        work = _Work(self.knowledge, self.kin, fresh, told)
        deeds = work.settle()
        work.remember_doubts()
        self._relate(
            document, {**placed, **{key.event_id: found for key, found in work.incidents.items() if key in told}}
        )
        return deeds

    def _relate(self, document: Mapping[str, Any], held: Mapping[str, Incident]) -> None:
        """Link the incidents of events that the report itself relates (a strike and its answer)."""
        for relation in document.get("relations") or ():
            one, two = held.get(relation["from"]), held.get(relation["to"])
            if relation["type"] in _LINKS and one and two and one.id != two.id:
                link(one, two, relation["type"], MACHINE)


def _placed(report: Report) -> dict[str, Incident]:
    """Event id → incident, for those events of a report that are in one already."""
    found = Membership.objects.filter(report=report, judgement="positive", deleted_at=None).select_related("incident")
    return {member.event_id: member.incident for member in found}


def _key(row: Event) -> EventKey:
    return EventKey(str(row.report_id), row.event_id)


@dataclass(slots=True)
class _Work:
    """The fresh events of one report, and the incidents that they come near, kept whole."""

    knowledge: GroupingKnowledge
    kin: Kin
    fresh: list[EventFacts]
    rows: Mapping[EventKey, Event]
    incidents: dict[EventKey, Incident] = field(init=False)
    grouping: Grouping = field(init=False)

    def __post_init__(self) -> None:
        self.incidents = _memberships(self._touched())
        events = {facts.key: facts for facts in (*self.fresh, *_facts_of(set(self.incidents)))}
        compared = Comparisons(events.values(), self.knowledge, self.kin)
        offered = [pair(facts.key, key) for facts in self.fresh for key in self.incidents if key in events]
        judgements = _judgements(self.incidents, events)
        self.grouping = gather(list(events.values()), offered, compared, self.knowledge, judgements)

    def _touched(self) -> set[EventKey]:
        """Stored events that a fresh one may be the same as."""
        keys = {hashed(key) for facts in self.fresh for key in sought_keys(facts, self.knowledge)}
        sharing = BlockKey.objects.filter(key__in=keys).order_by("-event_id").values_list("event_id", flat=True)
        near = list(sharing.distinct()[:_MOST_CANDIDATES])
        others = Event.objects.filter(id__in=near).exclude(report_id__in={row.report_id for row in self.rows.values()})
        lines = others.values_list("facts", flat=True) if near else ()
        doubt = self.knowledge.limits["doubt"]
        return {
            other.key
            for other in map(_facts, lines)
            if any(compare(facts, other, self.knowledge, self.kin).score >= doubt for facts in self.fresh)
        }

    def settle(self) -> list[Deed]:
        """Write every group that holds a fresh event, or that a fresh event brought together."""
        deeds: list[Deed] = []
        for group in self.grouping.groups:
            joined = {self.incidents[key].id: self.incidents[key] for key in group if key in self.incidents}
            fresh = [key for key in group if key not in self.incidents]
            if fresh or len(joined) > 1:
                deeds += self._settle(group, [joined[number] for number in sorted(joined)], fresh)
        return deeds

    def _settle(self, group: tuple[EventKey, ...], joined: list[Incident], fresh: list[EventKey]) -> list[Deed]:
        incident = joined[0] if joined else create_incident(self.rows[fresh[0]])
        deeds = [] if joined else [Deed("incident.created", incident.public_id)]
        for other in joined[1:]:
            deeds += absorb(other, incident, MACHINE, "")
        for key in fresh:
            self._join(incident, self.rows[key], _best(key, group, self.grouping.pairs))
            deeds.append(Deed("event.placed", incident.public_id, [key.doc_id, key.event_id]))
        self.incidents.update(dict.fromkeys(group, incident))
        if joined or len(fresh) > 1:
            refresh(incident)
        return deeds

    def _join(self, incident: Incident, row: Event, best: tuple[EventKey, Comparison] | None) -> None:
        reasons = ""
        if best:
            told = [[name, round(weight, 2)] for name, weight in best[1].reasons(self.knowledge)[:8]]
            reasons = json.dumps({"with": [best[0].doc_id, best[0].event_id], "features": told}, separators=(",", ":"))
        Membership(
            incident=incident,
            report_id=row.report_id,
            event_id=row.event_id,
            trigger_start=row.trigger_start,
            trigger_end=row.trigger_end,
            judgement="positive",
            score=round(best[1].score, 4) if best else None,
            reasons=reasons,
            by=MACHINE,
            created_at=datetime.now(UTC),
        ).save(force_insert=True)

    def remember_doubts(self) -> None:
        """Link incidents that nearly joined, for a person to look at."""
        seen: set[frozenset[int]] = set()
        for (a, b), score, guard in self.grouping.doubtful:
            one, two = self.incidents.get(a), self.incidents.get(b)
            if one is None or two is None or one.id == two.id or frozenset((one.id, two.id)) in seen:
                continue
            seen.add(frozenset((one.id, two.id)))
            link(one, two, "perhaps_same", MACHINE, score=score, reasons=guard)
            if len(seen) >= _MOST_DOUBTS:
                return


def _best(
    key: EventKey, group: Collection[EventKey], pairs: Mapping[Pair, Comparison]
) -> tuple[EventKey, Comparison] | None:
    found = [(other, pairs[pair(key, other)]) for other in group if other != key and pair(key, other) in pairs]
    return max(found, key=lambda item: (item[1].score, item[0]), default=None)


def _memberships(touched: set[EventKey]) -> dict[EventKey, Incident]:
    """All members of the incidents that hold a touched event."""
    if not touched:
        return {}
    holding = Membership.objects.filter(
        report_id__in={int(key.doc_id) for key in touched}, judgement="positive", deleted_at=None
    ).values_list("report_id", "event_id", "incident_id")
    ids = {incident for report, event, incident in holding if EventKey(str(report), event) in touched}
    members = Membership.objects.filter(
        incident_id__in=ids, judgement="positive", deleted_at=None, report__current=True
    ).values_list("report_id", "event_id", "incident_id")
    incidents = Incident.objects.in_bulk(ids)
    return {EventKey(str(report), event): incidents[incident] for report, event, incident in members}


def _facts_of(keys: set[EventKey]) -> list[EventFacts]:
    if not keys:
        return []
    rows = Event.objects.filter(report_id__in={int(key.doc_id) for key in keys}).values_list("facts", flat=True)
    return [facts for facts in map(_facts, rows) if facts.key in keys]


def _judgements(members: Mapping[EventKey, Incident], events: Iterable[EventKey]) -> Judgements:
    """Existing incidents stay whole; what a person judged apart stays apart."""
    known = set(events)
    by_incident: dict[int, list[EventKey]] = {}
    for key in sorted(members):
        if key in known:
            by_incident.setdefault(members[key].id, []).append(key)
    if not by_incident:
        return Judgements()
    same = {pair(keys[0], other) for keys in by_incident.values() for other in keys[1:]}
    apart: set[Pair] = set()
    for negative in Membership.objects.filter(incident_id__in=by_incident, judgement="negative", deleted_at=None):
        key = EventKey(str(negative.report_id), negative.event_id)
        apart |= {pair(key, member) for member in by_incident[negative.incident_id] if key != member}
    parted = IncidentLink.objects.filter(
        kind="not_same", deleted_at=None, one_id__in=by_incident, two_id__in=by_incident
    )
    for both in parted:
        apart |= {pair(a, b) for a in by_incident[both.one_id] for b in by_incident[both.two_id]}
    return Judgements(frozenset(same), frozenset(apart))
