"""Events: from the layers of a text to drafts with type, status, date and relations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tawthiq.clauses.arguments import fill
from tawthiq.clauses.coreference import group
from tawthiq.clauses.dating import date_event
from tawthiq.clauses.draft import EventDraft, Mention
from tawthiq.clauses.keep import keep
from tawthiq.clauses.reading import Layers
from tawthiq.clauses.relations import Relation, relate
from tawthiq.clauses.responsibility import assign_cued
from tawthiq.clauses.status import decide_status, status_features
from tawthiq.clauses.subevent import decide_type
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
    """The events of a report in the order in which the text tells them, the time that dates each, and their relations."""

    events: list[EventDraft]
    dates: list[Time | None]
    relations: list[Relation]
    dropped: list[Mention]


def draft_events(layers: Layers, knowledge: Knowledge, published: date | None) -> Story:
    """The events of a text."""
    mentions = fill(layers, knowledge.triggers.grammar, knowledge.weights)
    assign_cued(layers, mentions)
    for mention in mentions:
        mention.type = decide_type(layers, knowledge.triggers, knowledge.types, [mention]).type
    kept, dropped = keep(layers, knowledge, mentions)
    events = group(layers, knowledge.weights, kept)
    for event in events:
        rule = decide_type(layers, knowledge.triggers, knowledge.types, event.mentions)
        event.type, event.type_rule = rule.type, f"rules/types.tsv:{rule.line}"
    dates: list[Time | None] = []
    anchor: date | None = None
    for event in events:
        time = date_event(event, anchor, published)
        day = time.value.start if time else None
        told = status_features(layers, event, events, day, anchor, published)
        event.status, event.status_why = decide_status(knowledge.weights, event, told), tuple(told)
        if time is not None and time.kind == "offset":
            time = date_event(event, anchor, published)
        dates.append(time)
        anchor = anchor or day
    return Story(events, dates, relate(layers, knowledge.weights, events), dropped)
