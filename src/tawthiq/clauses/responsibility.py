"""Roles that rest on words of their own: who ordered, directed, carried out, supplied; where from; where the
wounded went.

These are too rare and too grave to be weighed by likeness: a cue right before the value decides, and overrides the
weights.
"""

from __future__ import annotations

from dataclasses import replace

from tawthiq.clauses.arguments import CARRY, PARTIES
from tawthiq.clauses.cues import cued_place, cued_role
from tawthiq.clauses.draft import EventDraft, Filled
from tawthiq.clauses.reading import Layers
from tawthiq.layers.annotation import Actor, Annotation, Place, Weapon
from tawthiq.layers.weapons import TOLD_BEFORE

_DESCRIBED = 2
"""Tokens of the describing clause between the person and the place (قدم من)."""
_INDEFINITE = frozenset({"person", "generic_armed", "official", "military"})
"""Kinds that one word may name without saying who (قيادي، ضابط)."""
_BESIDE = 2
"""Tokens between a weapon and the verb that sets it up (صواريخ نُصبت، نُصبت فيها صواريخ)."""
_CUED_SCORE = 4.0
"""The score of a cued role in the vote over an event's tellings: above what weights usually give."""


def assign_cued(layers: Layers, events: list[EventDraft]) -> None:
    """Put parties and places that a cue names into their roles, in the event told nearest; other roles are
    withdrawn.
    """
    for actor in layers.actors:
        if actor.kind in PARTIES and (role := cued_role(layers, actor)):
            near = _withdraw(layers, events, actor, "actors")
            if near is not None:
                near.values.actors.append(Filled(_described(layers, actor), role, _CUED_SCORE, (f"cue={role}",)))
    for weapon in layers.weapons:
        event = _fired_in(layers, events, weapon)
        if event is not None:
            event.values.weapons.append(Filled(weapon, "means", _CUED_SCORE, ("cue=means",)))
    for place in layers.places:
        if place_role := cued_place(layers, place):
            near = _withdraw(layers, events, place, "places")
            if place_role == "evacuation":
                near = _whose_wounded(layers, events, place) or near
            if near is not None:
                near.values.places.append(Filled(place, place_role, _CUED_SCORE, (f"cue={place_role}",)))


def _fired_in(layers: Layers, events: list[EventDraft], weapon: Weapon) -> EventDraft | None:
    """The event of a weapon that no event has and that its own words tie to one: set up in a sentence that names no
    event (أربعة صواريخ نُصبت في …), or told before (هذه القذائف).
    """
    if any(f.value is weapon for event in events for f in event.values.weapons):
        return None
    if TOLD_BEFORE in weapon.cues:
        had = [
            (f.value.first, event)
            for event in events
            for f in event.values.weapons
            if f.value.kind == weapon.kind and f.value.first < weapon.first
        ]
        return max(had, key=lambda pair: pair[0])[1] if had else None
    sentence = layers.text.sentence_of(weapon.first)
    if any(t.sentence == sentence.index for t in layers.triggers):
        return None
    beside = range(max(weapon.first - _BESIDE, sentence.first), min(weapon.last + _BESIDE, sentence.last))
    emplaced = layers.says(beside, "emplaced")
    return _nearest(layers, events, weapon) if emplaced else None


def _whose_wounded(layers: Layers, events: list[EventDraft], hospital: Place) -> EventDraft | None:
    """The event whose harmed were taken there: the one that holds the toll told last before it in its sentence."""
    sentence = layers.sentence(hospital)
    tolls = [
        (f.value.first, event)
        for event in events
        for f in event.values.casualties
        if f.value.first < hospital.first and layers.sentence(f.value) == sentence
    ]
    return max(tolls, key=lambda pair: pair[0])[1] if tolls else None


def _described(layers: Layers, actor: Actor) -> Actor:
    """An indefinite person with the clause that describes where from (قيادي قدم من …): the span runs to the end of
    the place.
    """
    if actor.last - actor.first != 1 or actor.group_id or actor.kind not in _INDEFINITE:
        return actor
    for place in layers.places:
        near = 1 <= place.first - actor.last <= _DESCRIBED and layers.sentence(place) == layers.sentence(actor)
        if near and layers.clauses[place.first] == layers.clauses[actor.first]:
            return replace(actor, last=place.last, span=actor.span.joined(place.span))
    return actor


def _withdraw(layers: Layers, events: list[EventDraft], value: Annotation, kind: str) -> EventDraft | None:
    """Take a value out of every event; the event told nearest to it."""
    for event in events:
        filled = getattr(event.values, kind)
        filled[:] = [f for f in filled if f.value is not value]
    return _nearest(layers, events, value)


def _nearest(layers: Layers, events: list[EventDraft], value: Annotation) -> EventDraft | None:
    """The event with a trigger nearest to the value in its sentence, or in the few sentences before."""
    sentence = layers.sentence(value)
    best: tuple[int, int] | None = None
    found = None
    for event in events:
        for mention in event.mentions:
            trigger = mention.trigger
            back = sentence - trigger.sentence
            if 0 <= back <= CARRY:
                rank = (back, abs(value.first - trigger.first))
                if best is None or rank < best:
                    best, found = rank, event
    return found
