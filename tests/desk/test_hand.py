"""Codings by hand: of a report in another language, or in place of the machine's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tawthiq.desk.hand import code_by_hand
from tawthiq.desk.models import CodedReport, Report
from tawthiq.desk.recode import recode, stale
from tawthiq.desk.verify import verify
from tawthiq.errors import InputError
from tests.desk.desks import GROUPER, HandCoder, members, take
from tests.incidents import cases
from tests.incidents.invented import document

ENGLISH = "Three people were killed on 1 May when shells hit the market of Tell al-Ward, the civil defence said."


def told(**more: Any) -> dict[str, Any]:
    place = {"quote": "Tell al-Ward", "role": "target", "name_en": "Tell al-Ward", "admin1_en": "Idlib", "lat": 35.8,
             "lon": 36.6, "precision": "settlement"}  # fmt: skip
    date = {"quote": "on 1 May", "start": "2023-05-01", "end": "2023-05-01", "precision": "day"}
    return {
        "type": "Shelling/artillery/missile attack",
        "trigger": {"quote": "shells hit"},
        "date": date,
        "places": [place],
        "casualties": [{"quote": "Three people were killed", "kind": "killed", "count_min": 3, "count_max": 3}],
        "claims": [{"claimant": {"quote": "the civil defence"}, "stance": "asserts", "about": ["/event"]}],
    } | more


def test_a_report_in_another_language_joins_its_incident(desk: Path) -> None:
    take([cases.market_first(), document("en1", ENGLISH, outlet="The Mirror", published="2023-05-02")])
    report = Report.objects.get(doc_id="en1")
    code_by_hand(report, {"events": [told()]}, "sara", GROUPER)
    assert frozenset({"m1/e1", "en1/e1"}) in members()
    kept = CodedReport.objects.get(report=report, current=True)
    assert (kept.engine, kept.by) == ("hand", "sara")
    assert list(verify()) == []


def test_recoding_leaves_it_alone(desk: Path) -> None:
    take([document("en1", ENGLISH, outlet="The Mirror")])
    code_by_hand(Report.objects.get(), {"events": [told()]}, "sara", GROUPER)
    coder = HandCoder({}, engine="newer")
    assert stale(coder) == 0
    assert list(recode(coder, GROUPER, "engine", again=True)) == []
    assert CodedReport.objects.get(current=True).engine == "hand"


def test_what_it_changes_is_given_back(desk: Path) -> None:
    take([cases.market_first()])
    fixed = cases.market_first()["events"][0] | {"type": "Air/drone strike"}
    fixed.pop("id")
    changed = code_by_hand(Report.objects.get(), {"events": [fixed]}, "sara", GROUPER)
    assert [(c.field, c.after) for c in changed] == [("type", ("Air/drone strike",))]


@pytest.mark.parametrize(
    ("event", "message"),
    [
        (told(trigger={"quote": "not there"}), "stands 0 times"),
        (told(trigger={"quote": "e"}), r"stands \d+ times"),
        (told(trigger={"quote": "shells hit", "start": 0, "end": 10}), "are 'Three peop', not 'shells hit'"),
        (told(type="Battle"), "/events/0/type"),
        (told(claims=[{"claimant": {"quote": "defence"}, "stance": "denies", "about": ["/actors/3"]}]), "at nothing"),
    ],
)  # fmt: skip
def test_a_wrong_coding_is_refused_by_its_field(sqlite_desk: Path, event: dict[str, Any], message: str) -> None:
    take([document("en1", ENGLISH)])
    with pytest.raises(InputError, match=message):
        code_by_hand(Report.objects.get(), {"events": [event]}, "sara", GROUPER)
    assert CodedReport.objects.count() == 1
