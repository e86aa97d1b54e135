"""The register of actors: what it holds, how it changes with time, and how it refuses wrong data."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

import tawthiq
from tawthiq.errors import DataError
from tawthiq.layers.actors import find_actors
from tawthiq.resources.files import DataFiles
from tawthiq.resources.register import Register, load_register
from tawthiq.text.text import read_text

DATA = Path(tawthiq.__file__).parent / "data"


@pytest.fixture(scope="module")
def register() -> Register:
    return load_register(DataFiles())


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of what the register reads."""
    (tmp_path / "lexicon").mkdir()
    shutil.copytree(DATA / "actors", tmp_path / "actors")
    for file in (DATA / "lexicon").glob("actors_*.yaml"):
        shutil.copy(file, tmp_path / "lexicon")
    return tmp_path


def _add(folder: Path, *cells: str) -> int:
    """Add a row to the table of Oman's neighbours; gives its line."""
    table = folder / "actors" / "gulf.tsv"
    table.write_text(table.read_text(encoding="utf-8") + "\t".join(cells) + "\n", encoding="utf-8")
    return len(table.read_text(encoding="utf-8").splitlines())


def _row(**cells: str) -> tuple[str, ...]:
    row = {
        "id": "om-test", "label_en": "Test", "kind": "militia", "country": "OM", "theatre": "", "inter": "", "side": "",
        "parent": "", "active": "", "strong": "كتيبة الاختبار", "weak": "", "partisan": "", "source": "press",
    }  # fmt: skip
    return tuple((row | cells).values())


def test_it_holds_the_groups_of_the_region(register: Register) -> None:
    told = [g for g in register.groups.values() if g.source != "nations"]
    assert len(told) >= 500
    assert {"SY", "IQ", "YE", "PS", "IL", "LB", "LY", "SD", "TR", "IR", "EG", "SO", "ML", "AF", "UA", "US"} <= {
        g.country for g in told
    }
    assert {"monitor", "media", "official", "rescuer", "medical", "coalition", "police", "security"} <= {
        g.kind for g in told
    }


def test_sides_parents_and_codes_are_dated(register: Register) -> None:
    assert register.side("sy-forces", date(2024, 12, 7)) == "sy-assad"
    assert register.side("sy-forces", date(2024, 12, 8)) == "sy-transition"
    assert register.side("sy-forces", None) is None
    assert register.side("sy-sultan-murad", None) == "sy-opposition"
    assert register.groups["af-taliban"].inter(date(2020, 1, 1)) == "2"
    assert register.groups["af-taliban"].inter(date(2022, 1, 1)) == "1"
    assert register.groups["sy-ypg"].parent(date(2014, 1, 1)) is None
    assert register.groups["sy-ypg"].parent(date(2017, 1, 1)) == "sy-sdf"


def test_a_state_of_no_table_has_its_bodies(register: Register) -> None:
    assert register.groups["no-police"].label_en == "Police of Norway"
    assert register.groups["no-forces"].kind == "military"


def test_a_new_row_is_read_at_once(copy: Path) -> None:
    _add(copy, *_row(partisan="عصبة الاختبار المارقة"))
    register = load_register(DataFiles(copy))
    for text in ("هاجمت كتيبة الاختبار القرية", "هاجمت عصبة الاختبار المارقة القرية"):
        assert [a.group_id for a in find_actors(read_text(text), register, None)] == ["om-test"]


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        ({"kind": "army"}, "kind"),
        ({"source": "somewhere"}, "source"),
        ({"inter": "9"}, "inter"),
        ({"side": "nobody"}, "side"),
        ({"parent": "om-none"}, "parent"),
        ({"side": "oman@soon"}, "side"),
        ({"active": "long ago..now"}, "active"),
        ({"strong": "حركة طالبان"}, "strong"),
        ({"id": "om-government"}, "id"),
        ({"label_en": ""}, "id"),
    ],
)
def test_a_wrong_row_is_named(copy: Path, cells: dict[str, str], field: str) -> None:
    line = _add(copy, *_row(**cells))
    with pytest.raises(DataError) as error:
        load_register(DataFiles(copy))
    assert (error.value.line, error.value.field) == (line, field)
    assert str(error.value.file).endswith("gulf.tsv")


def test_an_entry_with_an_unknown_key_is_refused(copy: Path) -> None:
    heads = copy / "lexicon" / "actors_heads.yaml"
    heads.write_text(heads.read_text(encoding="utf-8") + "- id: head-x\n  colour: red\n", encoding="utf-8")
    with pytest.raises(DataError, match="actors_heads"):
        load_register(DataFiles(copy))


def test_a_name_may_pass_from_one_group_to_another(copy: Path) -> None:
    _add(copy, *_row(id="om-one", strong="لواء التجربة@..2015"))
    _add(copy, *_row(id="om-two", strong="لواء التجربة@2016.."))
    register = load_register(DataFiles(copy))
    text = read_text("هاجم لواء التجربة القرية")
    told = [find_actors(text, register, date(year, 6, 1))[0].group_id for year in (2014, 2020)]
    assert told == ["om-one", "om-two"]
