"""Numbers told to the weights by name: each falls into the first bucket whose upper bound it does not exceed."""

from __future__ import annotations

from collections.abc import Sequence

Buckets = Sequence[tuple[float, str]]
"""Upper bounds in order, each with the name of its bucket."""


def bucket(value: float, buckets: Buckets, beyond: str) -> str:
    """The name of the bucket of a value; ``beyond`` above the last bound."""
    return next((name for most, name in buckets if value <= most), beyond)
