"""Words that name a role right before a party or a place: بأمر من، بتوجيه، أوكل لـ، بدعم من؛ انطلاقا من؛ نقلوا إلى."""

from __future__ import annotations

from tawthiq.clauses.reading import Layers
from tawthiq.layers.annotation import Actor, Place
from tawthiq.text.letters import ar

_ROLES = {"ordered": "ordered_by", "directed": "directed_by", "supplied": "supplied_by"}
_REACH = 3
"""Tokens between a cue (بأمر من) and the party or place that it governs."""
_DESCRIBED_REACH = 6
"""Tokens where a describing word stands between and no other party does (بإيعاز من شخص يُعرف بـ …)."""
_TASK_REACH = 8
"""Tokens between «أوكل» and the party that was charged (أوكل لمليشيا …، أوكل تنفيذ الهجوم إلى …)."""
_MOVED_REACH = 9
"""Tokens between «نُقلوا» and the hospital."""
_BREAKS = frozenset("،,؛;.")
_HEALTH = frozenset({"hospital", "clinic", "medical_point"})
_WIDE = frozenset({"country", "admin1", "admin2", "area"})
_TO = ar("l")
_CONJUNCTIONS = ar("wf")
_CHARGED = (ar("Awkl"), ar("Asnd"), ar("Ehd"))
_APPOINTED = (ar("klf"), ar("tkfl"), ar("twl"))


def cued_role(layers: Layers, actor: Actor) -> str | None:
    """The role that a cue right before an actor names, or None."""
    for distance, index in enumerate(_back(layers, actor.first), 1):
        names = layers.names.get(index, frozenset())
        role = next((role for cue, role in _ROLES.items() if cue in names), None) if names else None
        if role is not None and distance <= (_REACH if _party_between(layers, index, actor) else _DESCRIBED_REACH):
            return role
        if "executed" in names and _charged(layers, actor, index):
            return "executed_by"
        if distance >= _TASK_REACH:
            break
    return None


def _party_between(layers: Layers, index: int, actor: Actor) -> bool:
    """True where another party ends between a token and an actor."""
    return any(index < a.last <= actor.first for a in layers.actors)


def _charged(layers: Layers, actor: Actor, cue: int) -> bool:
    """The party after «أوكل» carries ل or إلى, after «كلّف» it is the object; after «نفذت المجموعة» the weights
    decide.
    """
    tokens = layers.text.tokens
    verb = tokens[cue].form.lstrip(_CONJUNCTIONS)
    if verb.startswith(_APPOINTED):
        return True
    led = (actor.prefix or "").endswith(_TO) or tokens[actor.first].form.startswith(_TO)
    return verb.startswith(_CHARGED) and (led or tokens[actor.first - 1].form == ar("Aly"))


def cued_place(layers: Layers, place: Place) -> str | None:
    """``evacuation`` for a hospital that people were taken to, ``launch`` for a place that fire came from, or None."""
    beside = place.relation is not None and not place.relation.endswith("_of")
    if (place.level in _WIDE and not beside) or place.adjectival or place.dateline:
        return None
    for distance, index in enumerate(_back(layers, place.first), 1):
        names = layers.names.get(index, frozenset())
        if place.head in _HEALTH and "moved" in names and distance <= _MOVED_REACH:
            return "evacuation"
        if "launched_from" in names and distance <= _REACH:
            return "launch"
        if "ordinal_item" in names and _emplaced(layers, index):
            return "launch"
    return None


def _emplaced(layers: Layers, index: int) -> bool:
    """True where the sentence tells of launchers being set up: its ordinals then count launch places (الأول قرب …)."""
    sentence = layers.text.sentence_of(index)
    return layers.says(range(sentence.first, index), "emplaced")


def _back(layers: Layers, first: int) -> range:
    """Token indexes before ``first``, nearest first, to the last break of the sentence."""
    sentence = layers.text.sentence_of(first)
    low = first
    while low > sentence.first and layers.text.tokens[low - 1].form not in _BREAKS:
        low -= 1
    return range(first - 1, low - 1, -1)
