"""Who says what of an event: one account per origin and field, each with its quote and its place in the report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from tawthiq.incidents.origins import Origin, SourceBook, claim_origin, outlet_origin, relays_of

Json = Mapping[str, Any]
HARM_FIELDS = ("killed", "wounded", "killed_or_wounded", "detained", "kidnapped", "missing", "displaced")
ROLE_FIELDS = (
    "initiator",
    "ordered_by",
    "directed_by",
    "executed_by",
    "target",
    "responder",
    "supplied_by",
    "suspected",
)
FIELDS = ("occurred", "type", "date", "time", "place", *ROLE_FIELDS, "weapon", *HARM_FIELDS)
"""The fields of an incident in the order in which they are shown."""

Value: TypeAlias = Any
"""The value of an account; its shape depends on the field (see `values_of`)."""
ASSERTS, DENIES = "asserts", "denies"
_HEDGED = frozenset({"believes", "unconfirmed", "accuses"})
_PLACES = frozenset({"site", "target"})


@dataclass(frozen=True, slots=True)
class Account:
    """What one origin says of one field. ``value`` is the comparable value (kind by field, see `values_of`), ``quote``
    the report's words with their offsets ``start``/``end`` (None where the value is told by the event as a whole).
    ``voice``: ``claimant`` or ``outlet``; ``stance`` of the claim; ``hedged`` where the origin itself is unsure."""

    field: str
    value: Value
    quote: str
    origin: Origin
    doc_id: str
    event_id: str
    pointer: str
    outlet: str | None = None
    published: date | None = None
    start: int | None = None
    end: int | None = None
    relays: tuple[str, ...] = ()
    voice: str = "claimant"
    stance: str = ASSERTS
    hedged: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """One value of an event with the pointer by which claims name it."""

    field: str
    pointer: str
    value: Value
    quote: str
    start: int | None
    end: int | None
    hedged: bool


def values_of(event: Json) -> Iterator[Told]:
    """The values of an event. Counts are (least, most or None); a date is (start, end, precision); a place is
    (name, latitude, longitude, precision); an actor is (group id or None, name); the rest are strings."""
    trigger = event.get("trigger") or {}
    told = _quoted(trigger if isinstance(trigger, Mapping) else {"quote": trigger})
    yield Told("occurred", "/event", event.get("status") != "denied", *told)
    yield Told("type", "/event", event["type"], *told)
    yield from _time(event.get("date") or {})
    for index, place in enumerate(event.get("places") or ()):
        if place["role"] in _PLACES:
            name = place.get("name_en") or place["quote"]
            point = (name, place.get("lat"), place.get("lon"), place.get("precision"))
            yield Told("place", f"/places/{index}", point, *_quoted(place))
    for index, actor in enumerate(event.get("actors") or ()):
        party = (actor.get("group_id"), actor.get("group_en") or actor["quote"])
        yield Told(actor["role"], f"/actors/{index}", party, *_quoted(actor))
    for index, weapon in enumerate(event.get("weapons") or ()):
        yield Told("weapon", f"/weapons/{index}", weapon["kind"], *_quoted(weapon))
    for index, harm in enumerate(event.get("casualties") or ()):
        if harm.get("scope") != "total":
            count = (harm["count_min"], harm.get("count_max"))
            yield Told(harm["kind"], f"/casualties/{index}", count, *_quoted(harm))


def _time(told: Json) -> Iterator[Told]:
    span = told.get("span") or {}
    where = (told.get("quote") or "", span.get("start"), span.get("end"), bool(told.get("hedge")))
    if told.get("start"):
        yield Told("date", "/date", (told["start"], told.get("end") or told["start"], told.get("precision")), *where)
    if told.get("time") or told.get("part"):
        yield Told("time", "/date", told.get("time") or told["part"], *where)


def _quoted(value: Json) -> tuple[str, int | None, int | None, bool]:
    return value.get("quote") or "", value.get("start"), value.get("end"), bool(value.get("hedge"))


def accounts_of(document: Json, event: Json, book: SourceBook) -> tuple[Account, ...]:
    """The accounts that one report gives of one event.

    A value that claimants state is theirs. What stands in the outlet's own voice is the outlet's where the report
    names no source for the event; otherwise it rests on the event's first claimant: the outlet knows it from there.
    """
    claims = [claim for claim in event.get("claims") or () if claim.get("claimant")]
    return tuple(_accounts(document, event, claims, book))


def _accounts(document: Json, event: Json, claims: list[Json], book: SourceBook) -> Iterator[Account]:
    # A forwarded message speaks with the voice of whom it was forwarded from (``relay``: not on the wire, told by
    # a store).
    outlet = document.get("relay") or document.get("outlet")
    for told in values_of(event):
        speakers = [claim for claim in claims if told.pointer in _about(claim)]
        for claim in speakers:
            yield _account(document, event, told, claim_origin(claim, outlet, book), claim)
        if not speakers:
            principal = claims[0] if claims else None
            rests_on = claim_origin(principal, outlet, book) if principal else outlet_origin(outlet, book)
            yield _account(document, event, told, rests_on, principal, voice="outlet")


def _about(claim: Json) -> tuple[str, ...]:
    return tuple(claim.get("about") or ("/event",))


def _account(
    document: Json, event: Json, told: Told, origin: Origin, claim: Json | None, voice: str = "claimant"
) -> Account:
    stance = claim["stance"] if claim and voice == "claimant" else ASSERTS
    published = document.get("published")
    return Account(
        field=told.field,
        value=told.value if stance != DENIES or told.field != "occurred" else False,
        quote=told.quote,
        origin=origin,
        doc_id=document["doc_id"],
        event_id=event["id"],
        pointer=told.pointer,
        outlet=document.get("outlet"),
        published=date.fromisoformat(published[:10]) if published else None,
        start=told.start,
        end=told.end,
        relays=relays_of(claim) if claim else (),
        voice=voice,
        stance=stance,
        hedged=told.hedged or stance in _HEDGED,
    )
