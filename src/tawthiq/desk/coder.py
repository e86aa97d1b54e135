"""The engine at work for the desk: reports in, coded documents (wire format) out, on one core or several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any, Protocol

from tawthiq.reading.report import Report
from tawthiq.resources.files import DataFiles
from tawthiq.version import engine_version

HAND = "hand"
"""The engine of codings that a person made."""
_CHUNK = 8


class Coder(Protocol):
    """Anything that codes reports, in order. A report that cannot be coded gives a document that says so."""

    def code(self, reports: Iterable[Report]) -> Iterator[dict[str, Any]]:
        """One coded document for each report."""

    def version(self) -> tuple[str, str]:
        """Engine version and data digest, as its documents carry them."""


class EngineCoder:
    """The engine of this installation. ``workers`` above 1 reads in as many processes."""

    def __init__(self, workers: int = 1) -> None:
        self._workers = workers
        self._pool: ProcessPoolExecutor | None = None

    def code(self, reports: Iterable[Report]) -> Iterator[dict[str, Any]]:
        """One coded document for each report, in their order."""
        if self._workers <= 1:
            yield from map(_code, reports)
            return
        if self._pool is None:
            # Fresh processes: a forked one would share the database connection and the locks of its parent.
            self._pool = ProcessPoolExecutor(self._workers, mp_context=get_context("spawn"))
        yield from self._pool.map(_code, reports, chunksize=_CHUNK)

    def version(self) -> tuple[str, str]:
        """Those of this installation."""
        return engine_version(), DataFiles().digest()

    def close(self) -> None:
        """Let the worker processes go."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)


_reader: Any = None


def _code(report: Report) -> dict[str, Any]:
    """One document, by the reader of this process. What the engine raises becomes a document of kind ``failed``."""
    global _reader  # one reader a process
    from tawthiq.engine import Reader

    if _reader is None:
        _reader = Reader()
    try:
        return dict(_reader.read(report).to_wire())
    except Exception as error:  # one bad report must not end an ingest
        return dict(_reader.failed(report, f"{type(error).__name__}: {error}").to_wire())
