"""Who stands in which place of the chain that leads to an event: ordered, directed, carried out, hit."""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.exchange.attribution import Attribution, Speaker
from tawthiq.records.model import ActorValue, Event

_CHAIN = ("ordered_by", "directed_by", "supplied_by", "initiator", "executed_by", "suspected", "target", "responder")
_SPOKEN = frozenset({"claims_responsibility", "accuses"})


@dataclass(frozen=True, slots=True)
class Link:
    """One role in the chain, with those named in it (pointer and value)."""

    role: str
    actors: tuple[tuple[str, ActorValue], ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """The chain of one event, and the claims of responsibility, accusations and denials about it."""

    event: Event
    links: tuple[Link, ...]
    spoken: tuple[Speaker, ...]


def responsibility(event: Event, attribution: Attribution) -> Chain | None:
    """The chain of ``event``; None where the report names nobody who acted, ordered or is suspected."""
    by_role: dict[str, list[tuple[str, ActorValue]]] = {}
    for number, actor in enumerate(event.actors):
        by_role.setdefault(actor.role, []).append((f"/actors/{number}", actor))
    if not set(by_role) - {"target", "responder"}:
        return None
    links = tuple(Link(role, tuple(by_role[role])) for role in _CHAIN if role in by_role)
    return Chain(event, links, tuple(filter(_on_responsibility, attribution.all)))


def _on_responsibility(speaker: Speaker) -> bool:
    """True for a claim or accusation, and for a denial of the event or of who did it (not of its toll)."""
    claim = speaker.claim
    denied = claim.stance == "denies" and any(at == "/event" or at.startswith("/actors/") for at in claim.about)
    return claim.stance in _SPOKEN or denied
