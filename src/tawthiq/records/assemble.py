"""The coded report from what was read: events numbered as told, values merged, claims pointing at what they state."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tawthiq.clauses.claims_events import denied, tellings
from tawthiq.clauses.claims_own import ACTING, acts
from tawthiq.clauses.dating import same_day
from tawthiq.clauses.draft import EventDraft
from tawthiq.clauses.events import Story
from tawthiq.clauses.reading import Layers
from tawthiq.layers.annotation import Actor, Annotation, Casualty, Claim, Evidence, Time
from tawthiq.records.attribute import Said, attribute, speaker_of
from tawthiq.records.left_over import left_over
from tawthiq.records.merge import Told, merge_actors, merge_casualties, merge_places, merge_weapons
from tawthiq.records.model import CodedReport, Event, EvidenceValue, RelationValue
from tawthiq.records.trace import Alternative, Trace, TraceEntry
from tawthiq.records.values_of import (
    actor_value,
    casualty_value,
    claim_value,
    date_value,
    evidence_value,
    place_value,
    quote,
    victim_value,
    weapon_value,
)
from tawthiq.text.span import Span

_EVIDENCE_REACH = 2
"""Sentences before a piece of evidence in which the event that it shows is looked for."""


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of a document before anything is read from its text."""

    doc_id: str
    outlet: str | None
    url: str | None
    title: str | None
    published: date | None
    engine: str
    data: str
    notes: tuple[str, ...] = ()


def assemble(head: Head, layers: Layers, story: Story) -> tuple[CodedReport, Trace]:
    """The document in the wire format, and how each of its values came about."""
    order = sorted(range(len(story.events)), key=lambda i: story.events[i].mentions[0].trigger.first)
    number = {index: f"e{place + 1}" for place, index in enumerate(order)}
    trace = Trace()
    told = tellings(layers, story.events)
    events = tuple(
        _event(layers, story.events[index], told[index], story.dates[index], number[index], place, trace)
        for place, index in enumerate(order)
    )
    relations = tuple(
        RelationValue(from_=number[r.source], type=r.type, to=number[r.target])  # type: ignore[arg-type]
        for r in sorted(story.relations, key=lambda r: (number[r.source], number[r.target]))
    )
    for at, relation in enumerate(story.relations):
        trace.add(f"/relations/{at}", TraceEntry("rule:relation", relation.why))
    coded = CodedReport(
        doc_id=head.doc_id,
        outlet=head.outlet,
        url=head.url,
        title=head.title,
        published=head.published,
        text=layers.text.raw,
        engine=head.engine,
        data=head.data,
        accounted="coded" if events else "nothing_found",
        reason=None if events else "no event was found in the text",
        notes=head.notes,
        events=events,
        relations=relations,
        evidence=tuple(_evidence(layers, story, number, e) for e in layers.evidence),
        left_over=left_over(layers, story),
    )
    return coded, trace


def _event(
    layers: Layers, draft: EventDraft, telling: Collection[int], time: Time | None, name: str, place: int, trace: Trace
) -> Event:
    raw = layers.text.raw

    def speaker(span: Span) -> int | None:
        return speaker_of(layers.claims, span)

    places, actors = merge_places(draft, layers.places), merge_actors(draft)
    weapons, tolls = merge_weapons(draft, speaker), merge_casualties(draft)
    told_of: dict[str, Sequence[Told[Any]]]
    told_of = {"places": places, "actors": actors, "weapons": weapons, "casualties": tolls}
    stated: list[tuple[str, Sequence[Span]]] = [("/date", _date_spans(draft, time))] if time is not None else []
    for key, told in told_of.items():
        stated += [(f"/{key}/{i}", t.spans) for i, t in enumerate(told)]
    said = _said(layers, draft, telling, actors, stated)
    hedges = _hedges(layers, stated)
    _trace(trace, f"/events/{place}", draft, time, told_of, said)
    return Event(
        id=name,
        type=draft.type,  # type: ignore[arg-type]
        status=_status(layers, draft),  # type: ignore[arg-type]
        trigger=quote(raw, draft.lead.trigger.span),
        date=date_value(raw, time, hedges.get("/date")),
        places=tuple(place_value(raw, t, hedges.get(f"/places/{i}")) for i, t in enumerate(places)),
        actors=tuple(actor_value(raw, t, hedges.get(f"/actors/{i}")) for i, t in enumerate(actors)),
        weapons=tuple(weapon_value(raw, t, hedges.get(f"/weapons/{i}")) for i, t in enumerate(weapons)),
        casualties=tuple(
            casualty_value(raw, t, _side(layers, t.value), hedges.get(f"/casualties/{i}")) for i, t in enumerate(tolls)
        ),
        claims=tuple(claim_value(raw, s) for s in said),
        victims=tuple(victim_value(raw, v) for v in layers.victims if _of_event(layers, tolls, v)),
    )


def _said(
    layers: Layers,
    draft: EventDraft,
    telling: Collection[int],
    actors: Sequence[Told[Actor]],
    stated: Sequence[tuple[str, Sequence[Span]]],
) -> list[Said]:
    """Who states what of the event, a party that tells of its own side's deed as owning up to it."""
    acting = [(t.value, t.spans) for t in actors if t.role in ACTING]
    deeds = [m.trigger for m in draft.mentions]

    def own(claim: Claim, named: Claim) -> bool:
        return acts(claim, named, layers.actors, acting, deeds)

    return attribute(layers.claims, draft.type, telling, stated, own)


def _date_spans(draft: EventDraft, time: Time) -> tuple[Span, ...]:
    """The expression that is quoted, and the others of the event that give its day."""
    return (time.span, *(t.span for t in same_day(draft, time)))


def _status(layers: Layers, draft: EventDraft) -> str:
    """Denied where the event is told only by those who deny it; else as drafted."""
    return "denied" if draft.status == "occurred" and denied(layers.claims, draft) else draft.status


def _hedges(layers: Layers, stated: Sequence[tuple[str, Sequence[Span]]]) -> dict[str, Span]:
    """The hedge that stands before a value in its own clause, by pointer: the nearest one."""
    out: dict[str, Span] = {}
    for claim in layers.claims:
        for hedge in claim.hedges:
            first, _ = layers.text.tokens_in(hedge)
            for pointer, spans in stated:
                for span in spans:
                    token, _ = layers.text.tokens_in(span)
                    together = layers.text.sentence_of(first) is layers.text.sentence_of(token)
                    if first <= token and together and layers.clauses[token] - layers.clauses[first] <= 1:
                        out.setdefault(pointer, hedge)
    return out


def _side(layers: Layers, toll: Casualty) -> str | None:
    if toll.party is None:
        return None
    return next((a.group_id for a in layers.actors if a.group_id and a.span.overlaps(toll.party)), None)


def _of_event(layers: Layers, tolls: Sequence[Told[Casualty]], victim: Annotation) -> bool:
    sentence = layers.sentence(victim)
    return any(layers.text.sentence_of(layers.text.tokens_in(s)[0]).index == sentence for t in tolls for s in t.spans)


def _evidence(layers: Layers, story: Story, number: dict[int, str], evidence: Evidence) -> EvidenceValue:
    sentence = layers.sentence(evidence)
    found: tuple[int, str] | None = None
    for index, event in enumerate(story.events):
        for mention in event.mentions:
            away = sentence - mention.trigger.sentence
            if 0 <= away <= _EVIDENCE_REACH and (found is None or away < found[0]):
                found = (away, number[index])
    return evidence_value(layers.text.raw, evidence, found[1] if found else None)


def _trace(
    trace: Trace,
    at: str,
    draft: EventDraft,
    time: Time | None,
    told: dict[str, Sequence[Told[Any]]],
    said: Sequence[Said],
) -> None:
    trace.add(
        at, TraceEntry(draft.lead.trigger.rule, tuple(sorted(draft.lead.trigger.flags)), note="; ".join(draft.why))
    )
    trace.add(f"{at}/type", TraceEntry(draft.type_rule))
    trace.add(f"{at}/status", TraceEntry("weights:status", draft.status_why))
    if time is not None:
        trace.add(f"{at}/date", TraceEntry(time.rule, time.cues, note=time.value.relative))
    for key, values in told.items():
        for i, value in enumerate(values):
            cues = (*value.value.cues, *value.filled.why)
            lost = tuple(Alternative(v, why) for v, why in value.filled.lost)
            trace.add(
                f"{at}/{key}/{i}",
                TraceEntry(value.value.rule, cues, lost, note=f"{value.role} {value.filled.score:+.2f}"),
            )
    for i, statement in enumerate(said):
        trace.add(
            f"{at}/claims/{i}", TraceEntry(statement.claim.rule, statement.claim.cues, note=statement.claim.distancing)
        )
