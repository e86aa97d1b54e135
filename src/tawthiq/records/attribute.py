"""Claims of an event: who states it, and which of its values stand inside each claimant's reported speech."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tawthiq.clauses.draft import EventDraft
from tawthiq.layers.annotation import Claim
from tawthiq.text.span import Span


@dataclass(slots=True)
class Said:
    """One claimant's statement on one event: the claim that is quoted and the pointers of what it states."""

    claim: Claim
    about: list[str] = field(default_factory=list)
    tells: bool = False


def speaker_of(claims: Sequence[Claim], span: Span) -> int | None:
    """The index of the first telling of the speaker in whose reported speech a span stands; None for the outlet's own voice."""
    best: tuple[int, int] | None = None
    for index, claim in enumerate(claims):
        for scope in claim.scope:
            if scope.contains(span) and (best is None or len(scope) < best[0]):
                best = (len(scope), _root(claims, index))
    return None if best is None else best[1]


def _root(claims: Sequence[Claim], index: int) -> int:
    seen = set()
    while (back := claims[index].same_as) is not None and index not in seen:
        seen.add(index)
        index = back
    return index


def attribute(claims: Sequence[Claim], event: EventDraft, values: Sequence[tuple[str, Sequence[Span]]]) -> list[Said]:
    """The statements on an event, in the order of the text. ``values``: pointer and spans of all tellings of each value."""
    said: dict[tuple[int, str], Said] = {}
    triggers = [m.trigger.span for m in event.mentions]
    for index, claim in enumerate(claims):
        tells = any(scope.overlaps(t) for scope in claim.scope for t in triggers)
        about = [p for p, spans in values if any(scope.contains(s) for scope in claim.scope for s in spans)]
        weighty = any(p.startswith(("/casualties", "/weapons")) for p in about)
        if not tells and not weighty:
            continue
        statement = said.setdefault((_root(claims, index), claim.stance), Said(claim))
        statement.tells |= tells
        if tells and "/event" not in statement.about:
            statement.about.insert(0, "/event")
        statement.about += [p for p in about if p not in statement.about]
    return list(said.values())
