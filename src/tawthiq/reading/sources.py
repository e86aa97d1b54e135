"""What the user named (files, folders, standard input) as a stream of reports and errors, in a fixed order."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import BinaryIO

from tawthiq.errors import EmptyTextError, InputError, RowError
from tawthiq.reading.characters import control_note
from tawthiq.reading.encoding import decode
from tawthiq.reading.report import Report
from tawthiq.reading.rows import report_from_row
from tawthiq.reading.web_page import report_from_page

STDIN = "-"
ROW_SUFFIXES = frozenset({".jsonl", ".ndjson"})
PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
TEXT_SUFFIXES = frozenset({".txt", ".text"})
SUFFIXES = ROW_SUFFIXES | PAGE_SUFFIXES | TEXT_SUFFIXES | {".json"}
# One report is never larger; an archive comes as rows, which are read one by one.
LARGEST_FILE = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Source:
    """A report, or the error that stands in its place; ``name`` and ``line`` say where it was read."""

    name: str
    line: int | None
    report: Report | None = None
    error: InputError | None = None


def read_sources(paths: Iterable[str], stdin: BinaryIO) -> Iterator[Source]:
    """Every report under ``paths`` (``-`` is standard input), folders by name. Errors come as items, never raised."""
    for path in paths:
        if path == STDIN:
            yield from _from_stream(stdin)
        else:
            yield from _from_path(Path(path))


def files_under(path: Path) -> list[Path]:
    """The path itself, or the readable files below a folder, sorted; hidden files and folders are passed over."""
    if not path.is_dir():
        return [path]
    below = (file for file in path.rglob("*") if file.suffix.lower() in SUFFIXES and file.is_file())
    return sorted(file for file in below if not any(part.startswith(".") for part in file.relative_to(path).parts))


def _from_path(path: Path) -> Iterator[Source]:
    files = files_under(path)
    if not files:
        names = ", ".join(sorted(SUFFIXES))
        yield Source(str(path), None, error=InputError(f"no reports in this folder ({names})", file=str(path)))
    for file in files:
        yield from _from_file(file)


def _from_file(file: Path) -> Iterator[Source]:
    suffix = file.suffix.lower()
    try:
        if suffix in ROW_SUFFIXES:
            with file.open("rb") as lines:
                yield from rows(lines, str(file))
            return
        if file.stat().st_size > LARGEST_FILE:
            raise InputError(f"larger than {LARGEST_FILE >> 20} MB; give archives as .jsonl rows", file=str(file))
        data = file.read_bytes()
    except InputError as error:
        yield Source(str(file), None, error=error)
    except OSError as error:
        yield Source(str(file), None, error=_system_error(file, error))
    else:
        yield from _from_bytes(data, suffix, str(file))


def _system_error(file: Path, error: OSError) -> InputError:
    if isinstance(error, FileNotFoundError):
        names = [other.name for other in file.parent.glob("*") if other.suffix.lower() in SUFFIXES]
        near = get_close_matches(file.name, names, cutoff=0.5)
        hint = f"; in that folder: {', '.join(near)}" if near else ""
        return InputError(f"no such file{hint}", file=str(file))
    return InputError(error.strerror or str(error), file=str(file))


def _from_bytes(data: bytes, suffix: str, name: str) -> Iterator[Source]:
    if suffix == ".json":
        yield from _from_json(data, name)
    else:
        kind = report_from_page if suffix in PAGE_SUFFIXES else report_from_text
        yield _attempt(name, None, lambda: kind(data, file=name))


def report_from_text(data: bytes, *, file: str) -> Report:
    """A plain text file as one report, its text as it stands. Raises EmptyTextError where there is none."""
    decoded = decode(data)
    if not decoded.text.strip():
        raise EmptyTextError("the file is empty", file=file)
    return Report(text=decoded.text, notes=(decoded.note,) if decoded.note else ())


def _from_json(data: bytes, name: str) -> Iterator[Source]:
    """A .json file: one object, a list of objects, or (misnamed) one object a line."""
    try:
        top = json.loads(decode(data).text)
    except ValueError:
        yield from rows(data.splitlines(keepends=True), name)
        return
    if isinstance(top, list):
        for number, row in enumerate(top, 1):
            yield _row(row, name, number)
    else:
        yield _row(top, name, None)


def rows(lines: Iterable[bytes], name: str) -> Iterator[Source]:
    """One report a line; a line that cannot be read comes as an error with its number, and reading goes on."""
    for number, line in enumerate(lines, 1):
        if line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield _line(line, name, number)


def _line(line: bytes, name: str, number: int) -> Source:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return _row_error(name, number, f"not UTF-8 at byte {error.start} of the line")
    except ValueError as error:
        return _row_error(name, number, f"not JSON: {error}")
    except RecursionError:
        return _row_error(name, number, "not JSON that can be read: nested too deeply")
    return _row(row, name, number)


def _row(row: object, name: str, number: int | None) -> Source:
    return _attempt(name, number, lambda: report_from_row(row, file=name, line=number))


def _row_error(name: str, number: int, message: str) -> Source:
    return Source(name, number, error=RowError(message, file=name, line=number))


def _attempt(name: str, line: int | None, make: Callable[[], Report]) -> Source:
    try:
        report = make()
    except InputError as error:
        return Source(name, line, error=error)
    note = control_note(report.text)
    return Source(name, line, report=replace(report, notes=(*report.notes, note)) if note else report)


def _from_stream(stream: BinaryIO) -> Iterator[Source]:
    """Standard input: rows where its first character is a brace, a page where it is an angle, else one text."""
    first = stream.readline()
    head = first.lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"{") and head.rstrip().endswith(b"}"):
        yield from rows(_after(first, stream), "standard input")
        return
    data = first + stream.read()
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    suffix = {b"{": ".json", b"[": ".json", b"<": ".html"}.get(start, ".txt")
    yield from _from_bytes(data, suffix, "standard input")


def _after(first: bytes, rest: Iterable[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest
