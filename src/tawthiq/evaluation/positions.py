"""How far answered coordinates are from gold ones."""

from __future__ import annotations

import math
from dataclasses import dataclass

from tawthiq.evaluation.pairing import QUOTE_LEAST, pair, same_quote
from tawthiq.evaluation.slots import values
from tawthiq.evaluation.words import Json

# Kilometres within which a place counts as found, and beyond which it counts as far off.
NEAR_KM, FAR_KM = 10, 50
_DIAMETER_KM = 12_742


@dataclass(slots=True)
class Positions:
    """Gold coordinates of paired places, how many were answered, met within 10 km, and missed by more than 50."""

    gold: int = 0
    answered: int = 0
    near: int = 0
    far: int = 0

    def add(self, gold: Json, found: Json) -> None:
        """Count the places of one pair of events."""
        left, right = values(gold, "places"), values(found, "places")
        for i, j in pair(left, right, same_quote, QUOTE_LEAST):
            here, there = _point(left[i]), _point(right[j])
            if here is None:
                continue
            self.gold += 1
            if there is not None:
                away = kilometres(here, there)
                self.answered += 1
                self.near += away <= NEAR_KM
                self.far += away > FAR_KM


def _point(place: Json) -> tuple[float, float] | None:
    lat, lon = place.get("lat"), place.get("lon")
    return (lat, lon) if lat is not None and lon is not None else None


def kilometres(here: tuple[float, float], there: tuple[float, float]) -> float:
    """Great-circle distance of two (latitude, longitude) in degrees, by the haversine formula."""
    a, b, c, d = map(math.radians, (*here, *there))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return _DIAMETER_KM * math.asin(math.sqrt(h))
