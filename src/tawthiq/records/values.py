"""The values of an event as they travel: each is a span of the text and what was read there.

All models are frozen, refuse unknown fields, and dump their fields in the order written here. Offsets count Unicode
code points of ``CodedReport.text``, half-open.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from tawthiq.records.terms import (
    ActorRole,
    DatePrecision,
    DayPart,
    EvidenceKind,
    HarmKind,
    LeftOverKind,
    OutcomeState,
    PlacePrecision,
    PlaceRole,
    RelationType,
    Sex,
    Stance,
    TollScope,
    WeaponKind,
    Who,
)

Count = Annotated[int, Field(ge=0)]
EventId = Annotated[str, Field(pattern=r"^e[1-9][0-9]*$")]
Pointer = Annotated[str, Field(pattern=r"^/(event|date|(places|actors|weapons|casualties)/(0|[1-9][0-9]*))$")]
ClockTime = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]


class Wire(BaseModel):
    """Base of everything that is written: frozen, strict, unknown fields refused."""

    model_config = ConfigDict(
        frozen=True,
        strict=True,
        extra="forbid",
        serialize_by_alias=True,
        validate_by_name=True,
        validate_by_alias=True,
        allow_inf_nan=False,
    )


class Offsets(Wire):
    """``start`` and ``end`` alone: the place of a date expression, whose own ``start`` and ``end`` are days."""

    start: Count
    end: Count

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.end < self.start:
            raise ValueError(f"end {self.end} stands before start {self.start}")
        return self


class Quote(Offsets):
    """A stretch of the text: ``text[start:end] == quote``."""

    quote: str


Hedge = Annotated[Quote | None, Field(default=None, exclude_if=lambda value: value is None)]
Relays = Annotated[tuple[Quote, ...], Field(exclude_if=lambda value: not value)]


class DateValue(Wire):
    """When: days ``start``..``end`` (inclusive), clock ``time`` and ``part`` of day. ``span`` places the ``quote``.

    ``relative`` keeps the symbolic form (``published-1d``) so that a publication date that comes later resolves it.
    """

    quote: str | None = None
    span: Offsets | None = None
    start: date | None = None
    end: date | None = None
    time: ClockTime | None = None
    part: DayPart | None = None
    precision: DatePrecision = "unknown"
    edtf: str | None = None
    relative: str | None = None
    hedge: Hedge = None

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if (self.quote is None) != (self.span is None):
            raise ValueError("a quoted date needs its span, and a span its quote")
        if (self.start is None) != (self.end is None):
            raise ValueError("start and end of a date stand together")
        if self.start and self.end and self.end < self.start:
            raise ValueError(f"end {self.end} stands before start {self.start}")
        return self


class PlaceValue(Quote):
    """Where. ``lat``/``lon`` in degrees WGS 84; distance and radius in km; ``basis``: what the point rests on."""

    role: PlaceRole
    name_en: str | None = None
    admin1_en: str | None = None
    lat: Annotated[float, Field(ge=-90, le=90)] | None = None
    lon: Annotated[float, Field(ge=-180, le=180)] | None = None
    precision: PlacePrecision | None = None
    relation: str | None = None
    distance_km: Annotated[float, Field(ge=0)] | None = None
    radius_km: Annotated[float, Field(ge=0)] | None = None
    basis: str | None = None
    hedge: Hedge = None


class ActorValue(Quote):
    """Who, in which role. ``group_id`` is the register's id of a group; persons have none."""

    role: ActorRole
    group_en: str | None = None
    group_id: str | None = None
    hedge: Hedge = None


class OutcomeValue(Quote):
    """What became of a munition, how many of them, and by whom."""

    state: OutcomeState
    count: Count | None = None
    by: Quote | None = None


class WeaponValue(Quote):
    """With what. ``count`` is null where the text gives none."""

    kind: WeaponKind
    count: Count | None = None
    outcome: tuple[OutcomeValue, ...] = ()
    hedge: Hedge = None


class BreakdownValue(Quote):
    """A part of a toll (``children``, ``women`` …): contained in it, never added to it."""

    group: str
    count_min: Count
    count_max: Count | None = None


class CasualtyValue(Quote):
    """What harm: ``count_min``..``count_max``, null maximum = open, 0–0 = stated to be none."""

    kind: HarmKind
    count_min: Count
    count_max: Count | None = None
    who: Who = "unknown"
    side: str | None = None
    breakdown: tuple[BreakdownValue, ...] = ()
    scope: TollScope = "event"
    hedge: Hedge = None

    @model_validator(mode="after")
    def _bounds(self) -> Self:
        if self.count_max is not None and self.count_max < self.count_min:
            raise ValueError(f"count_max {self.count_max} is below count_min {self.count_min}")
        return self


class ClaimValue(Wire):
    """Who says so, how, relayed by whom, and which values of the event (``about``: pointers such as ``/actors/2``).

    ``via`` is written as one span, the relay next to the outlet, which any reader can compare; where several pass the
    claim on, ``relays`` holds the whole chain, outlet side first. A list in ``via`` is read too.
    """

    claimant: Quote
    via: Quote | tuple[Quote, ...] | None = None
    relays: Relays = ()
    stance: Stance
    verb: Quote | None = None
    quotation: Quote | None = None
    about: tuple[Pointer, ...] = ()
    hedge: Hedge = None


class VictimValue(Wire):
    """A person killed or harmed, as stated; ``name`` is null where the text gives none. Never an id, never counted."""

    name: Quote | None = None
    age: Count | None = None
    sex: Sex | None = None
    occupation: str | None = None
    kin: str | None = None
    civil_status: str | None = None
    harm: HarmKind = "killed"


class RelationValue(Wire):
    """``from_`` (``from`` on the wire) stands in the relation ``type`` to the event ``to``."""

    from_: Annotated[EventId, Field(alias="from")]
    type: RelationType
    to: EventId


class EvidenceValue(Quote):
    """Material that the report says exists, and who holds it; ``event`` where it shows one event."""

    kind: EvidenceKind
    holder: Quote | None = None
    event: EventId | None = None


class LeftOver(Quote):
    """A word, number or place that no event took: what may have been missed."""

    kind: LeftOverKind
