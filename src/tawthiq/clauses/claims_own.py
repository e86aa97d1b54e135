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


def acts(
    claim: Claim, named: Claim, actors: Sequence[Actor], acting: Sequence[Acting], deeds: Sequence[Annotation] = ()
) -> bool:
    """Whether a claim tells of a deed of the speaker's own side. ``named``: the speaker's first claim; ``deeds``: the
    words that name the event. Whom others name is another's word: where the speaker names nobody who acts, it owns up
    only by opening with the deed itself («وقال الجيش إن الغارة أصابت …»)."""
    told = [actor for actor, spans in acting if any(scope.contains(s) for scope in claim.scope for s in spans)]
    if not told and _opens_with(claim, deeds):
        told = [actor for actor, _ in acting]
    speaking = [a for a in actors if (_within(a, claim) or _within(a, named)) and a.kind != "person"]
    ours = _sides(speaking)
    sides = [known for a in told if (known := _sides([a]))]
    return bool(ours and sides) and all(ours & known for known in sides)


def _opens_with(claim: Claim, deeds: Sequence[Annotation]) -> bool:
    """Whether the deed is the first word of what is said."""
    return any(scope.start == deed.span.start for scope in claim.scope for deed in deeds)


def _within(actor: Actor, claim: Claim) -> bool:
    first, last = claim.phrase or (claim.first, claim.last)
    return first <= actor.first and actor.last <= last


def _sides(actors: Sequence[Actor]) -> set[str]:
    """Group, side and what it belongs to, of each actor that has any."""
    return {known for a in actors for known in (a.group_id, a.side, a.affiliation) if known}
