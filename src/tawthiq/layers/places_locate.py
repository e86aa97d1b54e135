"""Where a decided mention lies: coordinates, precision, radius, and on what they rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tawthiq.geography.distance import kilometres
from tawthiq.layers.places_mention import BORDER, NAMED, NATION, REGION, ROAD, SITE, Mention
from tawthiq.layers.places_resolve import Resolver
from tawthiq.resources.gazetteer import Entry
from tawthiq.text.text import Text

PRECISION = {
    "country": "country",
    "admin1": "governorate",
    "admin2": "district",
    "admin3": "district",
    "area": "district",
    "settlement": "settlement",
    "quarter": "settlement",
    "facility": "exact",
}
WIDE_AREA_KM, SMALL_UNIT_KM = 60.0, 25.0
"""An area wider than the first is told with the precision of a governorate and without a point; a first-level
unit no wider than
the second (Gaza, Damascus, Beirut) has one."""
RADIUS_KM = {"settlement": 3.0, "quarter": 2.0, "facility": 2.0}
LARGE_TOWN, LARGE_TOWN_KM = 200_000, 8.0
REGION_KM = {"settlement": 15.0, "quarter": 3.0, "facility": 3.0}
SITE_KM, NEAR_ROAD_KM = 5.0, 10.0


@dataclass(frozen=True, slots=True)
class Location:
    """A point in degrees or None, with precision, radius in kilometres, the entry it rests on and how
    (``basis``)."""

    lat: float | None
    lon: float | None
    precision: str
    radius_km: float | None
    basis: str | None
    entry: Entry | None


NOWHERE = Location(None, None, "unknown", None, None, None)


def locate(text: Text, resolver: Resolver, mention: Mention, kept: Sequence[Mention]) -> Location:
    """Where a mention lies. Never a governorate's or a country's middle for something inside it."""
    entry = resolver.chosen[id(mention)].entry if id(mention) in resolver.chosen else None
    if entry is not None:
        return as_seat(entry) if _names_town(mention, entry) else of_entry(entry, "gazetteer")
    if mention.rule == ROAD and mention.also:
        return _between(resolver, mention)
    if mention.rule in (REGION, BORDER):
        return _of_region(resolver, mention)
    referent = resolver.referents.get(id(mention))
    if referent is not None:
        found = locate(text, resolver, referent, kept)
        return Location(found.lat, found.lon, found.precision, found.radius_km, "told before", found.entry)
    return _inside(text, resolver, mention, kept)


def _names_town(mention: Mention, entry: Entry) -> bool:
    """Whether a lower unit's name, bare or after مدينة، بلدة, means the town that it is called after."""
    town = mention.head is None or (mention.head.class_ == "settlement" and mention.head.id != "zone")
    return town and mention.rule == NAMED and entry.level in ("admin2", "admin3")


def as_seat(entry: Entry) -> Location:
    """The town after which a lower unit is called: it lies at the unit's point."""
    return Location(entry.lat, entry.lon, "settlement", SITE_KM, "gazetteer", entry)


def _between(resolver: Resolver, mention: Mention) -> Location:
    """A road between two places: half-way, with half the way as radius."""
    ends = [e for m in (mention.base, *mention.also) if m is not None and (e := resolver.entry(m)) is not None]
    points = [(e.lat, e.lon) for e in ends if e.lat is not None and e.lon is not None]
    if len(points) < 2 or any(e.level in ("country", "admin1") for e in ends):
        return Location(None, None, "district", None, "place in its name", ends[0]) if ends else NOWHERE
    (lat_a, lon_a), (lat_b, lon_b) = points[:2]
    half = kilometres(lat_a, lon_a, lat_b, lon_b) / 2
    precision = "settlement" if half <= NEAR_ROAD_KM else "district"
    point = round((lat_a + lat_b) / 2, 3), round((lon_a + lon_b) / 2, 3)
    return Location(*point, precision, round(max(half, SITE_KM), 1), "between two places", ends[0])


def of_entry(entry: Entry, basis: str) -> Location:
    """The location of a gazetteer entry itself. Countries, governorates and wide areas have no point."""
    precision = PRECISION[entry.level]
    radius = entry.radius_km or RADIUS_KM.get(entry.level)
    if entry.level == "settlement" and entry.population >= LARGE_TOWN:
        radius = LARGE_TOWN_KM
    if entry.level == "area" and (entry.radius_km or 0) > WIDE_AREA_KM:
        precision = "governorate"
    small = entry.level == "admin1" and (entry.radius_km or WIDE_AREA_KM) <= SMALL_UNIT_KM
    point = precision not in ("country", "governorate") or small
    return Location(entry.lat if point else None, entry.lon if point else None, precision, radius, basis, entry)


def _of_region(resolver: Resolver, mention: Mention) -> Location:
    base = mention.base
    entry = resolver.entry(mention)
    if entry is None or base is None:
        entry = entry or _told_entry(resolver, mention)
        return (
            NOWHERE if entry is None else Location(None, None, _coarse(entry), entry.radius_km, "enclosing unit", entry)
        )
    if mention.rule == BORDER and entry.level in ("admin2", "admin3", "settlement") and not mention.also:
        return Location(entry.lat, entry.lon, "district", REGION_KM["settlement"], "side of a place", entry)
    if mention.rule == BORDER or entry.level in ("country", "admin1"):
        precision = "district" if mention.rule == BORDER else PRECISION[entry.level]
        return Location(None, None, precision, entry.radius_km, "side of a region", entry)
    whole = of_entry(entry, "")
    part = mention.region is not None and mention.region.kind == "part"
    precision = whole.precision if part or entry.level in ("quarter", "facility") else "district"
    radius = whole.radius_km if part else REGION_KM.get(entry.level, whole.radius_km)
    if whole.precision == "governorate":
        return Location(None, None, whole.precision, whole.radius_km, "side of a region", entry)
    return Location(whole.lat, whole.lon, precision, radius, "side of a place", entry)


def _told_entry(resolver: Resolver, mention: Mention) -> Entry | None:
    told = resolver.told(mention)
    return resolver.gazetteer.entries[told[0]] if told else None


def _coarse(entry: Entry) -> str:
    return PRECISION[entry.level] if entry.level in ("country", "admin1", "admin2", "admin3", "area") else "district"


def _inside(text: Text, resolver: Resolver, mention: Mention, kept: Sequence[Mention]) -> Location:
    """Something the gazetteer does not know: where its base, neighbour or enclosing place lies, no finer than
    that."""
    for place, basis in _anchors(text, resolver, mention, kept):
        entry = resolver.entry(place)
        if entry is None:
            continue
        within = of_entry(entry, basis)
        if within.precision in ("exact", "settlement"):
            return Location(within.lat, within.lon, "settlement", max(within.radius_km or 0, SITE_KM), basis, entry)
        radius = entry.radius_km
        if place.rule in (REGION, BORDER) and entry.level in ("settlement", "quarter", "facility"):
            return Location(within.lat, within.lon, "district", radius, basis, entry)
        return Location(within.lat, within.lon, within.precision, radius, basis, entry)
    return NOWHERE


def _anchors(text: Text, resolver: Resolver, mention: Mention, kept: Sequence[Mention]) -> list[tuple[Mention, str]]:
    """Places by which an unknown one may be located, best first."""
    base = mention.base if mention.base is not None and (mention.head is None or mention.head.locates) else None
    anchors = [(base, "place in its name"), (mention.by, "neighbour"), (mention.parent, "enclosing place")]
    if mention.by is not None and mention.by.parent is not None:
        anchors.append((mention.by.parent, "enclosing place"))
    if mention.level in ("facility", "quarter") or mention.rule == SITE:
        anchors.append((_settlement_near(text, resolver, mention, kept), "settlement of the sentence"))
    return [(place, basis) for place, basis in anchors if place is not None and place is not mention]


def _settlement_near(text: Text, resolver: Resolver, mention: Mention, kept: Sequence[Mention]) -> Mention | None:
    """The nearest settlement of the sentence, or the one that the document is about."""
    settlements = [
        m
        for m in kept
        if m.rule not in (NATION, BORDER)
        and (id(m) in resolver.chosen or m.rule == REGION)
        and not m.dateline
        and (e := resolver.entry(m)) is not None
        and e.level in ("settlement", "admin2", "admin3")
    ]
    sentence = text.sentence_of(mention.first)
    same = [m for m in settlements if sentence.first <= m.first < sentence.last]
    if same:
        return min(same, key=lambda m: abs(m.first - mention.first))
    return _main_settlement(resolver, settlements)


def _main_settlement(resolver: Resolver, settlements: Sequence[Mention]) -> Mention | None:
    """The settlement that more than half of a report's settlements are mentions of, or None."""
    counts = Counter(e.id for m in settlements if (e := resolver.entry(m)) is not None)
    best = counts.most_common(1)
    if not best or best[0][1] * 2 <= counts.total():
        return None
    return next(m for m in settlements if (e := resolver.entry(m)) is not None and e.id == best[0][0])
