"""The places of an event judged together."""

from __future__ import annotations

import pytest

from tawthiq.clauses.draft import Filled
from tawthiq.clauses.whereabouts import Judged, Thing, encloses, together
from tawthiq.engine import Reader, coded_text
from tawthiq.layers.annotation import Place
from tawthiq.reading.report import Report
from tawthiq.text.text import read_text


@pytest.fixture(scope="module")
def found() -> tuple[Place, ...]:
    raw, headline = coded_text(Report(text="قصفت المدفعية بلدة كنصفرة بريف إدلب الجنوبي شمال غربي سوريا."))
    return Reader().layers(read_text(raw, headline), None).places


def judged(place: Place, **scores: float) -> Judged:
    named = {name: scores.get(name, -5.0) for name in ("none", "where", "admin")}
    thing = Thing([Filled(place, "where", 1.0)], []).weigh()
    return Judged(thing, (), named)


def test_the_gazetteer_says_what_encloses(found: tuple[Place, ...]) -> None:
    town, region, country = found
    assert not encloses(region, country)
    assert encloses(country, town)
    assert not encloses(town, region)


def test_an_event_is_told_by_what_encloses_where_nothing_finer_is(found: tuple[Place, ...]) -> None:
    (only,) = together([judged(found[1], admin=1.0, where=0.2, none=-1.0)])
    assert only.role == "where"


def test_what_encloses_stays_so_beside_a_town(found: tuple[Place, ...]) -> None:
    town, region = together([judged(found[0], where=1.0), judged(found[1], admin=1.0, where=0.2)])
    assert (town.role, region.role) == ("where", "admin")


def test_a_place_that_is_clearly_not_its_own_is_left(found: tuple[Place, ...]) -> None:
    (only,) = together([judged(found[0], none=2.0, where=-1.0)])
    assert only.role == "none"
    assert only.filled() == []
