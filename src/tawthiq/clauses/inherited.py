"""Dates that an event without one of its own takes over: from the report's opening, or from the event told before.

«قُتل … اليوم الاثنين … كما قصفت القوات بلدة …»: a report that opens with a day often tells of that day to its end, but
not of what it recalls, nor always of what stands in a paragraph of its own. The weights of ``inherit`` judge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tawthiq.clauses.buckets import bucket
from tawthiq.clauses.coreference import group_of
from tawthiq.clauses.draft import EventDraft
from tawthiq.clauses.reading import Layers
from tawthiq.layers.annotation import Time
from tawthiq.resources.weights import Weights

DECISION = "inherit"
YES, NO = "yes", "no"
_OPENING = 3
"""Sentences in which a report dates itself: headline, lead, and the one after."""
_FIRST_WORDS = 4
_GAPS = ((0, "0"), (1, "1"), (2, "2"), (4, "3-4"), (8, "5-8"))
_FAR = "9+"
LEAST = -0.3
"""The lead of an offer that is taken: a date that fails to be handed on is the commoner error."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A time that an undated event might take over. ``giver``: the event that it dates, or None for the opening's."""

    time: Time
    source: str
    giver: EventDraft | None


def inherit(layers: Layers, weights: Weights, events: Sequence[EventDraft], dates: list[Time | None]) -> None:
    """Give undated events the date that fits best, where one fits at all; ``dates`` is changed in place."""
    own = list(dates)
    for at in range(len(events)):
        best = LEAST
        for offer in offers(layers, events, own, at):
            lead = weights.lead(DECISION, YES, NO, offer_features(layers, events, at, offer))
            if lead > best:
                best, dates[at] = lead, offer.time


def offers(layers: Layers, events: Sequence[EventDraft], dates: Sequence[Time | None], at: int) -> Iterator[Offer]:
    """The times that an event may take over: none for one that is dated, or tells a time that does not resolve."""
    if dates[at] is not None:
        return
    opening = _opening_time(layers)
    if opening is not None:
        giver = next((e for e, d in zip(events, dates, strict=True) if d is not None and d.span == opening.span), None)
        yield Offer(opening, "opening", giver)
    first = events[at].mentions[0].trigger.first
    told = [
        (e.mentions[0].trigger.first, e, d)
        for e, d in zip(events, dates, strict=True)
        if d is not None and _is_day(d) and e.mentions[0].trigger.first < first
    ]
    if told:
        _, giver, time = max(told, key=lambda row: row[0])
        if opening is None or time.value.start != opening.value.start:
            yield Offer(time, "before", giver)


def _is_day(time: Time) -> bool:
    value = time.value
    return value.start is not None and value.precision == "day" and value.end in (None, value.start)


def _opening_time(layers: Layers) -> Time | None:
    """The first day told in the first sentences."""
    last = layers.text.sentences[min(_OPENING, len(layers.text.sentences)) - 1].last if layers.text.sentences else 0
    return next((t for t in layers.times if t.first < last and t.kind == "point" and _is_day(t)), None)


def offer_features(layers: Layers, events: Sequence[EventDraft], at: int, offer: Offer) -> list[str]:
    """Features of an undated event and a time that it may take over."""
    event, giver = events[at], offer.giver
    lead = event.mentions[0].trigger
    gap = lead.sentence - layers.sentence(offer.time)
    near = bucket(abs(gap), _GAPS, _FAR)
    sentence = layers.text.sentences[lead.sentence]
    opening = {
        name
        for i in range(sentence.first, min(sentence.first + _FIRST_WORDS, sentence.last))
        for name in layers.names.get(i, ())
    }
    flags = {flag for m in event.mentions for flag in m.trigger.flags}
    group = group_of(lead.family)
    told = [
        f"source={offer.source}", f"gap={near}:{offer.source}", f"before={gap < 0}",
        f"status={event.status}", f"group={group}", f"kind={lead.kind}:{lead.tense}", f"definite={lead.definite}",
        f"events={min(len(events), 6)}", f"position={min(at, 4)}", f"gap_status={near}:{event.status}",
        f"relative={offer.time.value.relative or '-'}", f"part={offer.time.value.part is not None}",
        f"giver={giver is not None}", f"mentions={min(len(event.mentions), 3)}",
        f"sentences={min(len(layers.text.sentences) // 3, 4)}",
    ]  # fmt: skip
    told += [f"opens={name}" for name in sorted(opening)]
    told += [f"flag={flag}" for flag in sorted(flags)]
    if giver is not None:
        same = giver.mentions[0].trigger.sentence == lead.sentence
        told += [f"giver_status={giver.status}:{event.status}", f"same_sentence={same}"]
        told += [f"same_group={group_of(giver.mentions[0].trigger.family) == group}"]
        told += [f"doers={_shared(event, giver)}"]
    return told


def _shared(event: EventDraft, giver: EventDraft) -> str:
    mine, theirs = ({f.value.group_id for f in e.values.actors if f.value.group_id} for e in (event, giver))
    return "same" if mine & theirs else "differ" if mine and theirs else "silent"
