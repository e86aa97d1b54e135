"""The table of tolls that a linguist reads: each sentence gives exactly its rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawthiq.layers.annotation import Casualty
from tawthiq.layers.casualties import find_casualties
from tawthiq.layers.numbers import find_numbers
from tawthiq.resources.files import DataFiles
from tawthiq.resources.harm import load_harm
from tawthiq.text.text import read_text

COLUMNS = ("sentence", "kind", "min", "max", "who", "scope", "breakdown")
TABLE = Path(__file__).parent / "cases" / "quantities.tsv"
LEXICON = load_harm(DataFiles())


def _rows() -> list[dict[str, str]]:
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    assert tuple(lines[0].split("\t")) == COLUMNS
    cells = [line.split("\t") + [""] * len(COLUMNS) for line in lines[1:]]
    return [dict(zip(COLUMNS, row, strict=False)) for row in cells]


def _bare(sentence: str) -> str:
    return sentence.replace("⟦", "").replace("⟧", "")


def _sentences() -> dict[str, list[dict[str, str]]]:
    out: dict[str, list[dict[str, str]]] = {}
    for row in _rows():
        out.setdefault(_bare(row["sentence"]), []).append(row)
    return out


SENTENCES = _sentences()


def _found(sentence: str) -> tuple[Casualty, ...]:
    text = read_text(sentence)
    return find_casualties(text, LEXICON, find_numbers(text, LEXICON.numbers))


def _wanted(row: dict[str, str]) -> tuple[str, int, int | None, int, int]:
    start, end = row["sentence"].index("⟦"), row["sentence"].index("⟧") - 1
    return row["kind"], int(row["min"]), int(row["max"]) if row["max"] else None, start, end


def _told(casualty: Casualty) -> tuple[str, int, int | None, int, int]:
    return casualty.kind, casualty.low, casualty.high, casualty.span.start, casualty.span.end


def _parts(casualty: Casualty) -> str:
    return " ".join(f"{p.group}={p.low}-{'' if p.high is None else p.high}" for p in casualty.breakdown)


def test_the_table_is_long_enough():
    assert len(_rows()) >= 200


@pytest.mark.parametrize("sentence", SENTENCES, ids=range(len(SENTENCES)))
def test_each_sentence_gives_exactly_its_tolls(sentence: str):
    rows = [row for row in SENTENCES[sentence] if row["kind"] != "none"]
    found = _found(sentence)
    assert sorted(map(_told, found), key=str) == sorted(map(_wanted, rows), key=str)
    by_start = {(c.span.start, c.kind): c for c in found}
    for row in rows:
        casualty = by_start[row["sentence"].index("⟦"), row["kind"]]
        assert row["who"] in ("", casualty.who)
        assert row["scope"] in ("", casualty.scope)
        assert row["breakdown"] == _parts(casualty)
