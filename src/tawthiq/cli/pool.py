"""Coding in this process or in several, always in the order of the input, with a bounded number of reports in hand."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from tawthiq.engine import Reader
from tawthiq.reading.report import Report
from tawthiq.reading.sources import Source
from tawthiq.records.model import CodedReport

# Reports sent to a worker at once, and batches in hand for each worker: enough to keep it busy, little to hold.
_BATCH, _AHEAD = 16, 3
_reader: Reader | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A source and what became of it: a document, or the error that stands in its place."""

    source: Source
    coded: CodedReport | None
    error: str | None = None


def code_all(sources: Iterable[Source], data: Path | None, workers: int) -> Iterator[Outcome]:
    """Code every report, in order. A report that the engine fails on comes back accounted for as failed."""
    if workers < 2:
        reader = Reader(data)
        yield from (_outcome(source, _code(reader, source.report)) for source in sources)
        return
    with ProcessPoolExecutor(workers, initializer=_load, initargs=(data,)) as pool:
        yield from _in_order(pool, sources, workers)


def _in_order(pool: ProcessPoolExecutor, sources: Iterable[Source], workers: int) -> Iterator[Outcome]:
    waiting: deque[tuple[tuple[Source, ...], Future[list[str | None]]]] = deque()
    for batch in _batches(sources):
        waiting.append((batch, pool.submit(_code_batch, [source.report for source in batch])))
        if len(waiting) > workers * _AHEAD:
            yield from _finished(*waiting.popleft())
    while waiting:
        yield from _finished(*waiting.popleft())


def _batches(sources: Iterable[Source]) -> Iterator[tuple[Source, ...]]:
    stream = iter(sources)
    while batch := tuple(islice(stream, _BATCH)):
        yield batch


def _finished(batch: tuple[Source, ...], future: Future[list[str | None]]) -> Iterator[Outcome]:
    for source, line in zip(batch, future.result(), strict=True):
        yield _outcome(source, CodedReport.from_json(line) if line is not None else None)


def _outcome(source: Source, coded: CodedReport | None) -> Outcome:
    if coded is None:
        return Outcome(source, None, str(source.error))
    failed = coded.reason if coded.accounted == "failed" else None
    return Outcome(source, coded, f"{source.name}: {failed}" if failed else None)


def _load(data: Path | None) -> None:
    global _reader
    _reader = Reader(data)


def _code_batch(reports: list[Report | None]) -> list[str | None]:
    assert _reader is not None
    coded = (_code(_reader, report) for report in reports)
    return [document.to_json_line() if document is not None else None for document in coded]


def _code(reader: Reader, report: Report | None) -> CodedReport | None:
    if report is None:
        return None
    try:
        return reader.read(report)
    except Exception as error:  # a fault of the engine must not lose the archive around it
        return reader.failed(report, f"{type(error).__name__}: {error}")
