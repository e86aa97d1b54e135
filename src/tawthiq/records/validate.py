"""What no type can say about a coded report: quotes are cut from the text, pointers and ids meet something."""

from __future__ import annotations

from collections.abc import Iterator

from tawthiq.records.model import CodedReport, Event
from tawthiq.records.quotes import quotes_of, values_of


def problems(coded: CodedReport) -> list[str]:
    """Everything that is wrong with the document, in order; empty where it may be written."""
    return [*_quotes(coded), *_events(coded), *_links(coded), *_account(coded)]


def _quotes(coded: CodedReport) -> Iterator[str]:
    if coded.text is None:
        return
    for pointer, start, end, quote in quotes_of(coded):
        if coded.text[start:end] != quote or start == end:
            yield f"{pointer}: characters {start}..{end} are {coded.text[start:end]!r}, not {quote!r}"


def _events(coded: CodedReport) -> Iterator[str]:
    for number, event in enumerate(coded.events):
        if event.id != f"e{number + 1}":
            yield f"/events/{number}/id: {event.id} stands where e{number + 1} belongs"
        yield from _pointers(number, event)


def _pointers(number: int, event: Event) -> Iterator[str]:
    known = {pointer for pointer, _ in values_of(event)}
    for at, claim in enumerate(event.claims):
        for place, about in enumerate(claim.about):
            if about not in known:
                yield f"/events/{number}/claims/{at}/about/{place}: {about} points at nothing"


def _links(coded: CodedReport) -> Iterator[str]:
    ids = {event.id for event in coded.events}
    for number, relation in enumerate(coded.relations):
        for end in (relation.from_, relation.to):
            if end not in ids:
                yield f"/relations/{number}: no event {end}"
        if relation.from_ == relation.to:
            yield f"/relations/{number}: {relation.to} is related to itself"
    for number, item in enumerate(coded.evidence):
        if item.event is not None and item.event not in ids:
            yield f"/evidence/{number}/event: no event {item.event}"


def _account(coded: CodedReport) -> Iterator[str]:
    if (coded.accounted == "coded") != bool(coded.events):
        yield f"/accounted: {coded.accounted} with {len(coded.events)} events"
    if coded.accounted in ("not_arabic", "failed") and not coded.reason:
        yield f"/reason: {coded.accounted} without a reason"
