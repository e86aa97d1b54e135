"""Which of the places that bear a name is meant, and why."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from tawthiq.geography.distance import kilometres
from tawthiq.resources.gazetteer import Entry, Gazetteer

TOLD_UNIT, OTHER_UNIT = 6.0, -3.0
COUNTRY_SHARE, ADMIN1_SHARE, NEIGHBOUR, BESIDE, OUTLET = 3.0, 2.0, 1.5, 2.5, 0.5
NEIGHBOUR_KM, NOT_ITSELF_KM = 45.0, 2.0
BY_HAND = 0.7
LEVEL_WEIGHT = {"country": 3.0, "admin1": 1.2, "admin2": 0.6, "admin3": 0.4, "area": 0.8}
MEANT_LEVEL, NEXT_LEVEL, TERM = 4.0, 3.0, 1.0
BARE_SHARE = 0.4
"""Weights of the kinds of evidence: set by hand so that a unit told in the text outweighs all else."""
DOUBT_MARGIN, DOUBT_KM = 0.25, 40.0


@dataclass(slots=True)
class Evidence:
    """What a document says about where it happens: votes for countries and first-level units, points of
    certain places."""

    countries: Counter[str] = field(default_factory=Counter)
    units: Counter[str] = field(default_factory=Counter)
    points: list[tuple[float, float]] = field(default_factory=list)
    outlet_country: str | None = None


@dataclass(frozen=True, slots=True)
class Hints:
    """What the text says of one name. ``told``: units of which one is said to enclose it; ``levels``: levels
    that its head noun
    (or its being bare) speaks for; ``beside``: the place told before it in one list."""

    told: Collection[str] = ()
    levels: tuple[str, ...] = ()
    countries: Collection[str] = ()
    beside: Entry | None = None
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its score and the reasons that made it."""

    entry: Entry
    score: float
    reasons: tuple[str, ...]


def rank(gazetteer: Gazetteer, ids: Iterable[str], evidence: Evidence, hints: Hints) -> list[Ranked]:
    """The candidates, best first."""
    ranked = [_score(gazetteer, gazetteer.entries[i], evidence, hints) for i in dict.fromkeys(ids)]
    return sorted(ranked, key=lambda r: (-r.score, r.entry.id))


def doubtful(ranked: list[Ranked]) -> bool:
    """Whether the two best are far apart and nothing decides between them."""
    if len(ranked) < 2 or ranked[0].score - ranked[1].score >= DOUBT_MARGIN:
        return False
    a, b = ranked[0].entry, ranked[1].entry
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return a.country != b.country
    return kilometres(a.lat, a.lon, b.lat, b.lon) > DOUBT_KM


def _score(gazetteer: Gazetteer, entry: Entry, evidence: Evidence, hints: Hints) -> Ranked:
    score, reasons = _prominence(entry), []
    for points, reason in (*_of_text(gazetteer, entry, hints), *_of_document(gazetteer, entry, evidence)):
        score += points
        if points > 0:
            reasons.append(reason)
    return Ranked(entry, round(score, 3), tuple(reasons))


def _of_text(gazetteer: Gazetteer, entry: Entry, hints: Hints) -> Iterable[tuple[float, str]]:
    """What the words around the name speak for."""
    if hints.told:
        holding = next((unit for unit in hints.told if encloses(gazetteer, unit, entry)), None)
        yield (TOLD_UNIT, f"in {holding}, told in the text") if holding is not None else (OTHER_UNIT, "")
    if entry.level in hints.levels:
        points = MEANT_LEVEL if entry.level == hints.levels[0] else NEXT_LEVEL
        yield points * (BARE_SHARE if hints.bare else 1.0), f"a {entry.level}, as its head noun or its being bare says"
    if entry.country in hints.countries:
        yield TERM, f"the term is used in {entry.country}"
    if hints.beside is not None:
        unit = gazetteer.admin1(entry.id)
        if unit is not None and unit is gazetteer.admin1(hints.beside.id):
            yield BESIDE, f"listed with {hints.beside.id}"
        elif entry.country == hints.beside.country:
            yield BESIDE / 2, f"listed with {hints.beside.id}"


def _of_document(gazetteer: Gazetteer, entry: Entry, evidence: Evidence) -> Iterable[tuple[float, str]]:
    """What the other places of the document, and the outlet, speak for."""
    if evidence.countries[entry.country]:
        share = evidence.countries[entry.country] / evidence.countries.total()
        yield COUNTRY_SHARE * share, f"{entry.country}, as other places"
    unit = gazetteer.admin1(entry.id)
    if unit is not None and evidence.units[unit.id]:
        yield ADMIN1_SHARE * evidence.units[unit.id] / evidence.units.total(), f"{unit.id}, as other places"
    if _has_neighbour(entry, evidence):
        yield NEIGHBOUR, "near other places"
    if entry.country == evidence.outlet_country:
        yield OUTLET, "country of the outlet"


def _prominence(entry: Entry) -> float:
    score = LEVEL_WEIGHT.get(entry.level, 0.0)
    if entry.population:
        return score + math.log10(entry.population) / 3
    return score + (BY_HAND if "places-" in entry.source else 0.0)


def _has_neighbour(entry: Entry, evidence: Evidence) -> bool:
    if entry.lat is None or entry.lon is None or entry.level in ("country", "admin1"):
        return False
    return any(NOT_ITSELF_KM < kilometres(entry.lat, entry.lon, *point) <= NEIGHBOUR_KM for point in evidence.points)


def encloses(gazetteer: Gazetteer, unit_id: str, entry: Entry) -> bool:
    """Whether a unit (or a settlement, for what lies in it) holds an entry: by its chain, or within its radius."""
    if unit_id == entry.id or unit_id in gazetteer.chain(entry.id):
        return True
    unit = gazetteer.entries[unit_id]
    if unit.level in ("country", "admin1") or unit.lat is None or unit.lon is None:
        return False
    if entry.lat is None or entry.lon is None:
        return False
    return kilometres(unit.lat, unit.lon, entry.lat, entry.lon) <= (unit.radius_km or 12.0) * 1.2
