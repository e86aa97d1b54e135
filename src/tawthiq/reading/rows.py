"""One JSON object as a Report: ``text`` (or ``title`` alone), ``doc_id``, ``outlet``, ``url``, ``published``.

Other fields are passed over, so that coded and gold documents can be read again.
"""

from __future__ import annotations

from datetime import date, datetime

from tawthiq.errors import EmptyTextError, RowError
from tawthiq.reading.moments import parse_published
from tawthiq.reading.report import Report

FIELDS = ("doc_id", "text", "title", "outlet", "url", "published")


def report_from_row(row: object, *, file: str, line: int | None = None) -> Report:
    """The report of one row. Raises RowError (EmptyTextError: no text) that names file, line and field."""
    if not isinstance(row, dict):
        raise RowError(f"expected a JSON object, found {_kind(row)}", file=file, line=line)
    texts = {name: _text(row, name, file, line) for name in FIELDS if name != "published"}
    body = texts["text"]
    if body is None and "text" not in row and not texts["title"]:
        names = ", ".join(sorted(map(str, row))) or "none"
        raise RowError(f"no such field; the row has: {names}", file=file, line=line, field="text")
    if not (body or "").strip() and not (texts["title"] or "").strip():
        raise EmptyTextError("the text is empty", file=file, line=line, field="text")
    return Report(
        text=body or "",
        title=texts["title"],
        outlet=texts["outlet"],
        url=texts["url"],
        published=_published(row.get("published"), file, line),
        doc_id=texts["doc_id"],
    )


def _text(row: dict[str, object], name: str, file: str, line: int | None) -> str | None:
    value = row.get(name)
    if name == "doc_id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is not None and not isinstance(value, str):
        raise RowError(f"expected text, found {_kind(value)}", file=file, line=line, field=name)
    return value


def _published(value: object, file: str, line: int | None) -> date | datetime | None:
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise RowError(f"expected a date as text, found {_kind(value)}", file=file, line=line, field="published")
    try:
        return parse_published(value)
    except ValueError as error:
        raise RowError(str(error), file=file, line=line, field="published") from None


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "text", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")
