"""Which claims state which value of an event."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from tawthiq.exchange.origins import Origin, Origins
from tawthiq.records.model import ClaimValue, Event


@dataclass(frozen=True, slots=True)
class Speaker:
    """An origin that states a value, by one of its claims."""

    origin: Origin
    claim: ClaimValue
    number: int


@dataclass(frozen=True, slots=True)
class Attribution:
    """Speakers of an event by pointer (``/event``, ``/places/0`` …). A value that nobody states has none: it stands in
    the outlet's own voice."""

    by_pointer: dict[str, tuple[Speaker, ...]]
    all: tuple[Speaker, ...]

    def of(self, pointer: str) -> tuple[Speaker, ...]:
        """Who states the value; empty for the outlet's own voice."""
        return self.by_pointer.get(pointer, ())


def attribute(event: Event, origins: Origins) -> Attribution:
    """The speakers of every value of an event. A claim that points at nothing speaks of the event as a whole."""
    speakers = tuple(Speaker(origins.of(event, number), claim, number) for number, claim in enumerate(event.claims))
    found: dict[str, list[Speaker]] = defaultdict(list)
    for speaker in speakers:
        for pointer in speaker.claim.about or ("/event",):
            found[pointer].append(speaker)
    return Attribution({pointer: tuple(those) for pointer, those in found.items()}, speakers)
