"""What the layers found in one text, gathered for the clauses: a store without behaviour of its own but for
look-ups.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from tawthiq.clauses.triggers import Trigger
from tawthiq.layers.annotation import Actor, Annotation, Casualty, Claim, Evidence, Place, Time, Victim, Weapon
from tawthiq.text.span import Span
from tawthiq.text.text import Text

A = TypeVar("A", bound=Annotation)


@dataclass(frozen=True, slots=True)
class Layers:
    """All annotations of a text; ``clauses[i]`` is the clause number of token ``i``."""

    text: Text
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()
    weapons: tuple[Weapon, ...] = ()
    casualties: tuple[Casualty, ...] = ()
    victims: tuple[Victim, ...] = ()
    claims: tuple[Claim, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    clauses: tuple[int, ...] = ()
    names: dict[int, frozenset[str]] = field(default_factory=dict)

    def sentence(self, annotation: Annotation) -> int:
        """The index of the sentence in which an annotation begins."""
        return self.text.sentence_of(annotation.first).index

    def claimed(self, span: Span) -> bool:
        """Whether words stand inside somebody's reported speech."""
        return any(scope.contains(span) for claim in self.claims for scope in claim.scope)

    def says(self, tokens: Iterable[int], *classes: str) -> bool:
        """Whether a word of one of these classes stands at one of the tokens."""
        return any(not found.isdisjoint(classes) for i in tokens if (found := self.names.get(i)) is not None)


def within(annotations: Sequence[A], first: int, last: int) -> Sequence[A]:
    """The annotations (in order of their first token) that begin between two tokens."""
    low = bisect_left(annotations, first, key=lambda a: a.first)
    high = bisect_left(annotations, last, key=lambda a: a.first)
    return annotations[low:high]
