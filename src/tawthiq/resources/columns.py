"""Loads the headers by which tables of reports name their columns."""

from __future__ import annotations

from tawthiq.resources.files import DataFiles
from tawthiq.resources.tables import load_table
from tawthiq.text.fold import fold_key

FIELDS = ("text", "title", "outlet", "url", "published", "doc_id", "archive_url", "archive_sha256")


def load_columns(files: DataFiles) -> dict[str, str]:
    """Folded header → field. Raises DataError on an unknown field or a header told twice."""
    out: dict[str, str] = {}
    for row in load_table(files, "desk/columns.tsv", ("field", "headers")):
        if row.cells["field"] not in FIELDS:
            raise row.error(f"expected one of {', '.join(FIELDS)}", "field")
        for header in row.cells["headers"].split("|"):
            key = fold_key(header)
            if out.setdefault(key, row.cells["field"]) != row.cells["field"]:
                raise row.error(f"{header.strip()!r} stands for two fields", "headers")
    return out
