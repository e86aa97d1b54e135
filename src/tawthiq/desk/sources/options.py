"""What the user says of everything that a run brings in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from tawthiq.desk.item import Item
from tawthiq.reading.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """``outlet`` and ``published`` for reports that bring none; ``mapping``: field → column of a table; ``day_first``:
    how to read 3/4/2023 (None: only where one order is possible); ``sensitivity`` of all of it."""

    outlet: str | None = None
    published: date | datetime | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    day_first: bool | None = None
    sensitivity: str = "public"

    def fill(self, item: Item) -> Item:
        """The item with its gaps filled and its class set (a source's own stricter class stays)."""
        report = item.report
        stated = report.published is None and self.published is not None
        return replace(
            item,
            report=Report(
                text=report.text,
                title=report.title,
                outlet=report.outlet or self.outlet,
                url=report.url,
                published=self.published if stated else report.published,
                doc_id=report.doc_id,
                notes=report.notes,
            ),
            published_basis="stated" if stated else item.published_basis,
            sensitivity=self.sensitivity if item.sensitivity == "public" else item.sensitivity,
        )
