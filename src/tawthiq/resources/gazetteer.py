"""The gazetteer: countries, units and places with their Arabic names, from the tables in ``data/gazetteer/``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from tawthiq.errors import DataError
from tawthiq.resources.files import DataFiles
from tawthiq.resources.place_names import name_variants
from tawthiq.resources.places import PlaceLexicon, load_place_lexicon
from tawthiq.resources.tables import Row, load_table
from tawthiq.text.fold import fold_key
from tawthiq.text.letters import ar

FOLDER = "gazetteer"
COUNTRY_COLUMNS = ("id", "names", "name_en", "adjectives", "people", "capital", "lat", "lon")
UNIT_COLUMNS = ("id", "level", "parent", "names", "name_en", "lat", "lon", "radius_km", "geonames")
GEONAMES_COLUMNS = ("id", "names", "name_en", "unit", "lat", "lon", "population")
PLACE_COLUMNS = ("names", "name_en", "kind", "unit", "lat", "lon", "note")
UNIT_LEVELS = ("admin1", "admin2", "admin3", "area")
LEVELS = {
    **dict.fromkeys(("city", "town", "village", "settlement", "camp", "farm"), "settlement"),
    "quarter": "quarter",
    **dict.fromkeys(
        ("area", "mountain", "hill", "valley", "river", "lake", "sea", "island", "plain", "desert", "forest"), "area"
    ),
    **dict.fromkeys(
        ("base", "airport", "crossing", "bridge", "dam", "field", "refinery", "hospital", "prison", "port"), "facility"
    ),
    **dict.fromkeys(
        ("road", "street", "square", "checkpoint", "gate", "plant", "school", "mosque", "church"), "facility"
    ),
    **dict.fromkeys(("shrine", "market", "depot", "building", "station", "factory", "post", "castle"), "facility"),
}
"""Kinds of the hand-written tables and the level of the record that each has."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A place that has a name. ``unit``: id of what encloses it ("" for a country). ``lat``/``lon``: degrees,
    or None where nobody
    was sure to 10 km. ``radius_km``: most of it lies within. ``population`` 0 = unknown. ``source``: the table
    it stands in."""

    id: str
    names: tuple[str, ...]
    name_en: str
    kind: str
    level: str
    unit: str
    country: str
    lat: float | None
    lon: float | None
    radius_km: float | None = None
    population: int = 0
    source: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A spelling in the index: the words after the first, and the ids of the entries that bear it. ``weak``:
    also a common word."""

    rest: tuple[str, ...]
    ids: tuple[str, ...]
    weak: bool


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """Entries by id, and an index from the first folded word of a name to its spellings, longest first. Read-only.

    ``nationalities``: folded adjective → country; ``capitals``: country → entry id; ``words``: the lexicon of
    place words.
    ``openings`` and ``phrases``: caches of the place layer, by word form.
    """

    entries: dict[str, Entry]
    index: dict[str, tuple[Name, ...]]
    nationalities: dict[str, str]
    capitals: dict[str, str]
    words: PlaceLexicon
    openings: dict[str, frozenset[str]] = field(default_factory=dict)
    phrases: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)

    def chain(self, entry_id: str) -> tuple[str, ...]:
        """The ids that enclose an entry, nearest first, up to the country."""
        return self._enclosing[entry_id][0]

    def admin1(self, entry_id: str) -> Entry | None:
        """The first-level unit that an entry is or lies in."""
        return self._enclosing[entry_id][1]

    @cached_property
    def _enclosing(self) -> dict[str, tuple[tuple[str, ...], Entry | None]]:
        out = {}
        for entry in self.entries.values():
            chain: list[str] = []
            around = entry
            while around.unit and around.unit not in chain:
                chain.append(around.unit)
                around = self.entries[around.unit]
            levels = (self.entries[i] for i in (entry.id, *chain))
            out[entry.id] = (tuple(chain), next((e for e in levels if e.level == "admin1"), None))
        return out

    @cached_property
    def by_name(self) -> dict[str, tuple[str, ...]]:
        """Entry ids by whole folded name."""
        out: dict[str, dict[str, None]] = {}
        for first, names in self.index.items():
            for name in names:
                out.setdefault(" ".join((first, *name.rest)), {}).update(dict.fromkeys(name.ids))
        return {name: tuple(ids) for name, ids in out.items()}


def load_gazetteer(files: DataFiles) -> Gazetteer:
    """The gazetteer of ``files``. Raises DataError (file, line, field) on a row that does not fit."""
    countries = load_table(files, f"{FOLDER}/countries.tsv", COUNTRY_COLUMNS)
    entries = _all_entries(files, countries)
    weak = {fold_key(row.cells["name"]) for row in load_table(files, f"{FOLDER}/weak.tsv", ("name", "why"))}
    words = load_place_lexicon(files)
    index = build_index(entries.values(), weak, frozenset(words.heads))
    return Gazetteer(entries, index, _nationalities(countries), _capitals(countries, entries), words)


def _all_entries(files: DataFiles, countries: list[Row]) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    dropped = {row.cells["id"] for row in load_table(files, f"{FOLDER}/dropped.tsv", ("id", "why"))}
    tables = [(countries, _country), (load_table(files, f"{FOLDER}/units.tsv", UNIT_COLUMNS), _unit)]
    tables += [
        (load_table(files, name, PLACE_COLUMNS), _place)
        for name in files.names(FOLDER, ".tsv")
        if name.startswith(f"{FOLDER}/places-")
    ]
    tables.append((load_table(files, f"{FOLDER}/geonames.tsv", GEONAMES_COLUMNS), _geonames))
    for rows, make in tables:
        for row in rows:
            entry = make(row)
            if entry.id in entries:
                raise row.error(f"{entry.id} stands twice", "id")
            if entry.id not in dropped:
                entries[entry.id] = entry
        _check_units(rows, entries)
    return entries


def _check_units(rows: list[Row], entries: dict[str, Entry]) -> None:
    for row in rows:
        unit = row.cells.get("unit", row.cells.get("parent", ""))
        if unit and unit not in entries:
            raise row.error(f"no unit {unit}", "unit")


def _names(row: Row) -> tuple[str, ...]:
    names = tuple(name.strip() for name in row.cells["names"].split("|") if name.strip())
    if not names:
        raise row.error("no name", "names")
    return names


def _degrees(row: Row, column: str, most: float) -> float | None:
    cell = row.cells[column]
    if not cell:
        return None
    try:
        value = float(cell)
    except ValueError:
        raise row.error(f"not a number: {cell!r}", column) from None
    if abs(value) > most:
        raise row.error(f"out of range: {cell}", column)
    return value


def _point(row: Row) -> tuple[float | None, float | None]:
    lat, lon = _degrees(row, "lat", 90), _degrees(row, "lon", 180)
    if (lat is None) != (lon is None):
        raise row.error("one coordinate without the other", "lat")
    return lat, lon


def _country(row: Row) -> Entry:
    lat, lon = _point(row)
    cells = row.cells
    return Entry(
        cells["id"], _names(row), cells["name_en"], "country", "country", "", cells["id"], lat, lon, source=row.file
    )


def _unit(row: Row) -> Entry:
    lat, lon = _point(row)
    cells = row.cells
    if cells["level"] not in UNIT_LEVELS:
        raise row.error(f"no such level: {cells['level']}", "level")
    radius = _degrees(row, "radius_km", 1000)
    return Entry(
        cells["id"],
        _names(row),
        cells["name_en"],
        cells["level"],
        cells["level"],
        cells["parent"],
        cells["id"][:2],
        lat,
        lon,
        radius,
        source=row.file,
    )


def _place(row: Row) -> Entry:
    lat, lon = _point(row)
    cells = row.cells
    if cells["kind"] not in LEVELS:
        raise row.error(f"no such kind: {cells['kind']}", "kind")
    return Entry(
        place_id(cells["unit"], cells["name_en"]),
        _names(row),
        cells["name_en"],
        cells["kind"],
        LEVELS[cells["kind"]],
        cells["unit"],
        cells["unit"][:2],
        lat,
        lon,
        source=row.file,
    )


def _geonames(row: Row) -> Entry:
    lat, lon = _point(row)
    cells = row.cells
    if not cells["population"].isdigit():
        raise row.error("not a whole number", "population")
    return Entry(
        cells["id"],
        _names(row),
        cells["name_en"],
        "settlement",
        "settlement",
        cells["unit"],
        cells["unit"][:2],
        lat,
        lon,
        population=int(cells["population"]),
        source=row.file,
    )


def place_id(unit: str, name_en: str) -> str:
    """The id of a hand-written place: its unit and its English name, letters only."""
    return f"{unit}:{re.sub(r'[^a-z0-9]+', '-', name_en.lower()).strip('-')}"


def build_index(entries: Iterable[Entry], weak: set[str], heads: frozenset[str]) -> dict[str, tuple[Name, ...]]:
    """First folded word → spellings that begin with it, longest first. A name that is but a head noun
    (المدينة) is no name."""
    spellings: dict[tuple[str, ...], dict[str, None]] = {}
    for entry in entries:
        for name in entry.names:
            for words in name_variants(name):
                settled = entry.level in ("settlement", "quarter")
                if settled and len(words) == 1 and words[0].removeprefix(ar("Al")) in heads:
                    continue
                spellings.setdefault(words, {})[entry.id] = None
    index: dict[str, list[Name]] = {}
    for words, ids in spellings.items():
        index.setdefault(words[0], []).append(Name(words[1:], tuple(ids), " ".join(words) in weak))
    return {first: tuple(sorted(names, key=lambda n: -len(n.rest))) for first, names in index.items()}


def _nationalities(rows: list[Row]) -> dict[str, str]:
    endings = [ar(e) for e in ("", "h", "wn", "yn", "An", "tAn", "tyn", "At", "A")]
    out: dict[str, str] = {}
    for row in rows:
        for adjective in filter(None, row.cells["adjectives"].split("|")):
            out.update({fold_key(adjective) + ending: row.cells["id"] for ending in endings})
        out.update({fold_key(people): row.cells["id"] for people in filter(None, row.cells["people"].split("|"))})
    return out


def _capitals(rows: list[Row], entries: dict[str, Entry]) -> dict[str, str]:
    out = {row.cells["id"]: row.cells["capital"] for row in rows if row.cells["capital"]}
    for row in rows:
        if row.cells["capital"] and row.cells["capital"] not in entries:
            raise DataError(f"no place {row.cells['capital']}", row.file, row.line, "capital")
    return out
