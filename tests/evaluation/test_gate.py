"""Floors only go up; a baseline holds no text."""

import json

import pytest

from tawthiq.errors import InputError
from tawthiq.evaluation.baseline import baseline_of, read_baseline, write_baseline
from tawthiq.evaluation.gains import changes, sentence_around
from tawthiq.evaluation.gate import Fall, falls, raised
from tawthiq.evaluation.score import score
from tests.coded_sample import TEXT, coded_sample


def documents(**changed):
    wire = {**coded_sample().to_wire(), **changed}
    return {wire["doc_id"]: wire}


def baseline(coded=None):
    gold = documents()
    return baseline_of(score(gold, coded or gold), gold, "1")


@pytest.mark.parametrize(
    ("now", "floor", "fallen"),
    [
        ({"ALL": 0.5}, {"ALL": 0.5}, []),
        ({"ALL": 0.4999}, {"ALL": 0.5}, [Fall("ALL", 0.5, 0.4999)]),
        ({"severe": 3.0}, {"severe": 2.0}, [Fall("severe", 2.0, 3.0)]),
        ({"severe": 1.0}, {"severe": 2.0}, []),
        ({}, {"ALL": 0.5}, [Fall("ALL", 0.5, None)]),
        ({"ALL": 0.5}, {"ALL": None}, []),
    ],
)
def test_a_figure_may_not_fall_below_its_floor(now, floor, fallen):
    assert falls(now, floor) == fallen


def test_floors_are_raised_and_never_lowered():
    whole, none = baseline(), baseline(documents(events=[]))
    assert raised(whole, none).figures["ALL"] == 1.0
    assert raised(none, whole).figures["ALL"] == 1.0
    assert raised(none, whole, allow_lower=True).figures["ALL"] == 0.0
    assert raised(none, None) is none


def test_a_baseline_is_written_whole_reads_back_and_holds_no_text(tmp_path):
    path = tmp_path / "baseline.json"
    write_baseline(baseline(), path)
    assert read_baseline(path) == baseline()
    assert [file.name for file in tmp_path.iterdir()] == ["baseline.json"]
    text = path.read_text(encoding="utf-8")
    assert not [char for char in text if "\u0600" <= char <= "\u06ff"]


@pytest.mark.parametrize("content", ["[]", "{", '{"format": "x"}', json.dumps({"format": "tawthiq-baseline/1"})])
def test_what_is_no_baseline_is_refused(tmp_path, content):
    path = tmp_path / "baseline.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="not a baseline"):
        read_baseline(path)


def test_gains_and_losses_come_with_their_sentence():
    gold, without = documents(), documents(events=coded_sample().to_wire()["events"][1:])
    lost = changes(score(gold, without), baseline(), gold)
    places = [change for change in lost if change.slot == "places" and change.kind == "lost"]
    assert {change.quote for change in places} == {"قاعدة تل الرمان", "محيط جسر العليق", "قرية البلوط"}
    assert not any(change.gain for change in lost)
    assert all(change.sentence and change.quote in change.sentence for change in places)
    gained = changes(score(gold, gold), baseline(without), gold)
    assert all(change.gain for change in gained)


def test_inventions_are_counted_when_they_come_and_when_they_go():
    gold = documents(events=coded_sample().to_wire()["events"][:2])
    more = documents()
    clean = baseline_of(score(gold, gold), gold, "1")
    invented = changes(score(gold, more), clean, gold)
    assert {change.kind for change in invented} == {"invented"}
    dirty = baseline_of(score(gold, more), gold, "1")
    gone = changes(score(gold, gold), dirty, gold)
    assert {change.kind for change in gone} == {"no longer invented"}
    assert len(gone) == len(invented)
    assert changes(score(gold, more), dirty, gold) == []


def test_the_sentence_around_a_quote():
    assert sentence_around(TEXT, "تسجيل مصور") == "وحصلت الشبكة على تسجيل مصور لموقع الإطلاق"
    assert sentence_around(TEXT, "ليس فيه") is None
    assert sentence_around("ا" * 500 + " قصف " + "ب" * 500, "قصف").endswith("…")
