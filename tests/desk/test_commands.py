"""The commands of the desk, as a person runs them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from tawthiq.cli.program import program
from tests.desk.desks import HandCoder
from tests.incidents import cases
from tests.incidents.invented import Values

RUNNER = CliRunner()
SECTIONS = ("m1", "m2", "m3", "m4")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with a table of the invented reports; the engine replaced by their hand-made codings."""
    from django.db import connection

    from tawthiq.desk import coder

    documents = {document["text"]: document for document in cases.all_cases()}

    class Hand(HandCoder):
        def __init__(self, workers: int) -> None:
            super().__init__(documents)

        def close(self) -> None:
            """Nothing to close."""

    monkeypatch.setattr(coder, "EngineCoder", Hand)
    monkeypatch.chdir(tmp_path)
    rows = [_row(document) for document in documents.values()]
    (tmp_path / "reports.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    yield tmp_path
    connection.close()


def _row(document: Values) -> Values:
    return {name: document[name] for name in ("doc_id", "text", "title", "outlet", "url", "published")}


def run(*words: str, status: int = 0) -> Result:
    done = RUNNER.invoke(program, list(words))
    assert done.exit_code == status, (done.output, done.exception)
    return done


def market() -> str:
    """Id of the incident that four outlets tell."""
    from tawthiq.desk.models import Incident

    return str(Incident.objects.get(reports=5).public_id)


def test_ingest_groups_and_compare_shows_the_contradictions(folder: Path) -> None:
    assert "8 new reports (8 coded), 9 events" in run("ingest", "reports.jsonl").output
    assert "8 known already" in run("ingest", "reports.jsonl").output
    listed = run("incidents", "--several").output
    assert "2 incidents" in listed
    compared = run("incidents", "compare", market()).output
    killed = next(line for line in compared.splitlines() if "القتلى" in line)
    assert "3" in killed
    assert "5" in killed
    assert "ينفي" in compared
    assert "متعارض" in compared
    line = next(line for line in listed.splitlines() if market() in line)
    assert "happened" in line


def test_the_comparison_shows_what_is_suggested_by_which_rule_and_the_words(folder: Path) -> None:
    run("ingest", "reports.jsonl")
    lines = run("incidents", "compare", market(), "--language", "en").output.splitlines()
    at = next(number for number, line in enumerate(lines) if line.lstrip("\u2068 ").startswith("killed"))
    assert any("(the least told)" in line for line in lines[at : at + 3])
    assert any(line.startswith("Disagreement 0.") for line in lines)
    assert "«" in run("incidents", "compare", market(), "--quotes").output


def test_the_comparison_runs_from_right_to_left_in_arabic(folder: Path) -> None:
    run("ingest", "reports.jsonl")
    arabic = next(line for line in run("incidents", "compare", market()).output.splitlines() if "القتلى" in line)
    assert arabic.rstrip("\u2069 ").endswith("القتلى")
    english = run("incidents", "compare", market(), "--language", "en").output
    assert any(line.lstrip("\u2068 ").startswith("killed") for line in english.splitlines())


def test_show_gives_the_summary_with_sources_and_the_reasons(folder: Path) -> None:
    run("ingest", "reports.jsonl")
    shown = run("incidents", "show", market()).output
    assert "5 reports" in shown
    assert "according to" in shown
    assert "same place" in shown
    assert "response_to ←" in shown


def test_judgements_by_command(folder: Path) -> None:
    run("ingest", "reports.jsonl")
    incident = market()
    run("incidents", "not-same", "3/e1", incident, "--why", "another place")
    assert "4 reports" in run("incidents", "show", incident).output
    run("incidents", "same", "3/e1", incident, "--why", "it is the place after all")
    assert "5 reports" in run("incidents", "show", incident).output
    assert "holds 1 events" in run("incidents", "split", incident, "4/e1", "--why", "two events").output
    assert "no such incident" in run("incidents", "show", "TQ-999999", status=1).output
    run("incidents", "reviewed", incident)
    assert incident not in run("incidents", "--since-review").output
    assert "everything fits" in run("verify").output


def test_search_by_words_and_by_events(folder: Path) -> None:
    run("ingest", "reports.jsonl")
    assert "2 reports" in run("search", "سوق").output
    assert "2 reports" in run("search", "--killed", "5").output
    assert "2 reports" in run("search", "--near", "36.0,38.9", "--within", "5").output
    rows = [json.loads(line) for line in run("search", "مسيّرة", "--json").output.splitlines() if line.startswith("{")]
    assert {row["doc_id"] for row in rows} == {"d1", "d2"}
    assert "write 2023-05-01" in run("search", "--since", "May", status=2).output


def test_a_dry_run_shows_the_mapping_and_changes_nothing(folder: Path) -> None:
    table = folder / "t.csv"
    table.write_text(
        "body,source,when,extra\nقصف على تل الورد,شبكة,2023-05-01,x\n,شبكة,2023-05-01,x\n", encoding="utf-8"
    )
    shown = run("ingest", "t.csv", "--dry-run", "--map", "published=when").output
    assert "text = body, outlet = source, published = when" in shown
    assert "not used: extra" in shown
    assert "1 reports would come in, 1 could not" in shown
    assert not (folder / "desk").exists()
    run("ingest", "t.csv", "--map", "published=when", status=1)
    assert "published = when" in run("ingest", "t.csv", "--dry-run").output


def test_refused_rows_are_mended_and_fed_again(folder: Path) -> None:
    (folder / "r.csv").write_text("text,date\nقصف على تل الورد,الشهر القادم\n", encoding="utf-8")
    said = run("ingest", "r.csv", "--rejects", "bad.jsonl", status=1).output
    assert "r.csv:1: date:" in said
    row = json.loads((folder / "bad.jsonl").read_text(encoding="utf-8"))
    assert (row["_row"], row["_field"]) == (1, "date")
    (folder / "bad.jsonl").write_text(json.dumps(row | {"date": "2023-05-01"}), encoding="utf-8")
    assert "1 new reports" in run("ingest", "bad.jsonl").output


def test_every_report_is_accounted_for(folder: Path) -> None:
    (folder / "quiet.txt").write_text("افتتح المعرض أبوابه أمام الزوار في قاعة البلدية", encoding="utf-8")
    run("ingest", "reports.jsonl", "quiet.txt")
    said = run("reports", "--nothing-found").output
    assert "1 reports" in said
    assert "nothing_found, 0 events (no event)" in said
    assert "9 reports" in run("reports").output


def test_backup_restore_and_erasure(folder: Path) -> None:
    run("ingest", "reports.jsonl")
    run("backup", "desk.zip")
    run("erase", "6", "--reason", "request", "--yes")
    assert "1 erased again" in run("restore", "desk.zip", "--replace").output
    assert "everything fits" in run("verify").output
    assert "no such report" in run("erase", "6", "--reason", "request", "--yes", status=1).output


def test_recode_lists_what_changed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("ingest", "reports.jsonl")
    from tests.incidents.invented import event

    assert "0 reports changed" in run("recode").output
    first = cases.market_first()
    harm = (("ثلاثة", "killed", 4, None),)
    changed = first | {"events": [first["events"][0] | {"casualties": event("x", harm=harm)["casualties"]}]}
    monkeypatch.setattr(HandCoder, "version", lambda _: ("later", "sha256:test"))
    monkeypatch.setattr(HandCoder, "code", lambda self, reports: (_recoded(self, r, first, changed) for r in reports))
    said = run("recode").output
    assert "e1 killed: 3 → 4 or more" in said


def _recoded(coder: HandCoder, report: Any, before: Values, after: Values) -> Values:
    told = after if report.text == before["text"] else coder.codings[report.text]
    return dict(told) | {"engine": "later"}


def test_a_desk_that_is_not_there_is_told(folder: Path) -> None:
    assert "no desk here" in run("incidents", status=1).output


def exported(*words: str) -> list[Values]:
    return [json.loads(line) for line in run("export", *words).output.splitlines() if line.startswith("{")]


def test_the_working_export_is_the_wire_format_with_incidents_and_is_logged(folder: Path) -> None:
    from tawthiq.desk.models import LogEntry
    from tawthiq.records.model import CodedReport

    run("ingest", "reports.jsonl")
    assert "needs a reason" in run("export", "--profile", "working", status=1).output
    documents = exported("--profile", "working", "--reason", "grouping is measured")
    assert len(documents) == 8
    assert {d["doc_id"]: d["incident_group"] for d in documents}["m3"] == market()
    assert all(event["incident"] for document in documents for event in document["events"])
    assert LogEntry.objects.filter(action="export.working").count() == 1
    for document in documents:
        CodedReport.from_json(json.dumps(document | {"engine": "test"}))


def test_the_safe_export_is_the_default(folder: Path) -> None:
    run("ingest", "reports.jsonl")
    documents = exported()
    assert len(documents) == 8
    assert {document["text"] for document in documents} == {None}
    flat = json.dumps(documents, ensure_ascii=False)
    assert "مصدر عسكري" not in flat
    assert "[withheld]" in flat
