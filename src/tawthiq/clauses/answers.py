"""Which event answers which: told in words (رداً على، ردّت بـ), an interception of what was fired, guards after an
attack, arrests before one, protests at one.

Each rule yields pairs (answer, answered) of positions among the events.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tawthiq.clauses.coreference import VIOLENT, group_of
from tawthiq.clauses.draft import EventDraft
from tawthiq.clauses.reading import Layers
from tawthiq.clauses.triggers import Trigger

Pair = tuple[int, int]
_FIRED = frozenset({"launch", "strike", "airstrike", "attack", "escalation"})
"""Families of what can be met in the air."""
_MEETS = frozenset({"intercept", "shootdown"})
_GUARDS = frozenset({"arrest", "deploy", "raid", "siege"})
_RETORT_REACH = 5
"""Tokens between «ردّت», with its subject right behind it, and what it was done with (وردّت طائرات التحالف بغارات)."""
_CUE_REACH = 9
"""Tokens between «ردّاً على» and the event that is answered (ردّاً على إصابة أربعة من جنوده في انفجار)."""
_AFTER_REACH = 2
"""Tokens between «بعد» and the event that is answered."""
_HUNT_REACH = 8
"""Tokens between an arrest or a search and the word for those who did it."""
_NEXT = 2
"""Sentences between an attack that was planned and the arrests."""


def told_answers(layers: Layers, events: list[EventDraft]) -> Iterator[Pair]:
    """«ردّاً على» before an event: the answer is what the sentence tells nearest to it, or, where it tells nothing else
    (وجاء ذلك ردّاً على …), the event told last; «وبعد هجوم … قصفت …» where both doers are known and differ.
    """
    order = _in_order(events)
    for place, (trigger, target) in enumerate(order):
        cue = _cue_before(layers, trigger, "pretext", _CUE_REACH)
        if cue is not None and not any(cue < other.first < trigger.first for other, at in order if at != target):
            source = _answering(order, place, target, trigger, cue)
            if source is not None:
                yield source, target
        elif _cue_before(layers, trigger, "after", _AFTER_REACH) is not None and _violent(events[target]):
            later = [at for t, at in order[place + 1 :] if at != target and t.sentence == trigger.sentence]
            if later and _violent(events[later[0]]) and _differ(events[later[0]], events[target]):
                yield later[0], target


def _answering(order: list[tuple[Trigger, int]], place: int, target: int, trigger: Trigger, cue: int) -> int | None:
    before = [(t, at) for t, at in order[:place] if at != target and t.first < cue]
    after = [at for t, at in order[place + 1 :] if at != target and t.sentence == trigger.sentence]
    if before and before[-1][0].sentence == trigger.sentence:
        return before[-1][1]
    return after[0] if after else before[-1][1] if before else None


def _cue_before(layers: Layers, trigger: Trigger, name: str, reach: int) -> int | None:
    first = layers.text.sentence_of(trigger.first).first
    back = range(trigger.first - 1, max(trigger.first - 1 - reach, first - 1), -1)
    return next((i for i in back if name in layers.names.get(i, ())), None)


def retorts(layers: Layers, events: list[EventDraft]) -> Iterator[Pair]:
    """A verb of answering at the answer (وردّت الطائرات بغارات على …): what is answered is the attack told last before
    it, if not by the same doer.
    """
    for source, event in enumerate(events):
        first = event.mentions[0].trigger
        if not _retorted(layers, first) or group_of(first.family) not in VIOLENT:
            continue
        target = _last_before(events, source, VIOLENT)
        if target is not None and not _same_doer(event, events[target]):
            yield source, target


def _retorted(layers: Layers, trigger: Trigger) -> bool:
    sentence = layers.text.sentence_of(trigger.first)
    back = range(max(trigger.first - _RETORT_REACH, sentence.first), trigger.first)
    verbs = [i for i in back if "retorts" in layers.names.get(i, frozenset())]
    return any(a.first - 1 in verbs and a.last <= trigger.first for a in layers.actors)


def interceptions(_: Layers, events: list[EventDraft]) -> Iterator[Pair]:
    """What meets a missile or an aircraft in the air answers the fire that is told nearest to it."""
    for source, event in enumerate(events):
        if event.lead.trigger.family not in _MEETS:
            continue
        near = [
            (a.trigger.sentence != b.trigger.sentence, b.trigger.first < a.trigger.first,
             abs(a.trigger.first - b.trigger.first), at)
            for at, other in enumerate(events)
            if at != source and other.lead.trigger.family in _FIRED and not _same_doer(event, other)
            for a in event.mentions for b in other.mentions
            if abs(a.trigger.sentence - b.trigger.sentence) <= 1
        ]  # fmt: skip
        if near:
            yield source, min(near)[3]


def hunts(layers: Layers, events: list[EventDraft]) -> Iterator[Pair]:
    """Arrests of those who did it, and cordons and searches for them (بحثاً عن منفذي الهجوم), answer the attack."""
    for source, event in enumerate(events):
        if event.lead.trigger.family not in _GUARDS or not _says(layers, event, ("culprit", "pursues")):
            continue
        near = [at for at, other in enumerate(events) if at != source and _violent(other)]
        if near:
            yield source, min(near, key=lambda at: (_apart(event, events[at]), at))


def forestalled(_: Layers, events: list[EventDraft]) -> Iterator[Pair]:
    """Arrests answer the attack that was planned or foiled."""
    for source, event in enumerate(events):
        if event.lead.trigger.family != "arrest":
            continue
        for target, other in enumerate(events):
            if other.status in ("planned", "foiled") and _violent(other) and _apart(event, other) <= _NEXT:
                yield source, target


def protests(layers: Layers, events: list[EventDraft]) -> Iterator[Pair]:
    """A protest answers what its sentence says that it is against (احتجاجاً على اغتيال …)."""
    for source, event in enumerate(events):
        if group_of(event.lead.trigger.family) != "protest":
            continue
        for target, other in enumerate(events):
            if target != source and group_of(other.lead.trigger.family) != "protest" and _against(layers, event, other):
                yield source, target


def _against(layers: Layers, event: EventDraft, other: EventDraft) -> bool:
    for one in event.mentions:
        for two in other.mentions:
            low, high = one.trigger.last, two.trigger.first
            if one.trigger.sentence == two.trigger.sentence and low <= high:
                return layers.says(range(low, high), "protests_at")
    return False


def _in_order(events: list[EventDraft]) -> list[tuple[Trigger, int]]:
    told = [(m.trigger, at) for at, event in enumerate(events) for m in event.mentions]
    return sorted(told, key=lambda pair: pair[0].first)


def _last_before(events: list[EventDraft], source: int, groups: Iterable[str]) -> int | None:
    first = events[source].mentions[0].trigger.first
    before = [
        (other.mentions[-1].trigger.first, at)
        for at, other in enumerate(events)
        if at != source and other.mentions[0].trigger.first < first
        and group_of(other.mentions[0].trigger.family) in groups
    ]  # fmt: skip
    return max(before)[1] if before else None


def _violent(event: EventDraft) -> bool:
    return group_of(event.lead.trigger.family) in VIOLENT


def _apart(event: EventDraft, other: EventDraft) -> int:
    """Sentences between the nearest tellings of two events."""
    return min(abs(a.trigger.sentence - b.trigger.sentence) for a in event.mentions for b in other.mentions)


def _says(layers: Layers, event: EventDraft, names: tuple[str, ...]) -> bool:
    """Whether a word of one of these classes stands near a telling of the event, in its sentence."""
    for trigger in (m.trigger for m in event.mentions):
        sentence = layers.text.sentences[trigger.sentence]
        near = range(max(trigger.first - _HUNT_REACH, sentence.first), min(trigger.last + _HUNT_REACH, sentence.last))
        if layers.says(near, *names):
            return True
    return False


def _differ(event: EventDraft, other: EventDraft) -> bool:
    mine, theirs = _doer(event), _doer(other)
    return mine is not None and theirs is not None and mine != theirs


def _same_doer(event: EventDraft, other: EventDraft) -> bool:
    mine = _doer(event)
    return mine is not None and mine == _doer(other)


def _doer(event: EventDraft) -> str | None:
    """The group that is the surest initiator of an event."""
    known = [f for f in event.values.actors if f.role == "initiator" and f.value.group_id]
    return max(known, key=lambda f: f.score).value.group_id if known else None
