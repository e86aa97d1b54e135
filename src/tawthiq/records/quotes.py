"""Walks over everything in a coded report that quotes the text, with its pointer."""

from __future__ import annotations

from collections.abc import Iterator

from tawthiq.records.model import ClaimValue, CodedReport, Event
from tawthiq.records.values import Offsets, Quote, Wire

Quoted = tuple[str, int, int, str]
_LISTS = ("places", "actors", "weapons", "casualties")


def quotes_of(coded: CodedReport) -> Iterator[Quoted]:
    """``(pointer, start, end, quote)`` of every span in the document, nested ones (hedges, relays …) included."""
    for number, event in enumerate(coded.events):
        yield from _under(f"/events/{number}", event)
    for number, item in enumerate(coded.evidence):
        yield from _under(f"/evidence/{number}", item)
    for number, left in enumerate(coded.left_over):
        yield from _under(f"/left_over/{number}", left)


def values_of(event: Event) -> Iterator[tuple[str, Wire]]:
    """Every value that a claim may point at, with its pointer: ``/event`` (the trigger), ``/date``, ``/places/0`` …"""
    yield "/event", event.trigger
    if event.date.quote is not None or event.date.start is not None:
        yield "/date", event.date
    for name in _LISTS:
        for number, value in enumerate(getattr(event, name)):
            yield f"/{name}/{number}", value


def relays(claim: ClaimValue) -> tuple[Quote, ...]:
    """Who relays the claim, outlet side first; empty where nobody does."""
    if claim.relays or claim.via is None:
        return claim.relays
    return claim.via if isinstance(claim.via, tuple) else (claim.via,)


def _under(pointer: str, node: object) -> Iterator[Quoted]:
    if isinstance(node, tuple):
        for number, item in enumerate(node):
            yield from _under(f"{pointer}/{number}", item)
    elif isinstance(node, Wire):
        yield from _own(pointer, node)
        for name in type(node).model_fields:
            yield from _under(f"{pointer}/{name}", getattr(node, name))


def _own(pointer: str, node: Wire) -> Iterator[Quoted]:
    quote = getattr(node, "quote", None)
    if not isinstance(quote, str):
        return
    at = node if isinstance(node, Offsets) else getattr(node, "span", None)
    if isinstance(at, Offsets):
        yield pointer, at.start, at.end, quote
