"""The accounts of one event side by side: a column for each source, a row for each field, and whether they agree.

The agreement is that of `tawthiq.incidents.agree`, so that a page of one report and a page of an incident say the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tawthiq.exchange.attribution import Attribution, Speaker
from tawthiq.exchange.origins import Origin
from tawthiq.incidents.accounts import Account, Told
from tawthiq.incidents.accounts import values_of as told_values
from tawthiq.incidents.agree import AGREE, RANGE, SINGLE, agreement
from tawthiq.incidents.origins import ANONYMOUS, SourceBook, claim_origin
from tawthiq.incidents.origins import Origin as CountedOrigin
from tawthiq.records.model import ActorValue, CasualtyValue, CodedReport, DateValue, Event, PlaceValue, WeaponValue
from tawthiq.records.quotes import values_of
from tawthiq.records.values import Wire
from tawthiq.resources.incidents import GroupingKnowledge

_HERE = frozenset({"site", "target"})
_ROWS = (
    "event", "date", "place", "launch", "near", "admin", "evacuation", "initiator", "ordered_by", "directed_by",
    "executed_by", "target", "responder", "supplied_by", "suspected", "weapon", "killed", "wounded",
    "killed_or_wounded",    "detained", "kidnapped", "missing", "displaced",
)  # fmt: skip
# The rows whose agreement goes by another name.
_FIELD_OF_ROW = {"event": "occurred"}


@dataclass(frozen=True, slots=True)
class Statement:
    """One value that a column states, by which of its claims; none in the outlet's own voice."""

    pointer: str
    value: Wire
    speakers: tuple[Speaker, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One field: a cell for each column (empty where that source is silent), and the state of agreement or None."""

    field: str
    cells: tuple[tuple[Statement, ...], ...]
    state: str | None


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Columns by origin, None for the outlet's own voice (always last)."""

    event: Event
    columns: tuple[Origin | None, ...]
    rows: tuple[Row, ...]

    @property
    def several(self) -> bool:
        """Whether more than one source tells of the event."""
        return sum(column is not None for column in self.columns) > 1


def row_of(pointer: str, value: Wire) -> str:
    """The row in which a value is shown: a role of place or actor, a kind of harm, or the field itself."""
    if isinstance(value, PlaceValue):
        return "place" if value.role in _HERE else value.role
    if isinstance(value, ActorValue):
        return value.role
    if isinstance(value, CasualtyValue):
        return value.kind
    if isinstance(value, DateValue):
        return "date"
    return "event" if pointer == "/event" else "weapon"


def side_by_side(
    coded: CodedReport, event: Event, attribution: Attribution, knowledge: GroupingKnowledge
) -> SideBySide:
    """The accounts of ``event``. Values that no claim states stand in the outlet's own column."""
    found: dict[str, list[Statement]] = {}
    for pointer, value in values_of(event):
        found.setdefault(row_of(pointer, value), []).extend(_statements(pointer, value, attribution))
    columns = _columns(attribution, any(s.speakers == () for those in found.values() for s in those))
    states = _states(coded, event, attribution, knowledge)
    rows = (
        Row(name, cells, _state(name, cells, columns, states))
        for name in _ROWS
        if name in found
        for cells in [_cells(found[name], columns)]
    )
    return SideBySide(event, columns, tuple(rows))


def _statements(pointer: str, value: Wire, attribution: Attribution) -> Iterator[Statement]:
    """The value once for each origin that states it, with all of that origin's claims that do."""
    by_origin: dict[int, list[Speaker]] = {}
    for speaker in attribution.of(pointer):
        by_origin.setdefault(speaker.origin.number, []).append(speaker)
    yield from (Statement(pointer, value, tuple(speakers)) for speakers in by_origin.values())
    if not by_origin:
        yield Statement(pointer, value, ())


def _columns(attribution: Attribution, own_voice: bool) -> tuple[Origin | None, ...]:
    origins = {speaker.origin.number: speaker.origin for speaker in attribution.all}
    named: tuple[Origin | None, ...] = tuple(origins[number] for number in sorted(origins))
    return (*named, None) if own_voice else named


def _cells(statements: list[Statement], columns: tuple[Origin | None, ...]) -> tuple[tuple[Statement, ...], ...]:
    number = {column.number if column else None: at for at, column in enumerate(columns)}
    cells: list[list[Statement]] = [[] for _ in columns]
    for statement in statements:
        cells[number[statement.speakers[0].origin.number if statement.speakers else None]].append(statement)
    return tuple(map(tuple, cells))


def _states(
    coded: CodedReport, event: Event, attribution: Attribution, knowledge: GroupingKnowledge
) -> Mapping[str, str]:
    told = told_values(event.model_dump(mode="json"))
    accounts = [account for value in told for account in _accounts(coded, event, value, attribution, knowledge)]
    return {field.field: field.state for field in agreement(accounts, knowledge)}


def _accounts(
    coded: CodedReport, event: Event, told: Told, attribution: Attribution, knowledge: GroupingKnowledge
) -> Iterator[Account]:
    """One account for each speaker of a value, by column: unnamed sources differ, but do not confirm one another."""
    book = SourceBook(kinds=knowledge.speakers)
    for speaker in attribution.of(told.pointer):
        kind = claim_origin(speaker.claim.model_dump(mode="json"), coded.outlet, book).kind
        origin = CountedOrigin(kind, f"column:{speaker.origin.number}", speaker.origin.name.quote)
        yield _account(coded, event, told, origin, speaker.claim.stance)
    if not attribution.of(told.pointer):
        yield _account(coded, event, told, CountedOrigin(ANONYMOUS, "column:own", ""), "asserts")


def _account(coded: CodedReport, event: Event, told: Told, origin: CountedOrigin, stance: str) -> Account:
    denied = stance == "denies" and told.field == "occurred"
    return Account(
        field=told.field,
        value=False if denied else told.value,
        quote=told.quote,
        origin=origin,
        doc_id=coded.doc_id,
        event_id=event.id,
        pointer=told.pointer,
        stance=stance,
    )


def _state(
    row: str, cells: tuple[tuple[Statement, ...], ...], columns: tuple[Origin | None, ...], states: Mapping[str, str]
) -> str | None:
    """The state of a row. The outlet's own voice confirms nobody; weapons of one kind in other numbers vary."""
    state = states.get(_FIELD_OF_ROW.get(row, row))
    speaking = sum(bool(cell) for cell, column in zip(cells, columns, strict=True) if column is not None)
    if state == AGREE and speaking < 2:
        return SINGLE
    if state == AGREE and row == "weapon" and _counts_differ(cells):
        return RANGE
    return state


def _counts_differ(cells: tuple[tuple[Statement, ...], ...]) -> bool:
    weapons = [statement.value for cell in cells for statement in cell]
    counts: dict[str, set[int]] = {}
    for weapon in weapons:
        if isinstance(weapon, WeaponValue) and weapon.count is not None:
            counts.setdefault(weapon.kind, set()).add(weapon.count)
    return any(len(numbers) > 1 for numbers in counts.values())
