"""How each value came about: kept beside the coded report, never on the wire, printed by ``tawthiq explain``."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Alternative:
    """A reading that lost: what it would have been, and why it was not taken."""

    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class TraceEntry:
    """The rule or data entry that found a value, the cues it rested on, and the alternatives that lost."""

    rule: str
    cues: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    note: str | None = None


@dataclass(slots=True)
class Trace:
    """Entries by document pointer: ``/events/0`` (the event and its trigger), ``/events/0/type``, ``/events/0/date``,
    ``/events/0/places/1``, ``/events/0/claims/0``, ``/relations/0``, ``/evidence/0`` …"""

    entries: dict[str, TraceEntry] = field(default_factory=dict)

    def add(self, pointer: str, entry: TraceEntry) -> None:
        """Set the entry of a pointer; a later one replaces an earlier one."""
        self.entries[pointer] = entry

    def get(self, pointer: str) -> TraceEntry | None:
        """The entry of a pointer, or None where nothing was recorded."""
        return self.entries.get(pointer)

    def under(self, pointer: str) -> list[tuple[str, TraceEntry]]:
        """Entries at the pointer and below it, in the order in which they were recorded."""
        return [(at, entry) for at, entry in self.entries.items() if at == pointer or at.startswith(pointer + "/")]
