"""The status of an event: occurred, background, planned, foiled, denied."""

from __future__ import annotations

from datetime import date

from tawthiq.clauses.answers import interceptions
from tawthiq.clauses.buckets import bucket
from tawthiq.clauses.coreference import group_of, place_key
from tawthiq.clauses.draft import EventDraft
from tawthiq.clauses.reading import Layers, within
from tawthiq.clauses.triggers import Trigger
from tawthiq.layers.annotation import Time
from tawthiq.resources.weights import Weights
from tawthiq.text.sentences import HEADLINE

_DAYS = ((-1, "future"), (0, "0"), (1, "1"), (2, "2"), (4, "3-4"), (8, "5-8"), (31, "9-31"), (366, "32-366"))
_AGES = "367+"
_OPENING = 3
"""Tokens from the beginning of a sentence in which a time opens it."""
_MET_REACH = 6
"""Tokens between an interception and the launch of what it met (اعترضت صاروخاً باليستياً أطلقه الحوثيون)."""


def status_features(
    layers: Layers,
    event: EventDraft,
    events: list[EventDraft],
    time: Time | None,
    main_day: date | None,
    published: date | None,
) -> list[str]:
    """Features of an event and its place among the events of the report. ``time``: what dates it; ``main_day``: the
    first day that dates an event before it. The events before it must have their status.
    """
    day = time.value.start if time else None
    lead = event.mentions[0].trigger
    sentences = layers.text.sentences
    flags = {flag for m in event.mentions for flag in m.trigger.flags}
    position = events.index(event)
    share = min(int(4 * lead.sentence / max(len(sentences), 1)), 3)
    headline = any(sentences[m.trigger.sentence].kind == HEADLINE for m in event.mentions)
    group = group_of(lead.family)
    told = [
        f"position={min(position, 4)}", f"share={share}", f"headline={headline}", f"group={group}",
        f"family={lead.family}", f"mentions={min(len(event.mentions), 4)}", f"kind={lead.kind}:{lead.tense}",
        f"dated={day is not None}", f"places={min(len(event.values.places), 2)}",
        f"tolls={min(len(event.values.casualties), 2)}",
        f"events={min(len(events), 6)}", f"last={position == len(events) - 1 and position > 0}",
        f"claimed={any(layers.claimed(layers.text.tokens[m.trigger.first].span) for m in event.mentions)}",
    ]  # fmt: skip
    told += [f"flag={flag}" for flag in sorted(flags)]
    told += [f"lead_flag={flag}" for flag in sorted(lead.flags)]
    told += _ages(position == 0, time, main_day, published)
    told += _opening(layers, lead, main_day)
    if position:
        told += _beside(event, events[:position])
    precision = next((f.value.value.precision for f in event.values.times), "none")
    told.append(f"precision={precision}")
    return told


def _ages(first: bool, time: Time | None, main_day: date | None, published: date | None) -> list[str]:
    """How the event is dated, and how long before the publication and before the main event."""
    if time is None:
        return ["time=None", f"told=None:{first}", f"age_first=no:{first}", f"main_first=no:{first}"]
    told = [f"time={time.rule}", f"told={time.rule}:{first}", f"time_kind={time.kind}"]
    day, end = time.value.start, time.value.end
    age = _age((published - day).days) if day and published else None
    before = _age((main_day - day).days) if day and main_day else None
    told += [f"age_first={age or 'no'}:{first}", f"main_first={before or 'no'}:{first}"]
    told += [f"age={age}"] * bool(age) + [f"before_main={before}"] * bool(before)
    if day and end:
        told.append(f"span={_age((end - day).days)}")
    return told


def _opening(layers: Layers, lead: Trigger, main_day: date | None) -> list[str]:
    """The time with which the sentence opens (وفي 16 تشرين الأول …), and how near the sentence is to the end."""
    sentence = layers.text.sentences[lead.sentence]
    told = [f"from_end={min(len(layers.text.sentences) - 1 - lead.sentence, 3)}"]
    times = within(layers.times, sentence.first, sentence.first + _OPENING)
    if not times:
        return [*told, "opens=none"]
    day = times[0].value.start
    told.append(f"opens={times[0].rule}")
    return [*told, f"opens_main={_age((main_day - day).days)}"] if day and main_day else told


def _beside(event: EventDraft, before: list[EventDraft]) -> list[str]:
    """The status of the event told before it and how far back that was; likeness to the first event."""
    lead = event.mentions[0].trigger
    last = max(before, key=lambda e: e.mentions[0].trigger.first)
    told = [m.trigger.sentence for m in last.mentions if m.trigger.first < lead.first]
    gap = min(lead.sentence - max(told, default=lead.sentence), 2)
    dated = any(f.value.value.start for f in event.values.times)
    mine, theirs = _spots(event), _spots(before[0])
    like = "same" if mine & theirs else "differ" if mine and theirs else "silent"
    return [
        f"prev={last.status}:{gap}", f"prev_dated={last.status}:{gap}:{dated}",
        f"like_first={like}:{event.type == before[0].type}",
    ]  # fmt: skip


def _spots(event: EventDraft) -> set[str]:
    return {place_key(f.value) for f in event.values.places}


def _age(days: int) -> str:
    return bucket(days, _DAYS, _AGES)


def decide_status(weights: Weights, event: EventDraft, told: list[str]) -> str:
    """Occurred or background by weight; planned and foiled by what qualifies every telling of the event."""
    every = frozenset.intersection(*(m.trigger.flags for m in event.mentions))
    harmed = any(f.value.low > 0 for f in event.values.casualties)
    if "attempt" in every and not harmed:
        return "foiled"
    if every & {"future", "threat", "conditional"} and not harmed:
        return "planned"
    label, _ = weights.best("status", told)
    return label or "occurred"


def foil_met(layers: Layers, events: list[EventDraft]) -> None:
    """A launch told as that of what was intercepted (اعترضت صاروخاً أطلقه …) is foiled, unless harm is told of it."""
    for source, target in interceptions(layers, events):
        met = events[target]
        harmed = any(f.value.low > 0 for f in met.values.casualties)
        if met.lead.trigger.family == "launch" and met.status == "occurred" == events[source].status and not harmed:
            shot = met.mentions[0].trigger.first
            if any(0 < shot - m.trigger.last <= _MET_REACH for m in events[source].mentions):
                met.status = "foiled"
