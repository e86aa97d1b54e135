"""Descriptions of time: what they mean on a day of publication, and their symbols."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.temporal.days import add_months, month_of, season_of, week_of
from tawthiq.temporal.description import Description, Fixed, Inside, Moved, Named, Stretch
from tawthiq.temporal.hijri import hijri_days
from tawthiq.temporal.offsets import days_after, event_before
from tawthiq.temporal.resolve import resolve
from tawthiq.temporal.symbols import parse_symbol, resolve_relative

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
SIDES = st.sampled_from(["<=", "<", ">", ">=", "~"])
MOVED = st.builds(
    Moved,
    st.integers(-60, 60),
    st.sampled_from(["day", "week", "month", "year"]),
    st.sampled_from([None, "week", "month", "year"]),
    st.sampled_from(["published", "event", "mention"]),
)
NAMED = st.one_of(
    st.builds(lambda side, day: Named(side, weekday=day), SIDES, st.integers(0, 6)),
    st.builds(
        Named, SIDES, st.none(), st.integers(1, 12), st.one_of(st.none(), st.integers(1, 28)), st.booleans(), st.none()
    ),
    st.builds(lambda side, season: Named(side, season=season), SIDES, st.sampled_from(["spring", "winter"])),
)
FIXED = st.builds(
    lambda day, grain: Fixed(day.year, day.month if grain else None, day.day if grain > 1 else None),
    DAYS,
    st.integers(0, 2),
)
INSIDE = st.builds(
    lambda step, part: Inside(Moved(step, "year", "year"), part),
    st.integers(-3, 1),
    st.sampled_from(["10", "10-04", "q4", "h1", "summer"]),
)
POINTS = st.one_of(MOVED, NAMED, FIXED, INSIDE)
DESCRIPTIONS = st.one_of(POINTS, st.builds(Stretch, st.one_of(st.none(), POINTS), st.one_of(st.none(), POINTS)))


@given(DESCRIPTIONS)
def test_a_symbol_reads_back(what: Description) -> None:
    assert parse_symbol(what.symbol).symbol == what.symbol


@given(DESCRIPTIONS, DAYS)
def test_start_never_stands_after_end(what: Description, published: date) -> None:
    days = resolve(what, published)
    if days is not None and days.start and days.end:
        assert days.start <= days.end


@given(NAMED, DAYS)
def test_a_name_resolves_on_its_side(what: Named, published: date) -> None:
    days = resolve(what, published)
    if days is None or days.start is None or days.end is None:
        return
    lag = timedelta(days=1)
    assert {
        "<=": days.start <= published + lag,
        "<": days.end < published,
        ">": days.start > published,
        ">=": days.end >= published,
        "~": True,
    }[what.side]


@given(DAYS)
def test_every_weekday_lies_within_the_week_before(published: date) -> None:
    for weekday in range(7):
        days = resolve(Named("<=", weekday=weekday), published)
        assert days is not None
        assert days.start is not None
        assert days.start.weekday() == weekday
        assert timedelta(0) <= published - days.start < timedelta(days=7)


@pytest.mark.parametrize(
    ("symbol", "start", "end", "precision", "edtf"),
    [
        ("published", "2022-08-16", "2022-08-16", "day", "2022-08-16"),
        ("published-1w@week", "2022-08-08", "2022-08-14", "week", "2022-08-08/2022-08-14"),
        ("published-1m@month", "2022-07-01", "2022-07-31", "month", "2022-07"),
        ("published<08", "2021-08-01", "2021-08-31", "month", "2021-08"),
        ("published<=08", "2022-08-01", "2022-08-31", "month", "2022-08"),
        ("published<=08-17", "2022-08-17", "2022-08-17", "day", "2022-08-17"),
        ("published<=08-18", "2021-08-18", "2021-08-18", "day", "2021-08-18"),
        ("published<=02-29", "2020-02-29", "2020-02-29", "day", "2020-02-29"),
        ("published~12-31", "2022-12-31", "2022-12-31", "day", "2022-12-31"),
        ("published<=h01-10", "2022-08-08", "2022-08-08", "day", "2022-08-08"),
        ("h1444-01-17", "2022-08-15", "2022-08-15", "day", "2022-08-15"),
        ("published-1y@year:q4", "2021-10-01", "2021-12-31", "month", "2021-36"),
        ("published<summer", "2021-06-01", "2021-08-31", "month", "2021-22"),
        ("2012:winter", "2012-12-01", "2013-02-28", "month", "2012-24"),
        ("published<=sat/published", "2022-08-13", "2022-08-16", "day", "2022-08-13/2022-08-16"),
        ("published-2w/published", "2022-08-02", "2022-08-16", "week", "2022-08-02/2022-08-16"),
        ("../2022-08-15", None, "2022-08-15", "day", "../2022-08-15"),
        ("2020-03-05/..", "2020-03-05", None, "day", "2020-03-05/.."),
        ("published-1d&published<=sat", "2022-08-13", "2022-08-13", "day", "2022-08-13"),
    ],
)
def test_symbols_on_a_tuesday(symbol: str, start: str | None, end: str | None, precision: str, edtf: str) -> None:
    days = resolve_relative(symbol, date(2022, 8, 16))
    assert days is not None
    told = [None if day is None else day.isoformat() for day in (days.start, days.end)]
    assert (told, days.precision, days.edtf) == ([start, end], precision, edtf)


def test_what_cannot_be_known_stays_open() -> None:
    assert resolve(parse_symbol("event+2d"), date(2022, 8, 16)) is None
    assert resolve(parse_symbol("mention+1d"), date(2022, 8, 16)) is None
    assert resolve(parse_symbol("mention+1d"), None, date(2022, 8, 13)) == resolve(Fixed(2022, 8, 14), None)
    assert resolve(parse_symbol("published-?d"), date(2022, 8, 16)) is None
    assert resolve(Fixed(2021, 2, 29), None) is None
    with pytest.raises(ValueError, match="describes no time"):
        parse_symbol("yesterday")


def test_hours_are_exact_only_where_the_hour_of_publication_is_known() -> None:
    damascus = timezone(timedelta(hours=3))
    moment = resolve(Moved(-3, "hour"), datetime(2024, 3, 4, 1, 20, tzinfo=damascus))
    assert moment is not None
    assert (moment.start, moment.time) == (date(2024, 3, 3), "22:20")
    day = resolve(Moved(-3, "hour"), date(2024, 3, 4))
    assert day is not None
    assert (day.start, day.end, day.time) == (date(2024, 3, 3), date(2024, 3, 4), None)


def test_calendar_units() -> None:
    assert week_of(date(2022, 8, 14)).start == date(2022, 8, 8)
    assert month_of(2024, 2).end == date(2024, 2, 29)
    assert season_of(2023, "winter").end == date(2024, 2, 29)
    assert add_months(date(2022, 3, 31), -1) == date(2022, 2, 28)


def test_hijri_years_out_of_reach_have_no_days() -> None:
    assert hijri_days(1200) is None
    assert hijri_days(1443, 13) is None
    ramadan = hijri_days(1443, 9)
    assert ramadan is not None
    assert (ramadan.start, ramadan.end) == (date(2022, 4, 2), date(2022, 5, 1))


@pytest.mark.parametrize(
    ("symbol", "start", "end"),
    [
        ("event+2d", "2022-08-12", "2022-08-12"),
        ("event-1w", "2022-08-03", "2022-08-03"),
        ("event+3h", "2022-08-10", "2022-08-11"),
        ("event+?d", "2022-08-10", "2022-08-16"),
        ("event-?d", None, "2022-08-10"),
    ],
)
def test_days_relative_to_an_event(symbol: str, start: str | None, end: str) -> None:
    days = days_after(symbol, date(2022, 8, 10), date(2022, 8, 16))
    assert days is not None
    assert [None if day is None else day.isoformat() for day in (days.start, days.end)] == [start, end]


def test_the_other_event_is_found_backwards() -> None:
    assert event_before("event+2d", date(2022, 8, 16)) == date(2022, 8, 14)
    assert event_before("event+?h", date(2022, 8, 16)) is None
    assert event_before("published-1d", date(2022, 8, 16)) is None
    assert days_after("event+?d", date(2022, 8, 10), None) is not None
