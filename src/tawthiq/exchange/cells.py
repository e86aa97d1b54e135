"""Cells that a spreadsheet program cannot mistake for anything but text."""

from __future__ import annotations

from tawthiq.exchange.columns import Cell
from tawthiq.reading.characters import printable

# What a spreadsheet program takes for the start of a formula or command, full-width forms included.
_FORMULA = tuple("=+-@\t\r\uff1d\uff0b\uff0d\uff20")
# Characters that may stand before it without being seen.
_UNSEEN = " \u00a0\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\n"
# The most that a cell of an Excel sheet holds.
LONGEST_CELL = 32_767


def harmless(cell: Cell) -> Cell:
    """Text that begins like a formula gets an apostrophe before it; control characters are replaced; numbers stay."""
    if not isinstance(cell, str):
        return cell
    text = printable(cell)
    if text.startswith(_FORMULA) or text.lstrip(_UNSEEN).startswith(_FORMULA):
        text = "'" + text
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…"
