"""What the codebook says is what the program does."""

from __future__ import annotations

from functools import cache

import pytest

from tawthiq import Reader, Report
from tawthiq.records.model import CodedReport, Event
from tests.codebook.examples import Example, Line, examples
from tests.codebook.not_yet import not_yet


@cache
def reader() -> Reader:
    return Reader()


def told(event: Event, coded: CodedReport) -> set[Line]:
    """Everything that an event says, as lines of the codebook."""
    lines = {("type", event.type), ("status", event.status), ("date", date_line(event))}
    lines |= {(f"place {place.role}", place.quote) for place in event.places}
    lines |= {(f"actor {actor.role}", actor.quote) for actor in event.actors}
    lines |= {("weapon", weapon.kind) for weapon in event.weapons}
    lines |= {("weapon", f"{weapon.kind} {weapon.count}") for weapon in event.weapons}
    tolls = ((toll.kind, toll.count_min, toll.count_max) for toll in event.casualties)
    lines |= {("harm", f"{kind} {least}-{'' if most is None else most}") for kind, least, most in tolls}
    lines |= {(f"claim {claim.stance}", claim.claimant.quote) for claim in event.claims}
    lines |= {("relation", relation.type) for relation in coded.relations if relation.from_ == event.id}
    return lines | ({("harm", "-")} if not event.casualties else set())


def date_line(event: Event) -> str:
    """``START [END] [part] [time] [precision]``: the end if another day, the precision if not a day."""
    when = event.date
    if when.start is None:
        return "-"
    end = when.end if when.end != when.start else None
    precision = when.precision if when.precision != "day" else None
    return " ".join(str(part) for part in (when.start, end, when.part, when.time, precision) if part)


def test_both_pages_have_the_same_examples() -> None:
    assert len(examples("en")) >= 40
    assert examples("ar") == examples("en")


def faults(example: Example) -> list[str]:
    """What the program says otherwise than the example."""
    coded = reader().read(Report(text=example.sentence, published=example.published))
    found = [told(event, coded) for event in coded.events]
    if not example.events:
        return [f"events where none is: {found}"] if found else []
    return [f"{sorted(wanted)} in none of {found}" for wanted in map(set, example.events) if not covered(wanted, found)]


def covered(wanted: set[Line], found: list[set[Line]]) -> bool:
    return any(wanted <= lines for lines in found)


def test_the_list_of_what_is_not_yet_right_names_examples() -> None:
    assert not_yet() <= {example.sentence for example in examples("en")}


right = [example for example in examples("en") if example.sentence not in not_yet()]


@pytest.mark.parametrize("example", right, ids=lambda example: example.sentence[:40])
def test_example(example: Example) -> None:
    assert not faults(example)
