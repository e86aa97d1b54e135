"""Taking in places from outside: GeoNames dumps, OCHA COD-AB tables (Excel, CSV), plain CSV or TSV.

The result is a table of the shape of ``places-*.tsv``; what was refused and what is there already is reported,
row by row.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from openpyxl import load_workbook

from tawthiq.errors import DataError
from tawthiq.resources.gazetteer import LEVELS, PLACE_COLUMNS, Gazetteer, place_id
from tawthiq.resources.place_names import name_variants
from tawthiq.text.fold import fold_key

GEONAMES_DUMP = [
    "geonameid",
    "name",
    "asciiname",
    "alternatenames",
    "latitude",
    "longitude",
    "feature_class",
    "feature_code",
    "country_code",
    "cc2",
    "admin1_code",
    "admin2_code",
    "admin3_code",
    "admin4_code",
    "population",
    "elevation",
    "dem",
    "timezone",
    "modification_date",
]
"""Columns of the GeoNames main dump (its readme.txt): no header line, tab-separated."""
KIND_OF_FEATURE = {
    "PPLA": "city",
    "PPLC": "city",
    "PPLX": "quarter",
    "AIRP": "airport",
    "AIRB": "base",
    "DAM": "dam",
} | {
    "BDG": "bridge",
    "HSP": "hospital",
    "PRN": "prison",
    "PRT": "port",
    "MT": "mountain",
    "HLL": "hill",
    "VAL": "valley",
    "OILF": "field",
    "OILR": "refinery",
    "LK": "lake",
    "STM": "river",
    "ISL": "island",
    "AREA": "area",
    "RGN": "area",
}
"""GeoNames feature codes that are told apart; any other populated place is a village."""
COLUMN_NAMES = {
    "names": ("names", "name_ar", "arabic", "ar"),
    "name_en": ("name_en", "english", "name", "en"),
    "kind": ("kind", "type"),
    "unit": ("unit", "parent", "admin"),
    "lat": ("lat", "latitude", "y", "center_lat"),
    "lon": ("lon", "lng", "longitude", "x", "center_lon"),
    "note": ("note", "notes", "source"),
}
"""What outside tables call our columns."""
CLOSE_DEGREES = 0.1


@dataclass(slots=True)
class Imported:
    """``rows`` in the columns of ``places-*.tsv``; ``refused`` and ``known`` as (line, reason)."""

    rows: list[tuple[str, ...]] = field(default_factory=list)
    refused: list[tuple[int, str]] = field(default_factory=list)
    known: list[tuple[int, str]] = field(default_factory=list)

    def text(self) -> str:
        """The rows as a table that can be put beside the other ``places-*.tsv`` files."""
        head = "# Imported places. Columns as in the other places-*.tsv files.\n" + "\t".join(PLACE_COLUMNS) + "\n"
        return head + "".join("\t".join(row) + "\n" for row in self.rows)


def import_places(path: Path, gazetteer: Gazetteer, unit: str) -> Imported:
    """The places of a file, checked against the gazetteer. ``unit``: where a row does not say what encloses it.

    Raises DataError where the file cannot be read or no column holds names, or where ``unit`` is not known."""
    if unit not in gazetteer.entries:
        raise DataError(f"no unit {unit}", str(path))
    out = Imported()
    seen: set[str] = set()
    for line, cells in _records(path):
        _take(out, gazetteer, line, cells, unit, seen)
    return out


def _records(path: Path) -> Iterator[tuple[int, Mapping[str, str]]]:
    if not path.is_file():
        raise DataError("no such file", str(path))
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        yield from _named(path, _sheet(path))
        return
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            first = handle.readline()
            handle.seek(0)
            delimiter = "\t" if "\t" in first else ";" if first.count(";") > first.count(",") else ","
            lines = list(
                csv.reader(
                    handle, delimiter=delimiter, quoting=csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
                )
            )
    except UnicodeDecodeError as error:
        raise DataError(f"not UTF-8 at byte {error.start}", str(path)) from None
    if lines and len(lines[0]) == len(GEONAMES_DUMP) and lines[0][0].isdigit():
        yield from ((n, _of_geonames(dict(zip(GEONAMES_DUMP, row, strict=False)))) for n, row in enumerate(lines, 1))
        return
    yield from _named(path, lines)


def _sheet(path: Path) -> list[list[str]]:
    """The first sheet of a workbook as text."""
    workbook = load_workbook(path, read_only=True, data_only=True)
    rows = workbook.worksheets[0].iter_rows(values_only=True)
    return [["" if cell is None else str(cell) for cell in row] for row in rows]


def _named(path: Path, lines: Iterable[list[str]]) -> Iterator[tuple[int, Mapping[str, str]]]:
    rows = [(n, row) for n, row in enumerate(lines, 1) if any(c.strip() for c in row) and not row[0].startswith("#")]
    if not rows:
        return
    header = [cell.strip().casefold() for cell in rows[0][1]]
    columns = _cod_columns(header) or _own_columns(header)
    if "names" not in columns:
        raise DataError("no column of Arabic names (names, name_ar, admN_AR)", str(path), rows[0][0])
    for number, row in rows[1:]:
        yield number, {key: row[at].strip() if at < len(row) else "" for key, at in columns.items()}


def _own_columns(header: list[str]) -> dict[str, int]:
    return {
        key: header.index(name) for key, names in COLUMN_NAMES.items() for name in reversed(names) if name in header
    }


def _cod_columns(header: list[str]) -> dict[str, int]:
    """Columns of a COD-AB table: its deepest level (adm2_ar or adm2_name1 beside adm2_en or adm2_name)."""
    for level in ("4", "3", "2", "1"):
        arabic = next((h for h in (f"adm{level}_ar", f"admin{level}name_ar", f"adm{level}_name1") if h in header), None)
        if arabic is None:
            continue
        english = next(
            (h for h in (f"adm{level}_en", f"admin{level}name_en", f"adm{level}_name") if h in header), arabic
        )
        columns = {"names": header.index(arabic), "name_en": header.index(english)}
        return columns | {key: at for key, at in _own_columns(header).items() if key in ("lat", "lon")}
    return {}


def _of_geonames(cells: Mapping[str, str]) -> dict[str, str]:
    names = [n for n in cells["alternatenames"].split(",") if n and "\u0621" <= n[0] <= "\u064a"]
    default = "village" if cells["feature_class"] == "P" else "area"
    kind = KIND_OF_FEATURE.get(cells["feature_code"], default)
    return {
        "names": "|".join(names),
        "name_en": cells["name"],
        "kind": kind,
        "lat": cells["latitude"],
        "lon": cells["longitude"],
        "note": f"GeoNames {cells['geonameid']}",
    }


def _take(out: Imported, gazetteer: Gazetteer, line: int, cells: Mapping[str, str], unit: str, seen: set[str]) -> None:
    row = {column: cells.get(column, "").strip() for column in PLACE_COLUMNS}
    row["kind"], row["unit"] = row["kind"] or "village", row["unit"] or unit
    row["name_en"] = row["name_en"] or row["names"].split("|")[0]
    reason = _refusal(gazetteer, row)
    entry_id = place_id(row["unit"], row["name_en"])
    if reason is not None:
        out.refused.append((line, reason))
    elif entry_id in seen:
        out.refused.append((line, f"{row['name_en']} stands twice in the file"))
    elif (known := _known(gazetteer, row)) is not None:
        out.known.append((line, f"{row['names']} is {known}"))
    else:
        seen.add(entry_id)
        out.rows.append(tuple(row[column] for column in PLACE_COLUMNS))


def _refusal(gazetteer: Gazetteer, row: Mapping[str, str]) -> str | None:
    if not fold_key(row["names"]):
        return "no Arabic name"
    if row["kind"] not in LEVELS:
        return f"no such kind: {row['kind']}"
    if row["unit"] not in gazetteer.entries:
        return f"no unit {row['unit']}"
    if bool(row["lat"]) != bool(row["lon"]):
        return "one coordinate without the other"
    try:
        point = (float(row["lat"]), float(row["lon"])) if row["lat"] else (0.0, 0.0)
    except ValueError:
        return f"not a point: {row['lat']}, {row['lon']}"
    return None if abs(point[0]) <= 90 and abs(point[1]) <= 180 else f"out of range: {row['lat']}, {row['lon']}"


def _known(gazetteer: Gazetteer, row: Mapping[str, str]) -> str | None:
    """The id of an entry of the same name near that point, or in that unit where the row has no point."""
    for name in row["names"].split("|"):
        for words in name_variants(name) if fold_key(name) else ():
            for entry_id in gazetteer.by_name.get(" ".join(words), ()):
                entry = gazetteer.entries[entry_id]
                if entry.lat is None or entry.lon is None or not row["lat"]:
                    if row["unit"] in (entry.unit, *gazetteer.chain(entry_id)):
                        return entry_id
                elif max(abs(entry.lat - float(row["lat"])), abs(entry.lon - float(row["lon"]))) <= CLOSE_DEGREES:
                    return entry_id
    return None
