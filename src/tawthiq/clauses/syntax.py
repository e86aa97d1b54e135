"""Roles that the order of words settles: subject, object, annexation (إضافة), agent phrases, light verbs, undergoing.

Arabic tells who acts by place: the first noun after a verb is its subject (VSO) unless a subject stands before it
(SVO); a noun right after a verbal noun is its subject or object; «من قبل» and «على يد» name the agent; «شنّت …
غارات» and «تعرّضت … لقصف» lend their subject to the noun that follows. What is not told by such a place is left to
the weights.
"""

from __future__ import annotations

from tawthiq.clauses.cues import cued_role
from tawthiq.clauses.reading import Layers
from tawthiq.clauses.triggers import Trigger
from tawthiq.layers.annotation import Actor, Annotation, Place
from tawthiq.text.letters import ar

INITIATOR, TARGET, RESPONDER, WHERE, NONE = "initiator", "target", "responder", "where", "none"
_ANSWERS = frozenset({"shootdown", "intercept"})
"""Families whose subject answers an attack (the coding guide: who intercepts is a responder)."""
_MARKS = frozenset("\"'«»“”()[]-–—#_")
_OBJECT_NOUNS = frozenset({"arrest", "killing", "abduction", "shootdown", "intercept", "harm", "siege", "defuse"})
"""Families whose verbal noun is annexed to its object (اعتقال شاب، اغتيال قائد)."""
_EITHER_RULES = frozenset({"shelling.istahdaf"})
"""Verbal nouns annexed to subject or object alike (استهداف): an object that follows makes the first the subject."""
_BLAST = "blast"
_CLITICS = ar("wfbl")
_EXPELLING = frozenset((ar("Trd"), ar("dHr")))
"""Nouns of winning ground that are annexed to those who lose it (طرد المسلحين)."""
_TAKING = frozenset({"arrest", "abduction"})
_CLASH = frozenset({"clash", "confront", "ambush", "repel"})
_OWN_GROUND = frozenset({"deploy", "agreement", "protest", "raid", "arrest", "siege"})
"""Families in which the holder of the place is not the one who is hit."""
_HITTING = frozenset({"strike", "airstrike", "attack", "bombing", "blast", "destruction", "assault", "raid"})
"""Families whose verb has a party's posts for its object, never for its subject (استهدفت نقطة تابعة للقوات)."""
_WAW, _BETWEEN, _LAM = ar("w"), ar("byn"), ar("l")
_IN = ar("fy")
_THEY = frozenset(ar(w) for w in ("Anh", "AnhA", "Anhm", "bAnh", "bAnhA", "bAnhm", "lAnh", "lAnhA"))
"""Particles with the pronoun that is the subject of the verb after them (قال إنه اعتقل …)."""
_ONLOOKERS = frozenset({"monitor", "media", "medical", "rescuer"})
"""Kinds that are no subject of an act of force, however near the verb."""
_JOINED = 1
"""Tokens (a quotation mark) between two sides joined by و."""
_COMMAS = frozenset("،,")
_SPOTS = frozenset({"facility", "settlement", "quarter"})
_REACH = 7
"""Tokens after an annexed party in which an object is looked for (استهداف القوات بالمدفعية الثقيلة قرية …)."""


def actor_role(layers: Layers, trigger: Trigger, actor: Actor) -> str | None:
    """The role that word order gives an actor at a trigger; None where it is silent, or where the actor only speaks
    there.
    """
    if layers.sentence(actor) != trigger.sentence:
        return None
    if speaks(layers, actor) or cued_role(layers, actor):
        return None
    role = None
    if actor.kind == "civilian":
        return TARGET if _taken_by(layers, trigger, actor) else None
    if actor.first >= trigger.last:
        role = _after(layers, trigger, actor)
    elif actor.last <= trigger.first:
        role = _before(layers, trigger, actor)
    return RESPONDER if role == INITIATOR and trigger.family in _ANSWERS else role


def _taken_by(layers: Layers, trigger: Trigger, actor: Actor) -> bool:
    """Those arrested or abducted (احتجزت الشرطة خمسة شبان): no other trigger stands between the word and them."""
    if trigger.family not in _TAKING or actor.first < trigger.last:
        return False
    return not any(trigger.last <= t.first < actor.first for t in layers.triggers)


def speaks(layers: Layers, actor: Annotation) -> bool:
    """True for one who stands as the claimant of reported speech, unless it announces an act of its own."""
    return any(c.span.overlaps(actor.span) and c.stance != "claims_responsibility" and c.verb for c in layers.claims)


def _after(layers: Layers, trigger: Trigger, actor: Actor) -> str | None:
    gap = words_between(layers, trigger.last, actor.first)
    governed = _governor(layers, actor)
    if _owner(layers, trigger, actor):
        return TARGET
    if trigger.family == "deploy" and "among" in layers.names.get(actor.first - 1, frozenset()):
        return INITIATOR
    if governed == "agent":
        return INITIATOR if _one_phrase(layers, trigger, actor) else None
    if trigger.family in _CLASH:
        return side_between(layers, actor) if _one_phrase(layers, trigger, actor) else None
    if not gap:
        return _verb_neighbour(layers, trigger, actor) if trigger.kind == "verb" else _annexed(layers, trigger, actor)
    if trigger.kind == "verb" and governed is None and _object_after_subject(layers, trigger, actor):
        return TARGET
    if governed == "against" and len(gap) <= 3:
        return TARGET
    return None


def side_between(layers: Layers, actor: Actor) -> str | None:
    """The side of a party in «بين X وY»، «بين X من جهة وبين Y»: the coding guide takes them in the order told."""
    tokens = layers.text.tokens
    before = tokens[actor.first - 1].form if actor.first else ""
    if before in (_BETWEEN, _WAW + _BETWEEN):
        return TARGET if before.startswith(_WAW) else INITIATOR
    if not tokens[actor.first].form.startswith(_WAW):
        return None
    first = next((a for a in layers.actors if 0 <= actor.first - a.last <= _JOINED), None)
    return TARGET if first is not None and first.first and tokens[first.first - 1].form == _BETWEEN else None


def _owner(layers: Layers, trigger: Trigger, actor: Actor) -> bool:
    """The party that holds the place that was hit (قاعدة … التابعة للتحالف، مجمع تديره القوات)."""
    cue = next((i for i in (actor.first - 1, actor.first - 2) if "belongs" in layers.names.get(i, frozenset())), None)
    if cue is None or trigger.family in _OWN_GROUND:
        return False
    return any(trigger.last <= p.first and 0 <= cue - p.last <= 3 and p.level in _SPOTS for p in layers.places)


def _verb_neighbour(layers: Layers, trigger: Trigger, actor: Actor) -> str | None:
    if actor.prefix and not actor.prefix.startswith(_WAW):
        return None
    if _subject_before(layers, trigger) or (actor.assets and trigger.family in _HITTING):
        return TARGET
    if trigger.family in _TAKING and actor.kind == "person":
        return TARGET
    return INITIATOR


def _subject_before(layers: Layers, trigger: Trigger) -> bool:
    """A subject stands right before the verb: a party, or the noun that names the event (غارة استهدفت …)."""
    if _noun_subject(layers, trigger) or layers.text.tokens[max(trigger.first - 1, 0)].form in _THEY:
        return True
    return any(
        a.kind not in _ONLOOKERS
        and a.last <= trigger.first
        and not words_between(layers, a.last, trigger.first)
        and not speaks(layers, a)
        for a in layers.actors
        if layers.sentence(a) == trigger.sentence
    )


def _noun_subject(layers: Layers, trigger: Trigger) -> bool:
    for other in layers.triggers:
        if other.sentence == trigger.sentence and other.last <= trigger.first and other.kind == "noun":
            gap = words_between(layers, other.last, trigger.first)
            opened = layers.says(gap, "subordinate")
            if len(gap) <= 2 and not opened and layers.clauses[trigger.first] - layers.clauses[other.first] <= 1:
                return True
    return any(
        w.last <= trigger.first
        and not words_between(layers, w.last, trigger.first)
        and layers.sentence(w) == trigger.sentence
        for w in layers.weapons
    )


def _annexed(layers: Layers, trigger: Trigger, actor: Actor) -> str | None:
    """The party right after a verbal noun: subject (قصف القوات) or object (اعتقال القوات), by the noun and by what
    follows.
    """
    if trigger.family in _OBJECT_NOUNS or layers.text.tokens[trigger.head].form.lstrip(_CLITICS) in _EXPELLING:
        return TARGET
    if trigger.rule in _EITHER_RULES:
        if actor.prefix == _LAM:
            return TARGET
        if actor.weapon and not actor.assets:
            return INITIATOR
        return INITIATOR if _object_follows(layers, actor) else TARGET
    if actor.assets and trigger.family != "gunfire":
        return TARGET
    return INITIATOR


def _object_follows(layers: Layers, actor: Actor) -> bool:
    """A place or party without a preposition, or led by ل (استهداف الطائرات … لمزرعة), stands shortly after."""
    values: tuple[Place | Actor, ...] = (*layers.places, *layers.actors)
    for value in values:
        near = actor.last <= value.first <= actor.last + _REACH
        led = layers.names.get(value.first - 1, frozenset())
        bare = (not value.prefix and "preposition" not in led) or value.prefix == _LAM
        if near and bare and layers.clauses[value.first] == layers.clauses[actor.first]:
            return True
    return False


def _object_after_subject(layers: Layers, trigger: Trigger, actor: Actor) -> bool:
    """Verb, subject, object: between verb and this party stands one other party and no preposition."""
    if layers.clauses[actor.first] != layers.clauses[trigger.first] or (actor.prefix and actor.prefix[-1] != _WAW):
        return False
    inner = [a for a in layers.actors if trigger.last <= a.first and a.last <= actor.first]
    if len(inner) != 1:
        return False
    return not words_between(layers, trigger.last, inner[0].first) and not words_between(
        layers, inner[0].last, actor.first
    )


def _before(layers: Layers, trigger: Trigger, actor: Actor) -> str | None:
    gap = words_between(layers, actor.last, trigger.first)
    if trigger.kind == "verb":
        paused = len(gap) == 1 and layers.text.tokens[gap[0]].form in _COMMAS and _coordinated(layers, actor)
        if not (not gap or paused) or not trigger.tense or (actor.prefix and not paused):
            return None
        if trigger.prefix.startswith(_WAW) and not gap and _inner(layers, actor):
            return None
        return TARGET if trigger.family == _BLAST and actor.assets else INITIATOR
    lent = _light_verb(layers, trigger, actor)
    if lent is None or len(gap) > 3:
        return None
    trapped = trigger.family == "ambush" and layers.text.tokens[trigger.first - 1].form == _IN
    return TARGET if trapped or "undergo" in lent else INITIATOR


def _inner(layers: Layers, actor: Actor) -> bool:
    """Another party of the same clause stands before: «تمكن الجيش من إفشال محاولات الميليشيا واستعاد …» goes on about
    the first.
    """
    sentence = layers.text.sentence_of(actor.first)
    others = (a for a in layers.actors if sentence.first <= a.first and a.last <= actor.first - 1)
    return any(a.kind not in _ONLOOKERS and layers.clauses[actor.first] - layers.clauses[a.first] <= 1 for a in others)


def _coordinated(layers: Layers, actor: Actor) -> bool:
    """The last of several parties joined by و (القوات والفصائل الموالية لها، قصفت …): a comma may close the list."""
    return layers.text.tokens[actor.first].form.startswith(_WAW) and any(a.last == actor.first for a in layers.actors)


def _light_verb(layers: Layers, trigger: Trigger, actor: Actor) -> frozenset[str] | None:
    """The grammar classes of a light verb that stands right before the actor or between it and the trigger, or None."""
    first = layers.text.sentence_of(trigger.first).first
    for index in (actor.first - 1, *range(actor.last, trigger.first)):
        if index >= first:
            names = layers.names.get(index, frozenset())
            if names & {"light_verb", "undergo"} and layers.text.tokens[index].kind != "mark":
                return names
    return None


def _governor(layers: Layers, actor: Actor) -> str | None:
    """``agent``, ``against`` or ``preposition`` for what stands right before an actor, or None."""
    near = layers.names.get(actor.first - 1, frozenset())
    if "agent" in near or "agent" in layers.names.get(actor.first - 2, frozenset()):
        return "agent"
    if "against" in near:
        return "against"
    if "preposition" in near:
        return "preposition"
    return "preposition" if actor.prefix and actor.prefix not in tuple(ar("wf")) else None


def _one_phrase(layers: Layers, trigger: Trigger, actor: Actor) -> bool:
    between = [t for t in layers.triggers if trigger.last <= t.first < actor.first and t.kind != "verb"]
    return not between and layers.clauses[actor.first] - layers.clauses[trigger.first] <= 1


def words_between(layers: Layers, low: int, high: int) -> list[int]:
    """Token indexes between, but for marks, time expressions and particles of tense (قد)."""
    out = []
    times = [t for t in layers.times if t.first < high and t.last > low] if low < high else []
    for index in range(low, high):
        token = layers.text.tokens[index]
        if token.form in _MARKS or any(t.first <= index < t.last for t in times):
            continue
        if "tense" in layers.names.get(index, frozenset()):
            continue
        out.append(index)
    return out
