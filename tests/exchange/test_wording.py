"""Values in words, in both languages."""

from datetime import date

import pytest

from tawthiq.exchange.wording import Wording
from tawthiq.records.model import CasualtyValue, DateValue, Offsets, PlaceValue, WeaponValue
from tawthiq.resources.files import DataFiles
from tawthiq.resources.labels import LANGUAGES, load_labels

WORDING = {language: Wording(load_labels(DataFiles(), language)) for language in LANGUAGES}
AT = {"start": 0, "end": 4, "quote": "قصفت"}
DAY = date(2023, 5, 1)


@pytest.mark.parametrize(
    ("fields", "arabic", "english"),
    [
        ({"start": DAY, "end": DAY, "precision": "day"}, "1 أيار/مايو 2023", "1 May 2023"),
        ({"start": DAY, "end": DAY, "time": "21:00"}, "1 أيار/مايو 2023، الساعة 21:00", "1 May 2023, at 21:00"),
        ({"start": DAY, "end": DAY, "part": "dawn"}, "1 أيار/مايو 2023، فجرًا", "1 May 2023, dawn"),
        (
            {"start": DAY, "end": date(2023, 5, 3)},
            "من 1 أيار/مايو 2023 إلى 3 أيار/مايو 2023",
            "1 May 2023 to 3 May 2023",
        ),
        ({"start": DAY, "end": date(2023, 5, 31), "precision": "month"}, "أيار/مايو 2023", "May 2023"),
        ({"start": date(2023, 1, 1), "end": date(2023, 12, 31), "precision": "year"}, "2023", "2023"),
        ({"start": DAY, "end": date(2023, 5, 7), "precision": "week"}, "أسبوع 1 أيار/مايو 2023", "week of 1 May 2023"),
        ({"part": "night"}, "ليلًا", "night"),
        ({}, "", ""),
    ],
)
def test_dates(fields, arabic, english):
    assert WORDING["ar"].date(DateValue(**fields)) == arabic
    assert WORDING["en"].date(DateValue(**fields)) == english


@pytest.mark.parametrize(
    ("relative", "said"),
    [("published-1d", "needs the publication date (published-1d)"), ("published-?d", ""), ("event+?d", ""), (None, "")],
)
def test_only_what_a_publication_date_would_resolve_asks_for_one(relative, said):
    value = DateValue(quote="أمس", span=Offsets(start=0, end=3), relative=relative)
    assert WORDING["en"].date(value) == said


@pytest.mark.parametrize(
    ("low", "high", "arabic", "english"),
    [
        (0, 0, "لا قتلى", "no one killed"),
        (2, 2, "قتيلان", "2 killed"),
        (11, None, "11 قتيلًا على الأقل", "at least 11 killed"),
        (5, 7, "بين 5 و7 قتلى", "between 5 and 7 killed"),
        (0, 3, "حتى 3 قتلى", "up to 3 killed"),
    ],
)
def test_tolls(low, high, arabic, english):
    toll = CasualtyValue(**AT, kind="killed", count_min=low, count_max=high)
    assert WORDING["ar"].toll(toll) == arabic
    assert WORDING["en"].toll(toll) == english


def test_weapons_with_and_without_a_count():
    assert WORDING["ar"].weapon(WeaponValue(**AT, kind="rocket", count=3)) == "قذيفة صاروخية × 3"
    assert WORDING["en"].weapon(WeaponValue(**AT, kind="airstrike")) == "airstrike"


def test_what_a_point_rests_on_is_said_where_it_is_not_the_place_itself():
    guessed = PlaceValue(**AT, role="site", precision="district", radius_km=12.0, basis="enclosing place")
    assert WORDING["en"].qualifiers(guessed) == ("district", "within 12 km", "rests on: the enclosing place")
    known = PlaceValue(**AT, role="site", precision="settlement", basis="gazetteer")
    assert WORDING["en"].qualifiers(known) == ("settlement",)
