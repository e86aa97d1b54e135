"""Distances and bearings on the globe."""

from __future__ import annotations

import math

EARTH_DIAMETER_KM = 12_742.0
BEARINGS = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")


def kilometres(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Great-circle distance in kilometres between two points in degrees (haversine)."""
    a, b, c, d = map(math.radians, (lat_a, lon_a, lat_b, lon_b))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return EARTH_DIAMETER_KM * math.asin(math.sqrt(h))


def bearing(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> str:
    """The eighth of the compass in which the second point lies from the first."""
    a, b, c, d = map(math.radians, (lat_a, lon_a, lat_b, lon_b))
    y = math.sin(d - b) * math.cos(c)
    x = math.cos(a) * math.sin(c) - math.sin(a) * math.cos(c) * math.cos(d - b)
    return BEARINGS[round(math.degrees(math.atan2(y, x)) % 360 / 45) % 8]


def moved(lat: float, lon: float, towards: str, km: float) -> tuple[float, float]:
    """The point ``km`` kilometres from a point in the direction of a bearing. Raises ValueError on an unknown
    bearing."""
    angle = math.radians(BEARINGS.index(towards) * 45)
    north, east = km * math.cos(angle) / 111.2, km * math.sin(angle) / (111.2 * math.cos(math.radians(lat)))
    return round(lat + north, 3), round(lon + east, 3)
