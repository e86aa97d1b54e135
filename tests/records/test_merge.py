"""Values told several times over: which telling stands for the event."""

from __future__ import annotations

from tawthiq.clauses.draft import EventDraft, Filled
from tawthiq.layers.annotation import VAGUE, Casualty, Weapon
from tawthiq.records.merge import merge_casualties, merge_weapons
from tawthiq.text.span import Span


def toll(at: int, kind: str, low: int, high: int | None, who: str = "unknown", *cues: str) -> Casualty:
    return Casualty(
        first=at, last=at + 1, span=Span(at, at + 1), rule="harm", kind=kind, low=low, high=high, who=who, cues=cues
    )


def weapon(at: int, kind: str, count: int | None = None, known: bool = False, *gives_way: str) -> Weapon:
    return Weapon(
        first=at, last=at + 1, span=Span(at, at + 1), rule="w", kind=kind, count=count, known=known, gives_way=gives_way
    )


def tolls(*values: Casualty) -> list[tuple[str, int, int | None]]:
    event = EventDraft()
    event.values.casualties = [Filled(v, "harm", 1.0) for v in values]
    return [(t.value.kind, t.value.low, t.value.high) for t in merge_casualties(event)]


def weapons(*values: Weapon) -> list[tuple[str, int | None]]:
    event = EventDraft()
    event.values.weapons = [Filled(v, "means", 1.0) for v in values]
    return [(t.value.kind, t.value.count) for t in merge_weapons(event, lambda _: None)]


def test_a_headline_figure_gives_way_to_at_least_as_many() -> None:
    assert tolls(toll(0, "killed", 19, 19), toll(9, "killed", 19, None)) == [("killed", 19, None)]
    assert tolls(toll(0, "killed", 40, 40), toll(9, "killed", 41, None)) == [("killed", 41, None)]


def test_figures_that_differ_are_both_told() -> None:
    assert tolls(toll(0, "killed", 19, 19), toll(9, "killed", 25, None)) == [
        ("killed", 19, 19),
        ("killed", 25, None),
    ]


def test_a_vague_toll_gives_way_to_a_figure_but_not_to_that_of_the_other_side() -> None:
    dozens = toll(0, "killed", 20, None, "combatant", VAGUE)
    assert tolls(dozens, toll(9, "killed", 31, 31, "combatant")) == [("killed", 31, 31)]
    assert len(tolls(dozens, toll(9, "killed", 31, 31, "civilian"))) == 2


def test_killed_and_wounded_in_one_give_way_to_their_parts() -> None:
    both = toll(0, "killed_or_wounded", 16, 16)
    assert tolls(both, toll(5, "killed", 4, 4), toll(9, "wounded", 12, 12)) == [("killed", 4, 4), ("wounded", 12, 12)]
    assert len(tolls(both, toll(5, "killed", 4, 4), toll(9, "wounded", 3, 3))) == 3


def test_aircraft_give_way_to_what_they_drop() -> None:
    aircraft = weapon(0, "airstrike", None, False, "missile", "barrel_bomb")
    assert weapons(aircraft, weapon(5, "missile", 2)) == [("missile", 2)]
    assert weapons(aircraft, weapon(5, "shell")) == [("airstrike", None), ("shell", None)]


def test_the_rocket_told_before_is_no_second_one() -> None:
    assert weapons(weapon(0, "rocket", 3), weapon(5, "missile", 1, True)) == [("rocket", 3)]
