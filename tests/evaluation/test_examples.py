"""The examples beside the entries: brackets, what fires, what must not."""

from dataclasses import dataclass

import pytest

from tawthiq.errors import DataError
from tawthiq.evaluation.examples import Example, examples_of, fault_of, unmarked
from tawthiq.resources.files import DataFiles
from tawthiq.text.span import Span

SENTENCE = "قصفت المدفعية البلدة"


@dataclass(frozen=True)
class Hit:
    span: Span
    rule: str
    cues: tuple[str, ...] = ()


def example(*spans):
    return Example("fire", SENTENCE, spans, "a.yaml", 3)


def layer(*hits):
    return lambda _: hits


def entries(tmp_path, text):
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    return list(examples_of(DataFiles(tmp_path), "a.yaml"))


def test_brackets_are_taken_off_and_remembered():
    sentence, spans = unmarked("⟦قصفت⟧ المدفعية ⟦البلدة⟧")
    assert sentence == SENTENCE
    assert [span.cut(sentence) for span in spans] == ["قصفت", "البلدة"]


def test_examples_are_read_with_file_and_line(tmp_path):
    found = entries(tmp_path, "# head\n- id: fire\n  examples: [⟦قصفت⟧ المدفعية]\n  not: [قصف الرعد]\n")
    assert [(item.id, item.line, len(item.spans)) for item in found] == [("fire", 2, 1), ("fire", 2, 0)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- words: [a]\n", "needs an id"),
        ("- id: fire\n  examples: [⟦a⟧]\n", "not: an entry needs at least one"),
        ("- id: fire\n  not: [a]\n", "examples: an entry needs at least one"),
        ("- id: fire\n  examples: [a]\n  not: [b]\n", "nothing in double brackets"),
        ("- id: fire\n  examples: [⟦a⟧]\n  not: [⟦b⟧]\n", "brackets in a counter-example"),
    ],
)
def test_entries_without_examples_are_refused(tmp_path, text, said):
    with pytest.raises(DataError, match=said):
        entries(tmp_path, text)


def test_an_example_holds_where_the_rule_covers_exactly_the_brackets():
    assert fault_of(example(Span(0, 4)), layer(Hit(Span(0, 4), "fire"))) is None
    assert fault_of(example(Span(0, 4)), layer(Hit(Span(0, 4), "other", ("fire",)))) is None


@pytest.mark.parametrize(
    "hits", [(), (Hit(Span(0, 13), "fire"),), (Hit(Span(0, 4), "other"),)], ids=["nothing", "too much", "another rule"]
)
def test_an_example_fails_where_it_does_not(hits):
    fault = fault_of(example(Span(0, 4)), layer(*hits))
    assert fault is not None
    assert "should find «قصفت»" in fault


def test_a_counter_example_allows_other_rules():
    assert fault_of(example(), layer(Hit(Span(0, 4), "other"))) is None
    assert "should find nothing" in str(fault_of(example(), layer(Hit(Span(0, 4), "fire"))))
