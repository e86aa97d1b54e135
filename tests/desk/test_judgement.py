"""A person's judgement wins, is reversible, and survives recoding; ids never die."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawthiq.desk.incident_rows import resolve
from tawthiq.desk.judgement import judge, mark_reviewed, merge, split, take_back, unmerge
from tawthiq.desk.models import CodedReport, Incident, Membership, Report
from tawthiq.desk.recode import recode, stale
from tawthiq.desk.verify import verify
from tawthiq.errors import InputError
from tests.desk.desks import GROUPER, HandCoder, members, take
from tests.desk.test_ingest import updated
from tests.incidents import cases
from tests.incidents.invented import Values, document, event


def incident_of(doc_id: str, event_id: str = "e1") -> Incident:
    return Membership.objects.get(
        report__doc_id=doc_id, report__current=True, event_id=event_id, judgement="positive", deleted_at=None
    ).incident


def event_of(doc_id: str) -> tuple[int, str]:
    return Report.objects.get(doc_id=doc_id, current=True).id, "e1"


def green() -> bool:
    return list(verify()) == []


def test_not_the_same_takes_an_event_out_and_keeps_it_out(desk: Path) -> None:
    take([cases.market_first(), cases.market_second()])
    judge(event_of("m2"), incident_of("m1"), "negative", "sara", "another market")
    assert members() == {frozenset({"m1/e1"}), frozenset({"m2/e1"})}
    take([cases.market_relayed()])
    together = next(group for group in members() if "m3/e1" in group)
    assert together != {"m1/e1", "m2/e1", "m3/e1"}
    assert green()


def test_same_joins_what_the_machine_kept_apart(desk: Path) -> None:
    take([cases.market_first(), cases.farm()])
    judge(event_of("f1"), incident_of("m1"), "positive", "sara", "the date of the second is wrong")
    assert members() == {frozenset({"m1/e1", "f1/e1"})}
    assert green()


def test_unsure_leaves_the_event_on_its_own_and_is_remembered(desk: Path) -> None:
    take([cases.market_first(), cases.market_second()])
    judge(event_of("m2"), incident_of("m1"), "unsure", "sara", "needs the video")
    assert members() == {frozenset({"m1/e1"}), frozenset({"m2/e1"})}
    assert Membership.objects.get(judgement="unsure", deleted_at=None).why == "needs the video"


def test_a_judgement_can_be_taken_back(desk: Path) -> None:
    take([cases.market_first(), cases.farm()])
    made = judge(event_of("f1"), incident_of("m1"), "positive", "sara", "one")
    take_back(made, "sara")
    assert members() == {frozenset({"m1/e1"}), frozenset({"f1/e1"})}
    assert Membership.objects.filter(by="sara", deleted_at__isnull=False).count() == 1
    assert green()


@pytest.mark.parametrize(
    ("judgement", "by", "why"), [("maybe", "sara", "x"), ("positive", "machine", "x"), ("positive", "sara", " ")]
)
def test_a_judgement_needs_a_person_and_a_reason(sqlite_desk: Path, judgement: str, by: str, why: str) -> None:
    take([cases.market_first(), cases.farm()])
    with pytest.raises(InputError):
        judge(event_of("f1"), incident_of("m1"), judgement, by, why)


def test_merged_ids_live_on(desk: Path) -> None:
    take([cases.market_first(), cases.farm(), cases.drone_first()])
    market, farm, drone = (incident_of(name) for name in ("m1", "f1", "d1"))
    merge(farm, market, "sara", "same place and battery")
    merge(market, drone, "sara", "chain of redirects")
    assert resolve(farm.public_id) == resolve(market.public_id) == drone
    assert members() == {frozenset({"m1/e1", "f1/e1", "d1/e1"})}
    market.refresh_from_db()
    unmerge(market, "sara", "no")
    assert members() == {frozenset({"m1/e1", "f1/e1"}), frozenset({"d1/e1"})}
    assert resolve(farm.public_id) == market
    assert green()


def test_what_was_split_is_never_joined_again_by_the_machine(desk: Path) -> None:
    take([cases.market_first(), cases.market_second()])
    new = split(incident_of("m1"), [event_of("m2")], "sara", "two markets")
    assert incident_of("m2") == new
    take([cases.market_relayed(), cases.market_denied()])
    assert not any({"m1/e1", "m2/e1"} <= group for group in members())
    assert green()


def test_judgements_survive_recoding(desk: Path) -> None:
    take([cases.market_first(), cases.farm()])
    incident = incident_of("m1")
    judge(event_of("f1"), incident, "positive", "sara", "one")
    other = cases.farm()
    extra = event("قصفت", on="2023-05-20", at=("تل الورد",))
    recoded = document("f1", other["text"], extra, _copy(other), outlet=other["outlet"], published="2023-05-20")
    coder = HandCoder({recoded["text"]: recoded, cases.market_first()["text"]: cases.market_first()}, engine="newer")
    assert stale(coder) == 2
    found = {r.report.doc_id: r.changes for r in recode(coder, GROUPER, "engine")}
    assert set(found) == {"f1"}
    assert stale(coder) == 0
    kept = Membership.objects.get(report__doc_id="f1", by="sara", deleted_at=None)
    assert kept.incident == incident
    assert CodedReport.objects.filter(report__doc_id="f1").count() == 2
    assert green()


def _copy(told: Values) -> Values:
    """The first event of a coding, as `document` takes it."""
    return {name: value for name, value in told["events"][0].items() if name != "id"}


def test_a_decision_on_an_event_that_is_gone_is_flagged_and_kept(desk: Path) -> None:
    take([cases.market_first(), cases.farm()])
    judge(event_of("f1"), incident_of("m1"), "positive", "sara", "one")
    quiet = document("f1", cases.farm()["text"], outlet="وكالة المدى", published="2023-05-20")
    list(recode(HandCoder({quiet["text"]: quiet}, engine="newer"), GROUPER, "engine"))
    kept = Membership.objects.get(report__doc_id="f1", by="sara", deleted_at=None)
    assert kept.flagged
    assert green()


def test_a_later_version_flags_what_was_reviewed(desk: Path) -> None:
    take([cases.market_first(), cases.market_second()])
    incident = incident_of("m1")
    judge(event_of("m1"), incident, "positive", "sara", "seen")
    mark_reviewed(incident, "sara")
    take([updated()])
    incident.refresh_from_db()
    assert incident.flagged
    assert incident.changed_at > incident.reviewed_at
    assert Membership.objects.get(by="sara", deleted_at=None).report == Report.objects.get(doc_id="m1", current=True)
    assert green()
