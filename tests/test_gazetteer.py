"""The gazetteer: its tables load, its points are where their units are, places are found and taken in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from openpyxl import Workbook

from tawthiq.errors import DataError
from tawthiq.geography.distance import bearing, kilometres, moved
from tawthiq.geography.find import find
from tawthiq.geography.ranking import Evidence, Hints, doubtful, encloses, rank
from tawthiq.resources.files import DataFiles
from tawthiq.resources.gazetteer import PLACE_COLUMNS, Entry, Gazetteer, load_gazetteer
from tawthiq.resources.gazetteer_import import GEONAMES_DUMP, import_places
from tawthiq.resources.place_names import name_variants
from tawthiq.resources.tables import load_table
from tawthiq.text.fold import fold_key

MARGIN_KM = 25.0
"""How far outside the hull of its unit's GeoNames towns a hand-written point may lie: towns do not reach the border."""
LEAST_TOWNS = 4
NAMESAKE_KM = 30.0
"""Two places of one name in one unit that lie further apart than this are two places."""
Point = tuple[float, float]


@cache
def gazetteer() -> Gazetteer:
    return load_gazetteer(DataFiles())


def hand_written() -> Iterator[tuple[Entry, str]]:
    """Entries of the places-*.tsv tables with their notes."""
    files, entries = DataFiles(), gazetteer().entries
    by_name = {(e.source, e.unit, e.name_en): e for e in entries.values()}
    for name in files.names("gazetteer", ".tsv"):
        if "/places-" in name:
            for row in load_table(files, name, PLACE_COLUMNS):
                yield by_name[name, row.cells["unit"], row.cells["name_en"]], row.cells["note"]


def hull(points: list[Point]) -> list[Point]:
    """The convex hull, counter-clockwise (Andrew's monotone chain)."""
    points = sorted(set(points))

    def half(ordered: list[Point]) -> list[Point]:
        out: list[Point] = []
        for point in ordered:
            while len(out) >= 2 and turn(out[-2], out[-1], point) <= 0:
                out.pop()
            out.append(point)
        return out[:-1]

    return half(points) + half(points[::-1])


def turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def outside_km(point: Point, corners: list[Point]) -> float:
    """0 inside the hull, else the distance to its nearest edge (edges walked in steps)."""
    edges = list(zip(corners, corners[1:] + corners[:1], strict=True))
    if all(turn(a, b, point) >= 0 for a, b in edges):
        return 0.0
    steps = [i / 20 for i in range(21)]
    return min(kilometres(*point, a[0] + (b[0] - a[0]) * s, a[1] + (b[1] - a[1]) * s) for a, b in edges for s in steps)


@cache
def towns_by_unit() -> dict[str, list[Point]]:
    towns: dict[str, list[Point]] = defaultdict(list)
    for entry in gazetteer().entries.values():
        if entry.source.endswith("geonames.tsv") and entry.lat is not None and entry.lon is not None:
            for unit in gazetteer().chain(entry.id):
                towns[unit].append((entry.lat, entry.lon))
    return towns


def reference(entry: Entry) -> list[Point]:
    """The GeoNames towns of the smallest unit around an entry that has enough of them."""
    for unit in gazetteer().chain(entry.id):
        if len(set(towns_by_unit()[unit])) >= LEAST_TOWNS:
            return towns_by_unit()[unit]
    return []


def test_hand_written_points_lie_where_their_unit_lies() -> None:
    astray = []
    for entry, note in hand_written():
        if entry.lat is None or entry.lon is None or note:
            continue
        towns = reference(entry)
        away = outside_km((entry.lat, entry.lon), hull(towns)) if towns else 0.0
        units = [gazetteer().entries[i] for i in gazetteer().chain(entry.id)]
        held = any(
            u.radius_km and u.lat is not None and u.lon is not None
            and kilometres(u.lat, u.lon, entry.lat, entry.lon) <= u.radius_km * 1.5
            for u in units
        )  # fmt: skip
        if away > MARGIN_KM and not (held and away <= 4 * MARGIN_KM):
            astray.append(f"{entry.id} {entry.names[0]} {entry.lat},{entry.lon}: {away:.0f} km outside")
    assert not astray, "\n".join(astray)


def test_hand_written_points_agree_with_geonames_of_the_same_name() -> None:
    """A town that GeoNames knows in the same first-level unit lies within 15 km, unless a note says why not."""
    astray = []
    for entry, note in hand_written():
        unit = gazetteer().admin1(entry.id)
        if entry.lat is None or entry.lon is None or unit is None or entry.level != "settlement" or note:
            continue
        for name in entry.names:
            for other in (gazetteer().entries[i] for i in gazetteer().by_name.get(fold_key(name), ())):
                if not other.source.endswith("geonames.tsv") or gazetteer().admin1(other.id) is not unit:
                    continue
                assert other.lat is not None
                assert other.lon is not None
                away = kilometres(entry.lat, entry.lon, other.lat, other.lon)
                if 15 < away <= NAMESAKE_KM:
                    astray.append(f"{entry.id} {name}: {away:.0f} km from {other.id} {other.lat},{other.lon}")
    assert not astray, "\n".join(astray)


@pytest.mark.parametrize(
    ("country", "least"),
    [
        ("SY", 1200),
        ("IQ", 350),
        ("YE", 700),
        ("LB", 330),
        ("PS", 700),
        ("LY", 150),
        ("SD", 220),
        ("EG", 200),
        ("IL", 200),
    ],
)
def test_the_region_is_covered(country: str, least: int) -> None:
    assert sum(e.country == country for e in gazetteer().entries.values()) >= least


@pytest.mark.parametrize(
    ("country", "admin1"),
    [("SY", 14), ("IQ", 19), ("YE", 22), ("TR", 81), ("IR", 31), ("EG", 27), ("LY", 22), ("SD", 18)],
)
def test_first_level_units_are_complete(country: str, admin1: int) -> None:
    units = [e for e in gazetteer().entries.values() if e.country == country and e.level == "admin1"]
    assert len(units) == admin1


def test_all_of_yemens_districts_are_there() -> None:
    assert sum(e.country == "YE" and e.level == "admin2" for e in gazetteer().entries.values()) == 333


def test_every_chain_ends_in_a_country() -> None:
    for entry in gazetteer().entries.values():
        chain = gazetteer().chain(entry.id)
        top = gazetteer().entries[chain[-1]] if chain else entry
        assert top.level == "country", entry.id


def test_names_written_apart_and_together_are_one() -> None:
    assert ("كفرنوران",) in name_variants("كفر نوران")
    assert ("كفر", "نوران") in name_variants("كفرنوران")
    assert ("ابي", "كمال") in name_variants("أبو كمال")
    assert ("خانيونس",) in name_variants("خان يونس")


@pytest.mark.parametrize(
    ("name", "within"),
    [
        ("كفرنوران", "SY"),
        ("خانيونس", "PS"),
        ("الفلوجه", "IQ"),
        ("بنت جبيل", "LB"),
        ("كتاف", "YE"),
        ("ترهونة", "LY"),
        ("الجنينة", "SD"),
    ],
)
def test_find_by_arabic_name(name: str, within: str) -> None:
    found = find(gazetteer(), name)
    assert found
    assert all(f.how == "name" for f in found)
    assert within in {f.entry.country for f in found}


def test_find_by_english_name_and_by_likeness() -> None:
    assert {f.how for f in find(gazetteer(), "Kafr Nuran")} == {"english"}
    like = find(gazetteer(), "الميادن")
    assert like[0].how == "like"
    assert any("الميادين" in f.entry.names for f in like)
    assert find(gazetteer(), "ظظظظظظ") == []


def test_find_says_what_encloses_a_place() -> None:
    found = find(gazetteer(), "كنصفرة")[0]
    assert found.within[-1] == "Syria"
    assert "Idlib" in found.within


def test_ranking_gives_its_reasons() -> None:
    ids = gazetteer().by_name[fold_key("طرابلس")]
    libya = rank(gazetteer(), ids, Evidence(), Hints(told=("LY",)))[0]
    assert libya.entry.country == "LY"
    assert "in LY, told in the text" in libya.reasons
    votes = Evidence()
    votes.countries["LB"] = 3
    assert rank(gazetteer(), ids, votes, Hints(levels=("settlement",)))[0].entry.country == "LB"


def test_two_namesakes_without_evidence_stay_undecided() -> None:
    saida = [e.id for e in gazetteer().entries.values() if e.name_en in ("Saida (Daraa)", "Saida (Tulkarm)")]
    assert len(saida) == 2
    assert doubtful(rank(gazetteer(), saida, Evidence(), Hints()))


def test_a_unit_encloses_by_chain_or_by_distance() -> None:
    by_english = {e.name_en: e for e in gazetteer().entries.values()}
    assert encloses(gazetteer(), "SY-ID", by_english["Kansafra"])
    assert encloses(gazetteer(), "SY-ID-ariha", by_english["Kansafra"])
    assert not encloses(gazetteer(), "SY-HL", by_english["Kansafra"])


def test_distance_and_bearing() -> None:
    assert kilometres(33.51, 36.29, 36.2, 37.16) == pytest.approx(310, abs=10)
    assert bearing(33.51, 36.29, 36.2, 36.29) == "north"
    north = moved(35.0, 40.0, "north", 11.12)
    assert north == (35.1, 40.0)


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_import_of_a_plain_table(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "villages.csv",
        "name_ar,name_en,lat,lon\nعين الغزلان,Ayn al-Ghizlan,36.0,37.0\nكنصفرة,Kansafra,35.66,36.51\n"
        ",Nameless,1,2\nتل بعيد,Far,99,1\n",
    )
    taken = import_places(path, gazetteer(), "SY-HL")
    assert taken.rows == [("عين الغزلان", "Ayn al-Ghizlan", "village", "SY-HL", "36.0", "37.0", "")]
    assert [line for line, _ in taken.refused] == [4, 5]
    assert taken.known[0][0] == 3
    again = write(tmp_path, "places-own.tsv", taken.text())
    rows = load_table(DataFiles(tmp_path), again.name, PLACE_COLUMNS)
    assert rows[0].cells["names"] == "عين الغزلان"


def test_import_of_a_geonames_dump(tmp_path: Path) -> None:
    cells = dict.fromkeys(GEONAMES_DUMP, "")
    cells |= {
        "geonameid": "1",
        "name": "Ayn Wahmi",
        "alternatenames": "Ain Wahmi,عين وهمي",
        "latitude": "35.1",
        "longitude": "37.2",
    }
    cells |= {"feature_class": "P", "feature_code": "PPL"}
    path = write(tmp_path, "SY.txt", "\t".join(cells.values()) + "\n")
    taken = import_places(path, gazetteer(), "SY-HM")
    assert taken.rows == [("عين وهمي", "Ayn Wahmi", "village", "SY-HM", "35.1", "37.2", "GeoNames 1")]


def test_import_of_a_cod_ab_workbook(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["ADM1_EN", "ADM1_AR", "ADM2_EN", "ADM2_AR", "ADM2_PCODE"])
    sheet.append(["Homs", "حمص", "Wahmiya", "وهمية", "SY0409"])
    book.save(tmp_path / "admin.xlsx")
    taken = import_places(tmp_path / "admin.xlsx", gazetteer(), "SY-HI")
    assert [row[:2] for row in taken.rows] == [("وهمية", "Wahmiya")]


def test_import_says_what_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no column of Arabic names"):
        import_places(write(tmp_path, "x.csv", "a,b\n1,2\n"), gazetteer(), "SY")
    with pytest.raises(DataError, match="no unit"):
        import_places(write(tmp_path, "y.csv", "names\nأ\n"), gazetteer(), "nowhere")
    with pytest.raises(DataError, match="no such file"):
        import_places(tmp_path / "absent.csv", gazetteer(), "SY")
