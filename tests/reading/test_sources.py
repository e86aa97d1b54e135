"""Files, folders, rows and streams as reports; errors that name file, line and field."""

import io
import json
from datetime import date, datetime, timedelta

import pytest

from tawthiq.errors import EmptyTextError, RowError
from tawthiq.reading.moments import parse_published
from tawthiq.reading.report import Report
from tawthiq.reading.sources import read_sources

TEXT = "قصفت المدفعية بلدة الرمانة مساء الاثنين."
PAGE = f"""<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>عنوان - شبكة النخيل</title>
<meta property="og:title" content="قصف على الرمانة"><meta property="og:site_name" content="شبكة النخيل">
<meta property="article:published_time" content="2023-05-02T10:15:00+03:00"><link rel="canonical" href="https://example.org/a/1">
</head><body><nav><a href="/">الرئيسية</a><a href="/news">أخبار</a></nav><article><h1>قصف على الرمانة</h1>
<p>{TEXT} وقال شهود عيان إن القذائف سقطت قرب السوق الشعبي في وسط البلدة.</p>
<p>وأضاف الشهود أن فرق الإسعاف نقلت ثلاثة مصابين إلى المشفى الوطني في المدينة المجاورة.</p></article>
<footer>جميع الحقوق محفوظة 2025</footer></body></html>"""


def read(*paths, stdin=b""):
    return list(read_sources(map(str, paths), io.BytesIO(stdin)))


def test_a_text_file_is_one_report_as_it_stands(tmp_path):
    file = tmp_path / "a.txt"
    file.write_bytes(TEXT.encode() + b"\r\n")
    (source,) = read(file)
    assert source.report == Report(text=TEXT + "\r\n")


def test_a_converted_encoding_leaves_a_note(tmp_path):
    file = tmp_path / "تقرير قديم.txt"
    file.write_bytes(TEXT.encode("cp1256"))
    (source,) = read(file)
    assert source.report.text == TEXT
    assert source.report.notes == ("converted from Windows-1256",)


def test_rows_keep_their_order_and_a_bad_line_does_not_stop_the_rest(tmp_path):
    file = tmp_path / "rows.jsonl"
    good = {"doc_id": 7, "text": TEXT, "outlet": "شبكة النخيل", "published": "2023-05-02", "events": []}
    lines = [json.dumps(good), "{broken", "", json.dumps({"text": 5}), json.dumps({"text": " "}), json.dumps(["x"])]
    lines += [
        json.dumps({"body": TEXT}),
        json.dumps({"text": TEXT, "published": "yesterday"}),
        json.dumps({"text": TEXT}),
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    found = read(file)
    assert found[0].report == Report(TEXT, outlet="شبكة النخيل", published=date(2023, 5, 2), doc_id="7")
    assert found[-1].report == Report(TEXT)
    errors = [source.error for source in found[1:-1]]
    assert [error.line for error in errors] == [2, 4, 5, 6, 7, 8]
    assert [error.field for error in errors] == [None, "text", "text", None, "text", "published"]
    assert all(isinstance(error, RowError | EmptyTextError) and str(file) in str(error) for error in errors)
    assert "the row has: body" in str(errors[4])


def test_lone_surrogates_become_replacement_characters(tmp_path):
    file = tmp_path / "rows.jsonl"
    file.write_text('{"text": "ق\\ud800صف"}', encoding="utf-8")
    assert read(file)[0].report.text == "ق\ufffdصف"


@pytest.mark.parametrize(
    ("content", "count"),
    [({"text": TEXT}, 1), ([{"text": TEXT}, {"text": TEXT}], 2)],
)
def test_json_holds_one_report_or_a_list(tmp_path, content, count):
    file = tmp_path / "a.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    assert [source.report for source in read(file)] == [Report(TEXT)] * count


def test_json_that_is_really_rows(tmp_path):
    file = tmp_path / "a.json"
    file.write_text(f'{{"text": "{TEXT}"}}\n{{"text": "{TEXT}"}}\n', encoding="utf-8")
    assert len(read(file)) == 2


def test_a_page_gives_body_title_outlet_and_metadata_date(tmp_path):
    file = tmp_path / "page.html"
    file.write_text(PAGE, encoding="utf-8")
    report = read(file)[0].report
    assert report.title == "قصف على الرمانة"
    assert report.outlet == "شبكة النخيل"
    assert report.url == "https://example.org/a/1"
    assert report.published == datetime.fromisoformat("2023-05-02T10:15:00+03:00")
    assert TEXT in report.text
    assert "المشفى الوطني" in report.text
    assert "الرئيسية" not in report.text


def test_a_page_without_date_metadata_has_none(tmp_path):
    file = tmp_path / "page.html"
    file.write_text(PAGE.replace("article:published_time", "x"), encoding="utf-8")
    assert read(file)[0].report.published is None


def test_a_page_in_windows_1256(tmp_path):
    file = tmp_path / "page.htm"
    file.write_bytes(PAGE.replace("utf-8", "windows-1256").encode("cp1256"))
    report = read(file)[0].report
    assert TEXT in report.text
    assert report.title == "قصف على الرمانة"


@pytest.mark.parametrize("content", ["", "<html><body></body></html>", "<p>"])
def test_a_page_without_an_article(tmp_path, content):
    file = tmp_path / "page.html"
    file.write_text(content, encoding="utf-8")
    assert isinstance(read(file)[0].error, EmptyTextError)


def test_a_folder_is_read_by_name_and_hidden_files_are_not(tmp_path):
    for name in ("b.txt", "a.txt", ".hidden.txt", "c.pdf", "sub/d.txt", ".git/e.txt"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(TEXT, encoding="utf-8")
    names = [source.name for source in read(tmp_path)]
    assert names == [str(tmp_path / name) for name in ("a.txt", "b.txt", "sub/d.txt")]


def test_what_is_missing_or_empty_is_said(tmp_path):
    (tmp_path / "report-2.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "empty.txt").write_text(" \n", encoding="utf-8")
    (tmp_path / "none").mkdir()
    errors = [source.error for source in read(tmp_path / "report-3.txt", tmp_path / "empty.txt", tmp_path / "none")]
    assert "no such file; in that folder: report-2.txt" in str(errors[0])
    assert "the file is empty" in str(errors[1])
    assert "no reports in this folder" in str(errors[2])


@pytest.mark.parametrize(
    ("stdin", "texts"),
    [
        (TEXT.encode(), [TEXT]),
        (f'{{"text": "{TEXT}"}}\n{{"text": "ب"}}'.encode(), [TEXT, "ب"]),
        (f'[{{"text": "{TEXT}"}}]'.encode(), [TEXT]),
        (f'{{\n "text": "{TEXT}"\n}}'.encode(), [TEXT]),
        (b"\xef\xbb\xbf" + TEXT.encode(), [TEXT]),
    ],
    ids=["text", "rows", "list", "object", "marked text"],
)
def test_standard_input_says_itself_what_it_is(stdin, texts):
    assert [source.report.text for source in read("-", stdin=stdin)] == texts


def test_published_takes_days_moments_and_zones():
    assert parse_published("2022-08-16") == date(2022, 8, 16)
    assert parse_published("2022-08-16T09:30+03:00").utcoffset() == timedelta(hours=3)
    assert parse_published("2022-08-16 09:30 Asia/Baghdad").utcoffset() == timedelta(hours=3)
    for bad in ("16/8/2022", "2022-13-01", "2022-08-16 09:30 Asia/Atlantis", ""):
        with pytest.raises(ValueError, match="2022-08-16"):
            parse_published(bad)
