"""The weapon layer against the table of cases and the examples of its entries."""

from __future__ import annotations

import pytest

from tawthiq.layers.annotation import Weapon
from tawthiq.layers.numbers import find_numbers
from tawthiq.layers.weapons import find_weapons
from tawthiq.resources.files import DataFiles
from tawthiq.resources.numbers import NumberWords, load_numbers
from tawthiq.resources.weapons import WeaponLexicon, load_weapons
from tawthiq.text.text import read_text
from tests.marked import Case, read_cases, unmark

CASES = read_cases("weapons.tsv")


@pytest.fixture(scope="module")
def lexicon() -> WeaponLexicon:
    return load_weapons(DataFiles())


@pytest.fixture(scope="module")
def words() -> NumberWords:
    return load_numbers(DataFiles())


def _weapons(plain: str, lexicon: WeaponLexicon, words: NumberWords) -> tuple[Weapon, ...]:
    text = read_text(plain)
    return find_weapons(text, lexicon, find_numbers(text, words))


@pytest.mark.parametrize("case", CASES, ids=[c.name for c in CASES])
def test_case(case: Case, lexicon: WeaponLexicon, words: NumberWords) -> None:
    plain, start, end = unmark(case.cells["text"])
    weapons = _weapons(plain, lexicon, words)
    told = [(plain[w.span.start : w.span.end], w.kind, w.count, w.outcomes) for w in weapons]
    if case.cells["kind"] == "none":
        assert not [w for w in weapons if w.span.start < end and w.span.end > start], told
        return
    weapon = next((w for w in weapons if (w.span.start, w.span.end) == (start, end)), None)
    assert weapon is not None, told
    assert weapon.kind == case.cells["kind"], told
    assert weapon.count == (int(case.cells["count"]) if case.cells["count"] else None), told
    if case.cells["outcome"]:
        states = {o.state: o.count for o in weapon.outcomes}
        for wanted in case.cells["outcome"].split():
            state, _, count = wanted.partition("=")
            assert state in states, told
            if count:
                assert states[state] == int(count), told


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 80


def test_interceptor_is_named(lexicon: WeaponLexicon, words: NumberWords) -> None:
    plain = "اعترضت الدفاعات الجوية ثلاثة صواريخ باليستية"
    outcome = _weapons(plain, lexicon, words)[0].outcomes[0]
    assert outcome.state == "intercepted"
    assert outcome.by is not None
    assert outcome.by.cut(plain) == "الدفاعات الجوية"


def test_entries_run_their_examples(lexicon: WeaponLexicon, words: NumberWords) -> None:
    for entry in lexicon.entries.values():
        assert entry.examples, entry.id
        for example in entry.examples:
            plain, start, end = unmark(example)
            found = [(w.rule, w.span.start, w.span.end) for w in _weapons(plain, lexicon, words)]
            assert (entry.id, start, end) in found, (entry.id, example, found)
        for example in entry.not_:
            assert entry.id not in {w.rule for w in _weapons(example, lexicon, words)}, (entry.id, example)
