"""One place told in several words is one value; two places of one name are two."""

from __future__ import annotations

import pytest

from tawthiq.clauses.places_same import referent, same_place
from tawthiq.engine import Reader, coded_text
from tawthiq.layers.annotation import Place
from tawthiq.reading.report import Report
from tawthiq.text.text import read_text


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def places(reader: Reader, words: str) -> list[Place]:
    raw, headline = coded_text(Report(text=words))
    found = reader.layers(read_text(raw, headline), None).places
    return [referent(found, p) for p in found]


@pytest.mark.parametrize(
    "words",
    [
        "قصفت المدفعية ريف إدلب الجنوبي. وقال شاهد إن جنوبي إدلب تعرض لقصف.",
        "قصفت المدفعية محيط مدينة مارع. وقال شاهد إن مارع تعرضت لقصف.",
        "قصفت المدفعية بلدة سرجة. وقال شاهد إن البلدة تعرضت لقصف.",
        "قصفت المدفعية ريف حلب. وقال شاهد إن ريف حلب الغربي تعرض لقصف.",
    ],
)
def test_one_place_in_other_words(reader: Reader, words: str) -> None:
    first, *others = places(reader, words)
    assert others
    assert all(same_place(first, other) for other in others)


@pytest.mark.parametrize(
    "words",
    [
        "قصفت المدفعية ريف حلب الغربي. وقال شاهد إن ريف حلب الجنوبي تعرض لقصف.",
        "قصفت المدفعية مدينة إدلب. وقال شاهد إن ريف إدلب الجنوبي تعرض لقصف.",
        "قصفت المدفعية بلدة سرجة. وقال شاهد إن بلدة كنصفرة تعرضت لقصف.",
    ],
)
def test_two_places(reader: Reader, words: str) -> None:
    first, second = places(reader, words)
    assert not same_place(first, second)
    assert not same_place(second, first)


def test_a_definite_noun_stands_in_one_row_with_what_it_means(reader: Reader) -> None:
    text = "استهدفت مسيرة قاعدة تل الغزلان شرقي الحسكة فجر اليوم. وأصابت المسيرة القاعدة مباشرة وأحدثت أضراراً فيها."
    for event in reader.read(Report(text=text)).events:
        assert [p.quote for p in event.places].count("القاعدة") == 0
