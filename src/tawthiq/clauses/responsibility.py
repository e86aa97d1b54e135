"""Roles that rest on words of their own: who ordered, directed, carried out, supplied; where from; where the wounded went.

These are too rare and too grave to be weighed by likeness: a cue right before the value decides, and overrides the weights.
"""

from __future__ import annotations

from dataclasses import replace

from tawthiq.clauses.draft import Filled, Mention
from tawthiq.clauses.reading import Layers
from tawthiq.layers.annotation import Actor, Place
from tawthiq.text.letters import ar

_ROLES = {"ordered": "ordered_by", "directed": "directed_by", "supplied": "supplied_by"}
_REACH = 3
"""Tokens between a cue (بأمر من) and the party it governs."""
_TASK_REACH = 8
"""Tokens between «أوكل» and the party that was charged (أوكل لمليشيا …، أوكل تنفيذ الهجوم إلى …)."""
_MOVED_REACH = 9
"""Tokens between «نُقلوا» and the hospital."""
_BREAKS = frozenset("،,؛;.")
_HEALTH = frozenset({"hospital", "clinic", "medical_point"})
_TO = (ar("l"),)


def responsible(layers: Layers, mention: Mention) -> None:
    """Put the parties and places of a mention into the roles that a cue before them names."""
    mention.actors = [_actor(layers, filled) for filled in mention.actors]
    mention.places = [_place(layers, filled) for filled in mention.places]


def cued_role(layers: Layers, actor: Actor) -> str | None:
    """The role that a cue right before an actor names, or None."""
    for distance, index in enumerate(_back(layers, actor.first), 1):
        names = layers.names.get(index, frozenset())
        if distance <= _REACH:
            for cue, role in _ROLES.items():
                if cue in names:
                    return role
        if "executed" in names and _charged(layers, actor, index):
            return "executed_by"
        if distance >= _TASK_REACH:
            break
    return None


def _charged(layers: Layers, actor: Actor, cue: int) -> bool:
    """The party after «أوكل» carries ل or إلى; after «نفذت المجموعة» it is the subject and the weights decide."""
    tokens = layers.text.tokens
    if not tokens[cue].form.lstrip(ar("wf")).startswith((ar("Awkl"), ar("klf"), ar("Asnd"), ar("Ehd"))):
        return False
    direct = (actor.prefix or "").endswith(_TO) or tokens[actor.first - 1].form == ar("Aly")
    return direct or tokens[cue].form.lstrip(ar("wf")).startswith(ar("klf"))


def _back(layers: Layers, first: int) -> range:
    """Token indexes before ``first``, nearest first, to the last break of the sentence."""
    sentence = layers.text.sentence_of(first)
    low = first
    while low > sentence.first and layers.text.tokens[low - 1].form not in _BREAKS:
        low -= 1
    return range(first - 1, low - 1, -1)


def _actor(layers: Layers, filled: Filled[Actor]) -> Filled[Actor]:
    role = cued_role(layers, filled.value)
    return filled if role is None else replace(filled, role=role, why=(f"cue={role}",))


def _place(layers: Layers, filled: Filled[Place]) -> Filled[Place]:
    place = filled.value
    if place.head in _HEALTH:
        for distance, index in enumerate(_back(layers, place.first), 1):
            if distance > _MOVED_REACH:
                break
            if "moved" in layers.names.get(index, frozenset()):
                return replace(filled, role="evacuation", why=("cue=moved",))
    if place.level in ("country", "admin1", "admin2", "area"):
        return filled
    for distance, index in enumerate(_back(layers, place.first), 1):
        if distance > _REACH:
            break
        if "launched_from" in layers.names.get(index, frozenset()):
            return replace(filled, role="launch", why=("cue=launched_from",))
    return filled
