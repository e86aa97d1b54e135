"""Claims of an event: who states it, and which of its values stand inside each claimant's reported speech."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from tawthiq.clauses.claims import stance_for
from tawthiq.clauses.claims_frame import ASSERTS, CLAIMS
from tawthiq.layers.annotation import Claim
from tawthiq.text.span import Span


@dataclass(slots=True)
class Said:
    """One claimant's statement on one event: the claim that is quoted and the pointers of what it states. ``tells``:
    it speaks of the event itself, not only of a value."""

    claim: Claim
    about: list[str] = field(default_factory=list)
    tells: bool = False

    def add(self, about: Sequence[str], tells: bool) -> None:
        """More of what the claimant states, in the order of the text."""
        self.tells |= tells
        if tells and "/event" not in self.about:
            self.about.insert(0, "/event")
        self.about += [pointer for pointer in about if pointer not in self.about]


Own: TypeAlias = Callable[[Claim, Claim], bool]
"""Of a claim and its speaker's first claim: whether the event is told as the speaker's own deed."""
POINTING = frozenset(("source", "statement", "document"))
"""Kinds of speakers whose noun alone names nobody."""


def speaker_of(claims: Sequence[Claim], span: Span) -> int | None:
    """The index of the first telling of the speaker in whose reported speech a span stands; None for the outlet's
    own voice.
    """
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


def attribute(
    claims: Sequence[Claim],
    type_: str,
    told: Collection[int],
    values: Sequence[tuple[str, Sequence[Span]]],
    own: Own | None = None,
) -> list[Said]:
    """The statements on an event of a type, in the order of the text. ``told``: indexes of the claims that tell of the
    event; ``values``: pointer and spans of all tellings of each value; ``own``: whether it is the speaker's deed."""
    said: dict[tuple[int, str], Said] = {}
    for index, claim in enumerate(claims):
        about = [p for p, spans in values if any(scope.contains(s) for scope in claim.scope for s in spans)]
        weighty = any(p.startswith(("/casualties", "/weapons")) for p in about)
        if index not in told and not weighty:
            continue
        root = _root(claims, index)
        deed = own is not None and index in told and own(claim, claims[root])
        stance = stance_for(claim, type_, deed or None)
        statement = said.setdefault((root, stance), Said(_named(claim, claims[root], stance)))
        if claim.via and not statement.claim.via:
            statement.claim = replace(statement.claim, via=claim.via)
        statement.add(about, index in told)
    return _owned(said)


def _named(claim: Claim, first: Claim, stance: str) -> Claim:
    """The claim in its stance; «المصدر» alone is quoted as it was first told (مصدر أمني في المدينة)."""
    if claim.kind in POINTING and claim.last - claim.first == 1:
        return replace(claim, stance=stance, first=first.first, last=first.last, span=first.span)
    return replace(claim, stance=stance)


def _owned(said: dict[tuple[int, str], Said]) -> list[Said]:
    """A party that claims an attack and tells more of it makes one statement, not two."""
    for speaker, stance in list(said):
        owned = said.get((speaker, CLAIMS))
        if stance == ASSERTS and owned is not None:
            more = said.pop((speaker, stance))
            owned.add([p for p in more.about if p != "/event"], more.tells)
    return list(said.values())
