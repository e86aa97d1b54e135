"""The other commands."""

import json

import pytest
from typer.testing import CliRunner

from tawthiq.cli.pages import file_name
from tawthiq.cli.program import program
from tawthiq.records.json_schema import json_schema
from tests.coded_sample import coded_sample

TEXT = "قصفت مدفعية لواء السدرة بلدة الرمانة أمس، ما أدى إلى مقتل ثلاثة مدنيين. ثم اعتقلت الشرطة شخصين في المدينة."


def run(*arguments, code=0, **settings):
    result = CliRunner().invoke(program, list(map(str, arguments)), **settings)
    assert result.exit_code == code, result.output + str(result.exception)
    return result


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_version():
    assert run("--version").stdout.startswith("tawthiq ")


def test_schema_is_json_schema_and_allows_unknown_fields():
    schema = json.loads(run("schema").stdout)
    assert schema == json_schema()
    assert schema["$schema"].endswith("2020-12/schema")
    assert set(schema["required"]) >= {"doc_id", "text", "engine", "data", "accounted"}
    assert "from" in schema["$defs"]["RelationValue"]["properties"]
    assert "additionalProperties" not in json.dumps(schema)


def test_explain_names_the_rule_of_each_value(report):
    output = run("explain", report, "--published", "2023-05-02").stdout
    assert "e1" in output
    assert "rule" in output
    assert "shelling." in output


def test_explain_one_event(report):
    every = run("explain", report).stdout
    first = run("explain", report, "--event", "e1").stdout
    assert len(first) < len(every)
    assert "no event e99; there are: e1" in run("explain", report, "--event", "e99", code=1).stderr


def test_explain_a_file_that_is_not_there(tmp_path):
    assert "no such file" in run("explain", tmp_path / "no.txt", code=1).stderr


def test_demo_prints_the_table_and_writes_pages(tmp_path):
    result = run("demo", "-o", tmp_path / "demo")
    assert "Who says so" in result.stdout
    pages = sorted(path.name for path in (tmp_path / "demo").iterdir())
    assert len(pages) >= 28
    assert {name.split(".", 1)[1] for name in pages} == {"ar.html", "en.html"}
    assert "open first" in result.stderr


def gold_file(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text(coded_sample().to_json_line() + "\n", encoding="utf-8")
    return path


def test_evaluate_scores_coded_documents(tmp_path):
    gold = gold_file(tmp_path)
    figures = tmp_path / "figures.json"
    output = run("evaluate", gold, "--predicted", gold, "--json", figures).stdout
    assert "1 documents, 1 of them predicted" in output
    found = json.loads(figures.read_text(encoding="utf-8"))
    assert found["ALL"] == found["spans"] == found["grounded"] == 1.0


def test_evaluate_codes_the_texts_itself(tmp_path):
    assert "1 of them predicted" in run("evaluate", gold_file(tmp_path)).stdout


def test_floors_only_go_up(tmp_path):
    gold, baseline, worse = gold_file(tmp_path), tmp_path / "baseline.json", tmp_path / "worse.jsonl"
    coded = coded_sample()
    worse.write_text(coded.model_copy(update={"events": coded.events[1:]}).to_json_line(), encoding="utf-8")
    compare = ("evaluate", gold, "--against", baseline)
    assert "no such file" in run(*compare, "--predicted", gold, code=1).stderr.lower()
    run(*compare, "--predicted", gold, "--update")
    assert "قاعدة" not in baseline.read_text(encoding="utf-8")
    run(*compare, "--predicted", gold)
    result = run(*compare, "--predicted", worse, code=1)
    assert "ALL is" in result.stderr
    assert "sample-1 places: lost «قاعدة تل الرمان»" in result.stdout
    assert "قالت مصادر محلية لشبكة وادي السنديان" in result.stdout
    run(*compare, "--predicted", worse, "--update", code=1)
    run(*compare, "--predicted", gold)
    run(*compare, "--predicted", worse, "--update", "--allow-lower")
    result = run(*compare, "--predicted", gold)
    assert "found «قاعدة تل الرمان»" in result.stdout


def test_evaluate_names_a_bad_line(tmp_path):
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"doc_id": "a", "text": "x", "events": []}\n{"text": "x"}\n', encoding="utf-8")
    assert f"{gold}:2: doc_id" in run("evaluate", gold, code=1).stderr


def test_check_counts_files_and_examples():
    result = CliRunner().invoke(program, ["check"])
    assert "files" in result.stdout
    assert "examples" in result.stdout


def test_check_names_file_and_line_of_a_fault(tmp_path, repository):
    import shutil

    folder = tmp_path / "data"
    shutil.copytree(repository / "src" / "tawthiq" / "data", folder)
    terms = folder / "labels" / "terms.tsv"
    terms.write_text(terms.read_text(encoding="utf-8") + "status\tdenied\tx\ty\n", encoding="utf-8")
    result = run("check", folder, code=1)
    assert "labels/terms.tsv:" in result.stderr
    assert "second time" in result.stderr


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("sample-1", "sample-1"),
        ("a/b\\c:d*e?", "a-b-c-d-e"),
        ("../../etc", "etc"),
        ("CON", "CON-"),
        ("تقرير أول", "تقرير-أول"),
        ("...", "report"),
        ("x" * 300, "x" * 80),
    ],
)
def test_file_names_hold_on_every_system(name, expected):
    assert file_name(name) == expected


def test_gazetteer_find_by_any_spelling():
    for name in ("الميادين", "ميادين", "Al-Mayadin"):
        output = run("gazetteer", "find", name).stdout
        assert "Deir ez-Zor" in output
        assert "35.020, 40.4" in output
    assert "of 100" in run("gazetteer", "find", "الميادن").stdout
    assert "none nearly so" in run("gazetteer", "find", "زززززز", code=1).stderr


def test_gazetteer_import_takes_what_holds_and_names_the_rest(tmp_path):
    table = tmp_path / "villages.csv"
    table.write_text(
        "name_ar,name_en,lat,lon\nتل السنديانة العتيقة,Tall al-Sindyana,35.5,40.1\n,Nameless,35.5,40.2\n",
        encoding="utf-8",
    )
    out = tmp_path / "places-mine.tsv"
    result = run("gazetteer", "import", table, "--unit", "SY-DY", "-o", out, code=1)
    assert "1 places taken, 0 known already, 1 refused" in result.stderr
    assert f"{table}:3: refused: no Arabic name" in result.stderr
    assert "تل السنديانة العتيقة" in out.read_text(encoding="utf-8")
