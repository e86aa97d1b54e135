"""PDF and Word statements as items: their text layer, the file kept as it is."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from tawthiq.desk.item import Item, Original
from tawthiq.errors import EmptyTextError, InputError
from tawthiq.reading.report import Report

_MOST_PAGES = 500
_END_MARKS = frozenset(".:!\u060c\u061b\u061f")
_MOST_BYTES = 200 * 1024 * 1024
"""What a Word file may unpack to: a bomb is refused before it is opened."""


def pdf_item(data: bytes, where: str) -> Item:
    """The text layer of a PDF. Raises EmptyTextError where it has none (a scan), InputError where it cannot be read."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError("is encrypted", file=where)
        pages = [page.extract_text() or "" for page in reader.pages[:_MOST_PAGES]]
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(f"not a PDF that can be read: {error}", file=where) from None
    text, turned = in_reading_order([line.strip() for page in pages for line in page.splitlines() if line.strip()])
    if not text:
        raise EmptyTextError("has no text layer; save its pages as pictures to have them recognised", file=where)
    notes: tuple[str, ...] = ("text layer of a PDF: check its word order against the page",)
    notes += ("the words of its lines stood in reverse and were turned round",) if turned else ()
    return Item(
        report=Report(text, notes=notes),
        provenance="pdf",
        where=where,
        review_demanded=True,
        original=Original("pdf", data),
    )


def in_reading_order(lines: list[str]) -> tuple[str, bool]:
    """The lines as read, and whether they had to be turned round.

    Many programs write the words of Arabic lines as they stand on the page, from left to right. Such lines begin with
    the marks that end a sentence, which no line does that is written as it is read.
    """
    words = [line.split() for line in lines]
    begin = sum(line[0][:1] in _END_MARKS for line in words if line)
    end = sum(line[-1][-1:] in _END_MARKS for line in words if line)
    turned = begin > end
    return "\n".join(" ".join(reversed(line) if turned else line) for line in words), turned


def docx_item(data: bytes, where: str) -> Item:
    """The paragraphs and tables of a Word file. Raises InputError where it cannot be read."""
    _refuse_bomb(data, where)
    import docx

    try:
        document: Any = docx.Document(io.BytesIO(data))
    except (KeyError, ValueError, zipfile.BadZipFile) as error:
        raise InputError(f"not a Word file that can be read: {error}", file=where) from None
    lines = [paragraph.text for paragraph in document.paragraphs]
    lines += [" ".join(cell.text for cell in row.cells) for table in document.tables for row in table.rows]
    text = "\n".join(line.strip() for line in lines if line.strip())
    if not text:
        raise EmptyTextError("holds no text", file=where)
    return Item(report=Report(text), provenance="docx", where=where, original=Original("docx", data))


def _refuse_bomb(data: bytes, where: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            total = sum(part.file_size for part in packed.infolist())
    except zipfile.BadZipFile as error:
        raise InputError(f"not a Word file: {error}", file=where) from None
    if total > _MOST_BYTES:
        raise InputError(f"unpacks to {total >> 20} MB", file=where)
