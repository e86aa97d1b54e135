"""The coded report: one document of the wire format ``tawthiq/1``, and how it is written and read.

The same report always gives the same bytes: fields in a fixed order, no spaces, UTF-8, null where nothing was read.
Provenance (which rule found a value) is not on the wire: see ``records/trace.py``.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated, Any, Final, Literal

from pydantic import Field

from tawthiq.records.terms import Accounted, EventStatus, EventType
from tawthiq.records.values import (
    ActorValue,
    BreakdownValue,
    CasualtyValue,
    ClaimValue,
    DateValue,
    EventId,
    EvidenceValue,
    LeftOver,
    Offsets,
    OutcomeValue,
    PlaceValue,
    Quote,
    RelationValue,
    VictimValue,
    WeaponValue,
    Wire,
)

SCHEMA: Final = "tawthiq/1"
_LINE_BREAKS: Final = {code: f"\\u{code:04x}" for code in (0x85, 0x2028, 0x2029)}

__all__ = [
    "SCHEMA",
    "ActorValue",
    "BreakdownValue",
    "CasualtyValue",
    "ClaimValue",
    "CodedReport",
    "DateValue",
    "Event",
    "EvidenceValue",
    "LeftOver",
    "Offsets",
    "OutcomeValue",
    "PlaceValue",
    "Quote",
    "RelationValue",
    "VictimValue",
    "WeaponValue",
]


class Event(Wire):
    """One thing that happened at one place and time by one side, with its values and the claims that state them."""

    id: EventId
    type: EventType
    status: EventStatus = "occurred"
    trigger: Quote
    date: DateValue = Field(default_factory=DateValue)
    places: tuple[PlaceValue, ...] = ()
    actors: tuple[ActorValue, ...] = ()
    weapons: tuple[WeaponValue, ...] = ()
    casualties: tuple[CasualtyValue, ...] = ()
    claims: tuple[ClaimValue, ...] = ()
    victims: tuple[VictimValue, ...] = ()
    incident: str | None = None


class CodedReport(Wire):
    """A report as coded. ``text`` is what the offsets count in; null where the program was asked to leave it out."""

    schema_: Annotated[Literal["tawthiq/1"], Field(alias="schema")] = SCHEMA
    doc_id: str
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    published: date | None = None
    text: str | None
    engine: str
    data: str
    accounted: Accounted
    reason: str | None = None
    notes: tuple[str, ...] = ()
    incident_group: str | None = None
    events: tuple[Event, ...] = ()
    relations: tuple[RelationValue, ...] = ()
    evidence: tuple[EvidenceValue, ...] = ()
    left_over: tuple[LeftOver, ...] = ()

    def to_wire(self) -> dict[str, Any]:
        """The document as plain JSON values, fields in the order of the wire format."""
        return self.model_dump(mode="json")

    def to_json_line(self) -> str:
        """One line of JSON without its line break; equal reports give equal bytes.

        U+0085, U+2028 and U+2029 are escaped, because some readers take them for line breaks.
        """
        line = json.dumps(self.to_wire(), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        return line.translate(_LINE_BREAKS)

    @classmethod
    def from_json(cls, line: str | bytes) -> CodedReport:
        """Read a document back; unknown fields are passed over. Raises pydantic.ValidationError."""
        return cls.model_validate_json(line, extra="ignore")
