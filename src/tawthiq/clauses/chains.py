"""Words that tell one thing together: the noun that names an event and the verb or noun that goes on about it.

«غارات استهدفت …»، «القصف الذي طال …»: an event noun is the subject of a verb of hitting. «هجوم بعبوة ناسفة»: a second
event noun tells the means. «عملية إطلاق نار»، «نفّذت ضربات»: one governs the other with nothing between. Such words
never tell of two events, so they are one mention before anything is weighed.
"""

from __future__ import annotations

from tawthiq.clauses.coreference import VIOLENT, group_of
from tawthiq.clauses.draft import Mention
from tawthiq.clauses.reading import Layers
from tawthiq.clauses.triggers import Trigger
from tawthiq.text.letters import ar

_HITTING = frozenset({"strike", "airstrike", "attack", "launch"})
"""Families whose verb may have an event noun for its subject."""
_BREACH = frozenset({"intercept", "shootdown", "defuse"})
"""Families that tell of another event than the noun beside them (عملية اعتراض الصاروخ)."""
_LOOSE = 4
"""Words of no layer (الذي، المستمر، مكثف) that may stand between an event noun and its verb."""
_CLAUSES = 2
_MARKS = frozenset("\"'«»“”()،,-–—#")
_CONJUNCTIONS = ar("wf")
_BY = ar("b")
HARM = "harm"


def bind(layers: Layers, mentions: list[Mention]) -> list[Mention]:
    """The mentions with those that only go on about the one before put under it: what is near them is near it."""
    heads: list[Mention] = []
    last: Mention | None = None
    for mention in mentions:
        if heads and last is not None and _one_telling(layers, last.trigger, mention.trigger):
            heads[-1].absorb(mention)
        else:
            heads.append(mention)
        last = mention
    return heads


def _one_telling(layers: Layers, first: Trigger, second: Trigger) -> bool:
    if first.sentence != second.sentence or HARM in (first.strength, second.strength):
        return False
    if {first.family, second.family} & _BREACH:
        return False
    return _governs(first, second) or _goes_on(layers, first, second)


def _governs(first: Trigger, second: Trigger) -> bool:
    """An event word right before an event noun without a preposition: annexation, or verb and object."""
    return second.kind == "noun" and second.first == first.last and not second.prefix and first.kind != "phrase"


def _goes_on(layers: Layers, first: Trigger, second: Trigger) -> bool:
    if group_of(first.family) not in VIOLENT or second.prefix[:1] in tuple(_CONJUNCTIONS):
        return False
    clauses = layers.clauses[second.first] - layers.clauses[first.first]
    if len(_loose(layers, first.last, second.first)) > _LOOSE or clauses > _CLAUSES:
        return False
    if second.kind == "verb":
        return first.kind != "verb" and second.family in _HITTING and not _subject_follows(layers, second)
    if second.kind == "noun" and second.prefix.endswith(_BY):
        return clauses == 0 and group_of(second.family) in VIOLENT
    return False


def _subject_follows(layers: Layers, verb: Trigger) -> bool:
    """A party right after the verb is its subject (استهدفت القوات …): another doing than that of the noun before."""
    return any(a.first == verb.last and not a.assets for a in layers.actors)


def _loose(layers: Layers, low: int, high: int) -> list[int]:
    """Tokens between that are words of no layer."""
    kinds = (layers.actors, layers.places, layers.times, layers.weapons, layers.casualties)
    held = {i for kind in kinds for value in kind if low <= value.first < high for i in range(value.first, value.last)}
    return [i for i in range(low, high) if i not in held and layers.text.tokens[i].form not in _MARKS]
