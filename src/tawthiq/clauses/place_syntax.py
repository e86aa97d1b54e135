"""Roles of places that the order of words settles: the object of a deed, where munitions fell, what is answered."""

from __future__ import annotations

from tawthiq.clauses.reading import Layers
from tawthiq.clauses.syntax import NONE, WHERE, words_between
from tawthiq.clauses.triggers import Trigger
from tawthiq.layers.annotation import Place

_FALL_REACH = 5
"""Tokens between the verb of falling and the words of nearness."""


def place_role(layers: Layers, trigger: Trigger, place: Place) -> str | None:
    """``where`` for a place that is the object of the trigger, or right after «على»; None where word order is
    silent.
    """
    if layers.sentence(place) != trigger.sentence or place.relation in ("near", "opposite", "between"):
        return None
    if _undergone_after(layers, trigger, place):
        return WHERE
    if place.first < trigger.last:
        lent = "undergo" in trigger.flags and layers.clauses[trigger.first] - layers.clauses[place.first] <= 1
        return WHERE if lent and not words_between(layers, place.last, trigger.first)[3:] else None
    inner = [a for a in layers.actors if trigger.last <= a.first and a.last <= place.first]
    gap = words_between(layers, trigger.last, place.first)
    inside = {i for a in inner for i in range(a.first, a.last)}
    rest = [i for i in gap if i not in inside]
    if layers.clauses[place.first] - layers.clauses[trigger.first] > 1:
        return None
    if not rest and trigger.kind == "verb":
        return WHERE
    if len(rest) == 1 and "against" in layers.names.get(rest[0], frozenset()):
        return WHERE
    return None


def fallen_place(layers: Layers, trigger: Trigger, place: Place) -> str | None:
    """``where`` for the place near which munitions fell (سقطت على مقربة من قرية …): it is the nearest that is told."""
    if place.relation not in ("near", "opposite", "outskirts") or layers.sentence(place) != trigger.sentence:
        return None
    if (
        trigger.family != "launch"
        or trigger.head >= place.first
        or "falls" not in layers.names.get(trigger.head, frozenset())
    ):
        return None
    between = [p for p in layers.places if trigger.last <= p.first < place.first and not p.adjectival]
    return WHERE if not between and place.first - trigger.last <= _FALL_REACH else None


def dated_by_place(layers: Layers, trigger: Trigger, place: Place) -> str | None:
    """«أغارت … عقب الهجوم على القاعدة»، «بعد استهداف حقل … تعرّضت»: the place of what is only answered or dated by is
    that deed's place (``where``) and no other's (``none``).
    """
    sentence = layers.sentence(place)
    if sentence != trigger.sentence:
        return None
    for other in layers.triggers:
        if other.sentence != sentence or not 0 <= place.first - other.last <= 1:
            continue
        led = place.first == other.last or "against" in layers.names.get(other.last, frozenset())
        if led and only_dates(layers, other):
            return WHERE if other is trigger else NONE
    return None


def only_dates(layers: Layers, trigger: Trigger) -> bool:
    """An event noun after «عقب» or «بعد» (أغارت … عقب الهجوم): it tells when, harm and place are not of the other."""
    return trigger.kind == "noun" and "after" in layers.names.get(trigger.first - 1, frozenset())


def _undergone_after(layers: Layers, trigger: Trigger, place: Place) -> bool:
    """«القصف الذي تعرّضت له قاعدة …»: the place right after an undergoing verb that refers back to the trigger."""
    if place.first < trigger.last or place.first - trigger.last > 4:
        return False
    return layers.says(range(trigger.last, place.first), "undergo")
