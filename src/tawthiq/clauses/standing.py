"""Which events stand: judged once all their tellings and values are known.

A single mention often tells too little to know whether it names a happening or only speaks of one (the war, the
attacks of the past months). The event that it grew into tells more: where, when, by whom, with what harm, how often.
"""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.clauses.coreference import group_of
from tawthiq.clauses.draft import EventDraft
from tawthiq.clauses.reading import Layers
from tawthiq.clauses.settle import step
from tawthiq.clauses.syntax import INITIATOR
from tawthiq.layers.annotation import Time
from tawthiq.resources.weights import Weights
from tawthiq.text.sentences import HEADLINE

_FINE = frozenset({"settlement", "quarter", "facility"})
_ALERT = "activity.alert"
_MESSAGE = 2
"""Sentences of a short message, as channels post them."""
_ENOUGH = 2
"""Things that an event of a short message must at least tell of: where and by whom, say."""
DECISION = "event"
KEEP, LEAVE = "keep", "leave"


def stands(layers: Layers, weights: Weights, event: EventDraft, told: Sequence[str]) -> bool:
    """Whether an event with these features is one that a coder would write down; True where no weights are given, and
    for what the coding guide counts whatever else is silent: a state of alert that is told of somebody, and earlier
    attacks that are told by doer and place (سبق أن هاجمت … قاعدة كذا). A message of a sentence or two is about what it
    tells.
    """
    does = any(f.role == INITIATOR for f in event.values.actors)
    if event.lead.trigger.rule == _ALERT and does:
        return True
    if "background_near" in event.lead.trigger.flags and does and _holds(event, None)["fine"]:
        return True
    if len(layers.text.sentences) <= _MESSAGE and event.sure > 0 and sum(_holds(event, None).values()) >= _ENOUGH:
        return True
    label, _ = weights.best(DECISION, told)
    return label != LEAVE


def sole(
    weights: Weights, events: Sequence[EventDraft], dates: Sequence[Time | None], told: Sequence[Sequence[str]]
) -> list[int]:
    """Where no event of a report stands: the position of the likeliest, if it is told in full (a fine place, a day and
    harm); a report that tells one thing so is about it, be it a correction or a denial.
    """
    full = [at for at, event in enumerate(events) if _in_full(_holds(event, dates[at]))]
    leads = {at: weights.lead(DECISION, KEEP, LEAVE, told[at]) for at in full}
    return [max(full, key=lambda at: leads[at])] if full else []


def _in_full(has: dict[str, bool]) -> bool:
    return has["fine"] and has["date"] and has["toll"]


def standing_features(layers: Layers, events: Sequence[EventDraft], position: int, date: Time | None) -> list[str]:
    """Features of a whole event among the events of its report."""
    event = events[position]
    lead = event.mentions[0].trigger
    group = group_of(lead.family)
    has = _holds(event, date)
    count = sum(has.values())
    strengths = {m.trigger.strength for m in event.mentions}
    kinds = [layers.text.sentences[m.trigger.sentence].kind for m in event.mentions]
    sentences = {m.trigger.sentence for m in event.mentions}
    share = min(int(5 * lead.sentence / max(len(layers.text.sentences), 1)), 4)
    every = frozenset.intersection(*(m.trigger.flags for m in event.mentions))
    same = sum(1 for e in events if e is not event and group_of(e.mentions[0].trigger.family) == group)
    told = [
        f"group={group}", f"family={lead.family}", f"rule={lead.rule}", f"type={event.type}",
        f"status={event.status}", f"kind={lead.kind}:{lead.tense}", f"definite={lead.definite}",
        f"strong={'strong' in strengths}", f"strong_count={'strong' in strengths}:{count}",
        f"mentions={min(len(event.mentions), 4)}", f"sentences={min(len(sentences), 3)}",
        f"headline={HEADLINE in kinds}", f"only_headline={set(kinds) == {HEADLINE}}",
        f"count={count}", f"count_group={count}:{group}", f"count_status={count}:{event.status}",
        f"share={share}", f"position={min(position, 4)}", f"events={min(len(events), 7)}",
        f"last={position == len(events) - 1}", f"alike={min(same, 3)}",
        f"single={len(event.mentions) == 1}:{count}", f"definite_count={lead.definite}:{count}",
        f"claimed={any(layers.claimed(layers.text.tokens[m.trigger.first].span) for m in event.mentions)}",
        f"date={date.value.precision if date is not None and date.value.start is not None else '-'}",
        f"date_status={has['date']}:{event.status}", f"offset={date is not None and date.kind == 'offset'}",
    ]  # fmt: skip
    told += [f"{name}={held}" for name, held in has.items()]
    told += [f"{name}={held}:{group}" for name, held in has.items()]
    told += [f"fine_toll={has['fine']}:{has['toll']}", f"where_who={has['where']}:{has['doer']}"]
    told += [f"every={flag}" for flag in sorted(every)]
    settled = {c.syntax for m in event.mentions for c in m.near.actors} - {None}
    told += [f"settled={len(settled)}", f"settled_where={len(settled)}:{has['fine']}:{has['toll']}"]
    told += [f"sure={step(event.sure)}", f"sure_count={step(event.sure)}:{count}"]
    return told


def _holds(event: EventDraft, date: Time | None) -> dict[str, bool]:
    values = event.values
    where = [f.value for f in values.places if f.role == "where"]
    return {
        "where": bool(where),
        "fine": any(p.level in _FINE for p in where),
        "admin": any(f.role == "admin" for f in values.places),
        "doer": any(f.role in ("initiator", "responder") for f in values.actors),
        "known_doer": any(f.role in ("initiator", "responder") and f.value.group_id for f in values.actors),
        "hit": any(f.role == "target" for f in values.actors),
        "toll": any(f.value.low > 0 or f.value.high == 0 for f in values.casualties),
        "means": bool(values.weapons),
        "date": date is not None and date.value.start is not None,
    }
