"""Writing coded documents in the format that was asked for."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import typer

from tawthiq.cli.console import print_note
from tawthiq.cli.options import Language
from tawthiq.errors import InputError
from tawthiq.reading.sources import ROW_SUFFIXES
from tawthiq.resources.files import DataFiles
from tawthiq.resources.labels import load_labels

if TYPE_CHECKING:
    from tawthiq.cli.pages import Pages
    from tawthiq.exchange.wording import Wording
    from tawthiq.records.model import CodedReport


class Format(StrEnum):
    """What can be written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"
    CSV = "csv"
    XLSX = "xlsx"


_BY_SUFFIX = {f".{form.value}": form for form in Format} | {
    ".htm": Format.HTML,
    ".ndjson": Format.JSONL,
    ".txt": Format.TABLE,
}


def chosen_format(form: Format | None, output: Path | None, paths: list[str]) -> Format:
    """The format asked for; else that of the output's ending; else rows for rows, a table for anything else."""
    if form is not None:
        return form
    if output is not None and output.suffix.lower() in _BY_SUFFIX:
        return _BY_SUFFIX[output.suffix.lower()]
    rows = all(Path(path).suffix.lower() in ROW_SUFFIXES for path in paths)
    return Format.JSONL if rows else Format.TABLE


@dataclass(frozen=True, slots=True)
class Destination:
    """Where and how to write: ``names`` says what the pages of documents without an id of their own are called."""

    form: Format
    output: Path | None
    language: Language | None
    data: Path | None
    names: Mapping[str, str]


def write(documents: Iterable[CodedReport], to: Destination) -> None:
    """Write ``documents`` as they come. Raises InputError where the output cannot be written."""
    form, output, language = to.form, to.output, to.language
    from tawthiq.cli.pages import Pages

    chosen = language or (Language.ENGLISH if form is Format.TABLE else Language.ARABIC)
    files = DataFiles(to.data)
    writers: dict[Format, Callable[[], None]] = {
        Format.TABLE: lambda: _table(documents, output, files, chosen),
        Format.JSON: lambda: _json(documents, output),
        Format.JSONL: lambda: _json_lines(documents, output),
        Format.HTML: lambda: _pages(documents, output, Pages(files, [chosen], to.names)),
        Format.CSV: lambda: _csv(documents, output, _wording(files, chosen)),
        Format.XLSX: lambda: _workbook(documents, output, _wording(files, chosen)),
    }
    try:
        writers[form]()
    except BrokenPipeError:  # the reader of a pipe has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit from None
    except OSError as error:
        raise InputError(error.strerror or str(error), file=str(output or "standard output")) from None


def _wording(files: DataFiles, language: Language) -> Wording:
    from tawthiq.exchange.wording import Wording

    return Wording(load_labels(files, language.value))


@contextmanager
def _opened(output: Path | None, newline: str | None = "\n") -> Iterator[TextIO]:
    """The output file, its folders made where needed; standard output where none is named."""
    if output is None:
        yield sys.stdout
        sys.stdout.flush()
        return
    output.parent.mkdir(parents=True, exist_ok=True)
    with output.open("w", encoding="utf-8", newline=newline) as out:
        yield out
    print_note(f"wrote {output}")


def _table(documents: Iterable[CodedReport], output: Path | None, files: DataFiles, language: Language) -> None:
    from tawthiq.cli.incident_table import IncidentTable

    with _opened(output) as out:
        table = IncidentTable(_wording(files, language), out)
        for coded in documents:
            table.show(coded)


def _json(documents: Iterable[CodedReport], output: Path | None) -> None:
    """One document as an object, several as a list."""
    found = [coded.to_wire() for coded in documents]
    with _opened(output) as out:
        json.dump(found[0] if len(found) == 1 else found, out, ensure_ascii=False, indent=2)
        out.write("\n")


def _json_lines(documents: Iterable[CodedReport], output: Path | None) -> None:
    with _opened(output) as out:
        for coded in documents:
            out.write(coded.to_json_line() + "\n")


def _csv(documents: Iterable[CodedReport], output: Path | None, wording: Wording) -> None:
    from tawthiq.exchange.csv_file import write_csv

    with _opened(output, newline="") as out:
        write_csv(documents, out, wording)


def _workbook(documents: Iterable[CodedReport], output: Path | None, wording: Wording) -> None:
    from tawthiq.exchange.workbook import write_workbook

    if output is None:
        raise InputError("an Excel file needs a name", field="--output FILE.xlsx")
    output.parent.mkdir(parents=True, exist_ok=True)
    write_workbook(documents, output, wording)
    print_note(f"wrote {output}")


def _pages(documents: Iterable[CodedReport], output: Path | None, pages: Pages) -> None:
    """One report to standard output or a file; several, or any into a folder, as one page each."""
    if output is not None and output.suffix.lower() not in (".html", ".htm"):
        for name, page in pages.named(documents):
            _page(page, output / name)
        return
    found = list(documents)
    if len(found) > 1:
        raise InputError("several reports make several pages: name a folder", field="--output DIR")
    with _opened(output) as out:
        out.writelines(page for _, page in pages.named(found))


def _page(page: str, path: Path) -> None:
    with _opened(path) as out:
        out.write(page)
