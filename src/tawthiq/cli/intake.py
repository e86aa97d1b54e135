"""From what the user named to coded documents, in order: reading, defaults, coding, what is withheld."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from tawthiq.errors import InputError
from tawthiq.reading.report import Report
from tawthiq.reading.sources import ROW_SUFFIXES, Source, files_under, read_sources
from tawthiq.records.model import CodedReport
from tawthiq.records.withhold import without_text, without_victims


@dataclass(frozen=True, slots=True)
class Defaults:
    """What is given to reports that bring none of their own."""

    published: date | datetime | None = None
    outlet: str | None = None

    def fill(self, report: Report) -> Report:
        """The report with its gaps filled."""
        return replace(
            report,
            published=report.published if report.published is not None else self.published,
            outlet=report.outlet or self.outlet,
        )


@dataclass(frozen=True, slots=True)
class Withheld:
    """What is left out of every document."""

    text: bool = False
    victims: bool = True

    def from_document(self, coded: CodedReport) -> CodedReport:
        """The document without what is withheld."""
        coded = without_victims(coded) if self.victims else coded
        return without_text(coded) if self.text else coded


def sources(paths: Iterable[str], defaults: Defaults) -> Iterator[Source]:
    """The reports under ``paths`` with their gaps filled, and the errors between them."""
    for source in read_sources(paths, sys.stdin.buffer):
        yield replace(source, report=defaults.fill(source.report)) if source.report else source


def paths_or_stdin(paths: list[str] | None) -> list[str]:
    """The paths, or standard input where something is piped into it. Raises InputError where there is neither."""
    if paths:
        return paths
    if _at_terminal():
        raise InputError("nothing to read: name files or folders, or pipe a report into standard input")
    return ["-"]


def _at_terminal() -> bool:
    return sys.stdin is None or sys.stdin.isatty()


def count_reports(paths: Iterable[str]) -> int | None:
    """How many reports there are, where that can be told by counting files and lines; None with standard input."""
    total = 0
    for path in paths:
        if path == "-":
            return None
        for file in files_under(Path(path)):
            total += _lines(file) if file.suffix.lower() in ROW_SUFFIXES else 1
    return total


def _lines(file: Path) -> int:
    try:
        with file.open("rb") as lines:
            return sum(1 for line in lines if line.strip())
    except OSError:
        return 1
