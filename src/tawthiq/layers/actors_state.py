"""What has been read of a composed actor while its head is followed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tawthiq.layers.actors_mention import Mention
from tawthiq.resources.actor_names import Hit

GENERIC, EQUIPMENT = "generic_armed", "equipment"
FORCES = frozenset({"military", "police", "security", EQUIPMENT})
SPEAKERS = frozenset({"monitor", "media", "medical", "rescuer", "organisation", "official"})
"""Kinds that act in no fighting: who is of them is of their kind."""
UNKNOWN, PRONOUN, AGAINST = "not-in-register", "pronoun", "against"
"""Cues: a name that the register does not hold; a party that a pronoun names; a tie of opposition."""
DEEPEST = 3
"""Heads inside heads: عناصر من ميليشيا تابعة لقوات النظام."""

Compose = Callable[[Hit, int], Mention | None]
"""Reads the composed actor of a head at a depth."""


@dataclass(slots=True)
class State:
    """``last``: half-open end so far. ``group``: the group of a name in it; ``inner``: a composed actor in it;
    ``tied``: the
    inner one is what the head is said to belong to; ``closed``: only adjectives and ties may follow; ``nunated``: the
    head is a
    sound plural or dual with its nun, which stands in no construct (مسلحون)."""

    last: int
    group: str | None = None
    country: str | None = None
    affiliation: str | None = None
    inner: Mention | None = None
    candidates: tuple[str, ...] = ()
    modified: bool = False
    martial: bool = False
    unknown: bool = False
    tied: bool = False
    pronoun: bool = False
    against: bool = False
    closed: bool = False
    nunated: bool = False

    def take(self, last: int) -> bool:
        """Go on to ``last``; what follows may only describe what was told."""
        self.last, self.closed = last, True
        return True
