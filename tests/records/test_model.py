"""The wire format: exact round trips, equal bytes, unknown fields passed over, nonsense refused."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tawthiq.records.json_schema import json_schema
from tawthiq.records.model import (
    CasualtyValue,
    ClaimValue,
    CodedReport,
    DateValue,
    Offsets,
    PlaceValue,
    Quote,
    RelationValue,
)
from tawthiq.records.quotes import relays
from tawthiq.records.trace import Trace, TraceEntry
from tawthiq.records.validate import problems
from tawthiq.records.withhold import without_text, without_victims
from tawthiq.resources.files import DataFiles
from tests.coded_sample import coded_sample


def empty(**fields):
    return CodedReport(
        **{"doc_id": "d", "text": "x", "engine": "1", "data": "y", "accounted": "nothing_found", **fields}
    )


def test_a_document_survives_its_own_line():
    coded = coded_sample()
    line = coded.to_json_line()
    assert CodedReport.from_json(line) == coded
    assert CodedReport.from_json(line).to_json_line() == line


def test_the_fields_stand_in_the_order_of_the_format():
    wire = coded_sample().to_wire()
    assert list(wire)[:9] == ["schema", "doc_id", "outlet", "url", "title", "published", "text", "engine", "data"]
    assert list(wire["relations"][0]) == ["from", "type", "to"]
    assert wire["published"] == "2023-05-02"
    assert wire["events"][0]["date"]["time"] == "21:00"


def test_a_hedge_is_written_only_where_there_is_one():
    hedged = Quote(start=0, end=5, quote="يعتقد")
    place = PlaceValue(start=0, end=5, quote="يعتقد", role="site", hedge=hedged)
    assert place.model_dump()["hedge"]["quote"] == "يعتقد"
    assert "hedge" not in PlaceValue(start=0, end=5, quote="يعتقد", role="site").model_dump()


def test_unknown_fields_are_passed_over_at_every_depth_when_reading():
    wire = coded_sample().to_wire()
    wire["new"] = wire["events"][0]["new"] = wire["events"][0]["places"][0]["new"] = 1
    assert CodedReport.from_json(json.dumps(wire)) == coded_sample()


def test_unknown_fields_are_refused_when_writing():
    with pytest.raises(ValidationError):
        empty(colour="red")


@pytest.mark.parametrize(
    "make",
    [
        lambda: Quote(start=5, end=4, quote=""),
        lambda: Quote(start=-1, end=4, quote=""),
        lambda: DateValue(start=date(2023, 5, 2), end=date(2023, 5, 1)),
        lambda: DateValue(start=date(2023, 5, 2)),
        lambda: DateValue(quote="أمس"),
        lambda: DateValue(span=Offsets(start=0, end=3)),
        lambda: DateValue(time="25:00"),
        lambda: CasualtyValue(start=0, end=1, quote="x", kind="killed", count_min=3, count_max=2),
        lambda: PlaceValue(start=0, end=1, quote="x", role="site", lat=91.0),
        lambda: PlaceValue(start=0, end=1, quote="x", role="nowhere"),
        lambda: ClaimValue(claimant=Quote(start=0, end=1, quote="x"), stance="asserts", about=("/nothing",)),
        lambda: RelationValue(from_="1", type="part_of", to="e1"),
        lambda: empty(accounted="perhaps"),
    ],
)
def test_nonsense_is_refused(make):
    with pytest.raises(ValidationError):
        make()


@given(st.text(max_size=60))
def test_any_text_gives_one_line_that_reads_back(text):
    coded = empty(text=text, notes=(text,))
    line = coded.to_json_line()
    assert len(line.splitlines()) == 1
    assert CodedReport.from_json(line) == coded
    assert CodedReport.from_json(line.encode()) == coded


def test_a_sound_document_has_no_problems():
    assert problems(coded_sample()) == []
    assert problems(without_text(coded_sample())) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"text": "x" + coded_sample().text}, "characters"),
        ({"events": coded_sample().events[1:]}, "stands where e1 belongs"),
        ({"relations": (RelationValue(from_="e1", type="part_of", to="e9"),)}, "no event e9"),
        ({"relations": (RelationValue(from_="e1", type="part_of", to="e1"),)}, "related to itself"),
        ({"accounted": "nothing_found"}, "nothing_found with 3 events"),
        ({"events": (), "relations": (), "evidence": (), "accounted": "failed"}, "failed without a reason"),
    ],
)
def test_problems_are_named(change, said):
    assert any(said in problem for problem in problems(coded_sample().model_copy(update=change)))


def test_a_pointer_at_nothing_is_a_problem():
    coded = coded_sample()
    claim = coded.events[0].claims[0].model_copy(update={"about": ("/places/7",)})
    event = coded.events[0].model_copy(update={"claims": (claim,)})
    changed = coded.model_copy(update={"events": (event, *coded.events[1:])})
    assert problems(changed) == ["/events/0/claims/0/about/0: /places/7 points at nothing"]


def test_withholding_touches_nothing_else():
    coded = coded_sample()
    assert without_text(coded).events == coded.events
    assert [event.victims for event in without_victims(coded).events] == [(), (), ()]
    assert without_victims(coded).events[1].casualties == coded.events[1].casualties


def test_a_trace_is_found_by_pointer():
    trace = Trace()
    trace.add("/events/0", TraceEntry("a"))
    trace.add("/events/0/places/1", TraceEntry("b"))
    trace.add("/events/01", TraceEntry("c"))
    assert trace.get("/events/0/places/1").rule == "b"
    assert trace.get("/events/2") is None
    assert [at for at, _ in trace.under("/events/0")] == ["/events/0", "/events/0/places/1"]


def test_the_schema_file_is_that_of_the_models():
    """After a change of the models: ``tawthiq schema > src/tawthiq/data/schema/tawthiq-1.schema.json``."""
    assert json.loads(DataFiles().text("schema/tawthiq-1.schema.json")) == json_schema()


def test_a_relay_is_one_span_and_a_chain_stands_beside_it():
    one, two = (Quote(start=n, end=n + 1, quote="ق") for n in (3, 5))
    by, chain = (ClaimValue(claimant=one, stance="asserts", via=one, relays=r) for r in ((), (one, two)))
    assert "relays" not in by.model_dump(mode="json")
    assert relays(by) == (one,)
    assert relays(chain) == (one, two)
    assert chain.model_dump(mode="json")["via"]["quote"] == "ق"
    assert relays(ClaimValue(claimant=one, stance="asserts", via=(one, two))) == (one, two)
