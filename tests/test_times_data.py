"""The data of the times layer: month names held against CLDR, and errors that name file, line and field."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from babel import Locale

from tawthiq.errors import DataError
from tawthiq.resources.files import DataFiles
from tawthiq.resources.time_patterns import parse_pattern
from tawthiq.resources.times import load_times
from tawthiq.text.fold import fold_key

DATA = Path(__file__).parents[1] / "src" / "tawthiq" / "data"
LOCALES = (
    "ar",
    "ar_EG",
    "ar_SY",
    "ar_IQ",
    "ar_LB",
    "ar_JO",
    "ar_PS",
    "ar_TN",
    "ar_DZ",
    "ar_MA",
    "ar_SA",
    "ar_AE",
    "ar_MR",
)
MAURITANIA_ONLY = {fold_key(name) for name in ("إبريل", "أغشت", "شتمبر", "دجمبر")}


def names(data: DataFiles) -> dict[str, int]:
    lexicon = load_times(data)
    by_key = {f"m{row_line}": name for row_line, name in _lines(data)}
    return {by_key[key]: month.month for key, month in lexicon.months.items() if month.system != "hijri"}


def _lines(data: DataFiles) -> list[tuple[int, str]]:
    lines = data.text("times/months.tsv").splitlines()
    return [(number, fold_key(line.split("\t")[0])) for number, line in enumerate(lines, 1)]


@pytest.mark.parametrize("code", LOCALES)
def test_all_month_names_of_cldr_are_known(code: str) -> None:
    known = names(DataFiles())
    for number, name in Locale.parse(code).months["format"]["wide"].items():
        folded = fold_key(name)
        if folded not in MAURITANIA_ONLY:
            assert known.get(folded) == number, f"{code}: {name}"


def test_all_weekdays_of_cldr_are_known() -> None:
    lexicon = load_times(DataFiles())
    lines = DataFiles().text("times/words.tsv").splitlines()
    known = {}
    for key, word in lexicon.words.items():
        if word.cls == "weekday":
            known[fold_key(lines[int(key[1:]) - 1].split("\t")[0])] = int(word.value)
    for number, name in Locale.parse("ar").days["format"]["wide"].items():
        assert known[fold_key(name)] == number


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(DATA / "times", tmp_path / "times")
    (tmp_path / "lexicon").mkdir()
    shutil.copy(DATA / "lexicon" / "number_words.tsv", tmp_path / "lexicon")
    return tmp_path


@pytest.mark.parametrize(
    ("file", "line", "message"),
    [
        ("months.tsv", "آذار\t13\tlevant\tyes", "must be a number from 1 to 12"),
        ("words.tsv", "البارحه\trel\t-1", "stands already in this class after folding"),
        ("names.tsv", "ساحة\tplace", "must be one of"),
        (
            "rules/1-days.yaml",
            "- {id: x, make: [day], say: merge, patterns: [nosuch], examples: [a], not: [b]}",
            "no class",
        ),
        ("rules/1-days.yaml", "- {id: x, make: [day], say: nosuch, patterns: [rel], examples: [a], not: [b]}", "Input"),
        (
            "rules/1-days.yaml",
            "- {id: weekday, make: [day], say: merge, patterns: [rel], examples: [a], not: [b]}",
            "stands",
        ),
        ("rules/1-days.yaml", "- {id: x, make: [day], say: merge, patterns: [rel], examples: [], not: []}", "example"),
        ("grammar.yaml", "- {make: [x], say: merge, patterns: ['rel?']}", "must stand in the expression"),
    ],
)
def test_a_bad_line_is_named(copy: Path, file: str, line: str, message: str) -> None:
    path = copy / "times" / file
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + "\n" + line + "\n", encoding="utf-8")
    count = len(path.read_text(encoding="utf-8").splitlines())
    with pytest.raises(DataError, match=message) as caught:
        load_times(DataFiles(copy))
    assert (caught.value.file, caught.value.line) == (f"times/{file}", count)


def test_patterns_say_what_is_wrong() -> None:
    with pytest.raises(ValueError, match="no item of a pattern"):
        parse_pattern("rel ??", {"rel"})
    (first, second) = parse_pattern("<rel +b:day|rel?  day", {"rel", "day"})[:2]
    assert (first.side, second.joined, second.label, second.names, second.optional) == (
        "<",
        True,
        "b",
        ("day", "rel"),
        True,
    )


def test_the_page_for_linguists_names_every_saying(repository: Path) -> None:
    page = (repository / "docs" / "linguist" / "times.md").read_text(encoding="utf-8")
    assert not {rule.say for rule in load_times(DataFiles()).rules if f"`{rule.say}`" not in page}
