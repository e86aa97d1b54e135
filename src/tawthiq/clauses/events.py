"""Events: from the layers of a text to drafts with type, status, date and relations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tawthiq.clauses.arguments import fill
from tawthiq.clauses.chains import bind
from tawthiq.clauses.dating import date_after, date_event, take_hours
from tawthiq.clauses.draft import EventDraft, Mention
from tawthiq.clauses.inherited import inherit
from tawthiq.clauses.keep import sort_out
from tawthiq.clauses.parties import complete
from tawthiq.clauses.reading import Layers
from tawthiq.clauses.relations import Relation, relate
from tawthiq.clauses.responsibility import assign_cued
from tawthiq.clauses.settle import settle
from tawthiq.clauses.standing import sole, standing_features, stands
from tawthiq.clauses.status import decide_status, foil_met, status_features
from tawthiq.clauses.subevent import decide_type, take_types
from tawthiq.clauses.time_syntax import take_own, times_of_saying
from tawthiq.clauses.whereabouts import place_them
from tawthiq.layers.annotation import Time
from tawthiq.resources.triggers import TriggerLexicon
from tawthiq.resources.types import TypeTable
from tawthiq.resources.weights import Weights


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the reading of events rests on."""

    triggers: TriggerLexicon
    types: TypeTable
    weights: Weights


@dataclass(frozen=True, slots=True)
class Story:
    """The events of a report in the order in which the text tells them, the time that dates each, and their
    relations.
    """

    events: list[EventDraft]
    dates: list[Time | None]
    relations: list[Relation]
    dropped: list[Mention]


def draft_events(layers: Layers, knowledge: Knowledge, published: date | None) -> Story:
    """The events of a text."""
    lexicon, types, weights = knowledge.triggers, knowledge.types, knowledge.weights
    mentions = bind(layers, fill(layers, weights))
    for mention in mentions:
        mention.type = decide_type(layers, lexicon, types, [mention, *mention.also], mention.took).type
    events, dropped = sort_out(layers, weights, mentions)
    for event in events:
        event.type = decide_type(layers, lexicon, types, event.mentions, event.told).type
    settle(layers, weights, events)
    assign_cued(layers, events)
    for event in events:
        rule = decide_type(layers, lexicon, types, event.mentions, event.values)
        event.type, event.type_rule = rule.type, f"rules/types.tsv:{rule.line}"
    take_types(events)
    dates = _status_and_dates(layers, weights, events, published)
    told = [standing_features(layers, events, at, date) for at, date in enumerate(dates)]
    kept = [at for at, event in enumerate(events) if stands(layers, weights, event, told[at])]
    kept = kept or sole(weights, events, dates, told)
    dropped += [m for at, event in enumerate(events) if at not in kept for m in event.mentions]
    events, dates = [events[at] for at in kept], [dates[at] for at in kept]
    complete(layers, weights, events)
    place_them(layers, weights, events)
    return Story(events, dates, relate(layers, events), dropped)


def _status_and_dates(
    layers: Layers, weights: Weights, events: list[EventDraft], published: date | None
) -> list[Time | None]:
    """The time that dates each event; statuses are set on the way, for an offset is read by the status of its event."""
    dates: list[Time | None] = []
    anchor: date | None = None
    said = times_of_saying(layers) if events else frozenset()
    take_own(events, said)
    for event in events:
        time = date_event(event, anchor, published, said)
        day = time.value.start if time else None
        told = status_features(layers, event, events, time, anchor, published)
        event.status, event.status_why = decide_status(weights, event, told), tuple(told)
        if time is not None and time.kind == "offset":
            time = date_event(event, anchor, published, said)
        dates.append(time)
        anchor = anchor or day
    foil_met(layers, events)
    known = [(e, t.value.start if t else None) for e, t in zip(events, dates, strict=True)]
    found = [t or date_after(layers, e, known, published) for e, t in zip(events, dates, strict=True)]
    take_hours(layers, events, found)
    inherit(layers, weights, events, found)
    return found
