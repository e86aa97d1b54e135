"""Search: one table of golden queries on both databases, and filters on what events say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tawthiq.desk.search.query import Term, parse
from tawthiq.desk.search.run import Query, search
from tawthiq.errors import InputError
from tests.desk.desks import take
from tests.incidents import cases
from tests.incidents.invented import Values, document, event

TEXTS = {
    "s1": "القصف المدفعي على ريف إدلب الجنوبي متواصل",
    "s2": "وقصفت الطائرات بلدة قريبة من ادلب",
    "s3": "افتتحت المدرسه أبوابها بإدلب",
    "s4": "قُتل شاب قرب تل الورد",
    "s5": "قتلى بغـــارة جوية أصابت ١٢ منزلا",
    "s6": "بقصف على البلدة",
    "s7": "وصل وفد من لبنان إلى وادي الذهب",
    "s8": "بيت، شعر عن طائرة Su-24",
}
GOLDEN = [
    line.split("\t")
    for line in (Path(__file__).with_name("golden_queries.tsv")).read_text(encoding="utf-8").splitlines()
    if line and not line.startswith(("#", "query\t"))
]


def texts() -> list[Values]:
    return [document(name, text, outlet=f"outlet {name}") for name, text in TEXTS.items()]


def found(query: Query, **more: int) -> set[str]:
    return {report.doc_id for report in search(query, **more).reports}


def test_the_golden_queries(desk: Path) -> None:
    take(texts())
    wrong = {
        query: found(Query(text=query))
        for query, expected, _ in GOLDEN
        if found(Query(text=query)) != (set() if expected == "-" else set(expected.split()))
    }
    assert wrong == {}


def test_exact_matches_come_first_then_the_newest(desk: Path) -> None:
    days = ("2023-01-02", "2023-01-01", "2023-01-03", None)
    words = ("قصف", "قصف", "القصف", "القصف")
    take(
        [document(f"o{i}", f"{word} {i}", published=day) for i, (word, day) in enumerate(zip(words, days, strict=True))]
    )
    assert [report.doc_id for report in search(Query(text="قصف")).reports] == ["o0", "o1", "o2", "o3"]


def test_pages_hold_together(desk: Path) -> None:
    take([document(f"p{i}", f"قصف {i}", published=f"2023-01-{i + 1:02}") for i in range(5)])
    pages = [search(Query(text="قصف"), limit=2, offset=offset) for offset in (0, 2, 4)]
    assert [report.doc_id for page in pages for report in page.reports] == ["p4", "p3", "p2", "p1", "p0"]
    assert {page.total for page in pages} == {5}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query(since=date(2023, 5, 2), until=date(2023, 5, 31)), {"f1"}),
        (Query(until=date(2023, 4, 30)), set()),
        (Query(killed=5), {"m2", "m3"}),
        (Query(type="Air/drone strike"), {"d1", "d2"}),
        (Query(status="denied"), {"m4"}),
        (Query(group="sy.government"), {"m1", "m2", "a1", "f1"}),
        (Query(group="sy"), {"m1", "m2", "a1", "f1"}),
        (Query(source="شبكة السنابل"), {"m1", "a1", "d2"}),
        (Query(near=(36.0, 38.9, 5)), {"d1", "d2"}),
        (Query(near=(35.81, 36.61, 1.0)), set()),
        (Query(near=(35.82, 36.62, 1.0)), {"a1"}),
        (Query(killed=5, type="Air/drone strike"), set()),
        (Query(text="سوق", killed=3), {"m1", "m2"}),
        (Query(text="سوق", since=date(2023, 6, 1)), set()),
    ],
)
def test_filters_on_events(desk: Path, query: Query, expected: set[str]) -> None:
    take(cases.all_cases())
    below = {"sy": frozenset({"sy.government"})}
    assert {r.doc_id for r in search(query, subgroups=lambda group: below.get(group, frozenset())).reports} == expected


def test_all_conditions_are_met_by_one_event(desk: Path) -> None:
    text = "قصف على تل الورد يوم 3 أيار. مقتل خمسة بهجوم في عين القمح يوم 4 أيار."
    one = event("قصف", on="2023-05-03", at=("تل الورد",))
    two = event("بهجوم", "Attack", on="2023-05-04", at=("عين القمح",), harm=(("خمسة", "killed", 5, 5),))
    take([document("two", text, one, two)])
    assert found(Query(killed=5, type="Attack")) == {"two"}
    assert found(Query(killed=5, since=date(2023, 5, 3), until=date(2023, 5, 3))) == set()


def test_uncertain_dates_are_found_by_overlap(desk: Path) -> None:
    take([document("w", "قصف على تل الورد", event("قصف", on=("2023-05-01", "2023-05-07"), at=("تل الورد",)))])
    assert found(Query(since=date(2023, 5, 6), until=date(2023, 5, 30))) == {"w"}
    assert found(Query(since=date(2023, 5, 8))) == set()


def test_only_words_to_be_without_are_refused(desk: Path) -> None:
    with pytest.raises(InputError, match="at least one word"):
        search(Query(text="-قصف"))


@pytest.mark.parametrize(
    "text", ['"', '""', "*", "-", "AND", "a:b OR (", "'; DROP TABLE", "قصف\x00", "«»", "\\", "NEAR(a b)"]
)
def test_whatever_is_typed_is_words(desk: Path, text: str) -> None:
    take(texts()[:1])
    assert search(Query(text=text)).total in {0, 1}


def test_the_query_is_cut_into_terms() -> None:
    assert parse('قصف "تل الورد" -درعا مدف*') == (
        Term(("قصف",)),
        Term(("تل", "الورد")),
        Term(("درعا",), without=True),
        Term(("مدف",), begins=True),
    )


def test_no_facet_names_a_person() -> None:
    assert not {"person", "victim", "name", "claimant"} & set(Query.__dataclass_fields__)
