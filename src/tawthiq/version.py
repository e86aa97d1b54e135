"""The version of the program."""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version


@lru_cache(maxsize=1)
def engine_version() -> str:
    """The version of the installed package; ``0+unknown`` where it runs from a bare tree."""
    try:
        return version("tawthiq")
    except PackageNotFoundError:
        return "0+unknown"
