"""Triggers against the table of cases and their own examples."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from tawthiq.clauses.triggers import Trigger, find_triggers
from tawthiq.resources.files import DataFiles
from tawthiq.resources.triggers import TriggerLexicon, load_triggers
from tawthiq.text.text import Text, read_text

CASES = Path(__file__).parents[1] / "cases" / "triggers.tsv"
ROWS = [
    line.split("\t")
    for line in CASES.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#") and not line.startswith("sentence\t")
]


@lru_cache(maxsize=1)
def lexicon() -> TriggerLexicon:
    return load_triggers(DataFiles())


def _read(sentence: str) -> tuple[Text, tuple[Trigger, ...]]:
    text = read_text(sentence.replace("⟦", "").replace("⟧", ""))
    return text, find_triggers(text, lexicon())


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_case(row: list[str]) -> None:
    sentence, rule, flags = row[0], row[1], row[2] if len(row) > 2 else ""
    text, found = _read(sentence)
    mine = [t for t in found if t.rule == rule]
    if "⟦" not in sentence:
        assert not mine
        return
    start = sentence.index("⟦")
    end = sentence.index("⟧") - 1
    hit = [t for t in mine if t.span.end == end and text.tokens[t.first].span.start <= start]
    assert hit, [(t.rule, t.span.cut(text.raw)) for t in found]
    assert set(filter(None, flags.split("+"))) <= hit[0].flags


def test_a_name_holds_no_event() -> None:
    text = read_text("اجتمعت كتائب شهداء القصف في البلدة")
    word = next(t for t in text.tokens if t.form == "القصف")
    assert find_triggers(text, lexicon())
    assert not [t for t in find_triggers(text, lexicon(), taken=[word.span]) if t.rule == "shelling.qasf"]
