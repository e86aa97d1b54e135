"""Who passes on what another said: «نقلت وكالة الوادي عن شاهد عيان»."""

from __future__ import annotations

from tawthiq.clauses.claimants import Claimant, read_claimant
from tawthiq.clauses.claims_frame import Relays
from tawthiq.clauses.claims_view import SpeechView

FARTHEST_SOURCE = 12
"""Words between a relay and عن («وكالة الوادي التابعة للحكومة عن …»)."""


def relayed(view: SpeechView, relay: Claimant, limit: int) -> tuple[Claimant, Relays] | None:
    """The source whom ``relay`` quotes after عن or على لسان, and the chain of relays, the outlet's side first."""
    for at in range(relay.end, min(limit, relay.end + FARTHEST_SOURCE)):
        if view.has(at, "that"):
            return None
        if view.has(at, "about"):
            source = read_claimant(view, at + 1, limit)
            if source is None:
                return None
            further = relayed(view, source, limit) if source.kind == "media" else None
            origin, via = further or (source, source.via)
            return origin, ((relay.first, relay.last), *via)
    return None
