"""What comes in: once, unchanged, linked, grouped, counted."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

from tawthiq.desk.archive import canonical_url
from tawthiq.desk.chain import broken_links
from tawthiq.desk.models import Body, CodedReport, Event, Incident, IncidentLink, LogEntry, Membership, Report
from tawthiq.desk.succession import differences
from tests.desk.desks import item, members, take
from tests.incidents import cases
from tests.incidents.invented import Values, claim, document, event

EXPECTED = {
    frozenset({"m1/e1", "m2/e1", "m3/e1", "m4/e1", "a1/e2"}),
    frozenset({"a1/e1"}),
    frozenset({"d1/e1", "d2/e1"}),
    frozenset({"f1/e1"}),
}


def test_the_invented_incidents_are_grouped_in_the_store(desk: Path) -> None:
    counts = take(cases.all_cases())
    assert (counts.arrived, counts.new, counts.events, counts.refused) == (8, 8, 9, 0)
    assert members() == EXPECTED
    assert list(broken_links()) == []


@pytest.mark.parametrize("seed", range(3))
def test_one_by_one_in_any_order_gives_the_same_incidents(sqlite_desk: Path, seed: int) -> None:
    documents = cases.all_cases()
    random.Random(seed).shuffle(documents)
    for one in documents:
        take([one])
    assert members() == EXPECTED


def test_the_same_twice_adds_nothing(desk: Path) -> None:
    take(cases.all_cases())
    before = (Report.objects.count(), CodedReport.objects.count(), Membership.objects.count(), LogEntry.objects.count())
    counts = take(cases.all_cases())
    assert (counts.new, counts.known) == (0, 8)
    after = (Report.objects.count(), CodedReport.objects.count(), Membership.objects.count(), LogEntry.objects.count())
    assert after == before


def test_strike_and_answer_are_linked(desk: Path) -> None:
    take(cases.all_cases())
    (found,) = IncidentLink.objects.filter(kind="response_to")
    assert found.one.reports == 1
    assert found.two.reports == 5


@pytest.mark.parametrize("table", ["desk_body", "desk_logentry"])
@pytest.mark.parametrize("statement", ["UPDATE {0} SET {1} = 'x'", "DELETE FROM {0}"])
def test_the_database_refuses_to_change_bodies_and_log(desk: Path, table: str, statement: str) -> None:
    take([cases.farm()])
    column = {"desk_body": "text", "desk_logentry": "actor"}[table]
    with pytest.raises(DatabaseError, match=r"never change|append-only|tombstone"), transaction.atomic():
        connection.cursor().execute(statement.format(table, column))


@pytest.mark.parametrize("change", ["UPDATE desk_report SET title = 'x'", "DELETE FROM desk_report"])
def test_the_database_refuses_to_change_what_was_received(desk: Path, change: str) -> None:
    take([cases.farm()])
    with pytest.raises(DatabaseError, match=r"keeps what was received|never deleted"), transaction.atomic():
        connection.cursor().execute(change)


def test_rows_are_not_replaced_either(sqlite_desk: Path) -> None:
    take([cases.farm()])
    with pytest.raises(DatabaseError, match=r"never replaced|tombstone"), transaction.atomic():
        connection.cursor().execute("INSERT OR REPLACE INTO desk_body VALUES (1, 'x', 'y')")


def test_a_syndicated_copy_is_linked_also_with_the_source_swapped(desk: Path) -> None:
    told = cases.market_first()
    words = (told["text"] + " وأضاف المتحدث أن فرق الإنقاذ واصلت العمل في المكان حتى ساعات المساء.").split()
    first = told | {"text": " ".join(words)}
    swapped = first | {"doc_id": "m9", "outlet": "موقع آخر", "url": "https://other.example/2"}
    swapped["text"] = first["text"].replace("الدفاع المدني", "موقع آخر")
    counts = take([first, swapped])
    assert counts.copies == 1
    assert Report.objects.get(doc_id="m9").copy_of.doc_id == "m1"


def test_a_template_with_other_numbers_is_no_copy(desk: Path) -> None:
    text = (
        "أعلنت غرفة العمليات حصيلة اليوم في تل الورد وقالت إن عدد القتلى بلغ {} والجرحى {} "
        "وإن البحث عن المفقودين مستمر في المكان."
    )
    one = document("t1", text.format(3, 5), event("حصيلة"), outlet="أ", published="2023-05-01")
    two = document("t2", text.format(4, 9), event("حصيلة"), outlet="ب", published="2023-05-02")
    assert take([one, two]).copies == 0


def updated() -> Values:
    """The first market report at the same address, its toll raised."""
    told = cases.market_first()
    text = told["text"].replace("ثلاثة مدنيين", "تسعة مدنيين")
    fresh = event(
        "بقصف مدفعي", on="2023-05-01", said="اليوم الاثنين", at=("بلدة تل الورد",),
        by=(("لقوات الحكومة", "sy.government"),), weapons=(("بقصف مدفعي", "shell"),),
        harm=(("تسعة مدنيين", "killed", 9, 9), ("خمسة", "wounded", 5, 5)), claims=told["events"][0]["claims"],
    )  # fmt: skip
    return document("m1", text, fresh, outlet=told["outlet"], published="2023-05-01", url=told["url"])


def test_a_changed_text_at_one_address_is_a_version_and_no_new_source(desk: Path) -> None:
    take([cases.market_first(), cases.market_second()])
    before = Incident.objects.get(reports=2)
    counts = take([updated()])
    assert (counts.new, counts.versions, counts.copies) == (1, 1, 0)
    earlier, later = Report.objects.filter(doc_id="m1").order_by("id")
    assert (earlier.current, later.current, later.version_of_id) == (False, True, earlier.id)
    incident = Incident.objects.get(id=before.id)
    assert (incident.reports, incident.killed_max) == (2, 9)
    assert [(c.field, c.before, c.after) for c in differences(later)] == [("killed", ((3, 3),), ((9, 9),))]
    assert Incident.objects.filter(redirect_to=None).count() == 1


def test_addresses_compare_without_their_trimmings() -> None:
    assert canonical_url("http://www.a.example/x/?utm_source=t&id=3#top") == "https://a.example/x?id=3"
    assert canonical_url("https://a.example:8080/x") == "https://a.example:8080/x"
    assert canonical_url("not an address") == "not an address"


def test_a_part_of_a_toll_is_not_its_least(desk: Path) -> None:
    text = "قصف على تل الورد أدى إلى مقتل خمسة بينهم امرأتان، وقال مرصد الضفاف إن القتلى أربعة."
    told = event(
        "قصف", at=("تل الورد",), on="2023-05-01",
        harm=(("خمسة", "killed", 5, 5), ("امرأتان", "killed", 2, 2), ("أربعة", "killed", 4, 4)),
        claims=(claim("مرصد الضفاف", about=("/casualties/2",)),),
    )  # fmt: skip
    take([document("p", text, told, published="2023-05-01")])
    row = Event.objects.get()
    assert (row.killed_min, row.killed_max) == (4, 5)


def test_every_report_is_accounted_for(desk: Path) -> None:
    quiet = document("q1", "افتتح المعرض أبوابه أمس.", outlet="شبكة السنابل")
    counts = take([cases.farm(), quiet])
    assert counts.accounted == {"coded": 1, "nothing_found": 1}
    assert CodedReport.objects.get(accounted="nothing_found").report.doc_id == "q1"


def test_a_batch_is_wholly_in_or_not_at_all(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tawthiq.desk import ingest as module

    def fail(*_: object) -> None:
        raise RuntimeError("power cut")

    monkeypatch.setattr(module, "append", fail)
    with pytest.raises(RuntimeError, match="power cut"):
        take(cases.all_cases())
    monkeypatch.undo()
    assert Report.objects.count() == Body.objects.count() == LogEntry.objects.count() == 0
    take(cases.all_cases())
    assert members() == EXPECTED


def test_unpublished_material_keeps_its_class(desk: Path) -> None:
    told = cases.farm()
    take([], extra=[item(told, sensitivity="confidential")])
    assert Report.objects.get().sensitivity == "confidential"
