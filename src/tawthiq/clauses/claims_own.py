"""Whether a speaker tells of its own deed: the side that speaks, held against the side that acts in the event."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from tawthiq.layers.annotation import Actor, Annotation, Claim
from tawthiq.text.span import Span

PARTY = "party"
"""The cue of a claim whose speaker fights, or speaks for one that fights."""
ACTING = frozenset(("initiator", "executed_by", "directed_by", "ordered_by"))

Acting: TypeAlias = tuple[Actor, Sequence[Span]]
"""One who acts in an event, and the spans of all its tellings."""


def acts(claim: Claim, named: Claim, actors: Sequence[Actor], acting: Sequence[Acting]) -> bool:
    """Whether a claim tells of a deed of the speaker's own side. ``named``: the speaker's first claim. Only the actors
    whom the speaker names count: whom others name is another's word."""
    told = [actor for actor, spans in acting if any(scope.contains(s) for scope in claim.scope for s in spans)]
    speaking = [a for a in actors if (_within(a, claim) or _within(a, named)) and a.kind != "person"]
    ours = _sides(speaking)
    sides = [known for a in told if (known := _sides([a]))]
    return bool(ours and sides) and all(ours & known for known in sides)


def _within(actor: Actor, claim: Annotation) -> bool:
    return claim.first <= actor.first and actor.last <= claim.last


def _sides(actors: Sequence[Actor]) -> set[str]:
    """Group, side and what it belongs to, of each actor that has any."""
    return {known for a in actors for known in (a.group_id, a.side, a.affiliation) if known}
