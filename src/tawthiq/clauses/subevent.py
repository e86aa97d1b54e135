"""The sub-event type of a mention or an event: by its triggers, weapons, actors and target together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tawthiq.clauses.coreference import group_of, where_keys
from tawthiq.clauses.draft import EventDraft, Filled, Mention, Values
from tawthiq.clauses.reading import Layers
from tawthiq.layers.annotation import Actor
from tawthiq.resources.triggers import TriggerLexicon
from tawthiq.resources.types import TypeRule, TypeTable

_ARMED = frozenset(
    {"military", "police", "security", "armed_group", "militia", "coalition", "generic_armed", "equipment"}
)
_STATE = frozenset({"military", "police", "security", "state"})
_CUES = ("suicide_cue", "crowd_cue")
_CUE_REACH = 12
"""Tokens around a trigger in which a cue counts."""


def decide_type(
    layers: Layers, lexicon: TriggerLexicon, table: TypeTable, mentions: Sequence[Mention], values: Values
) -> TypeRule:
    """The row of the table that decides for these mentions and values taken together."""
    families = _families(mentions)
    actors = values.actors
    weapons = {f.value.kind for f in values.weapons}
    initiators = _sides(actors, ("initiator", "executed_by"))
    weapons |= {f.value.weapon for f in actors if f.role == "initiator" and f.value.weapon}
    return table.decide(
        families, frozenset(weapons), initiators, _sides(actors, ("target",)), _cues(layers, lexicon, mentions)
    )


def _families(mentions: Sequence[Mention]) -> frozenset[str]:
    """The families of the strongest mentions: a weak word or a word of harm counts only where no stronger one is."""
    first = mentions[0].trigger.family
    answered = first not in _ANSWERS and group_of(first) in ("fire", "attack")
    told = [m for m in mentions if not (answered and m.trigger.family in _ANSWERS)]
    for strength in ("strong", "weak"):
        found = frozenset(m.trigger.family for m in told if m.trigger.strength == strength)
        if found:
            return found
    return frozenset(m.trigger.family for m in mentions)


_ANSWERS = frozenset({"intercept", "repel"})
"""Families that only tell how an attack was met where the event opens as an attack."""


def _sides(actors: Iterable[Filled[Actor]], roles: tuple[str, ...]) -> frozenset[str]:
    found: set[str] = set()
    for filled in actors:
        if filled.role not in roles:
            continue
        kind = filled.value.kind
        found.add("armed" if kind in _ARMED else "crowd" if kind == "crowd" else "unarmed")
        if filled.value.weapon in ("airstrike", "drone"):
            found.add("air")
        found.add("state" if kind in _STATE else "nonstate")
    return frozenset(found or {"none"})


def _cues(layers: Layers, lexicon: TriggerLexicon, mentions: Sequence[Mention]) -> frozenset[str]:
    found: set[str] = set()
    for mention in mentions:
        sentence = layers.text.sentences[mention.trigger.sentence]
        low = max(sentence.first, mention.trigger.first - _CUE_REACH)
        for index in range(low, min(sentence.last, mention.trigger.last + _CUE_REACH)):
            found |= lexicon.classes.at(layers.text, index) & set(_CUES)
    return frozenset(found)


_UNTOLD = frozenset({"attack", "operation", "massacre", "campaign"})
_FIRE = frozenset({"Shelling/artillery/missile attack", "Air/drone strike"})


def take_types(events: Sequence[EventDraft]) -> None:
    """An attack whose means nobody tells (سبق وشنّت هجمات على القاعدة) is of the kind of the strike on the same
    place that the report tells of before.
    """
    for at, event in enumerate(events):
        if event.values.weapons or {m.trigger.family for m in event.mentions} - _UNTOLD:
            continue
        mine = where_keys(event.values.places)
        like = next((e for e in events[:at] if e.type in _FIRE and mine & where_keys(e.values.places)), None)
        if like is not None:
            event.type, event.type_rule = like.type, "same place as an earlier strike of the report"
