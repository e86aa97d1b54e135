"""Which event is part of which: told within it (خلال الاشتباكات), or one of those that a sum tells of.

Each rule yields pairs (part, whole) of positions among the events.
"""

from __future__ import annotations

from collections.abc import Iterator

from tawthiq.clauses.coreference import group_of, where_keys
from tawthiq.clauses.draft import EventDraft
from tawthiq.clauses.reading import Layers
from tawthiq.layers.annotation import TimeValue
from tawthiq.text.tokens import NUMBER

Pair = tuple[int, int]
_WHOLES = frozenset({"clash", "assault", "campaign", "operation", "raid", "confront", "protest", "siege", "regain"})
"""Families of what goes on for a while, in which other things happen."""
_INSIDE_REACH = 2
"""Tokens between «خلال» and the event in which something happens."""
_COUNT_REACH = 2
"""Tokens between a number and the word for what it counts."""
_LONG = 5
"""Days that a sum spans at least."""


def within(layers: Layers, events: list[EventDraft]) -> Iterator[Pair]:
    """«خلال الاشتباكات»: what the sentence tells right before it is part of it."""
    for target, other in enumerate(events):
        if other.lead.trigger.family not in _WHOLES:
            continue
        for trigger in (m.trigger for m in other.mentions):
            low = max(trigger.first - 1 - _INSIDE_REACH, layers.text.sentence_of(trigger.first).first)
            if not layers.says(range(low, trigger.first), "inside"):
                continue
            before = [
                (m.trigger.first, at)
                for at, event in enumerate(events) for m in event.mentions
                if at != target and m.trigger.sentence == trigger.sentence and m.trigger.first < trigger.first
                and group_of(event.lead.trigger.family) != group_of(other.lead.trigger.family)
            ]  # fmt: skip
            if before:
                yield max(before)[1], target


def devices(_: Layers, events: list[EventDraft]) -> Iterator[Pair]:
    """A bomb set off, or a house torn down, where two sides clash at the same place: part of the clash."""
    for source, event in enumerate(events):
        if event.lead.trigger.family not in ("bombing", "device", "destruction"):
            continue
        for target, other in enumerate(events):
            near = abs(event.lead.trigger.sentence - other.lead.trigger.sentence) <= 1
            if target != source and near and other.lead.trigger.family == "clash" and _one_place(event, other):
                yield source, target


def summed(layers: Layers, events: list[EventDraft]) -> Iterator[Pair]:
    """Strikes of a report are part of the sum that it tells (ومنذ مطلع العام استجابت الفرق لـ130 هجوماً)."""
    for target, other in enumerate(events):
        span = next((t for f in other.values.times if _spans(t := f.value.value)), None)
        if other.status != "background" or span is None or not _counted(layers, other):
            continue
        for source, event in enumerate(events):
            if source != target and _kind(event) == _kind(other) and not _strangers(event, other) and _in(event, span):
                yield source, target


def _counted(layers: Layers, event: EventDraft) -> bool:
    """Whether a number stands right before the event (أكثر من 130 هجوماً)."""
    tokens = layers.text.tokens
    return any(
        tokens[i].kind == NUMBER
        for m in event.mentions
        for i in range(max(m.trigger.first - _COUNT_REACH, 0), m.trigger.first)
    )


def _spans(value: TimeValue) -> bool:
    return value.start is not None and value.end is not None and (value.end - value.start).days >= _LONG


def _in(event: EventDraft, span: TimeValue) -> bool:
    """False only where the event is dated outside the span, or is a sum itself."""
    days = [f.value.value.start for f in event.values.times if f.value.value.start is not None]
    if any(_spans(f.value.value) for f in event.values.times):
        return False
    return not days or any(span.start <= day <= span.end for day in days if span.start and span.end)


def _kind(event: EventDraft) -> str:
    group = group_of(event.lead.trigger.family)
    return "fire" if group == "attack" and "strike" in event.type.lower() else group


def _strangers(event: EventDraft, other: EventDraft) -> bool:
    mine, theirs = _doers(event), _doers(other)
    return bool(mine and theirs and not mine & theirs)


def _doers(event: EventDraft) -> set[str]:
    return {f.value.group_id for f in event.values.actors if f.role == "initiator" and f.value.group_id}


def _one_place(event: EventDraft, other: EventDraft) -> bool:
    return not where_keys(event.values.places).isdisjoint(where_keys(other.values.places))
