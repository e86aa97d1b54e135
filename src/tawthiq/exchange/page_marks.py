"""Which stretches of a report's text are marked, and as what."""

from __future__ import annotations

from collections.abc import Iterator

from tawthiq.exchange.marks import Mark, join_marks
from tawthiq.exchange.wording import Wording
from tawthiq.records.model import CodedReport, DateValue, Event, Offsets, Quote
from tawthiq.records.quotes import relays, values_of
from tawthiq.resources.labels import Labels

_LAYERS = {"event": "event", "date": "date", "places": "place", "actors": "actor", "weapons": "weapon"}
_LAYERS["casualties"] = "casualty"


def page_marks(coded: CodedReport, wording: Wording) -> list[Mark]:
    """The marks of a page: every value, its details, who says it, evidence, and what was left over."""
    labels = wording.labels
    marks = [mark for event in coded.events for mark in _event(event, wording)]
    for item in coded.evidence:
        marks.append(_mark(item, "evidence", labels, labels.term("evidence", item.kind), event=item.event))
        if item.holder:
            marks.append(_mark(item.holder, "claim", labels, labels.term("layer", "claim"), event=item.event))
    marks += [_mark(left, "left_over", labels, labels.term("left_over", left.kind)) for left in coded.left_over]
    return join_marks(marks)


def layer_of(pointer: str) -> str:
    """The layer whose colour a value has: ``event date place actor weapon casualty``."""
    return _LAYERS[pointer.split("/")[1]]


def _event(event: Event, wording: Wording) -> Iterator[Mark]:
    labels = wording.labels
    for pointer, value in values_of(event):
        at = value.span if isinstance(value, DateValue) else value
        if isinstance(at, Offsets):
            what = wording.role(value)
            yield _mark(at, layer_of(pointer), labels, what, event=event.id, target=f"#{value_id(event, pointer)}")
        yield from _details(pointer, value, event, labels)
    for claim in event.claims:
        for quote in (claim.claimant, *relays(claim)):
            yield _mark(
                quote, "claim", labels, labels.term("stance", claim.stance), event=event.id, target=f"#{event.id}"
            )
        if claim.verb:
            yield _mark(claim.verb, "verb", labels, labels.term("stance", claim.stance), event=event.id)
        if claim.quotation:
            yield _mark(claim.quotation, "quotation", labels, "", event=event.id)
    for victim in event.victims:
        if victim.name:
            yield _mark(victim.name, "casualty", labels, labels.term("harm", victim.harm), event=event.id)


def _details(pointer: str, value: object, event: Event, labels: Labels) -> Iterator[Mark]:
    for outcome in getattr(value, "outcome", ()):
        yield _mark(outcome, layer_of(pointer), labels, labels.term("outcome", outcome.state), event=event.id)
    for part in getattr(value, "breakdown", ()):
        yield _mark(part, layer_of(pointer), labels, labels.term("group", part.group), event=event.id)
    hedge = getattr(value, "hedge", None)
    if isinstance(hedge, Quote):
        yield _mark(hedge, "hedge", labels, labels.term("stance", "believes"), event=event.id)


def value_id(event: Event, pointer: str) -> str:
    """The id of a value on the page: ``e1-places-0``; that of the trigger is the event's own."""
    return event.id if pointer == "/event" else event.id + pointer.replace("/", "-")


def _mark(
    at: Offsets, layer: str, labels: Labels, what: str, *, event: str | None = None, target: str | None = None
) -> Mark:
    number = labels.say("page.event", number=event[1:]) if event else labels.term("layer", layer)
    title = ": ".join(filter(None, (number, what)))
    return Mark(at.start, at.end, (layer,), (event,) if event else (), title, target)
