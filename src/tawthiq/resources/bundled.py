"""The invented example reports that come with the program: in the package when installed, else in the checkout."""

from __future__ import annotations

from pathlib import Path

from tawthiq.errors import DataError

_PACKAGE = Path(__file__).resolve().parents[1]
_PLACES = (_PACKAGE / "examples", _PACKAGE.parents[1] / "examples")


def bundled_reports() -> Path:
    """The JSON Lines file of the example reports; the first is the one that the demonstration opens on.

    Raises DataError where the installation lacks it.
    """
    for folder in _PLACES:
        if (path := folder / "reports.jsonl").is_file():
            return path
    raise DataError("the example reports are missing from this installation", "reports.jsonl")
