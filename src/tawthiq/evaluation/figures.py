"""The figures of a score: F1 by slot, the pooled figure, and those that the pool would hide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tawthiq.evaluation.judgement import Counts
from tawthiq.evaluation.score import PAIRED_SLOTS, SLOTS, Score

# Figures of which less is better.
LOWER_IS_BETTER = frozenset({"severe", "geo_far", "false_alarms"})


@dataclass(frozen=True, slots=True)
class Line:
    """A named line of the table."""

    name: str
    counts: Counts


def lines(score: Score) -> list[Line]:
    """The table: slots, the pooled ALL (without starred slots), slots over paired events, attribution, rare roles."""
    return [*_slots(score), *_beside(score)]


def _slots(score: Score) -> Iterator[Line]:
    for slot in SLOTS:
        yield Line(slot, score.table.of(slot))


def _beside(score: Score) -> Iterator[Line]:
    pooled = Counts()
    for slot in SLOTS:
        if "*" not in slot:
            pooled.add_all(score.table.of(slot))
    yield Line("ALL", pooled)
    for slot in PAIRED_SLOTS:
        yield Line(f"PAIRED:{slot}", score.paired.of(slot))
    rare = sorted(name for name in score.table.counts if name.startswith("rare:"))
    for name in ("attribution", "via", *rare):
        yield Line(name, score.table.of(name))


def figures(score: Score) -> dict[str, float | None]:
    """All figures by name; None where gold has nothing to measure by."""
    out: dict[str, float | None] = {line.name: round(line.counts.f1, 4) for line in _slots(score)}
    for line in _beside(score):
        out[line.name] = round(line.counts.f1, 4) if line.counts.gold else None
    places, quotes = score.positions, score.grounding
    out["geo10"] = _share(places.near, places.gold)
    out["false_alarms"] = _share(score.false_alarms, score.quiet)
    out["grounded"] = _share(quotes.grounded, quotes.quotes)
    out["spans"] = _share(quotes.spans, quotes.quotes)
    out["geo_far"] = _share(places.far, places.answered)
    out["bcubed"] = round(score.bcubed, 4) if score.bcubed is not None else None
    events = score.table.of("events").gold
    out["severe"] = round(100 * len(score.severe) / events, 2) if events else None
    return out


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
