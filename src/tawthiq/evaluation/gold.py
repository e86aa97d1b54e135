"""Gold and coded documents, one JSON object a line."""

from __future__ import annotations

import json
from pathlib import Path

from tawthiq.errors import InputError, RowError
from tawthiq.evaluation.score import in_part
from tawthiq.evaluation.words import Json


def load_documents(path: Path, part: str = "all") -> dict[str, Json]:
    """Documents by id. ``part``: all, or the read or unread part. Raises InputError with file, line and field."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except FileNotFoundError:
        raise InputError("no such file", file=str(path)) from None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(error), file=str(path)) from None
    found = [_document(line, str(path), number) for number, line in enumerate(lines, 1) if line.strip()]
    return {row["doc_id"]: row for row in found if in_part(row, part)}


def _document(line: str, file: str, number: int) -> Json:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise RowError(f"not JSON: {error}", file=file, line=number) from None
    if not isinstance(row, dict) or not isinstance(row.get("doc_id"), str):
        raise RowError("a document needs its id", file=file, line=number, field="doc_id")
    return row
