"""A short summary of a report, made from values only: every sentence says who says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tawthiq.exchange.attribution import Attribution, Speaker
from tawthiq.exchange.wording import Wording
from tawthiq.records.model import (
    ActorValue,
    CasualtyValue,
    CodedReport,
    DateValue,
    Event,
    PlaceValue,
    Quote,
    WeaponValue,
)
from tawthiq.records.quotes import values_of
from tawthiq.records.values import Wire

# What a sentence tells, in this order; neighbours, enclosing units and hospitals stay in the record.
_PLACES = ("target", "site", "launch")


@dataclass(frozen=True, slots=True)
class Detail:
    """What is said of one role or field: its label ("" where the words need none), and (words, quote) of each value."""

    label: str
    values: tuple[tuple[str, Quote | None], ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """``speaker`` (None: the outlet in its own voice) says of ``event`` the ``details``; ``tells_event`` where it says
    (or denies) that it happened, and not only something about it."""

    event: Event
    speaker: Speaker | None
    details: tuple[Detail, ...]
    tells_event: bool


def summarise(coded: CodedReport, attributions: Sequence[Attribution], wording: Wording) -> tuple[Sentence, ...]:
    """The sentences, events in the order of the text. Background events are told only where nothing else is."""
    pairs = list(zip(coded.events, attributions, strict=True))
    current = [pair for pair in pairs if pair[0].status != "background"] or pairs
    return tuple(sentence for event, told in current for sentence in _sentences(event, told, wording))


def _sentences(event: Event, told: Attribution, wording: Wording) -> Iterator[Sentence]:
    for speaker in _voices(told):
        stated = [value for at, value in values_of(event) if _says(speaker, told.of(at))]
        details = _joined(detail for value in stated for detail in _details(value, wording))
        tells_event = _says(speaker, told.of("/event"))
        if details or tells_event:
            yield Sentence(event, speaker, details, tells_event)


def _voices(told: Attribution) -> tuple[Speaker | None, ...]:
    """One voice for each origin and stance, in the order of the claims; the outlet's own last."""
    by_voice = {(s.origin.number, s.claim.stance): s for s in reversed(told.all)}
    speakers = sorted(by_voice.values(), key=lambda speaker: speaker.number)
    return (*speakers, None)


def _says(voice: Speaker | None, speakers: Sequence[Speaker]) -> bool:
    if voice is None:
        return not speakers
    return any(s.origin.number == voice.origin.number and s.claim.stance == voice.claim.stance for s in speakers)


def _joined(details: Iterable[Detail]) -> tuple[Detail, ...]:
    """Details of one label put together, at the place of the first; those without a label stay apart."""
    out: dict[object, Detail] = {}
    for number, detail in enumerate(details):
        key = detail.label or number
        known = out.get(key)
        out[key] = Detail(detail.label, (*known.values, *detail.values)) if known else detail
    return tuple(out.values())


def _details(value: Wire, wording: Wording) -> Iterator[Detail]:
    labels = wording.labels
    if isinstance(value, DateValue):
        if words := wording.date(value):
            yield Detail("", ((words, None),))
    elif isinstance(value, PlaceValue):
        if value.role in _PLACES:
            yield Detail(labels.term("place_role", value.role), ((wording.place(value), value),))
    elif isinstance(value, ActorValue):
        yield Detail(labels.term("actor_role", value.role), ((wording.actor(value), value),))
    elif isinstance(value, WeaponValue):
        yield Detail("", ((wording.weapon(value), None),))
    elif isinstance(value, CasualtyValue):
        yield Detail("", ((wording.toll(value), None),))
