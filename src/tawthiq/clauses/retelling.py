"""What may and may not be one event, whatever the weights say: other kinds and doers, words that refer back."""

from __future__ import annotations

from tawthiq.clauses.coreference import (
    VIOLENT,
    day_likeness,
    group_of,
    group_pair,
    main_places,
    own_places,
    toll_likeness,
)
from tawthiq.clauses.draft import EventDraft, Mention
from tawthiq.clauses.reading import Layers
from tawthiq.clauses.triggers import Trigger
from tawthiq.text.fold import fold_key

_NEAR_TOKENS = 8
"""Two words of different kinds may tell one event only this close together (استهداف بعبوة ناسفة)."""
_BLAME_REACH = 3
"""Tokens before a word of force in which it is told to be somebody's doing (المسؤولية عن)."""

_GROUND = frozenset({"rocket", "shell", "mortar"})
_AIR = frozenset({"airstrike"})
_ANSWERING = frozenset({"intercept", "repel"})
_ANAPHORIC = frozenset(
    {
        "strike",
        "airstrike",
        "attack",
        "operation",
        "clash",
        "blast",
        "bombing",
        "suicide",
        "massacre",
        "assault",
        "confront",
    }
)


def conflicts(layers: Layers, event: EventDraft, mention: Mention) -> bool:
    """True where a mention cannot be of an event: another kind of thing at a distance, or settled doers of two
    groups.
    """
    last = event.mentions[-1].trigger
    close = mention.trigger.sentence == last.sentence and mention.trigger.first - last.last <= _NEAR_TOKENS
    if mention.trigger.sentence == last.sentence and _answer_between(layers, last, mention.trigger):
        return True
    if mention.trigger.sentence == last.sentence and not close:
        close = layers.says(range(last.last, mention.trigger.first), "due_to")
    if (group_pair(event, mention) == "other" and not close) or _other_means(event, mention):
        return True
    mine, theirs = _doers([mention]), _doers(event.mentions)
    return bool(mine and theirs and not mine & theirs)


def _other_means(event: EventDraft, mention: Mention) -> bool:
    """Rockets and shells are no telling of an air strike, nor aircraft of shelling from the ground."""
    mine, theirs = _own_means(mention), {kind for m in event.mentions for kind in _own_means(m)}
    return {_from(mine), _from(theirs)} == {"air", "ground"}


def _from(kinds: set[str]) -> str | None:
    """Whence weapons of these kinds come; None where they tell neither or both."""
    air, ground = bool(kinds & _AIR), bool(kinds & _GROUND)
    return None if air == ground else "air" if air else "ground"


def _own_means(mention: Mention) -> set[str]:
    """Kinds of the weapons that a mention takes, or that its own words name (قصف صاروخي)."""
    found = {f.value.kind for f in mention.took.weapons}
    words = (m.trigger.span for m in (mention, *mention.also))
    return found | {c.unit.first.kind for w in words for c in mention.near.weapons if c.unit.first.span.overlaps(w)}


def _answer_between(layers: Layers, last: Trigger, trigger: Trigger) -> bool:
    """«أغارت … عقب الهجوم»، «بعد استهداف … تعرّضت لقصف»: the two sides of a word of answering are two events."""
    for answered in (trigger, last):
        before = range(max(answered.first - 2, 0), answered.first)
        if layers.says(before, "answer", "after"):
            return last.kind == "verb" or trigger.kind == "verb" or "undergo" in trigger.flags
    return False


def _doers(mentions: list[Mention]) -> set[str]:
    """Groups that word order makes the doers of these mentions."""
    found = (c.unit.first.group_id for m in mentions for c in m.near.actors if c.syntax == "initiator")
    return {group for group in found if group}


def anaphor_of(layers: Layers, events: list[EventDraft], mention: Mention) -> EventDraft | None:
    """The event told last that a definite noun with nothing of its own (الهجوم، هذا القصف) refers back to, or None."""
    trigger = mention.trigger
    if not trigger.definite or trigger.kind != "noun" or trigger.family not in _ANAPHORIC:
        return None
    for event in sorted(events, key=lambda e: -e.mentions[-1].trigger.first):
        fits = group_pair(event, mention) in ("same", "generic") and not conflicts(layers, event, mention)
        if fits and main_places(layers, event, mention) != "differ" and day_likeness(event, mention) != "differ":
            return event
    return None


def agrees(layers: Layers, event: EventDraft, mention: Mention) -> bool:
    """True where kind and main place are the same and the days do not differ, or where one speaker goes on about
    the same weapon.
    """
    if day_likeness(event, mention) == "differ" or toll_likeness(event, mention) == "differ":
        return False
    main, kind = main_places(layers, event, mention), group_pair(event, mention)
    if main == "same" and (kind == "same" or (kind == "generic" and _refers_back(layers, mention))):
        return True
    last = event.mentions[-1].trigger
    pair = kind in ("same", "generic")
    told = pair and last.sentence == mention.trigger.sentence and main != "differ" and last.kind == "noun"
    between = range(last.last, mention.trigger.first)
    if told and layers.says(between, "elaborates"):
        return True
    goes_on = 0 <= mention.trigger.sentence - last.sentence <= 1 and _speaker(layers, last) == _speaker(
        layers, mention.trigger
    )
    means = _means(mention) & {kind for m in event.mentions for kind in _means(m)}
    return bool(means) and pair and goes_on and _speaker(layers, last) is not None and main != "differ"


def agreeing(layers: Layers, events: list[EventDraft], mention: Mention) -> EventDraft | None:
    """The event told last that a mention agrees with and that nothing sets apart from it, or None."""
    for event in sorted(events, key=lambda e: -e.mentions[-1].trigger.first):
        if _answered_there(layers, event, mention) or _blamed(layers, event, mention):
            return event
        if agrees(layers, event, mention) and not conflicts(layers, event, mention):
            return event
    return None


def _answered_there(layers: Layers, event: EventDraft, mention: Mention) -> bool:
    """«تصدّت … لعدد من المسيّرات في محيط المعسكر» after a drone attack on that camp: another telling of the attack, in
    which those who answered are named.
    """
    if mention.trigger.family not in _ANSWERING or group_of(event.lead.trigger.family) not in ("fire", "attack"):
        return False
    if _means(mention).isdisjoint(kind for m in event.mentions for kind in _means(m)):
        return False
    meant = [layers.places[p.refers_to] for p in own_places(layers, mention) if p.refers_to is not None]
    there = [c.unit.first for m in event.mentions for c in m.near.places]
    return any(one is other for one in meant for other in there)


def _blamed(layers: Layers, event: EventDraft, mention: Mention) -> bool:
    """«حمّلت … التحالف المسؤولية عن "غارتين جويتين" على السوق» after a blast at a market: who is blamed is blamed for
    what was told before, whatever the accuser calls it.
    """
    first = mention.trigger.first
    before = range(max(first - _BLAME_REACH, 0), first)
    if mention.trigger.kind != "noun" or not layers.says(before, "blame_for"):
        return False
    kinds = {group_of(event.lead.trigger.family), group_of(mention.trigger.family)}
    far = mention.trigger.sentence - event.mentions[-1].trigger.sentence > 1
    apart = day_likeness(event, mention) == "differ" or (far and main_places(layers, event, mention) == "differ")
    crossed = {"background_near", "new_event"} & (event.lead.trigger.flags | mention.trigger.flags)
    return kinds <= VIOLENT and not apart and not crossed


def _refers_back(layers: Layers, mention: Mention) -> bool:
    """A definite noun near the mention (القاعدة) means a place told before."""
    return any(p.refers_to is not None and p.level == "facility" for p in own_places(layers, mention))


def _means(mention: Mention) -> set[str]:
    """Kinds of the weapons near a mention, whether or not it takes them by itself."""
    return {c.unit.first.kind for c in mention.near.weapons}


def _speaker(layers: Layers, trigger: Trigger) -> str | None:
    """The folded words of the claimant in whose reported speech a trigger stands."""
    for claim in layers.claims:
        if any(scope.contains(trigger.span) for scope in claim.scope):
            return fold_key(claim.span.cut(layers.text.raw))
    return None
