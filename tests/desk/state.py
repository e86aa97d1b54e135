"""Everything that a desk holds but the moments at which it came, as one digest: equal desks give equal digests."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from tawthiq.desk import models as tables

_MOMENTS = frozenset(
    {"received_at", "created_at", "changed_at", "deleted_at", "at", "captured_at", "seal", "previous", "hash"}
)
"""Columns that hold a moment, or a digest over one."""
_TABLES = (
    tables.Publisher, tables.Report, tables.Body, tables.Sketch, tables.CodedReport, tables.Event, tables.EventPlace,
    tables.EventGroup, tables.BlockKey, tables.SearchText, tables.Incident, tables.Membership, tables.IncidentLink,
    tables.LogEntry,
)  # fmt: skip


def digest() -> str:
    """The digest of the open desk."""
    total = hashlib.sha256()
    for line in lines():
        total.update(line.encode())
    return total.hexdigest()


def lines() -> Iterator[str]:
    """One line a row, in the order of the keys."""
    for model in _TABLES:
        columns = [field.attname for field in model._meta.concrete_fields if field.attname not in _MOMENTS]
        for row in model._default_manager.order_by("pk").values_list(*columns):
            yield f"{model.__name__} {json.dumps([_plain(value) for value in row], ensure_ascii=False, default=str)}\n"


def counts() -> dict[str, int]:
    """Rows of each table."""
    return {model.__name__: model._default_manager.count() for model in _TABLES}


def _plain(value: Any) -> Any:
    return bytes(value).hex() if isinstance(value, bytes | memoryview) else value
