"""The status of an event: occurred, background, planned, foiled, denied."""

from __future__ import annotations

from datetime import date

from tawthiq.clauses.buckets import bucket
from tawthiq.clauses.coreference import group_of
from tawthiq.clauses.draft import EventDraft
from tawthiq.clauses.reading import Layers
from tawthiq.resources.weights import Weights
from tawthiq.text.sentences import HEADLINE

_DAYS = ((-1, "future"), (0, "0"), (1, "1"), (2, "2"), (4, "3-4"), (8, "5-8"), (31, "9-31"), (366, "32-366"))
_AGES = "367+"


def status_features(
    layers: Layers,
    event: EventDraft,
    events: list[EventDraft],
    day: date | None,
    main_day: date | None,
    published: date | None,
) -> list[str]:
    """Features of an event and its place among the events of the report. ``day``: its own first day, if known."""
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
    if day and published:
        told.append(f"age={_age((published - day).days)}")
    if day and main_day:
        told.append(f"before_main={_age((main_day - day).days)}")
    precision = next((f.value.value.precision for f in event.values.times), "none")
    told.append(f"precision={precision}")
    return told


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
