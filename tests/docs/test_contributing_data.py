"""What the page for linguists tells to write does what it says: added to a copy of the data, its entries are found."""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path

import pytest

from tawthiq import CodedReport, Reader, Report
from tawthiq.evaluation.data_check import check_data
from tawthiq.text.text import read_text

ROOT = Path(__file__).resolve().parents[2]
ENTRY = re.compile(r"^```(?:yaml|tsv)\n# (?P<file>\S+)\n(?P<entry>.*?)^```$", re.MULTILINE | re.DOTALL)


@cache
def entries() -> dict[str, str]:
    """The entries of the page by the file that they belong to."""
    page = (ROOT / "CONTRIBUTING-DATA.ar.md").read_text(encoding="utf-8")
    return {found["file"]: found["entry"] for found in ENTRY.finditer(page)}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the data with all entries of the page."""
    folder = tmp_path_factory.mktemp("linguist") / "my-data"
    shutil.copytree(ROOT / "src" / "tawthiq" / "data", folder)
    for name, entry in entries().items():
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write(entry)
    return folder


@pytest.fixture(scope="module")
def reader(copy: Path) -> Reader:
    return Reader(copy)


def read(reader: Reader, sentence: str) -> CodedReport:
    return reader.read(Report(text=sentence))


def test_the_page_shows_a_word_a_place_and_an_actor() -> None:
    assert [name.split("/")[0] for name in entries()] == ["lexicon", "gazetteer", "actors"]


def test_the_copy_holds(copy: Path) -> None:
    assert check_data(copy).problems == check_data().problems


def test_the_word_is_found(reader: Reader) -> None:
    sentence = "سحقت المدفعية مواقع المسلحين في وادي الغراف."
    assert not [event for event in read(Reader(), sentence).events if event.trigger.quote == "سحقت"]
    assert [event.type for event in read(reader, sentence).events] == ["Shelling/artillery/missile attack"]


def test_the_place_is_found(reader: Reader) -> None:
    layers = reader.layers(read_text("قصفت المدفعية حقل الزيتونة الغازي."))
    assert [place.name_en for place in layers.places] == ["Al-Zaytuna gas field"]


def test_the_actor_is_found(reader: Reader) -> None:
    layers = reader.layers(read_text("هاجمت كتيبة فجر البادية حاجزاً للجيش في بلدة تل الورد."))
    assert "sy-fajr-badia" in [actor.group_id for actor in layers.actors]


def test_a_mistake_is_named_with_file_and_line(copy: Path, tmp_path: Path) -> None:
    folder = tmp_path / "broken"
    shutil.copytree(copy, folder)
    path = folder / "lexicon" / "triggers" / "shelling.yaml"
    line = len(path.read_text(encoding="utf-8").splitlines()) + 1
    with path.open("a", encoding="utf-8") as file:
        file.write("- id: shelling.typo\n  family: strike\n  typ: Attack\n")
    assert any(problem.startswith(f"lexicon/triggers/shelling.yaml:{line}") for problem in check_data(folder).problems)
