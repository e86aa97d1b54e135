"""Tables as items: CSV, TSV, Excel, JSON lines and Parquet, one report a row. A bad row is named and set aside."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tawthiq.desk.item import Arrival, Item, Refused
from tawthiq.desk.mapping import mapping_for
from tawthiq.desk.sources.moments import read_moment
from tawthiq.desk.sources.options import Options
from tawthiq.desk.sources.pages import STATED, UNKNOWN
from tawthiq.errors import EmptyTextError, InputError, RowError
from tawthiq.reading.characters import without_surrogates
from tawthiq.reading.encoding import decode
from tawthiq.reading.report import Report

SUFFIXES = frozenset({".csv", ".tsv", ".xlsx", ".jsonl", ".ndjson", ".parquet"})
_OURS = "_"
"""Keys that begin so are ours (where a refused row stood, and why): passed over when a mended row is fed again."""
Row = dict[str, Any]
csv.field_size_limit(min(sys.maxsize, 2**31 - 1))


@dataclass(frozen=True, slots=True)
class Table:
    """``header`` and numbered rows; a row that cannot be read comes as refused, with what it holds."""

    header: tuple[str, ...]
    rows: Iterable[tuple[int, Row | Refused]]


def table_items(path: Path, options: Options) -> Iterator[Arrival]:
    """The rows of a table. Raises InputError where it cannot be read at all or no column is the text."""
    yield from table_arrivals(open_table(path), str(path), options)
    for where, sheet in _further_sheets(path):
        try:
            yield from table_arrivals(sheet, where, options)
        except InputError as error:
            yield Refused(error)


def open_table(path: Path) -> Table:
    """The table in a file, by its suffix; of a workbook the first sheet."""
    suffix = path.suffix.lower()
    readers = {".xlsx": _excel, ".parquet": _parquet, ".jsonl": _json_lines, ".ndjson": _json_lines}
    return readers.get(suffix, _separated)(path)


def rows_table(rows: list[Any], where: str) -> Table:
    """A JSON list of objects as a table."""
    header = tuple(
        dict.fromkeys(key for row in rows if isinstance(row, dict) for key in row if not key.startswith(_OURS))
    )
    return Table(header, ((number, _object(row, where, number)) for number, row in enumerate(rows, 1)))


def table_arrivals(table: Table, where: str, options: Options) -> Iterator[Arrival]:
    """The rows of a table that is open already."""
    mapping = mapping_for(table.header, options.mapping, where)
    yield from (_arrival(row, number, mapping, where, options) for number, row in table.rows)


def _arrival(row: Row | Refused, number: int, mapping: Mapping[str, str], where: str, options: Options) -> Arrival:
    if isinstance(row, Refused):
        return row
    try:
        return _item(row, number, mapping, where, options)
    except InputError as error:
        return Refused(error, raw=row)


def _item(row: Row, number: int, mapping: Mapping[str, str], where: str, options: Options) -> Item:
    cells = {
        name: _cell(row.get(column), name, where, number) for name, column in mapping.items() if name != "published"
    }
    body, title = cells.get("text") or "", cells.get("title") or None
    if not body.strip() and not (title or "").strip():
        raise EmptyTextError("the text is empty", file=where, line=number, field=mapping.get("text", "text"))
    published = _published(row, mapping, where, number, options)
    url = cells.get("url") or None
    report = Report(body, title, cells.get("outlet") or None, url, published, cells.get("doc_id") or None)
    return Item(
        report=report,
        provenance="table",
        where=f"{where}, row {number}",
        address=_address(report, options),
        published_basis=STATED if published else UNKNOWN,
        archive_url=cells.get("archive_url") or "",
        archive_sha256=cells.get("archive_sha256") or "",
    )


def _address(report: Report, options: Options) -> str:
    """A report without a URL stands at its id, where its outlet is known and the id is more than a row number."""
    outlet = report.outlet or options.outlet
    if report.url or not report.doc_id or not outlet or report.doc_id.isdigit():
        return ""
    return f"id:{outlet.casefold()}/{report.doc_id}"


def _cell(value: object, name: str, where: str, number: int) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return without_surrogates(value)
    if isinstance(value, int | float) and not isinstance(value, bool) and name in {"doc_id", "text", "title"}:
        return str(int(value) if isinstance(value, float) and value.is_integer() else value)
    raise RowError(f"expected text, found {type(value).__name__}", file=where, line=number, field=name)


def _published(
    row: Row, mapping: Mapping[str, str], where: str, number: int, options: Options
) -> date | datetime | None:
    column = mapping.get("published")
    if column is None:
        return None
    try:
        return read_moment(row.get(column), options.day_first)
    except ValueError as error:
        raise RowError(str(error), file=where, line=number, field=column) from None


def _separated(path: Path) -> Table:
    text = decode(path.read_bytes()).text
    delimiter = "\t" if path.suffix.lower() == ".tsv" else _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    header = tuple(cell.strip() for cell in next(reader, []))
    return Table(header, _separated_rows(reader, header, str(path)))


def _separated_rows(reader: Any, header: tuple[str, ...], where: str) -> Iterator[tuple[int, Row | Refused]]:
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield number, Refused(RowError(f"not a row: {error}", file=where, line=number))
            continue
        if len(cells) > len(header):
            message = f"{len(cells)} cells under {len(header)} columns"
            row = {**dict(zip(header, cells, strict=False)), "_more": cells[len(header) :]}
            yield number, Refused(RowError(message, file=where, line=number), raw=row)
        elif any(cell.strip() for cell in cells):
            yield number, dict(zip(header, cells, strict=False))


def _delimiter(text: str) -> str:
    head = text.split("\n", 1)[0]
    return max((",", ";", "\t", "|"), key=head.count)


def _excel(path: Path) -> Table:
    return _sheet(_book(path).worksheets[0])


def _further_sheets(path: Path) -> Iterator[tuple[str, Table]]:
    """The other sheets of a workbook that hold anything, each with where it stands."""
    sheets = _book(path).worksheets[1:] if path.suffix.lower() == ".xlsx" else []
    tables = ((f"{path}, sheet {sheet.title}", _sheet(sheet)) for sheet in sheets)
    yield from ((where, table) for where, table in tables if any(table.header))


def _book(path: Path) -> Any:
    import openpyxl

    try:
        return openpyxl.load_workbook(io.BytesIO(path.read_bytes()), read_only=True, data_only=True)
    except Exception as error:  # openpyxl raises whatever its parsers raise
        raise InputError(f"not an Excel file that can be read: {error}", file=str(path)) from None


def _sheet(sheet: Any) -> Table:
    rows = iter(sheet.iter_rows(values_only=True))
    header = tuple(str(cell).strip() if cell is not None else "" for cell in next(rows, ()))
    told = ((number, dict(zip(header, row, strict=False))) for number, row in enumerate(rows, 1) if any(row))
    return Table(header, told)


def _parquet(path: Path) -> Table:
    import pyarrow.parquet as pq
    from pyarrow import ArrowException

    try:
        file = pq.ParquetFile(path)
    except (ArrowException, OSError) as error:
        raise InputError(f"not a Parquet file that can be read: {error}", file=str(path)) from None
    batches = (batch.to_pylist() for batch in file.iter_batches(batch_size=500))
    return Table(tuple(file.schema_arrow.names), enumerate((row for batch in batches for row in batch), 1))


def _json_lines(path: Path) -> Table:
    """JSON lines; the header is made of the keys of the first thousand rows that can be read."""
    with path.open("rb") as lines:
        first = [row for row, _ in zip(numbered_rows(lines, str(path)), range(1_000), strict=False)]
    keys = dict.fromkeys(key for _, row in first if isinstance(row, dict) for key in row if not key.startswith(_OURS))
    return Table(tuple(keys), _json_file(path))


def _json_file(path: Path) -> Iterator[tuple[int, Row | Refused]]:
    with path.open("rb") as lines:
        yield from numbered_rows(lines, str(path))


def numbered_rows(lines: Iterable[bytes], where: str) -> Iterator[tuple[int, Row | Refused]]:
    """One row a line, with its number; a line that is no JSON object comes as its error."""
    for number, line in enumerate(lines, 1):
        if not line.strip(b" \t\r\n\xef\xbb\xbf"):
            continue
        try:
            row = json.loads(line.decode("utf-8-sig"))
        except (ValueError, RecursionError) as error:
            raw = {"_line": line.decode("utf-8", "replace").rstrip("\r\n")}
            yield number, Refused(RowError(f"not JSON: {error}", file=where, line=number), raw=raw)
            continue
        yield number, _object(row, where, number)


def _object(row: object, where: str, number: int) -> Row | Refused:
    if isinstance(row, Refused):
        return row
    if not isinstance(row, dict):
        message = f"expected a JSON object, found {type(row).__name__}"
        return Refused(RowError(message, file=where, line=number), raw={"_line": json.dumps(row, ensure_ascii=False)})
    return {key: value for key, value in row.items() if not key.startswith(_OURS)}
