"""From the values that each telling gave to the values of the event: the same thing told twice is one value."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from tawthiq.clauses.draft import EventDraft, Filled
from tawthiq.layers.annotation import Actor, Annotation, Casualty, Place, Weapon
from tawthiq.text.fold import fold_key
from tawthiq.text.span import Span

A = TypeVar("A", bound=Annotation)
Speaker = Callable[[Span], Hashable]
_FIRE = frozenset(
    {"Shelling/artillery/missile attack", "Air/drone strike", "Suicide bomb", "Looting/property destruction"}
)
_VAGUE_LOW = 2


@dataclass(frozen=True, slots=True)
class Told(Generic[A]):
    """A value of the event: the telling that is quoted, its role, and the spans of all its tellings."""

    value: A
    role: str
    spans: tuple[Span, ...]
    filled: Filled[A]


def _gather(filled: Iterable[Filled[A]], key: Callable[[Filled[A]], Hashable]) -> list[list[Filled[A]]]:
    groups: dict[Hashable, list[Filled[A]]] = {}
    for f in filled:
        groups.setdefault(key(f), []).append(f)
    return list(groups.values())


def _told(group: list[Filled[A]], best: Filled[A], role: str) -> Told[A]:
    spans = tuple(dict.fromkeys(f.value.span for f in group))
    return Told(best.value, role, spans, best)


def merge_places(event: EventDraft) -> list[Told[Place]]:
    """The places of an event; the role with the most weight over all tellings, the fullest telling quoted."""
    out = []
    where = "target" if event.type in _FIRE else "site"
    for group in _gather(event.values.places, lambda f: f.value.gazetteer_id or fold_key(f.value.name)):
        weight: dict[str, float] = {}
        for f in group:
            weight[f.role] = weight.get(f.role, 0.0) + f.score
        role = max(weight, key=lambda r: weight[r])
        named = [f for f in group if f.role == role]
        best = max(named, key=lambda f: (f.score, -f.value.first))
        out.append(_told(group, best, where if role == "where" else role))
    return sorted(out, key=lambda t: t.value.first)


def merge_actors(event: EventDraft) -> list[Told[Actor]]:
    """The actors of an event. One group stands in one of the roles initiator and target, whichever weighs more."""
    groups = _gather(event.values.actors, lambda f: (_name(f.value), f.role))
    weight = {(_name(g[0].value), g[0].role): sum(f.score for f in g) for g in groups}
    out = []
    for group in groups:
        name, role = _name(group[0].value), group[0].role
        rival = {"initiator": "target", "target": "initiator"}.get(role)
        if rival and weight.get((name, rival), 0.0) > weight[(name, role)]:
            continue
        best = max(group, key=lambda f: (not f.value.anaphor, f.score, -f.value.first))
        out.append(_told(group, best, role))
    return sorted(out, key=lambda t: t.value.first)


def _name(actor: Actor) -> Hashable:
    if actor.group_id:
        return (actor.group_id, actor.assets and not actor.members)
    return actor.group_en or (actor.rule, actor.span.start)


def merge_weapons(event: EventDraft, speaker: Speaker) -> list[Told[Weapon]]:
    """The weapons of an event: one of each kind and count; an uncounted one beside a counted one of its kind stands only where
    another speaker told it."""
    out: list[Told[Weapon]] = []
    groups = _gather(event.values.weapons, lambda f: (f.value.kind, f.value.count))
    counted = {g[0].value.kind: {speaker(f.value.span) for f in g} for g in groups if g[0].value.count is not None}
    for group in groups:
        first = group[0].value
        if first.count is None and first.kind in counted:
            if all(speaker(f.value.span) in counted[first.kind] or speaker(f.value.span) is None for f in group):
                continue
        out.append(_told(group, max(group, key=lambda f: f.score), "means"))
    return sorted(out, key=lambda t: t.value.first)


def merge_casualties(event: EventDraft, speaker: Speaker) -> list[Told[Casualty]]:
    """The tolls of an event: equal figures are one; a vague figure gives way to a precise one that it allows."""
    groups = _gather(event.values.casualties, lambda f: (f.value.kind, f.value.low, f.value.high))
    out: list[Told[Casualty]] = []
    for group in groups:
        mine = group[0].value
        if any(_precise(other[0].value, mine) for other in groups if other is not group):
            continue
        best = max(group, key=lambda f: (f.value.who != "unknown", f.score, -f.value.first))
        out.append(_told(group, best, "harm"))
    return sorted(out, key=lambda t: t.value.first)


def _precise(other: Casualty, mine: Casualty) -> bool:
    """True where ``other`` says the same harm precisely and ``mine`` only vaguely («قتلى» beside «5 قتلى»)."""
    if mine.high is not None or mine.low > _VAGUE_LOW or other.kind != mine.kind:
        return False
    return other.low >= mine.low and (other.high is not None or other.low > mine.low)
