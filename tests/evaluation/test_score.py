"""The figures are those of the scorer that ships with the gold; small cases say what each figure counts."""

import importlib.util
import json
import random
import sys

import pytest

from tawthiq.evaluation.figures import figures
from tawthiq.evaluation.score import in_part, score

ROLES = ("initiator", "target", "ordered_by", "executed_by")
STANCES = ("asserts", "believes", "denies", "accuses")


def event(number=1, **fields):
    return {
        "id": f"e{number}",
        "type": "Air/drone strike",
        "status": "occurred",
        "trigger": {"quote": "قصف"},
        "date": {
            "start": "2023-05-01",
            "end": "2023-05-01",
            "precision": "day",
            "part": "dawn",
            "quote": "فجر الاثنين",
        },
        "places": [{"quote": "بلدة الرمانة", "role": "target", "lat": 35.0, "lon": 40.0}],
        "actors": [{"quote": "طيران التحالف", "role": "initiator"}, {"quote": "الفصائل", "role": "target"}],
        "weapons": [{"quote": "غارة", "kind": "airstrike", "count": None}],
        "casualties": [killed(3)],
        "claims": [{"claimant": "المرصد", "stance": "asserts", "via": "وكالة الأفق", "about": ["/event", "/places/0"]}],
        **fields,
    }


def killed(number):
    return {"quote": f"{number} قتلى", "kind": "killed", "count_min": number, "count_max": number}


def document(*events, **fields):
    text = "قصف بلدة الرمانة طيران التحالف الفصائل غارة 3 قتلى المرصد وكالة الأفق فجر الاثنين"
    return {"doc_id": "d", "text": text, "events": list(events), "relations": [], **fields}


def measure(gold, coded):
    return figures(score({"d": gold}, {"d": coded}))


def test_a_document_against_itself_is_whole():
    doc = document(event())
    found = measure(doc, doc)
    assert found["ALL"] == found["attribution"] == found["via"] == found["geo10"] == found["grounded"] == 1.0
    assert found["severe"] == found["geo_far"] == 0.0
    assert found["spans"] == 0.0  # gold carries no offsets


def test_nothing_found():
    found = measure(document(event()), document())
    assert found["ALL"] == found["events"] == 0.0
    assert found["PAIRED:places"] is None


def test_a_false_alarm():
    assert measure(document(), document(event()))["false_alarms"] == 1.0


def test_what_goes_beyond_incomplete_gold_is_not_held_against_anyone():
    other = event(2, type="Arrests", trigger={"quote": "اعتقلت"}, places=[], actors=[], casualties=[], date={})
    assert measure(document(event(), complete=False), document(event(), other))["events"] == 1.0
    assert measure(document(event()), document(event(), other))["events"] < 1.0


@pytest.mark.parametrize(
    ("gold", "coded", "said"),
    [
        ({"status": "denied"}, {"status": "occurred"}, "denied read as occurred"),
        ({}, {"actors": [{"quote": "الفصائل", "role": "initiator"}]}, "sides swapped"),
        (
            {"casualties": []},
            {"casualties": [{"quote": "لا", "kind": "killed", "count_min": 0, "count_max": 0}]},
            "zero",
        ),
        (
            {},
            {"casualties": [{"quote": "7", "kind": "killed", "count_min": 7, "count_max": 7}]},
            "dead [3] read as [7]",
        ),
    ],
)
def test_severe_errors(gold, coded, said):
    found = score({"d": document(event(**gold))}, {"d": document(event(**coded))})
    assert any(said in error for error in found.severe)
    assert figures(found)["severe"] == 100.0


def test_a_list_of_relays_is_compared_by_its_best():
    doc = document(event())
    doc["events"][0]["claims"][0]["via"] = [{"quote": "صحيفة"}, {"quote": "وكالة الأفق"}]
    assert measure(document(event()), doc)["via"] == 1.0


def test_the_parts_divide_the_gold():
    rows = [{"doc_id": f"d{n}", "incident_group": f"i{n // 2}"} for n in range(60)]
    unread = [row["doc_id"] for row in rows if in_part(row, "unread")]
    assert 0 < len(unread) < 30
    assert [row["doc_id"] for row in rows if not in_part(row, "read")] == unread
    assert all(in_part(rows[n], "unread") == in_part(rows[n + 1], "unread") for n in range(0, 60, 2))


def official(shared):
    spec = importlib.util.spec_from_file_location("official_score", shared / "gold" / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def disturb(row, chance):
    """A prediction: the gold row with values lost, moved, doubled and turned about."""
    row = json.loads(json.dumps(row))
    events = [e for e in row["events"] if chance.random() > 0.15]
    for event in events:
        for name in ("places", "actors", "weapons", "casualties", "claims"):
            event[name] = [v for v in event[name] if chance.random() > 0.2]
            for value in event[name]:
                disturb_value(value, chance)
        if chance.random() < 0.3:
            event["type"] = chance.choice(["Armed clash", "Attack", "Other"])
        if chance.random() < 0.3:
            event["status"] = "occurred"
        if chance.random() < 0.3 and event.get("date"):
            event["date"]["start"] = chance.choice([None, "2020-01-01"])
        if chance.random() < 0.1:
            events.append({**event, "id": f"{event['id']}9"} if len(events) < 12 else event)
    chance.shuffle(events)
    row["events"] = events
    row["incident_group"] = chance.choice([row.get("incident_group"), None, "x"])
    return row


def disturb_value(value, chance):
    if "role" in value and chance.random() < 0.3:
        value["role"] = chance.choice(ROLES)
    if "stance" in value and chance.random() < 0.3:
        value["stance"] = chance.choice(STANCES)
    if "quote" in value and chance.random() < 0.2:
        value["quote"] = " ".join(value["quote"].split()[:2])
    if value.get("lat") and chance.random() < 0.3:
        value["lat"] += chance.choice([0.01, 1.0])
    if "count_min" in value and chance.random() < 0.2:
        value["count_min"] = value["count_max"] = chance.choice([0, 3, 50])
    if "about" in value:
        value["about"] = [at for at in value["about"] if chance.random() > 0.2]


@pytest.mark.shared
@pytest.mark.parametrize("seed", [0, 1])
def test_the_figures_are_those_of_the_official_scorer(shared, tmp_path, monkeypatch, seed):
    """Aggregates only: nothing of the gold is shown."""
    module = official(shared)
    gold = module.load(str(shared / "gold" / "dev.jsonl")) | module.load(str(shared / "gold" / "seed.jsonl"))
    chance = random.Random(seed)
    coded = {doc_id: disturb(row, chance) for doc_id, row in gold.items() if chance.random() > 0.05}
    for name, rows in (("gold", gold), ("coded", coded)):
        lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows.values())
        (tmp_path / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    out = tmp_path / "figures.json"
    arguments = ["score.py", str(tmp_path / "gold.jsonl"), str(tmp_path / "coded.jsonl"), "--json", str(out)]
    monkeypatch.setattr(sys, "argv", arguments)
    module.main()
    expected = json.loads(out.read_text(encoding="utf-8"))
    assert figures(score(gold, coded)) == expected
    assert 0.3 < expected["ALL"] < 0.95
    assert expected["severe"] > 0
