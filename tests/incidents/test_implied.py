"""Days known in part: what an expression says that no publication date resolves."""

from __future__ import annotations

from datetime import date

import pytest

from tawthiq.incidents.implied import NOTHING, Partial, completed, publication, read_partial


@pytest.mark.parametrize(
    ("symbol", "partial"),
    [
        ("published<=sat", Partial(weekday=5)),
        ("published&published<=thu&published<=10-05", Partial(3, 10, 5, 0)),
        ("published-1d&published<=mon", Partial(0, None, None, 1)),
        ("published-1d", Partial(offset=1)),
        ("published<02-12", Partial(None, 2, 12)),
        ("published<=mon/published<=tue", NOTHING),
        ("published@year:q1", NOTHING),
        ("event+?h", NOTHING),
        (None, NOTHING),
    ],
)
def test_symbols(symbol: str | None, partial: Partial) -> None:
    assert read_partial(symbol) == partial


def test_one_time_of_a_report_tells_the_day_of_the_others() -> None:
    """«اليوم» beside «أمس الإثنين»: today is a Tuesday."""
    published = publication([read_partial("published-1d&published<=mon"), read_partial("published")])
    assert published == Partial(weekday=1)
    assert completed(read_partial("published"), published).weekday == 1
    assert completed(read_partial("published-3d"), published).weekday == 5


def test_day_and_month_move_over_the_end_of_a_month() -> None:
    published = publication([read_partial("published&published<=05-01")])
    assert completed(read_partial("published-1d"), published) == Partial(None, 4, 30)


def test_times_that_disagree_tell_nothing() -> None:
    assert publication([read_partial("published&published<=mon"), read_partial("published&published<=wed")]) == NOTHING


def test_fitting_and_agreeing() -> None:
    assert Partial(0, 5, 1).fits(date(2023, 5, 1))
    assert not Partial(1, 5, 1).fits(date(2023, 5, 1))
    assert Partial(weekday=0).agrees(Partial(0, 5, 1)) is True
    assert Partial(weekday=0).agrees(Partial(weekday=1)) is False
    assert Partial(weekday=0).agrees(Partial(None, 5, 1)) is None
