"""Drafts: what is being put together for one mention of an event, and for one event told by several mentions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from tawthiq.clauses.triggers import Trigger
from tawthiq.layers.annotation import Actor, Annotation, Casualty, Place, Time, Weapon

A = TypeVar("A", bound=Annotation)


@dataclass(frozen=True, slots=True)
class Filled(Generic[A]):
    """A value in its role, with the score of the decision and the features that it rested on."""

    value: A
    role: str
    score: float
    why: tuple[str, ...] = ()
    lost: tuple[tuple[str, str], ...] = ()
    """Readings that lost: (what it would have been, why not)."""


@dataclass(slots=True)
class Mention:
    """One trigger and the values that it took."""

    trigger: Trigger
    places: list[Filled[Place]] = field(default_factory=list)
    actors: list[Filled[Actor]] = field(default_factory=list)
    weapons: list[Filled[Weapon]] = field(default_factory=list)
    casualties: list[Filled[Casualty]] = field(default_factory=list)
    times: list[Filled[Time]] = field(default_factory=list)
    type: str = "Other"


@dataclass(slots=True)
class EventDraft:
    """One event: its mentions in the order of the text. ``why`` tells how each mention came to join."""

    mentions: list[Mention]
    type: str = "Other"
    type_rule: str = ""
    status: str = "occurred"
    status_why: tuple[str, ...] = ()
    why: list[str] = field(default_factory=list)

    @property
    def lead(self) -> Mention:
        """The mention that names the event: the first in the body that is strong, else the first."""
        strong = [m for m in self.mentions if m.trigger.strength == "strong"]
        return (strong or self.mentions)[0]

    def places(self) -> list[Filled[Place]]:
        return [f for m in self.mentions for f in m.places]

    def actors(self) -> list[Filled[Actor]]:
        return [f for m in self.mentions for f in m.actors]

    def weapons(self) -> list[Filled[Weapon]]:
        return [f for m in self.mentions for f in m.weapons]

    def casualties(self) -> list[Filled[Casualty]]:
        return [f for m in self.mentions for f in m.casualties]

    def times(self) -> list[Filled[Time]]:
        return [f for m in self.mentions for f in m.times]
