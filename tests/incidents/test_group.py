"""Which events become one incident, and which never do."""

from __future__ import annotations

import itertools
import json
import random
from datetime import date
from pathlib import Path

import pytest

from tawthiq.engine import Reader
from tawthiq.incidents.block import is_tally, sought_keys, stored_keys
from tawthiq.incidents.compare import compare
from tawthiq.incidents.facts import EventFacts, EventKey, facts_of
from tawthiq.incidents.group import Judgements, group, pair
from tawthiq.incidents.kin import Kin
from tawthiq.incidents.portable import dump_facts, load_facts
from tawthiq.incidents.wire import with_incidents
from tawthiq.reading.report import Report
from tawthiq.resources.files import DataFiles
from tawthiq.resources.incidents import load_grouping
from tests.incidents import cases
from tests.incidents.invented import Values, document, event

KNOWLEDGE = load_grouping(DataFiles())


def facts(*documents: Values) -> list[EventFacts]:
    return [fact for doc in documents for fact in facts_of(doc, KNOWLEDGE)]


def grouped(events: list[EventFacts], **more: object) -> set[frozenset[str]]:
    found = group(events, KNOWLEDGE, **more)  # type: ignore[arg-type]
    return {frozenset(f"{key.doc_id}/{key.event_id}" for key in members) for members in found.groups}


def test_the_invented_incidents_are_told_apart() -> None:
    assert grouped(facts(*cases.all_cases())) == {
        frozenset({"m1/e1", "m2/e1", "m3/e1", "m4/e1", "a1/e2"}),
        frozenset({"a1/e1"}),
        frozenset({"d1/e1", "d2/e1"}),
        frozenset({"f1/e1"}),
    }


def test_the_order_of_arrival_does_not_matter() -> None:
    events = facts(*cases.all_cases())
    expected = grouped(events)
    for seed in range(5):
        random.Random(seed).shuffle(events)
        assert grouped(events) == expected


def test_strike_and_counter_strike_are_never_one() -> None:
    strike, reply = facts(cases.answer())
    other = EventFacts(
        **{name: getattr(strike, name) for name in EventFacts.__dataclass_fields__} | {"key": EventKey("x", "e1")}
    )
    assert compare(reply, other, KNOWLEDGE, Kin()).veto == "strike and counter-strike"


def test_two_events_of_one_report_never_merge_by_accident() -> None:
    text = "قصف على تل الورد صباح الاثنين. وقصف آخر على تل الورد صباح الاثنين."
    twice = [event("قصف", on="2023-05-01", said="صباح الاثنين", at=("تل الورد",)) for _ in range(2)]
    other = event("قصف", on="2023-05-01", said="صباح الاثنين", at=("تل الورد",))
    found = grouped(facts(document("t1", text, *twice), document("t2", text, other)))
    assert not any({"t1/e1", "t1/e2"} <= members for members in found)
    assert any("t2/e1" in members and len(members) == 2 for members in found)


def test_no_chain_grows_over_many_days() -> None:
    """Shelling of one town on each of ten days is never one incident, although each day touches the next."""
    docs = [
        document(
            f"c{day}",
            "قصف على تل الورد أدى إلى مقتل ثلاثة مدنيين.",
            event("قصف", on=f"2023-05-{day:02}", at=("تل الورد",), harm=(("ثلاثة مدنيين", "killed", 3, 3),)),
        )
        for day in range(1, 11)
    ]
    for members in group(facts(*docs), KNOWLEDGE).groups:
        days = {int(key.doc_id[1:]) for key in members}
        assert max(days) - min(days) <= KNOWLEDGE.limits["longest_incident"]


def test_a_tally_is_no_incident() -> None:
    text = "قتل عشرون مدنيا في تل الورد منذ مطلع العام."
    (fact,) = facts(document("y1", text, event("قتل", on=("2023-01-01", "2023-05-01"), at=("تل الورد",))))
    assert is_tally(fact, KNOWLEDGE)
    assert grouped([fact]) == set()


def test_an_undated_report_published_before_the_event_tells_of_another() -> None:
    early = cases.drone_second() | {"published": "2023-05-01"}
    assert len(grouped(facts(cases.drone_first(), early))) == 2


def test_a_person_wins_over_the_machine() -> None:
    events = facts(cases.market_first(), cases.market_second(), cases.farm())
    one, two, other = (fact.key for fact in events)
    assert frozenset({"m1/e1", "m2/e1"}) in grouped(events)
    apart = Judgements(apart=frozenset({pair(one, two)}))
    assert frozenset({"m1/e1", "m2/e1"}) not in grouped(events, judgements=apart)
    same = Judgements(same=frozenset({pair(one, other)}))
    assert any({"m1/e1", "f1/e1"} <= members for members in grouped(events, judgements=same))


def test_of_two_judgements_that_clash_apart_wins() -> None:
    events = facts(cases.market_first(), cases.market_second())
    one, two = (fact.key for fact in events)
    both = Judgements(same=frozenset({pair(one, two)}), apart=frozenset({pair(one, two)}))
    assert len(grouped(events, judgements=both)) == 2


@pytest.mark.parametrize(("first", "second"), list(itertools.combinations(range(8), 2)))
def test_whatever_joins_shares_a_key(first: int, second: int) -> None:
    """Blocking loses no pair that would be linked."""
    documents = cases.all_cases()
    for a in facts(documents[first]):
        for b in facts(documents[second]):
            if compare(a, b, KNOWLEDGE, Kin()).score >= KNOWLEDGE.limits["link"]:
                assert sought_keys(a, KNOWLEDGE) & stored_keys(b, KNOWLEDGE)


def test_every_pair_has_its_reasons() -> None:
    one, two = facts(cases.market_first(), cases.market_second())
    reasons = compare(one, two, KNOWLEDGE, Kin()).reasons(KNOWLEDGE)
    assert dict(reasons)["place_same"] > 0
    assert dict(reasons)["killed_apart"] < 0
    assert {name for name, _ in reasons} <= set(KNOWLEDGE.features)
    assert all(KNOWLEDGE.features[name].label_ar for name, _ in reasons)


def test_facts_survive_storage() -> None:
    for fact in facts(*cases.all_cases()):
        assert load_facts(dump_facts(fact)) == fact


def test_names_of_victims_are_no_evidence() -> None:
    """Persons are never linked over reports: a shared name changes nothing."""
    text = "قتل المواطن فلان العلاني بقصف على تل الورد."
    victim = {"name": {"quote": "فلان العلاني", "start": 12, "end": 24}, "harm": "killed"}
    named = event("بقصف", at=("تل الورد",), victims=[victim])
    (fact,) = facts(document("v1", text, named))
    assert not fact.words & {"فلان", "علاني", "العلاني"}
    assert "victims" not in EventFacts.__dataclass_fields__


def test_the_table_of_features_is_what_comparing_knows() -> None:
    """Every feature that can arise has a weight; compare would raise KeyError otherwise."""
    events = facts(*cases.all_cases())
    seen = {n for a, b in itertools.combinations(events, 2) for n, _ in compare(a, b, KNOWLEDGE, Kin()).features}
    assert seen <= set(KNOWLEDGE.features)


def test_a_region_named_twice_is_no_common_place() -> None:
    def report(doc_id: str) -> Values:
        told = event("قصف", at=("تل الورد",), harm=(("ثلاثة", "killed", 3, 3),))
        told["places"][0] |= {"precision": "governorate", "lat": None, "lon": None}
        return document(doc_id, "قصف على ريف تل الورد قتل ثلاثة", told)

    one, two = facts(report("x"), report("y"))
    assert "place_same" not in dict(compare(one, two, KNOWLEDGE, Kin()).features)


def test_unnamed_towns_are_no_common_place() -> None:
    def report(doc_id: str) -> Values:
        told = event("قصف")
        told["places"] = [{"quote": "المدينة", "role": "target", "name_en": None, "lat": None, "lon": None}]
        return document(doc_id, "قصف على المدينة", told)

    one, two = facts(report("x"), report("y"))
    assert one.points == ()
    assert dict(compare(one, two, KNOWLEDGE, Kin()).features)["place_unknown"] == 1


def test_two_named_villages_placed_in_one_district_are_two() -> None:
    def report(doc_id: str, village: str) -> Values:
        told = event("قصف")
        told["places"] = [
            {"quote": village, "role": "target", "name_en": None, "lat": 36.5, "lon": 37.9, "precision": "settlement",
             "basis": "enclosing place"}
        ]  # fmt: skip
        return document(doc_id, f"قصف على {village}", told)

    one, two = facts(report("x", "قرية النخلات"), report("y", "قرية السنديان"))
    assert dict(compare(one, two, KNOWLEDGE, Kin()).features)["place_named_apart"] == 1


def test_a_mention_keeps_its_incident_in_the_store_and_not_on_the_wire() -> None:
    told = document("w", "قصف. وسبق قصف.", event("قصف"), event("قصف", status="background"), event("قصف"))
    held = {"e1": "i1", "e2": "i2", "e3": "i3"}
    out = with_incidents(told, held, {"i3"}.__contains__)
    assert [e["incident"] for e in out["events"]] == ["i1", None, "i3"]
    assert out["incident_group"] == "i3", "the first that others tell of too"
    assert with_incidents(told, held, set().__contains__)["incident_group"] == "i1"


EXAMPLES = Path(__file__).resolve().parents[1] / "golden" / "examples.jsonl"
REPORTS = Path(__file__).resolve().parents[2] / "examples" / "reports.jsonl"


def test_our_invented_reports_make_three_incidents_told_by_several() -> None:
    """A market told by two sides, an agency and a monitor; a camp told, denied and counted; an ambush told twice."""
    documents = [json.loads(line) for line in EXAMPLES.read_text(encoding="utf-8").splitlines() if line]
    several = {group for group in grouped(facts(*documents)) if len(group) > 1}
    assert several == {
        frozenset({"ex-02/e1", "ex-03/e1", "ex-04/e1", "ex-05/e1"}),
        frozenset({"ex-06/e1", "ex-07/e1", "ex-08/e1"}),
        frozenset({"ex-09/e1", "ex-10/e1"}),
    }


def test_the_engine_groups_the_invented_reports() -> None:
    """As above, coded by the program; other events of these reports make no group."""
    reader = Reader()
    reports = [json.loads(line) for line in REPORTS.read_text(encoding="utf-8").splitlines() if line]
    coded = [
        reader.read(
            Report(
                text=told["text"],
                title=told.get("title"),
                published=date.fromisoformat(told["published"]),
                doc_id=told["doc_id"],
            )
        ).to_wire()
        for told in reports
    ]
    several = {frozenset(key.split("/")[0] for key in found) for found in grouped(facts(*coded)) if len(found) > 1}
    assert several == {
        frozenset({"ex-02", "ex-03", "ex-04", "ex-05"}),
        frozenset({"ex-06", "ex-07", "ex-08"}),
        frozenset({"ex-09", "ex-10"}),
    }
