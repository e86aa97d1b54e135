"""A coded report as a page sees it: words, anchors and speakers, ready for the template. Nothing is decided here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tawthiq.exchange.attribution import Attribution, Speaker, attribute
from tawthiq.exchange.marks import anchor
from tawthiq.exchange.origins import Origin, Origins, find_origins
from tawthiq.exchange.page_marks import layer_of, value_id
from tawthiq.exchange.silence import silent_fields
from tawthiq.exchange.wording import Wording
from tawthiq.records.model import ClaimValue, CodedReport, DateValue, Event, Quote, VictimValue
from tawthiq.records.quotes import relays, values_of
from tawthiq.records.values import Wire

# Fields of a card in the order of the questions that a reader asks.
_FIELDS = (
    ("date", "date"),
    ("place", "places"),
    ("actors", "actors"),
    ("weapons", "weapons"),
    ("casualties", "casualties"),
)
# Colours of sources repeat after this many.
_SOURCE_COLOURS = 8


@dataclass(frozen=True, slots=True)
class QuoteView:
    """Words of the report and the id of their mark."""

    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """Who says it. ``colour`` numbers the source from 0, ``stance`` as on the wire, ``says`` in words."""

    name: str
    anchor: str
    colour: int
    stance: str
    says: str
    hedge: str | None


@dataclass(frozen=True, slots=True)
class ValueView:
    """One value: its role, its words, its quote, what else is known, who says so (nobody: the outlet itself)."""

    id: str
    layer: str
    label: str
    words: str
    quote: QuoteView | None
    qualifiers: tuple[str, ...]
    speakers: tuple[SpeakerView, ...]
    hedge: QuoteView | None


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim, as listed at the foot of a card."""

    speaker: SpeakerView
    via: tuple[QuoteView, ...]
    verb: QuoteView | None
    quotation: QuoteView | None


@dataclass(frozen=True, slots=True)
class LinkView:
    """A relation of the event to another."""

    word: str
    to: str
    number: str
    type: str


@dataclass(frozen=True, slots=True)
class EventView:
    """A card."""

    id: str
    number: str
    type: str
    status: str
    status_word: str
    trigger: ValueView
    place: QuoteView | None
    fields: tuple[tuple[str, tuple[ValueView, ...]], ...]
    victims: tuple[str, ...]
    claims: tuple[ClaimView, ...]
    links: tuple[LinkView, ...]
    silent: tuple[str, ...]


class Viewer:
    """Makes the views of one report in one language."""

    def __init__(self, coded: CodedReport, wording: Wording) -> None:
        self.coded = coded
        self.wording = wording
        self.labels = wording.labels
        self.origins: Origins = find_origins(coded)
        self.attributions: tuple[Attribution, ...] = tuple(attribute(event, self.origins) for event in coded.events)

    def events(self) -> tuple[EventView, ...]:
        """A card for each event."""
        return tuple(self._event(event, told) for event, told in zip(self.coded.events, self.attributions, strict=True))

    def _event(self, event: Event, told: Attribution) -> EventView:
        values = {at: self.value(event, at, value, told.of(at)) for at, value in values_of(event)}
        groups = ((name, tuple(v for at, v in values.items() if at.split("/")[1] == key)) for name, key in _FIELDS)
        return EventView(
            id=event.id,
            number=event.id[1:],
            type=self.labels.term("type", event.type),
            status=event.status,
            status_word=self.labels.term("status", event.status),
            trigger=values["/event"],
            place=next((quote_view(place) for place in event.places if place.role in ("target", "site")), None),
            fields=tuple((self.labels.say(f"field.{name}"), those) for name, those in groups if those),
            victims=tuple(map(self._victim, event.victims)),
            claims=tuple(self._claim(speaker) for speaker in told.all),
            links=tuple(self._links(event)),
            silent=tuple(self.labels.say(f"silent.{name}") for name in silent_fields(event)),
        )

    def value(self, event: Event, pointer: str, value: Wire, speakers: Iterable[Speaker]) -> ValueView:
        """One value of an event."""
        return ValueView(
            id=value_id(event, pointer),
            layer=layer_of(pointer),
            label=self.wording.role(value),
            words=self.wording.words(value),
            quote=quote_of(value),
            qualifiers=self.wording.qualifiers(value),
            speakers=tuple(map(self.speaker, speakers)),
            hedge=quote_view(getattr(value, "hedge", None)),
        )

    def speaker(self, speaker: Speaker) -> SpeakerView:
        """Who says it, by the mention that stands in this claim."""
        claim = speaker.claim
        return SpeakerView(
            name=claim.claimant.quote,
            anchor=anchor(claim.claimant.start, claim.claimant.end),
            colour=colour_of(speaker.origin),
            stance=claim.stance,
            says=self.labels.term("stance", claim.stance),
            hedge=claim.hedge.quote if claim.hedge else None,
        )

    def _claim(self, speaker: Speaker) -> ClaimView:
        claim: ClaimValue = speaker.claim
        return ClaimView(
            speaker=self.speaker(speaker),
            via=tuple(QuoteView(relay.quote, anchor(relay.start, relay.end)) for relay in relays(claim)),
            verb=quote_view(claim.verb),
            quotation=quote_view(claim.quotation),
        )

    def _links(self, event: Event) -> Iterable[LinkView]:
        for relation in self.coded.relations:
            if relation.from_ == event.id:
                word = self.labels.term("relation", relation.type)
                yield LinkView(word, relation.to, relation.to[1:], relation.type)

    def _victim(self, victim: VictimValue) -> str:
        age = self.labels.say("value.age", age=victim.age) if victim.age is not None else None
        facts = (victim.occupation, victim.kin, age, self.labels.term("victim_harm", victim.harm))
        return self.wording.list(filter(None, (victim.name.quote if victim.name else None, *facts)))


def colour_of(origin: Origin) -> int:
    """The colour number of a source, the same at every place of a page."""
    return origin.number % _SOURCE_COLOURS


def quote_view(quote: Quote | None) -> QuoteView | None:
    """The words and their anchor, or None."""
    return QuoteView(quote.quote, anchor(quote.start, quote.end)) if quote else None


def quote_of(value: Wire) -> QuoteView | None:
    """The words that a value was read from: None for a date without an expression."""
    if isinstance(value, DateValue):
        return QuoteView(value.quote, anchor(value.span.start, value.span.end)) if value.quote and value.span else None
    return quote_view(value) if isinstance(value, Quote) else None
