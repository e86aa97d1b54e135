"""Relations between the events of one report: answers, parts, causes."""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.clauses.coreference import VIOLENT, group_of
from tawthiq.clauses.draft import EventDraft
from tawthiq.clauses.reading import Layers
from tawthiq.clauses.triggers import Trigger
from tawthiq.resources.weights import Weights

_ANSWERS = frozenset({"intercept", "shootdown", "repel"})


@dataclass(frozen=True, slots=True)
class Relation:
    """``source`` and ``target`` are positions among the events; ``type`` response_to · part_of · caused_by."""

    source: int
    type: str
    target: int
    why: tuple[str, ...] = ()


def relate(layers: Layers, weights: Weights, events: list[EventDraft]) -> list[Relation]:
    """The relations between events, at most one for each pair."""
    answers = told_answers(layers, events)
    answers += [pair for pair in retorts(layers, events) if pair not in answers and pair[::-1] not in answers]
    found = [Relation(a, "response_to", b, ("told",)) for a, b in answers]
    known = {(r.source, r.target) for r in found} | {(r.target, r.source) for r in found}
    for source in range(len(events)):
        for target in range(len(events)):
            if source == target or (source, target) in known:
                continue
            told = relation_features(layers, events, source, target)
            label, _ = weights.best("relation", told)
            if label and label != "none":
                found.append(Relation(source, label, target, tuple(told)))
    return found


def relation_features(layers: Layers, events: list[EventDraft], source: int, target: int) -> list[str]:
    """Features of an ordered pair of events: does the first answer, belong to, or follow from the second?"""
    event, other = events[source], events[target]
    one, two = event.mentions[0].trigger, other.mentions[0].trigger
    mine = {f.value.group_id for f in event.values.actors if f.role == "initiator"} - {None}
    theirs = {f.value.group_id for f in other.values.actors if f.role == "initiator"} - {None}
    hit = {f.value.group_id for f in event.values.actors if f.role == "target"} - {None}
    hit_theirs = {f.value.group_id for f in other.values.actors if f.role == "target"} - {None}
    same_sentence = {m.trigger.sentence for m in event.mentions} & {m.trigger.sentence for m in other.mentions}
    flags = {flag for m in event.mentions for flag in m.trigger.flags}
    told = [
        f"groups={group_of(one.family)}>{group_of(two.family)}",
        f"order={'after' if source > target else 'before'}",
        f"apart={min(abs(source - target), 3)}",
        f"same_sentence={bool(same_sentence)}",
        f"initiators={'same' if mine & theirs else 'differ' if mine and theirs else 'silent'}",
        f"crossed={bool(mine & hit_theirs)}:{bool(hit & theirs)}",
        f"response={'response' in flags}",
        f"answers={one.family in _ANSWERS}:{other.status}",
        f"status={event.status}>{other.status}",
        f"type={event.type}",
        f"count={min(len(events), 5)}",
        f"arrest_after={one.family == 'arrest'}:{source > target}",
    ]
    places, there = {f.value.name for f in event.values.places}, {f.value.name for f in other.values.places}
    told.append(f"places={'same' if places & there else 'differ' if places and there else 'silent'}")
    if same_sentence:
        low, high = sorted((one.first, two.first))
        between = {n for i in range(low, high) for n in layers.names.get(i, ())}
        told += [
            f"between={n}"
            for n in sorted(between & {"response", "result", "cause", "with", "subordinate", "new_event"})
        ]
    return told


_RETORT_REACH = 5
"""Tokens between «ردّت», with its subject right behind it, and what it was done with (وردّت طائرات التحالف بغارات)."""
_CUE_REACH = 2
"""Tokens between «ردّاً على» or «بعد» and the event that is answered."""


def told_answers(layers: Layers, events: list[EventDraft]) -> list[tuple[int, int]]:
    """Pairs (answer, answered) that the text joins by a word of answering in one sentence: «ردّاً على», or «بعد»
    where the doers are known and differ.
    """
    found: list[tuple[int, int]] = []
    for source, event in enumerate(events):
        for target, other in enumerate(events):
            if source != target and (target, source) not in found and _answers(layers, event, other):
                found.append((source, target))
    return found


def _answers(layers: Layers, event: EventDraft, other: EventDraft) -> bool:
    sentences = {m.trigger.sentence for m in event.mentions}
    for mention in other.mentions:
        trigger = mention.trigger
        if trigger.sentence not in sentences:
            continue
        names = {n for i in range(max(trigger.first - _CUE_REACH, 0), trigger.first) for n in layers.names.get(i, ())}
        if "answer" in names or ("response" in names and _doers_differ(event, other)):
            return True
    return False


def retorts(layers: Layers, events: list[EventDraft]) -> list[tuple[int, int]]:
    """Pairs (answer, answered) told by a verb of answering at the answer (وردّت الطائرات بغارات على …): what is answered
    is the attack told last before it, if not by the same doer.
    """
    found: list[tuple[int, int]] = []
    for source, event in enumerate(events):
        first = event.mentions[0].trigger
        if not _retorted(layers, first) or group_of(first.family) not in VIOLENT:
            continue
        before = [
            (other.mentions[-1].trigger.first, at)
            for at, other in enumerate(events)
            if at != source and other.mentions[0].trigger.first < first.first
            and group_of(other.mentions[0].trigger.family) in VIOLENT
        ]  # fmt: skip
        if before:
            target = max(before)[1]
            mine, theirs = _doer(event), _doer(events[target])
            if mine is None or mine != theirs:
                found.append((source, target))
    return found


def _retorted(layers: Layers, trigger: Trigger) -> bool:
    sentence = layers.text.sentence_of(trigger.first)
    back = range(max(trigger.first - _RETORT_REACH, sentence.first), trigger.first)
    verbs = [i for i in back if "retorts" in layers.names.get(i, frozenset())]
    return any(a.first - 1 in verbs and a.last <= trigger.first for a in layers.actors)


def _doers_differ(event: EventDraft, other: EventDraft) -> bool:
    mine, theirs = _doer(event), _doer(other)
    return mine is not None and theirs is not None and mine != theirs


def _doer(event: EventDraft) -> str | None:
    """The group that is the surest initiator of an event."""
    known = [f for f in event.values.actors if f.role == "initiator" and f.value.group_id]
    return max(known, key=lambda f: f.score).value.group_id if known else None
