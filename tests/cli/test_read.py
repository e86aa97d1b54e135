"""`tawthiq read`: every format, every kind of input, every mistake with a message that helps."""

import csv
import io
import json

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from tawthiq.cli.program import program
from tawthiq.records.model import CodedReport
from tawthiq.records.validate import problems
from tests.cli.conftest import reader

TEXT = "قصفت مدفعية لواء السدرة بلدة الرمانة أمس، ما أدى إلى مقتل ثلاثة مدنيين وإصابة 5 آخرين، بحسب مصدر طبي."
ROW = {"doc_id": "r1", "text": TEXT, "outlet": "شبكة الوادي", "published": "2023-05-02", "title": "قصف على الرمانة"}


def run(*arguments, stdin=None, code=0):
    result = CliRunner().invoke(program, ["read", *map(str, arguments)], input=stdin)
    assert result.exit_code == code, result.output + str(result.exception)
    return result


@pytest.fixture
def text_file(tmp_path):
    path = tmp_path / "تقرير أول.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def rows_file(tmp_path):
    path = tmp_path / "rows.jsonl"
    second = {**ROW, "doc_id": "r2", "title": None, "text": "اجتمع المجلس المحلي وناقش أسعار الخبز."}
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in (ROW, second)) + "\n", encoding="utf-8")
    return path


def documents(output):
    return [CodedReport.from_json(line) for line in output.splitlines()]


def test_a_table_for_a_text_file(text_file):
    output = run(text_file, "--published", "2023-05-02", "--outlet", "شبكة الوادي").stdout
    assert "شبكة الوادي" in output
    assert "الرمانة" in output
    assert "e1" in output


def test_a_narrow_terminal_gets_blocks(text_file, monkeypatch):
    monkeypatch.setattr("tawthiq.cli.incident_table.WIDTH_WITHOUT_TERMINAL", 60)
    output = run(text_file, "--published", "2023-05-02").stdout
    assert "When: 1 May 2023" in output


def test_rows_in_give_rows_out_in_the_same_order(rows_file):
    coded = documents(run(rows_file).stdout)
    assert [document.doc_id for document in coded] == ["r1", "r2"]
    assert [document.accounted for document in coded] == ["coded", "nothing_found"]
    assert problems(coded[0]) == []
    assert coded[0].published.isoformat() == "2023-05-02"


def test_the_same_input_gives_the_same_bytes_with_any_number_of_workers(rows_file):
    lines = rows_file.read_text(encoding="utf-8") * 20
    rows_file.write_text(lines, encoding="utf-8")
    one, two = run(rows_file).stdout, run(rows_file, "--workers", "2").stdout
    assert one == two
    assert len(one.splitlines()) == 40


def test_a_bad_line_is_named_and_passed_over(rows_file):
    lines = rows_file.read_text(encoding="utf-8").splitlines()
    rows_file.write_text("\n".join([lines[0], "{not json", json.dumps({"text": 7}), lines[1]]), encoding="utf-8")
    result = run(rows_file, code=1)
    assert [document.doc_id for document in documents(result.stdout)] == ["r1", "r2"]
    assert f"{rows_file}:2: not JSON" in result.stderr
    assert f"{rows_file}:3: text: expected text, found a number" in result.stderr
    assert "4 reports: 1 coded, 1 nothing found, 2 failed" in result.stderr


def test_a_report_that_the_engine_fails_on_is_accounted_for(rows_file, monkeypatch):
    def fail(self, report):
        raise RuntimeError("out of words")

    monkeypatch.setattr(type(reader()), "read", fail)
    result = run(rows_file, code=1)
    assert [(d.accounted, d.reason) for d in documents(result.stdout)] == [("failed", "RuntimeError: out of words")] * 2


def test_json_is_an_object_for_one_report_and_a_list_for_several(text_file, rows_file):
    assert json.loads(run(text_file, "--format", "json").stdout)["schema"] == "tawthiq/1"
    assert len(json.loads(run(rows_file, "--format", "json").stdout)) == 2


def test_csv(rows_file, tmp_path):
    out = tmp_path / "sub" / "out.csv"
    run(rows_file, "--output", out, "--language", "en")
    data = out.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows[0]["report_id"] == "r1"
    assert rows[0]["killed: min"] == "3"


def test_xlsx(rows_file, tmp_path):
    out = tmp_path / "out.xlsx"
    run(rows_file, "-o", out)
    sheet = load_workbook(out).active
    assert sheet.sheet_view.rightToLeft
    assert sheet["A1"].value == "معرّف التقرير"
    assert sheet["A2"].value == "r1"


def test_xlsx_needs_a_name(rows_file):
    assert "--output FILE.xlsx" in run(rows_file, "--format", "xlsx", code=1).stderr


def test_html_to_standard_output_file_and_folder(text_file, rows_file, tmp_path):
    assert run(text_file, "--format", "html").stdout.startswith("<!doctype html>")
    run(text_file, "-o", tmp_path / "page.html")
    assert 'dir="rtl"' in (tmp_path / "page.html").read_text(encoding="utf-8")
    run(rows_file, "--format", "html", "-o", tmp_path / "pages", "--language", "en")
    assert sorted(path.name for path in (tmp_path / "pages").iterdir()) == ["r1.html", "r2.html"]
    assert "name a folder" in run(rows_file, "--format", "html", code=1).stderr
    run(text_file, "--format", "html", "-o", tmp_path / "named")
    assert [path.name for path in (tmp_path / "named").iterdir()] == ["تقرير-أول.html"]


def test_no_text(rows_file):
    coded = documents(run(rows_file, "--no-text").stdout)
    assert [document.text for document in coded] == [None, None]
    assert coded[0].events[0].trigger.quote


def test_victims_are_withheld_unless_asked_for(tmp_path):
    path = tmp_path / "a.jsonl"
    text = "قتل الطفل سامر الوادي (9 أعوام) برصاص مسلحين مجهولين في بلدة الرمانة أمس."
    path.write_text(json.dumps({"text": text, "published": "2023-05-02"}), encoding="utf-8")
    assert all(event.victims == () for event in documents(run(path).stdout)[0].events)
    asked = documents(run(path, "--with", "victims").stdout)[0]
    assert any(victim.name for event in asked.events for victim in event.victims)


def test_standard_input():
    coded = json.loads(run("-", "--format", "json", "--published", "2023-05-02", stdin=TEXT).stdout)
    assert coded["text"] == TEXT
    assert run("-", stdin=json.dumps(ROW) + "\n" + json.dumps(ROW)).stdout


def test_a_folder(tmp_path, text_file):
    (tmp_path / "b.html").write_text("<html><body></body></html>", encoding="utf-8")
    result = run(tmp_path, "--format", "jsonl", code=1)
    assert len(documents(result.stdout)) == 1
    assert "no article text was found" in result.stderr


@pytest.mark.parametrize("codec", ["cp1256", "utf-16"])
def test_another_encoding_is_converted_and_noted(tmp_path, codec):
    path = tmp_path / "old.txt"
    path.write_bytes(TEXT.encode(codec))
    (coded,) = documents(run(path, "--format", "jsonl").stdout)
    assert coded.text == TEXT
    assert any("converted from" in note for note in coded.notes)


def test_another_language_gives_an_empty_document_and_status_0(tmp_path):
    path = tmp_path / "en.txt"
    path.write_text("Five people were wounded on Monday evening.", encoding="utf-8")
    (coded,) = documents(run(path, "--format", "jsonl").stdout)
    assert (coded.accounted, coded.events) == ("not_arabic", ())
    assert coded.reason.startswith("not Arabic")
    assert "not Arabic" in run(path).stdout


def test_a_missing_publication_date_is_told_with_its_cure(text_file):
    result = run(text_file, "--format", "jsonl")
    (coded,) = documents(result.stdout)
    date = coded.events[0].date
    assert (date.start, date.quote) == (None, "أمس")
    assert date.relative
    assert "no publication date" in result.stderr
    assert "--published" in result.stderr


@pytest.mark.parametrize("value", ["2023-05-02", "2023-05-02T09:30+03:00", "2023-05-02 09:30 Asia/Damascus"])
def test_published_takes_day_moment_and_zone(text_file, value):
    (coded,) = documents(run(text_file, "--format", "jsonl", "--published", value).stdout)
    assert coded.events[0].date.start.isoformat() == "2023-05-01"


def test_a_publication_date_that_is_none_is_refused(text_file):
    assert "write 2022-08-16" in " ".join(run(text_file, "--published", "2/5/2023", code=2).stderr.split())


def test_missing_and_empty_files_are_named(tmp_path):
    (tmp_path / "empty.txt").write_text("\n", encoding="utf-8")
    result = run(tmp_path / "emptty.txt", tmp_path / "empty.txt", code=1)
    assert "no such file; in that folder: empty.txt" in result.stderr
    assert "the file is empty" in result.stderr


def test_nothing_to_read(monkeypatch):
    monkeypatch.setattr("tawthiq.cli.intake._at_terminal", lambda: True)
    assert "name files or folders" in run(code=1).stderr


def test_control_characters_stay_in_the_text_and_out_of_the_terminal(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("قصفت\x1b[31m مدفعية\x00 لواء السدرة بلدة الرمانة أمس", encoding="utf-8")
    (coded,) = documents(run(path, "--format", "jsonl").stdout)
    assert "\x1b[31m" in coded.text
    assert any("U+0000" in note for note in coded.notes)
    assert "\x1b" not in run(path).stdout
    assert "\x1b" not in run(path, "--format", "html").stdout


@pytest.mark.slow
def test_a_very_long_text_is_read_in_parts(tmp_path):
    path = tmp_path / "long.txt"
    path.write_text((TEXT + "\n" + "وتحدث السكان عن أحوال السوق والطقس. " * 40 + "\n") * 40, encoding="utf-8")
    (coded,) = documents(run(path, "--format", "jsonl").stdout)
    assert problems(coded) == []
    assert any("parts" in note for note in coded.notes)
    assert len(coded.events) >= 5


@pytest.mark.parametrize(("size", "said"), [(65 << 20, "larger than 64 MB; give archives as .jsonl rows")])
def test_a_file_that_is_no_report_is_refused(tmp_path, size, said):
    path = tmp_path / "huge.txt"
    with path.open("wb") as out:
        out.truncate(size)
    assert said in run(path, code=1).stderr


def test_a_wrong_data_folder_is_named(rows_file, tmp_path):
    assert "no such folder of data files" in run(rows_file, "--data", tmp_path / "none", code=1).stderr


def test_an_output_that_cannot_be_written_is_named(rows_file, tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert str(tmp_path / "file") in run(rows_file, "-o", tmp_path / "file" / "out.jsonl", code=1).stderr
