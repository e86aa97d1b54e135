"""Which column of a table is which field: as the user says, as it was saved for a header like this, or by its names."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache

from tawthiq.desk.models import ColumnMapping
from tawthiq.desk.seal import digest
from tawthiq.errors import InputError
from tawthiq.resources.columns import FIELDS, load_columns
from tawthiq.resources.files import DataFiles
from tawthiq.text.fold import fold_key


def mapping_for(header: Sequence[str], told: Mapping[str, str], where: str) -> dict[str, str]:
    """Field → column for a table with this header. What is ``told`` wins over what was saved, that over the names.

    Raises InputError where a column that was told is not there, or where nothing is the text.
    """
    for name, column in told.items():
        if name not in FIELDS:
            raise InputError(f"no such field; there are {', '.join(FIELDS)}", file=where, field=name)
        if column not in header:
            raise InputError(f"no such column; there are {', '.join(header)}", file=where, field=column)
    found = _by_names(header) | _saved(header) | dict(told)
    if "text" not in found and "title" not in found:
        columns = ", ".join(header) or "none"
        raise InputError(f"no column is the text; name it with --map text=COLUMN (columns: {columns})", file=where)
    return found


def save(header: Sequence[str], mapping: Mapping[str, str]) -> None:
    """Remember the mapping for tables with this header."""
    ColumnMapping.objects.update_or_create(
        header=_digest(header),
        defaults={"mapping": json.dumps(dict(mapping), ensure_ascii=False), "saved_at": datetime.now(UTC)},
    )


def _saved(header: Sequence[str]) -> dict[str, str]:
    found = ColumnMapping.objects.filter(header=_digest(header)).first()
    return json.loads(found.mapping) if found else {}


def _digest(header: Sequence[str]) -> str:
    return digest(sorted(header))


def _by_names(header: Sequence[str]) -> dict[str, str]:
    known = _columns()
    out: dict[str, str] = {}
    for column in header:
        field = known.get(fold_key(column))
        if field:
            out.setdefault(field, column)
    return out


@lru_cache(maxsize=1)
def _columns() -> dict[str, str]:
    return load_columns(DataFiles())
