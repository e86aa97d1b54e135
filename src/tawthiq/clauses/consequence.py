"""Whose harm a toll is, as the sentence ties it to a word that names an event: by what led to it, or by what it led
to.
"""

from __future__ import annotations

from tawthiq.clauses.place_syntax import only_dates
from tawthiq.clauses.reading import Layers
from tawthiq.clauses.syntax import words_between
from tawthiq.clauses.triggers import Trigger
from tawthiq.layers.annotation import Casualty
from tawthiq.text.letters import ar

HARM = "harm"
_FA = ar("f")
_PARTICLES = frozenset({"subordinate", "preposition", "relative", "new_event", "complementizer", "with"})
_SHORT = 3
"""Letters up to which a word with ف is likelier a particle (في، فلم) than a verb of consequence (فأصيب)."""
_CONSEQUENCE = 4
"""Tokens between the verb of consequence and its toll (فسقط بائع متجول قتيلاً)."""
_NEXT_TOLL = 3
"""Tokens between two tolls of one list (قتيلاً وجُرح عدد …)."""


def casualty_role(layers: Layers, trigger: Trigger, toll: Casualty) -> str | None:
    """``harm`` for a toll that the sentence ties to the trigger: by the trigger's own word (خطف مهندسين اثنين), told
    after it with nothing else between, or before it and joined by a word of cause (قُتل … جراء قصف). None where the tie
    is not told.
    """
    if layers.sentence(toll) != trigger.sentence or toll.scope == "total" or trigger.strength == "harm":
        return None
    if toll.harm_token is not None and trigger.first <= toll.harm_token < trigger.last:
        return HARM
    low, high = sorted((trigger.first, toll.first))
    between = [t for t in layers.triggers if low < t.first < high and t is not trigger and t.family != "gunfire"]
    if toll.first > trigger.first:
        between = [t for t in between if not only_dates(layers, t)]
        tied = not between and not only_dates(layers, trigger) and _follows(layers, trigger, toll)
        return HARM if tied else None
    if between:
        return None
    tail = {
        name for i in range(max(toll.last - 1, trigger.first - 3), trigger.first) for name in layers.names.get(i, ())
    }
    return HARM if "cause" in tail or trigger.prefix.endswith(ar("b")) else None


def _follows(layers: Layers, trigger: Trigger, toll: Casualty) -> bool:
    """The toll is told as what the trigger led to: by a word of result (ما أدى إلى، أسفر عن), by the ف of consequence
    (فأصيب تسعة), as the verb of the trigger itself, or as one more after such a toll (وجُرح عدد من المارة).
    """
    told = {name for i in range(trigger.last, toll.first) for name in layers.names.get(i, ())}
    if "result" in told or _own_verb(layers, trigger, toll):
        return True
    tokens = layers.text.tokens
    near = range(max(toll.first - _CONSEQUENCE, trigger.last), min(toll.first + 1, toll.last))
    fa = (i for i in near if tokens[i].form.startswith(_FA) and len(tokens[i].form) > _SHORT)
    if any(not _PARTICLES & layers.names.get(i, frozenset()) for i in fa):
        return True
    earlier = [c for c in layers.casualties if trigger.last <= c.first and c.last <= toll.first]
    joined = earlier and 0 <= toll.first - earlier[-1].last <= _NEXT_TOLL
    return bool(joined) and _follows(layers, trigger, earlier[-1])


def _own_verb(layers: Layers, trigger: Trigger, toll: Casualty) -> bool:
    """«الهجوم لم يوقع إصابات»: the toll begins with the negated verb whose subject the trigger is."""
    subject = trigger.kind == "noun" and trigger.definite and not words_between(layers, trigger.last, toll.first)
    return subject and toll.high == 0
