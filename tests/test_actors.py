"""The actor layer against the table of cases, the examples of its entries, and what its record promises."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from tawthiq.layers.actors import find_actors
from tawthiq.layers.annotation import Actor
from tawthiq.resources.files import DataFiles
from tawthiq.resources.register import Register, load_register
from tawthiq.text.text import read_text
from tests.marked import Case, read_cases, unmark

CASES = read_cases("actors.tsv")


@pytest.fixture(scope="module")
def register() -> Register:
    return load_register(DataFiles())


def _found(case: Case, register: Register) -> tuple[str, int, int, tuple[Actor, ...]]:
    plain, start, end = unmark(case.cells["text"])
    on = date.fromisoformat(case.cells["on"]) if case.cells["on"] else None
    return plain, start, end, find_actors(read_text(plain), register, on)


@pytest.mark.parametrize("case", CASES, ids=[c.name for c in CASES])
def test_case(case: Case, register: Register) -> None:
    plain, start, end, actors = _found(case, register)
    told = [(plain[a.span.start : a.span.end], a.kind, a.group_id, a.affiliation) for a in actors]
    if case.cells["kind"] == "none":
        assert not [a for a in actors if a.span.start < end and a.span.end > start], told
        return
    actor = next((a for a in actors if (a.span.start, a.span.end) == (start, end)), None)
    assert actor is not None, told
    assert actor.kind == case.cells["kind"]
    group = case.cells["group"]
    if group.startswith("~"):
        assert actor.affiliation == group[1:], told
    else:
        assert actor.group_id == (None if group == "?" else group), told
    if case.cells["side"]:
        assert actor.side == case.cells["side"]
    for flag in case.cells["flags"].split():
        name, _, value = flag.partition("=")
        assert getattr(actor, name) == (value or True), flag


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 200


def test_spans_are_whole_tokens_in_order(register: Register) -> None:
    text = read_text("قصفت قوات النظام البلدة\nوقال مراسل “الوادي” إن الطيران الروسي استهدف مقرا لـ”قسد” قرب القرية.")
    actors = find_actors(text, register, date(2020, 1, 1))
    assert [text.quote(a.first, a.last) for a in actors] == [a.span.cut(text.raw) for a in actors]
    assert all(one.last <= other.first for one, other in pairwise(actors))
    assert "مقرا لـ”قسد”" in [a.span.cut(text.raw) for a in actors]


def test_persons_have_no_id(register: Register) -> None:
    text = read_text("قتل العقيد سامر الوادي، وقال أبو مصعب الوادي إن المدعو خالد فر.")
    persons = [a for a in find_actors(text, register, None) if a.kind == "person"]
    assert len(persons) == 3
    assert all(a.group_id is None and a.group_en is None for a in persons)


def test_a_name_that_changed_hands_is_read_as_of_the_day(register: Register) -> None:
    text = read_text("أعلن الجيش السوري ذلك.")
    sides = [find_actors(text, register, day)[0].side for day in (date(2019, 1, 1), date(2025, 6, 1), None)]
    assert sides == ["sy-assad", "sy-transition", None]


def test_bare_occupation_follows_the_text(register: Register) -> None:
    turkish = find_actors(read_text("قصف الاحتلال التركي القرية ثم انسحبت قوات الاحتلال منها."), register, None)
    assert [a.group_id for a in turkish] == ["tr-forces", "tr-forces"]
    assert find_actors(read_text("انسحبت قوات الاحتلال من البلدة."), register, None)[0].group_id == "il-forces"


def test_weak_name_needs_its_country(register: Register) -> None:
    told = read_text("قالت مصادر في إدلب بسوريا إن المعارضة استهدفت ثكنة.")
    assert "sy-opposition" in [a.group_id for a in find_actors(told, register, None)]
    elsewhere = read_text("قالت المعارضة في البرلمان البلجيكي إن الموازنة مرفوضة.")
    assert "sy-opposition" not in [a.group_id for a in find_actors(elsewhere, register, None)]


def test_entries_run_their_examples(register: Register) -> None:
    lexicon = register.lexicon
    for entry in [*lexicon.heads.values(), *lexicon.generics.values(), *lexicon.titles.values()]:
        assert entry.examples, entry.id
        for example in entry.examples:
            plain, start, end = unmark(example)
            found = [(a.rule, a.span.start, a.span.end) for a in find_actors(read_text(plain), register, None)]
            assert (entry.id, start, end) in found, (entry.id, example, found)
        for example in entry.not_:
            rules = {a.rule for a in find_actors(read_text(example), register, None)}
            assert entry.id not in rules, (entry.id, example)
