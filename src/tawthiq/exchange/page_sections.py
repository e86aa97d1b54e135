"""The sections of a page that look across values: summary, accounts, chronology, chain of responsibility, evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from tawthiq.exchange.chronology import chronology
from tawthiq.exchange.origins import Origin
from tawthiq.exchange.page_view import EventView, QuoteView, SpeakerView, ValueView, Viewer, colour_of
from tawthiq.exchange.responsibility import responsibility
from tawthiq.exchange.side_by_side import Row, side_by_side
from tawthiq.exchange.summary import Sentence, summarise
from tawthiq.records.model import Event, Quote
from tawthiq.records.quotes import relays
from tawthiq.resources.incidents import GroupingKnowledge

_OWN_LABELS = frozenset({"event", "date", "place", "weapon"})


@dataclass(frozen=True, slots=True)
class DetailView:
    """What a sentence says of one role or field: ``label`` may be empty; (words, quote) of each value."""

    label: str
    values: tuple[tuple[str, QuoteView | None], ...]


@dataclass(frozen=True, slots=True)
class SentenceView:
    """``lead`` names who says it, with links; ``colour`` is the speaker's, None for the outlet."""

    event: str
    number: str
    type: str
    lead: Markup
    colour: int | None
    status: str
    details: tuple[DetailView, ...]


@dataclass(frozen=True, slots=True)
class ColumnView:
    """The head of a column: ``colour`` None is the outlet's own voice."""

    name: str
    anchor: str | None
    colour: int | None
    via: tuple[QuoteView, ...]


@dataclass(frozen=True, slots=True)
class RowView:
    """A field of the accounts: cells in the order of the columns; ``state`` of agreement ("" where none is judged)."""

    label: str
    cells: tuple[tuple[ValueView, ...], ...]
    state: str
    state_word: str


@dataclass(frozen=True, slots=True)
class AccountsView:
    """One event's accounts."""

    event: EventView
    columns: tuple[ColumnView, ...]
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class MomentView:
    """One entry of the chronology: ``when`` is empty for undated events."""

    when: str
    clock: str
    event: EventView


@dataclass(frozen=True, slots=True)
class ChainView:
    """The chain of one event: (role, values), and who claims, accuses or denies."""

    event: EventView
    links: tuple[tuple[str, tuple[ValueView, ...]], ...]
    spoken: tuple[SpeakerView, ...]


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """Material that the report says exists."""

    kind: str
    quote: QuoteView
    holder: QuoteView | None
    event: str | None


class Sections:
    """The sections of one page."""

    def __init__(self, viewer: Viewer, knowledge: GroupingKnowledge) -> None:
        self._viewer = viewer
        self._knowledge = knowledge
        self._labels = viewer.labels
        self._coded = viewer.coded
        self.events = viewer.events()
        self._by_id = {event.id: event for event in self.events}
        self._pairs = list(zip(self._coded.events, viewer.attributions, strict=True))

    def say(self, key: str, **values: object) -> Markup:
        """A sentence of the interface as markup; values are escaped unless they are markup themselves."""
        return Markup(escape(self._labels.interface[key])).format(**values)

    def summary(self) -> tuple[SentenceView, ...]:
        """The sentences, each with its source."""
        sentences = summarise(self._coded, self._viewer.attributions, self._viewer.wording)
        return tuple(map(self._sentence, sentences))

    def _sentence(self, sentence: Sentence) -> SentenceView:
        event = self._by_id[sentence.event.id]
        details = (
            DetailView(d.label, tuple((words, self._viewer.quote(quote)) for words, quote in d.values))
            for d in sentence.details
        )
        speaker = sentence.speaker
        return SentenceView(
            event=event.id,
            number=event.number,
            type=event.type if sentence.tells_event else "",
            lead=self._lead(sentence),
            colour=colour_of(speaker.origin) if speaker else None,
            status=event.status,
            details=tuple(details),
        )

    def _lead(self, sentence: Sentence) -> Markup:
        speaker = sentence.speaker
        if speaker is None:
            return self._outlet()
        claim = speaker.claim
        claimant = self._linked(claim.claimant)
        if through := relays(claim):
            via = Markup(self._viewer.wording.list(map(self._linked, through)))
            claimant = self.say("says.via", claimant=claimant, via=via)
        return self.say(f"says.{claim.stance}", claimant=claimant)

    def _linked(self, quote: Quote) -> Markup:
        view = self._viewer.cut(quote, quote.quote)
        if not view.anchor:
            return Markup('<span class="quote"><bdi lang="ar">{}</bdi></span>').format(view.text)
        return Markup('<a class="quote" href="#{}"><bdi lang="ar">{}</bdi></a>').format(view.anchor, view.text)

    def _outlet(self) -> Markup:
        if self._coded.outlet:
            return self.say("voice.outlet_named", outlet=Markup("<bdi>{}</bdi>").format(self._coded.outlet))
        return self.say("voice.outlet")

    def accounts(self) -> tuple[AccountsView, ...]:
        """Events that more than one source tells, each as a table."""
        return tuple(self._accounts())

    def _accounts(self) -> Iterator[AccountsView]:
        for event, told in self._pairs:
            sides = side_by_side(self._coded, event, told, self._knowledge)
            if sides.several:
                columns = tuple(map(self._column, sides.columns))
                rows = tuple(self._row(event, row) for row in sides.rows)
                yield AccountsView(self._by_id[event.id], columns, rows)

    def _column(self, column: Origin | None) -> ColumnView:
        if column is None:
            return ColumnView(self._labels.say("page.own_voice"), None, None, ())
        via = tuple(self._viewer.cut(relay, relay.quote) for relay in column.via)
        name = column.name
        return ColumnView(name.quote, self._viewer.cut(name, name.quote).anchor, colour_of(column), via)

    def _row(self, event: Event, row: Row) -> RowView:
        cells = tuple(
            tuple(self._viewer.value(event, s.pointer, s.value, s.speakers) for s in cell) for cell in row.cells
        )
        word = self._labels.term("agreement", row.state) if row.state else ""
        return RowView(self._row_label(row.field), cells, row.state or "", word)

    def _row_label(self, field: str) -> str:
        if field in _OWN_LABELS:
            return self._labels.say(f"side.{field}")
        kind = next(kind for kind in ("actor_role", "place_role", "harm") if (kind, field) in self._labels.terms)
        return self._labels.term(kind, field)

    def chronology(self) -> tuple[MomentView, ...]:
        """Events by time; undated ones last."""
        wording = self._viewer.wording
        return tuple(
            MomentView(
                when=wording.days(event.date) if event.date.start else "",
                clock=wording.clock(event.date),
                event=self._by_id[event.id],
            )
            for event in chronology(self._coded)
        )

    def chains(self) -> tuple[ChainView, ...]:
        """The chains of responsibility that the report names."""
        return tuple(self._chains())

    def _chains(self) -> Iterator[ChainView]:
        for event, told in self._pairs:
            chain = responsibility(event, told)
            if chain is None:
                continue
            links = tuple(
                (
                    self._labels.term("actor_role", link.role),
                    tuple(self._viewer.value(event, at, actor, told.of(at)) for at, actor in link.actors),
                )
                for link in chain.links
            )
            yield ChainView(self._by_id[event.id], links, tuple(map(self._viewer.speaker, chain.spoken)))

    def evidence(self) -> tuple[EvidenceView, ...]:
        """Material that the report says exists."""
        return tuple(
            EvidenceView(
                self._labels.term("evidence", item.kind),
                self._viewer.cut(item, item.quote),
                self._viewer.quote(item.holder),
                item.event,
            )
            for item in self._coded.evidence
        )

    def left_over(self) -> tuple[tuple[str, QuoteView], ...]:
        """What no event took, with its kind."""
        return tuple(
            (self._labels.term("left_over", left.kind), self._viewer.cut(left, left.quote))
            for left in self._coded.left_over
        )
