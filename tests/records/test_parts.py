"""Long texts in parts: nothing is lost between them, every quote stays at its place."""

from hypothesis import given
from hypothesis import strategies as st

from tawthiq.records.model import CodedReport
from tawthiq.records.parts import LONGEST_WHOLE, PART, cut_into_parts, join_parts
from tawthiq.records.trace import Trace, TraceEntry
from tawthiq.records.validate import problems
from tests.coded_sample import TEXT, coded_sample


@given(st.integers(0, 90_000), st.sampled_from(["قصف", "قصف بلدة ", "قصف.\nثم ", "قصف. ثم "]))
def test_parts_tile_the_text(length, unit):
    text = (unit * (length // len(unit) + 1))[:length]
    parts = cut_into_parts(text)
    assert "".join(text[start:end] for start, end in parts) == text
    assert len(parts) == 1 or all(end - start <= PART for start, end in parts)


def test_a_report_of_common_length_is_one_part():
    assert cut_into_parts("ق" * LONGEST_WHOLE) == [(0, LONGEST_WHOLE)]


def test_parts_are_cut_at_line_breaks_where_they_can_be():
    text = ("قصف بلدة. " * 50 + "\n") * 100
    parts = cut_into_parts(text)
    assert len(parts) > 2
    assert all(text[end - 1] == "\n" for _, end in parts)


def test_joined_documents_are_sound():
    one = coded_sample()
    start = len(TEXT) + 1
    whole = CodedReport(
        doc_id="d", text=f"{TEXT}\n{TEXT}", engine="1", data="x", accounted="nothing_found", notes=("converted",)
    )
    trace = Trace()
    trace.add("/events/0/places/1", TraceEntry("rule"))
    trace.add("/relations/0", TraceEntry("other"))
    joined, why = join_parts(whole, [(0, one, trace), (start, one, trace)])
    assert problems(joined) == []
    assert [event.id for event in joined.events] == ["e1", "e2", "e3", "e4", "e5", "e6"]
    assert [(r.from_, r.to) for r in joined.relations] == [("e2", "e1"), ("e5", "e4")]
    assert [item.event for item in joined.evidence] == ["e1", "e4"]
    assert joined.notes == ("converted", "read in 2 parts")
    assert joined.accounted == "coded"
    assert list(why.entries) == ["/events/0/places/1", "/relations/0", "/events/3/places/1", "/relations/1"]
    assert joined.events[3].date.span.start == one.events[0].date.span.start + start


def test_a_value_that_is_not_moved_is_the_same():
    joined, _ = join_parts(coded_sample(), [(0, coded_sample(), Trace())])
    assert joined.events == coded_sample().events
