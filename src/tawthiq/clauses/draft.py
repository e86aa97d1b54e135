"""Drafts: what is being put together for one mention of an event, and for one event told by several mentions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from tawthiq.clauses.triggers import Trigger
from tawthiq.clauses.units import Unit
from tawthiq.layers.annotation import Actor, Annotation, Casualty, Place, Time, Weapon

A = TypeVar("A", bound=Annotation)
KINDS = ("places", "actors", "weapons", "casualties", "times")
"""Kinds of values that a mention or an event holds."""
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
    """One trigger, what might belong to it, and the values that it takes by itself. ``also``: words that only go on
    about it (غارة استهدفت …); what is near them is held here.
    """

    trigger: Trigger
    near: Candidates = field(default_factory=Candidates)
    took: Values = field(default_factory=Values)
    type: str = "Other"
    also: list[Mention] = field(default_factory=list)

    def absorb(self, other: Mention) -> None:
        """Put a mention that goes on about this one under it."""
        for kind in KINDS:
            near, took = getattr(self.near, kind), getattr(self.took, kind)
            near += getattr(other.near, kind)
            held = {id(f.value) for f in took}
            took += [f for f in getattr(other.took, kind) if id(f.value) not in held]
        other.near, other.took = Candidates(), Values()
        self.also.append(other)


@dataclass(slots=True)
class EventDraft:
    """One event: its mentions in the order of the text, and the values that it keeps. ``told``: what its mentions
    took by themselves, put together; ``why``: how each mention joined; ``sure``: by how much the surest of them
    speaks for an event rather than for nothing; ``weighed``: the places that it nearly kept, with their likeliest role.
    """

    mentions: list[Mention] = field(default_factory=list)
    values: Values = field(default_factory=Values)
    weighed: list[Filled[Place]] = field(default_factory=list)
    type: str = "Other"
    type_rule: str = ""
    status: str = "occurred"
    status_why: tuple[str, ...] = ()
    why: list[str] = field(default_factory=list)
    told: Values = field(default_factory=Values)
    sure: float = -10.0

    @classmethod
    def opened(cls, mention: Mention, sure: float = 0.0) -> EventDraft:
        """An event that this mention is the first to tell of."""
        event = cls(why=["opens"])
        event.join(mention, sure)
        return event

    def join(self, mention: Mention, sure: float = 0.0) -> None:
        """One more telling of the event."""
        self.mentions += [mention, *mention.also]
        self.sure = max(self.sure, sure)
        for kind in KINDS:
            getattr(self.told, kind).extend(getattr(mention.took, kind))

    @property
    def lead(self) -> Mention:
        """The mention that names the event: the first that is strong, else the first."""
        strong = [m for m in self.mentions if m.trigger.strength == "strong"]
        return (strong or self.mentions)[0]
