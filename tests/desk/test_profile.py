"""What the safe profile lets out, and what it holds back."""

from __future__ import annotations

import io
import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tawthiq.desk.export import Profile, export
from tawthiq.desk.incident_view import shown
from tawthiq.desk.ingest import Desk, ingest
from tawthiq.desk.models import Incident
from tawthiq.desk.profile import WITHHELD, Safe
from tawthiq.incidents.origins import source_book
from tawthiq.incidents.summary import summary
from tawthiq.resources.files import DataFiles
from tawthiq.resources.incidents import load_grouping
from tawthiq.resources.labels import load_labels
from tests.desk.desks import GROUPER, HandCoder, item, take
from tests.incidents.invented import Values, claim, document, event

KNOWLEDGE = load_grouping(DataFiles())
BOOK = source_book([("مرصد الضفاف", "monitor.banks")], KNOWLEDGE.speakers)
TODAY = date(2023, 6, 1)
TEXT = (
    "قال مرصد الضفاف إن قصفا من تل الورد طال كفر الزهر وأدى إلى مقتل سلمى البستاني. "
    "وقال جارها أبو مازن إن الجرحى نقلوا إلى مشفى عين القمح، واتهم المدعو أبا الليث."
)


def told(**more: Any) -> Values:
    launch = event("قصفا", at=("تل الورد", "كفر الزهر", "مشفى عين القمح"), on="2023-05-01", harm=(
        ("مقتل سلمى البستاني", "killed", 1, 1),), by=(("أبا الليث", None),),
        claims=(claim("مرصد الضفاف"), claim("جارها أبو مازن"))) | more  # fmt: skip
    launch["places"][0]["role"] = "launch"
    launch["places"][2]["role"] = "evacuation"
    made = document("p1", TEXT, launch, outlet="شبكة السنابل", title="عنوان فيه سلمى", published="2023-05-02")
    start = TEXT.index("سلمى البستاني")
    name = {"quote": "سلمى البستاني", "start": start, "end": start + 13}
    made["events"][0]["victims"] = [{"name": name, "harm": "killed"}]
    return made


def cleaned(**more: Any) -> Values:
    return Safe(TODAY, BOOK, KNOWLEDGE.topics).cleaned(told(**more))


def test_names_persons_and_local_claimants_do_not_leave() -> None:
    out = cleaned()
    flat = json.dumps(out, ensure_ascii=False)
    for hidden in ("سلمى", "البستاني", "مازن", "الليث", "عنوان"):
        assert hidden not in flat
    assert [c["claimant"]["quote"] for c in out["events"][0]["claims"]] == ["مرصد الضفاف", WITHHELD]
    assert out["events"][0]["victims"] == []
    assert out["text"] is None


def test_the_toll_leaves_although_its_words_do_not() -> None:
    (harm,) = cleaned()["events"][0]["casualties"]
    assert (harm["count_min"], harm["count_max"], harm["quote"]) == (1, 1, WITHHELD)


def test_launch_and_evacuation_places_are_coarsened_and_the_target_is_not() -> None:
    launch, target, hospital = cleaned()["events"][0]["places"]
    assert (launch["quote"], launch["lat"], launch["precision"], launch["radius_km"]) == (
        WITHHELD,
        35.8,
        "district",
        15.0,
    )
    assert (hospital["quote"], hospital["name_en"]) == (WITHHELD, None)
    assert (target["quote"], target["lat"], target["name_en"]) == ("كفر الزهر", 35.82, "Kafr al-Zahr")
    assert launch["admin1_en"] == "Idlib"


def test_posture_is_coarsened_altogether() -> None:
    out = cleaned(type="Change to group/activity")
    assert {place["quote"] for place in out["events"][0]["places"]} == {WITHHELD}


@pytest.mark.parametrize(("days", "leaves"), [(13, False), (14, True), (400, True)])
def test_nothing_leaves_before_fourteen_days(days: int, leaves: bool) -> None:
    safe = Safe(date(2023, 5, 2) + timedelta(days=days), BOOK, KNOWLEDGE.topics)
    assert bool(safe.cleaned(told())["events"]) is leaves


def test_what_nothing_dates_never_leaves() -> None:
    undated = told() | {"published": None}
    undated["events"][0]["date"] = {"quote": None, "start": None, "end": None}
    assert Safe(TODAY, BOOK, KNOWLEDGE.topics).cleaned(undated)["events"] == []


def test_relations_to_what_is_held_back_are_held_back_too() -> None:
    made = told()
    late = {**made["events"][0], "id": "e2", "date": {"quote": None, "start": "2023-05-30", "end": "2023-05-30"}}
    made["events"].append(late)
    made["relations"] = [{"from": "e2", "type": "response_to", "to": "e1"}]
    out = Safe(TODAY, BOOK, KNOWLEDGE.topics).cleaned(made)
    assert [e["id"] for e in out["events"]] == ["e1"]
    assert out["relations"] == []


@pytest.mark.parametrize("profile", list(Profile))
@pytest.mark.parametrize("sensitivity", ["unpublished", "confidential"])
def test_unpublished_material_never_leaves(sqlite_desk: Path, profile: Profile, sensitivity: str) -> None:
    take([], extra=[item(told(), sensitivity=sensitivity)])
    out = io.StringIO()
    assert export(out, profile, "sara", "reason").written == 0
    assert out.getvalue() == ""


def test_unpublished_material_is_in_no_summary(sqlite_desk: Path) -> None:
    secret = document("s", "قصف على تل الورد قتل سبعة", event("قصف", on="2023-05-01", at=("تل الورد",), harm=(
        ("سبعة", "killed", 7, 7),)), outlet="مصدر خاص", published="2023-05-01")  # fmt: skip
    known = document("k", "قصف طال تل الورد وقتل ستة", event("قصف", on="2023-05-01", at=("تل الورد",), harm=(
        ("ستة", "killed", 6, 6),)), outlet="وكالة المدى", published="2023-05-01")  # fmt: skip
    coded = {d["text"]: d for d in (secret, known)}
    ingest([item(secret, sensitivity="confidential"), item(known)], Desk(HandCoder(coded), GROUPER, "t", print))
    found = shown(Incident.objects.get())
    assert found.withheld == 1
    assert found.sheet is not None
    lines = " ".join(summary(found.sheet, KNOWLEDGE, load_labels(DataFiles(), "en")))
    assert "killed: 6" in lines
    assert "7" not in lines
    assert found.sheet.reports == 1


def test_lists_do_not_tell_what_is_unpublished(desk: Path) -> None:
    secret = document("s", "قصف على تل الورد قتل سبعة", event("قصف", on="2023-05-01", at=("تل الورد",), harm=(
        ("سبعة", "killed", 7, 7),)), outlet="مصدر خاص", published="2023-05-01")  # fmt: skip
    known = document("k", "قصف طال تل الورد وقتل ستة", event("قصف", on="2023-05-01", at=("تل الورد",), harm=(
        ("ستة", "killed", 6, 6),)), outlet="وكالة المدى", published="2023-05-01")  # fmt: skip
    ingest([item(secret, sensitivity="unpublished")], Desk(HandCoder({secret["text"]: secret}), GROUPER, "t", print))
    alone = Incident.objects.get()
    assert (alone.place, alone.lat, alone.killed_min, alone.killed_max) == ("", None, None, None)
    take([known])
    both = Incident.objects.get()
    assert (both.place, both.killed_min, both.killed_max) == ("تل الورد", 6, 6)


def test_today_is_the_day_of_the_export(sqlite_desk: Path) -> None:
    fresh = told() | {"published": datetime.now(UTC).date().isoformat()}
    take([fresh])
    assert export(io.StringIO(), Profile.SAFE, "sara").written == 0
    assert export(io.StringIO(), Profile.WORKING, "sara", "reason").written == 1
