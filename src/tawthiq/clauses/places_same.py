"""When two mentions tell one place: «بلدة سرجة» and «البلدة», «ريف إدلب الجنوبي» and «جنوبي إدلب»."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tawthiq.clauses.draft import Filled
from tawthiq.layers.annotation import Place

_AROUND = frozenset({"near", "outskirts", "centre_of", "above"})
"""Sides of a place that are still that place when somebody asks where."""
_UNITS = frozenset({"admin1", "admin2", "admin3", "area"})
_BACK = "back"
"""In the first cue of a place that refers back to one named before."""
_TOWNS = frozenset({"settlement", "quarter"})


def same_place(one: Place, two: Place) -> bool:
    """Whether two mentions name one place, or a place and a part of it that a record does not tell apart."""
    if one.gazetteer_id is not None and one.gazetteer_id == two.gazetteer_id:
        return True
    if not one.core or one.core != two.core or (one.country and two.country and one.country != two.country):
        return False
    if "facility" in (one.level, two.level):
        return one.level == two.level and (one.head == two.head or None in (one.gazetteer_id, two.gazetteer_id))
    if not _sides_agree(one.side, two.side):
        return False
    return _region(one) == _region(two) or _loose(one) or _loose(two)


def _sides_agree(one: str | None, two: str | None) -> bool:
    """Sides of which one says no more than the other (north, northwest); none at all agrees with any."""
    if one is None or two is None or one in _AROUND or two in _AROUND:
        return True
    first, second = _points(one), _points(two)
    return first <= second or second <= first


def _points(side: str) -> frozenset[str]:
    return frozenset(point for point in ("north", "south", "east", "west") if point in side) or frozenset((side,))


def _region(place: Place) -> bool:
    """True for a countryside, a direction of a unit, and a unit itself; not for a town and its edges."""
    return place.level in _UNITS and place.side not in _AROUND


def _loose(place: Place) -> bool:
    """A bare name (إدلب) may be the town or the governorate."""
    return place.head is None and place.level in _TOWNS


def referent(places: Sequence[Place], place: Place) -> Place:
    """The first mention of the place that a definite noun refers back to (القاعدة), or the place itself."""
    seen: set[int] = set()
    while place.refers_to is not None and place.side is None and place.refers_to not in seen:
        seen.add(place.refers_to)
        place = places[place.refers_to]
    return place


def gathered(places: Sequence[Place], filled: Iterable[Filled[Place]]) -> list[list[Filled[Place]]]:
    """The tellings of each place together, in the order of the text. ``places``: all of the text, for what refers
    back.
    """
    groups: list[list[Filled[Place]]] = []
    for f in sorted(filled, key=lambda f: f.value.first):
        meant = referent(places, f.value)
        home = next((g for g in groups if any(same_place(meant, referent(places, o.value)) for o in g)), None)
        if home is None:
            groups.append([f])
        else:
            home.append(f)
    return groups


def best_telling(told: Sequence[Filled[Place]]) -> Filled[Place]:
    """The telling that is quoted: not a mere back reference, the surest, the first."""
    return max(told, key=lambda f: (not refers_back(f.value), f.score, -f.value.first))


def refers_back(place: Place) -> bool:
    """A definite head noun alone (القاعدة، المدينة) that the places layer has read as one named before."""
    return any(_BACK in cue for cue in place.cues[:1])
