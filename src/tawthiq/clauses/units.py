"""Values that stand or fall together: coordinated names (أ وب وج) and the places that enclose a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from tawthiq.clauses.reading import Layers
from tawthiq.layers.annotation import Actor, Annotation, Casualty, Place
from tawthiq.text.letters import ar

A = TypeVar("A", bound=Annotation)
_WAW, _BETWEEN = ar("w"), ar("byn")
_JOINTS = frozenset((_WAW, ar("Aw"), "،", ","))
_MARKS = frozenset('"«»“”()')
_GAP = 3
"""Tokens between two coordinated names: a conjunction, a comma, quotation marks."""
_CHAIN = 9
"""Tokens from a place to one that encloses it in the same phrase (بلدة أ في منطقة ب بريف ج)."""
_TOLD_INSIDE = 4
"""Tokens from a place to a wider one that encloses it without the places layer having linked them."""
BREADTH = {
    "facility": 0, "quarter": 1, "settlement": 2, "area": 3, "admin3": 4, "admin2": 5, "admin1": 6, "country": 7,
}  # fmt: skip
"""Levels of places, from the finest to the widest."""
_INSIDE = frozenset(("", ar("fy"), ar("b"), ar("Dmn"), ar("dAxl")))
"""Prepositions of enclosing; none before a bare direction (شرقي حلب)."""


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
    enclosed = _enclosed_by(layers)
    enclosing = _enclosing(layers, enclosed)
    units: list[list[Place]] = []
    for index, place in enumerate(places):
        if place.dateline or place.adjectival or index in enclosing:
            continue
        if units and _joined(layers, units[-1][-1], place, enclosing):
            units[-1].append(place)
        else:
            units.append([place])
    position = {id(p): i for i, p in enumerate(places)}
    return [Unit(tuple(unit), _parents(places, unit, position, enclosed)) for unit in units]


def _enclosed_by(layers: Layers) -> dict[int, int]:
    """By position of a place: the position of the one that encloses it, as the places layer found, or as a wider one
    told right after a finer one does (مدرسة حمامة في حي …، مقر في بلدة …، شرقي حلب).
    """
    found = {i: p.parent for i, p in enumerate(layers.places) if p.parent is not None and not p.adjectival}
    named = [i for i, p in enumerate(layers.places) if not p.adjectival and not p.dateline]
    for inner, outer in pairwise(named):
        if inner not in found and _told_inside(layers, layers.places[inner], layers.places[outer]):
            found[inner] = outer
    return found


def _told_inside(layers: Layers, inner: Place, outer: Place) -> bool:
    if not 0 <= outer.first - inner.last <= _TOLD_INSIDE or layers.sentence(inner) != layers.sentence(outer):
        return False
    if BREADTH.get(inner.level, 0) >= BREADTH.get(outer.level, 0):
        return False
    beside = outer.relation is not None and not outer.relation.endswith("_of")
    if beside or (outer.prefix or "") not in _INSIDE or layers.text.tokens[outer.first].form.startswith(_WAW):
        return False
    if any(inner.last <= t.first < outer.first for t in layers.triggers):
        return False
    return not any(layers.text.tokens[i].form in _JOINTS for i in range(inner.last, outer.first))


def _enclosing(layers: Layers, enclosed: dict[int, int]) -> set[int]:
    """Positions of places that only enclose a place named shortly before them in the same sentence."""
    out: set[int] = set()
    for inner, outer in enclosed.items():
        place, parent = layers.places[inner], layers.places[outer]
        near = 0 <= parent.first - place.last <= _CHAIN
        if near and layers.sentence(parent) == layers.sentence(place):
            out.add(outer)
    return out


def _parents(
    places: Sequence[Place], unit: list[Place], position: dict[int, int], enclosed: dict[int, int]
) -> tuple[Place, ...]:
    found: dict[int, Place] = {}
    for member in unit:
        at = enclosed.get(position[id(member)])
        seen = {position[id(member)]}
        while at is not None and at not in seen:
            seen.add(at)
            found.setdefault(at, places[at])
            at = enclosed.get(at)
    return tuple(found[i] for i in sorted(found))


def _joined(layers: Layers, before: Place, place: Place, enclosing: set[int]) -> bool:
    """Coordinated: nothing but a joint, marks, or the other's enclosing places between, and no preposition of its
    own.
    """
    if layers.sentence(before) != layers.sentence(place):
        return False
    tokens = layers.text.tokens
    skipped = {i for e in enclosing for i in range(layers.places[e].first, layers.places[e].last)}
    besides = _besides(layers, before.last, place.first)
    between = [tokens[i].form for i in range(before.last, place.first) if i not in skipped and i not in besides]
    if len(between) > _GAP or any(form not in _JOINTS and form not in _MARKS for form in between):
        return False
    if besides:
        return True
    own = tokens[place.first].form.startswith(_WAW)
    return (own or any(form in _JOINTS for form in between)) and place.relation == before.relation


def _besides(layers: Layers, low: int, high: int) -> frozenset[int]:
    """Tokens between that say «as well as» (فضلاً عن، إلى جانب، بالإضافة إلى): such a phrase joins as و does."""
    found = (i for i in range(low, min(high, low + _GAP)) if "besides" in layers.names.get(i, frozenset()))
    return frozenset(j for i in found for j in (i, i + 1) if j < high)


def actor_units(layers: Layers, actors: Sequence[Actor]) -> list[Unit[Actor]]:
    """Actors in units: those joined by و with nothing else between share one decision, but for two sides (بين X وY)."""
    units: list[list[Actor]] = []
    tokens = layers.text.tokens
    for actor in actors:
        if units:
            before = units[-1][-1]
            between = [tokens[i].form for i in range(before.last, actor.first)]
            own = tokens[actor.first].form.startswith(_WAW)
            marks_only = len(between) <= _GAP and all(f in _MARKS or f == _WAW for f in between)
            sides = before.first > 0 and tokens[before.first - 1].form == _BETWEEN
            if actor.first >= before.last and marks_only and (own or _WAW in between) and not sides:
                units[-1].append(actor)
                continue
        units.append([actor])
    return [Unit(tuple(unit)) for unit in units]


_HARMED = frozenset({"killed", "wounded", "killed_or_wounded", "missing"})
_TOLL_GAP = 3
"""Tokens between two tolls of one list (مقتل تسعة وإصابة نحو خمسين)."""


def toll_units(layers: Layers) -> list[Unit[Casualty]]:
    """Tolls in units: the dead and the wounded of one list (35 قتيلاً و23 مصاباً) are harm of one event."""
    units: list[list[Casualty]] = []
    events = sorted(t.first for t in layers.triggers if t.strength != "harm")
    for toll in layers.casualties:
        before = units[-1][-1] if units else None
        if before is not None and _listed(layers, before, toll, events):
            units[-1].append(toll)
        else:
            units.append([toll])
    return [Unit(tuple(unit)) for unit in units]


def _listed(layers: Layers, before: Casualty, toll: Casualty, events: list[int]) -> bool:
    if not (before.kind in _HARMED and toll.kind in _HARMED) or 0 in (before.high, toll.high):
        return False
    gap = toll.first - before.last
    if not -1 <= gap <= _TOLL_GAP or layers.sentence(before) != layers.sentence(toll):
        return False
    stretch = range(before.last, toll.first + 1)
    joined = any(layers.text.tokens[i].form.startswith(_WAW) for i in stretch)
    return (joined or gap < 0) and not any(before.last <= at < toll.first for at in events)
