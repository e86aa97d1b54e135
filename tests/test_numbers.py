"""Numbers and amounts: the table, digits in any spelling, and the data files."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.errors import DataError
from tawthiq.layers.annotation import Number
from tawthiq.layers.numbers import find_numbers
from tawthiq.resources.counted import load_counted
from tawthiq.resources.files import DataFiles
from tawthiq.resources.numbers import BOUNDS, load_numbers
from tawthiq.text.text import read_text

COLUMNS = ("sentence", "min", "max", "unit", "rule")
TABLE = Path(__file__).parent / "cases" / "numbers.tsv"
WORDS = load_numbers(DataFiles())


def _rows() -> list[dict[str, str]]:
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    assert tuple(lines[0].split("\t")) == COLUMNS
    return [dict(zip(COLUMNS, line.split("\t") + [""] * 5, strict=False)) for line in lines[1:]]


def _found(sentence: str) -> tuple[Number, ...]:
    return find_numbers(read_text(sentence), WORDS)


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row["sentence"])
def test_amounts_of_the_table(row: dict[str, str]):
    bare = row["sentence"].replace("⟦", "").replace("⟧", "")
    found = _found(bare)
    if row["rule"] == "none":
        assert [n for n in found if not n.ordinal and n.rule != "numbers.singular"] == []
        return
    start, end = row["sentence"].index("⟦"), row["sentence"].index("⟧") - 1
    number = next(n for n in found if (n.span.start, n.span.end) == (start, end))
    assert number.rule == f"numbers.{row['rule']}"
    assert number.low == int(row["min"])
    assert number.high == (int(row["max"]) if row["max"] else None)
    assert (number.unit or "") == row["unit"]


def _entries() -> list[dict[str, object]]:
    return yaml.safe_load(DataFiles().text(BOUNDS))


@pytest.mark.parametrize("entry", _entries(), ids=lambda e: e["id"])
def test_entries_find_their_examples_and_nothing_else(entry: dict[str, list[str]]):
    for example in entry["examples"]:
        bare = example.replace("⟦", "").replace("⟧", "")
        wanted = (example.index("⟦"), example.index("⟧") - 1)
        assert wanted in [(n.span.start, n.span.end) for n in _found(bare) if n.rule == entry["id"]], example
    for other in entry.get("not", []):
        assert entry["id"] not in [n.rule for n in _found(other)], other


@given(st.integers(min_value=11, max_value=999_999_999))
def test_digits_are_read_in_both_scripts_and_with_separators(value: int):
    grouped = f"{value:,}"
    eastern = grouped.translate(str.maketrans("0123456789,", "٠١٢٣٤٥٦٧٨٩٬"))
    for written in (str(value), grouped, eastern):
        found = _found(f"أحصى الفريق {written} شخصاً")
        assert [(n.low, n.high, n.unit) for n in found] == [(value, value, "شخص")]


@given(st.text(max_size=80))
def test_any_text_gives_numbers_whose_spans_lie_in_it_in_order(raw: str):
    found = _found(raw)
    assert all(0 <= n.span.start < n.span.end <= len(raw) for n in found)
    assert all(a.last <= b.first for a, b in pairwise(found))
    assert all(n.high is None or n.low <= n.high for n in found)


def _copy(tmp_path: Path, name: str, change: tuple[str, str]) -> DataFiles:
    packaged = DataFiles()
    for file in ("numbers.yaml", "number_words.tsv", "number_functions.tsv", "ordinals.tsv", "people.tsv"):
        _write(tmp_path, packaged, f"lexicon/{file}", ("", ""))
    for file in ("things.tsv", "not_counted.tsv"):
        _write(tmp_path, packaged, f"lexicon/{file}", ("", ""))
    _write(tmp_path, packaged, name, change)
    return DataFiles(tmp_path)


def _write(folder: Path, packaged: DataFiles, name: str, change: tuple[str, str]) -> None:
    text = packaged.text(name)
    assert change[0] in text
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.replace(*change, 1) if change[0] else text, encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "change", "complaint"),
    [
        ("lexicon/numbers.yaml", ("role: at_least", "role: at_lest"), "numbers.yaml"),
        ("lexicon/numbers.yaml", ("    - قرابة", "    - نحو"), "also stands in"),
        ("lexicon/number_words.tsv", ("مليون\t1000000\tscale", "مليون\tكثير\tscale"), "value"),
        ("lexicon/number_words.tsv", ("مائة\t100\thundred", "مئة\t100\thundred"), "told twice"),
        ("lexicon/people.tsv", ("\tcivilian\tchildren\t", "\tcivil\tchildren\t"), "who"),
        ("lexicon/things.tsv", ("shell\tقذيفة", "shell\tصاروخ"), "told twice"),
    ],
)
def test_a_wrong_row_is_named_with_its_file_and_line(
    tmp_path: Path, name: str, change: tuple[str, str], complaint: str
):
    with pytest.raises(DataError) as caught:
        load_numbers(_copy(tmp_path, name, change))
    assert complaint in str(caught.value)
    assert name in str(caught.value)
    assert caught.value.line


def test_a_noun_has_its_dual_its_plurals_and_its_tanween():
    nouns = load_counted(DataFiles())
    told = {form: {n.number for n in nouns.get(form)} for form in ("طفل", "طفلا", "طفلان", "طفلين", "اطفال", "مدنيين")}
    assert told["طفل"] == {"singular"}
    assert "singular" in told["طفلا"]
    assert told["طفلان"] == {"dual"}
    assert told["طفلين"] == {"dual"}
    assert told["اطفال"] == {"plural"}
    assert told["مدنيين"] == {"dual_or_plural"}
