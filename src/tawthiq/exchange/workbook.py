"""Excel: one row per event on a sheet that runs from right to left."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from tawthiq.exchange.cells import harmless
from tawthiq.exchange.columns import Cell, Column, columns, tellings
from tawthiq.exchange.wording import Wording
from tawthiq.records.model import CodedReport

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

_HEAD_FONT = Font(bold=True, color="FFFFFF")
_HEAD_FILL = PatternFill("solid", fgColor="0C5A5E")
_WRAP = Alignment(wrap_text=True, vertical="top", readingOrder=0)
_WIDE, _NARROW = 28, 14
_WIDE_ENDS = ("_quote", "_claimant", "title", "url", "claims", "where", "trigger")


def write_workbook(reports: Iterable[CodedReport], path: Path, wording: Wording) -> int:
    """Write all events of ``reports`` to an .xlsx file. Gives back how many there were."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(wording.labels.say("table.sheet"))
    table = columns()
    _lay_out(sheet, table)
    sheet.append([_head(sheet, column.label(wording)) for column in table])
    count = 0
    for coded in reports:
        for telling in tellings(coded, wording):
            sheet.append([_cell(sheet, column.read(telling)) for column in table])
            count += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table))}{count + 1}"
    book.save(path)
    return count


def _lay_out(sheet: WriteOnlyWorksheet, table: tuple[Column, ...]) -> None:
    sheet.sheet_view.rightToLeft = True
    sheet.freeze_panes = "B2"
    for number, column in enumerate(table, 1):
        wide = column.key.endswith(_WIDE_ENDS)
        dimension = sheet.column_dimensions[get_column_letter(number)]  # type: ignore[attr-defined]
        dimension.width = _WIDE if wide else _NARROW


def _head(sheet: WriteOnlyWorksheet, label: str) -> SheetCell:
    cell = WriteOnlyCell(sheet, value=label)
    cell.font = _HEAD_FONT
    cell.fill = _HEAD_FILL
    cell.alignment = _WRAP
    return cell


def _cell(sheet: WriteOnlyWorksheet, value: Cell) -> SheetCell:
    cell = WriteOnlyCell(sheet, value=harmless(value))
    if isinstance(value, str):
        cell.data_type = "s"
        cell.alignment = _WRAP
    return cell
