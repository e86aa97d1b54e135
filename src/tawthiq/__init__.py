"""Tawthiq reads Arabic reports of armed conflict and drafts sourced incident records.

>>> from datetime import date
>>> from tawthiq import Reader, Report
>>> Reader().read(Report(text="…", title="…", outlet="…", published=date(2023, 5, 10)))  # doctest: +SKIP

The names are loaded when they are first asked for: importing the package opens no data file and takes milliseconds.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tawthiq.engine import Reader
    from tawthiq.errors import TawthiqError
    from tawthiq.reading.report import Report
    from tawthiq.records.model import CodedReport
    from tawthiq.text.span import Span

__all__ = ["CodedReport", "Reader", "Report", "Span", "TawthiqError"]

_HOMES = {
    "CodedReport": "tawthiq.records.model",
    "Reader": "tawthiq.engine",
    "Report": "tawthiq.reading.report",
    "Span": "tawthiq.text.span",
    "TawthiqError": "tawthiq.errors",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(_HOMES[name]), name)
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
