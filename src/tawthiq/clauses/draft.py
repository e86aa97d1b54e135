"""Drafts: what is being put together for one mention of an event, and for one event told by several mentions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from tawthiq.clauses.triggers import Trigger
from tawthiq.clauses.units import Unit
from tawthiq.layers.annotation import Actor, Annotation, Casualty, Place, Time, Weapon

A = TypeVar("A", bound=Annotation)
SETTLED = 3.0
"""The lead of a label that word order gives: about what the weights give their surest decisions."""


@dataclass(frozen=True, slots=True)
class Filled(Generic[A]):
    """A value in its role, with the score of the decision and the features that it rested on."""

    value: A
    role: str
    score: float
    why: tuple[str, ...] = ()
    lost: tuple[tuple[str, str], ...] = ()
    """Readings that lost: (what it would have been, why not)."""


@dataclass(frozen=True, slots=True)
class Candidate(Generic[A]):
    """A unit of values near a trigger, with the score of each label, and how it looked from there."""

    unit: Unit[A]
    scores: dict[str, float]
    why: tuple[str, ...] = ()
    syntax: str | None = None
    """The label that word order gives, where it gives one: it stands against the weights."""

    def lead(self, label: str) -> float:
        """By how much a label beats ``none``; what word order settles leads by `SETTLED`."""
        if self.syntax is not None:
            return SETTLED if label == self.syntax else -SETTLED
        return self.scores.get(label, 0.0) - self.scores.get("none", 0.0)

    def best(self) -> tuple[str, float]:
        """The likeliest label other than ``none``, and its lead."""
        named = [(self.lead(label), label) for label in self.scores if label != "none"]
        lead, label = max(named, default=(0.0, "none"))
        return label, lead


@dataclass(slots=True)
class Values:
    """The values of a mention or of an event, kind by kind."""

    places: list[Filled[Place]] = field(default_factory=list)
    actors: list[Filled[Actor]] = field(default_factory=list)
    weapons: list[Filled[Weapon]] = field(default_factory=list)
    casualties: list[Filled[Casualty]] = field(default_factory=list)
    times: list[Filled[Time]] = field(default_factory=list)


@dataclass(slots=True)
class Candidates:
    """What might belong to a mention, kind by kind."""

    places: list[Candidate[Place]] = field(default_factory=list)
    actors: list[Candidate[Actor]] = field(default_factory=list)
    weapons: list[Candidate[Weapon]] = field(default_factory=list)
    casualties: list[Candidate[Casualty]] = field(default_factory=list)
    times: list[Candidate[Time]] = field(default_factory=list)


@dataclass(slots=True)
class Mention:
    """One trigger, what might belong to it, and the values that it takes by itself."""

    trigger: Trigger
    near: Candidates = field(default_factory=Candidates)
    took: Values = field(default_factory=Values)
    type: str = "Other"


@dataclass(slots=True)
class EventDraft:
    """One event: its mentions in the order of the text, and the values that it keeps. ``why``: how each mention
    joined.
    """

    mentions: list[Mention]
    values: Values = field(default_factory=Values)
    type: str = "Other"
    type_rule: str = ""
    status: str = "occurred"
    status_why: tuple[str, ...] = ()
    why: list[str] = field(default_factory=list)

    @property
    def lead(self) -> Mention:
        """The mention that names the event: the first that is strong, else the first."""
        strong = [m for m in self.mentions if m.trigger.strength == "strong"]
        return (strong or self.mentions)[0]

    def taken(self) -> Values:
        """What its mentions took by themselves, put together."""
        out = Values()
        for mention in self.mentions:
            out.places += mention.took.places
            out.actors += mention.took.actors
            out.weapons += mention.took.weapons
            out.casualties += mention.took.casualties
            out.times += mention.took.times
        return out
