"""Values that stand or fall together: coordinated names (أ وب وج) and the places that enclose a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from tawthiq.clauses.reading import Layers
from tawthiq.layers.annotation import Actor, Annotation, Place
from tawthiq.text.letters import ar

A = TypeVar("A", bound=Annotation)
_WAW = ar("w")
_JOINTS = frozenset((_WAW, ar("Aw"), "،", ","))
_MARKS = frozenset('"«»“”()')
_GAP = 3
"""Tokens between two coordinated names: a conjunction, a comma, quotation marks."""
_CHAIN = 9
"""Tokens from a place to one that encloses it in the same phrase (بلدة أ في منطقة ب بريف ج)."""


@dataclass(frozen=True, slots=True)
class Unit(Generic[A]):
    """``members`` share one decision, which is taken on the first; ``parents`` enclose them and follow as admin."""

    members: tuple[A, ...]
    parents: tuple[Place, ...] = ()

    @property
    def first(self) -> A:
        return self.members[0]


def place_units(layers: Layers) -> list[Unit[Place]]:
    """The places of a text in units, in order; datelines and adjectives of nationality are left out."""
    places = layers.places
    enclosing = _enclosing(layers)
    units: list[list[Place]] = []
    for index, place in enumerate(places):
        if place.dateline or place.adjectival or index in enclosing:
            continue
        if units and _joined(layers, units[-1][-1], place, enclosing):
            units[-1].append(place)
        else:
            units.append([place])
    position = {id(p): i for i, p in enumerate(places)}
    return [Unit(tuple(unit), _parents(places, unit, position)) for unit in units]


def _enclosing(layers: Layers) -> set[int]:
    """Positions of places that only enclose a place named shortly before them in the same sentence."""
    out: set[int] = set()
    for place in layers.places:
        if place.parent is None or place.adjectival:
            continue
        parent = layers.places[place.parent]
        near = 0 <= parent.first - place.last <= _CHAIN
        if near and layers.sentence(parent) == layers.sentence(place):
            out.add(place.parent)
    return out


def _parents(places: Sequence[Place], unit: list[Place], position: dict[int, int]) -> tuple[Place, ...]:
    found: dict[int, Place] = {}
    for member in unit:
        at = member.parent
        seen = {position[id(member)]}
        while at is not None and at not in seen:
            seen.add(at)
            found.setdefault(at, places[at])
            at = places[at].parent
    return tuple(found[i] for i in sorted(found))


def _joined(layers: Layers, before: Place, place: Place, enclosing: set[int]) -> bool:
    """Coordinated: nothing but a joint, marks, or the other's enclosing places between, and no preposition of its
    own.
    """
    tokens = layers.text.tokens
    skipped = {i for e in enclosing for i in range(layers.places[e].first, layers.places[e].last)}
    between = [tokens[i].form for i in range(before.last, place.first) if i not in skipped]
    if len(between) > _GAP or layers.sentence(before) != layers.sentence(place):
        return False
    if any(form not in _JOINTS and form not in _MARKS for form in between):
        return False
    own = tokens[place.first].form.startswith(_WAW)
    return (own or any(form in _JOINTS for form in between)) and place.relation == before.relation


def actor_units(layers: Layers, actors: Sequence[Actor]) -> list[Unit[Actor]]:
    """Actors in units: those joined by و with nothing else between share one decision."""
    units: list[list[Actor]] = []
    tokens = layers.text.tokens
    for actor in actors:
        if units:
            before = units[-1][-1]
            between = [tokens[i].form for i in range(before.last, actor.first)]
            own = tokens[actor.first].form.startswith(_WAW)
            marks_only = len(between) <= _GAP and all(f in _MARKS or f == _WAW for f in between)
            if actor.first >= before.last and marks_only and (own or _WAW in between):
                units[-1].append(actor)
                continue
        units.append([actor])
    return [Unit(tuple(unit)) for unit in units]
