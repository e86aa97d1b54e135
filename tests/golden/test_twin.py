"""The twin of the example article: all fourteen things are there as data, each with its claimant."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from tawthiq import Reader
from tawthiq.reading.report import Report
from tests.golden.documents import EXAMPLES, TWIN, rows, twin
from tests.golden.rows import ROWS, Told


@cache
def coded() -> Told:
    row = next(row for row in rows(EXAMPLES) if row["doc_id"] == TWIN)
    report = Report(
        text=row["text"], title=row["title"], outlet=row["outlet"], published=date.fromisoformat(row["published"])
    )
    return Told(twin(), Reader().read(report).to_wire())


def test_the_demonstration_opens_on_the_twin() -> None:
    assert rows(EXAMPLES)[0]["doc_id"] == TWIN


@pytest.mark.parametrize("row", ROWS)
def test_the_golden_annotation_holds_every_row(row: str) -> None:
    assert ROWS[row](Told(twin(), twin()))


@pytest.mark.parametrize("row", ROWS)
def test_row(row: str) -> None:
    assert ROWS[row](coded())
