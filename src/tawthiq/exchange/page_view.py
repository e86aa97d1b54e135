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
from tawthiq.records.model import ClaimValue, CodedReport, DateValue, Event, Offsets, Quote, RelationValue, VictimValue
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
        self._relations: dict[str, list[RelationValue]] = {}
        for relation in coded.relations:
            self._relations.setdefault(relation.from_, []).append(relation)
        self.attributions: tuple[Attribution, ...] = tuple(attribute(event, self.origins) for event in coded.events)

    def quote(self, quote: Quote | None) -> QuoteView | None:
        """The words of a quote, or None; the anchor is empty where the page does not hold the text."""
        return self.cut(quote, quote.quote) if quote else None

    def cut(self, at: Offsets, words: str) -> QuoteView:
        """Words of the report and the id of the mark over them."""
        return QuoteView(words, anchor(at.start, at.end) if self.coded.text is not None else "")

    def quote_of(self, value: Wire) -> QuoteView | None:
        """The words that a value was read from: None for a date without an expression."""
        if isinstance(value, DateValue):
            return self.cut(value.span, value.quote) if value.quote and value.span else None
        return self.quote(value) if isinstance(value, Quote) else None

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
            place=next((self.quote(place) for place in event.places if place.role in ("target", "site")), None),
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
            quote=self.quote_of(value),
            qualifiers=self.wording.qualifiers(value),
            speakers=tuple(map(self.speaker, speakers)),
            hedge=self.quote(getattr(value, "hedge", None)),
        )

    def speaker(self, speaker: Speaker) -> SpeakerView:
        """Who says it, by the mention that stands in this claim."""
        claim = speaker.claim
        return SpeakerView(
            name=claim.claimant.quote,
            anchor=self.cut(claim.claimant, claim.claimant.quote).anchor,
            colour=colour_of(speaker.origin),
            stance=claim.stance,
            says=self.labels.term("stance", claim.stance),
            hedge=claim.hedge.quote if claim.hedge else None,
        )

    def _claim(self, speaker: Speaker) -> ClaimView:
        claim: ClaimValue = speaker.claim
        return ClaimView(
            speaker=self.speaker(speaker),
            via=tuple(self.cut(relay, relay.quote) for relay in relays(claim)),
            verb=self.quote(claim.verb),
            quotation=self.quote(claim.quotation),
        )

    def _links(self, event: Event) -> Iterable[LinkView]:
        for relation in self._relations.get(event.id, ()):
            word = self.labels.term("relation", relation.type)
            yield LinkView(word, relation.to, relation.to[1:], relation.type)

    def _victim(self, victim: VictimValue) -> str:
        age = self.labels.say("value.age", age=victim.age) if victim.age is not None else None
        facts = (victim.occupation, victim.kin, age, self.labels.term("victim_harm", victim.harm))
        return self.wording.list(filter(None, (victim.name.quote if victim.name else None, *facts)))


def colour_of(origin: Origin) -> int:
    """The colour number of a source, the same at every place of a page."""
    return origin.number % _SOURCE_COLOURS
