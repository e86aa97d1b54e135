"""Every kind of source gives the same thing: items, and refusals that name file and row."""

from __future__ import annotations

import gzip
import io
import json
import shutil
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tawthiq.desk.item import Arrival, Item, Refused
from tawthiq.desk.sources.choose import arrivals
from tawthiq.desk.sources.documents import in_reading_order
from tawthiq.desk.sources.options import Options
from tawthiq.errors import InputError
from tawthiq.text.fold import fold_key

TEXT = "قصفت قوات الحكومة بلدة تل الورد صباح اليوم، ما أدى إلى مقتل ثلاثة مدنيين."
BODY = (
    f"{TEXT}\nوقال الدفاع المدني إن فرقه نقلت خمسة جرحى إلى مستشفى قريب من المكان، وإن القصف استمر ساعتين وطال السوق "
    "ومنازل المدنيين في الحي الشرقي من البلدة، وإن عمليات البحث تحت الأنقاض ما زالت مستمرة حتى الساعة."
)
pytestmark = pytest.mark.usefixtures("sqlite_desk")


def read(path: Path | str, **options: object) -> list[Arrival]:
    return list(arrivals([str(path)], Options(**options), io.BytesIO()))  # type: ignore[arg-type]


def items(path: Path | str, **options: object) -> list[Item]:
    found = read(path, **options)
    assert all(isinstance(arrival, Item) for arrival in found), found
    return [arrival for arrival in found if isinstance(arrival, Item)]


def refused(path: Path | str, **options: object) -> str:
    (found,) = [str(a.error) for a in read(path, **options) if isinstance(a, Refused)]
    return found


def put(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_folder_gives_its_files_in_order(tmp_path: Path) -> None:
    put(tmp_path / "b.txt", TEXT)
    put(tmp_path / "a.txt", f"عنوان\n{TEXT}")
    put(tmp_path / ".hidden.txt", TEXT)
    put(tmp_path / "notes.xyz", TEXT)
    found = items(tmp_path, outlet="شبكة السنابل", published=date(2023, 5, 1))
    assert [Path(item.where).name for item in found] == ["a.txt", "b.txt"]
    assert {item.report.outlet for item in found} == {"شبكة السنابل"}
    assert {item.published_basis for item in found} == {"stated"}


def test_windows_1256_is_converted_and_the_file_kept(tmp_path: Path) -> None:
    (item,) = items(put(tmp_path / "old.txt", TEXT.encode("cp1256")))
    assert item.report.text == TEXT
    assert item.original is not None
    assert "Windows-1256" in item.report.notes[0]


PAGE = """<html><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>{line}{body}</article>
<footer>© 2019</footer></body></html>"""


def page(head: str = "", line: str = "") -> str:
    body = "".join(f"<p>{part}</p>" for part in BODY.split("\n"))
    return PAGE.format(title="قصف على تل الورد", head=head, line=line, body=body)


@pytest.mark.parametrize(
    ("head", "line", "day", "basis"),
    [
        (
            '<meta property="article:published_time" content="2023-05-01T10:00:00+03:00">',
            "",
            date(2023, 5, 1),
            "stated",
        ),
        ("", '<span class="post-date">الاثنين 1 أيار 2023</span>', date(2023, 5, 1), "read"),
        ("", '<time datetime="2023-05-01">أمس</time>', date(2023, 5, 1), "read"),
        ("", '<span class="date">1 أيار 2023</span><span class="date">3 أيار 2023</span>', None, "unknown"),
        ("", "", None, "unknown"),
    ],
)
def test_a_page_has_the_date_that_it_states_and_none_that_is_guessed(
    tmp_path: Path, head: str, line: str, day: date | None, basis: str
) -> None:
    (item,) = items(put(tmp_path / "p.html", page(head, line)))
    assert item.report.published_day == day
    assert item.published_basis == basis
    assert item.report.title == "قصف على تل الورد"
    assert "ثلاثة مدنيين" in item.report.text
    assert item.original is not None


RSS = f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>شبكة السنابل</title>
<item><title>قصف على تل الورد</title><link>https://s.example/1</link><guid>tag:1</guid>
<description><![CDATA[<p>{TEXT}</p><script>x()</script>]]></description>
<pubDate>Mon, 01 May 2023 07:00:00 GMT</pubDate><enclosure url="https://s.example/1.mp4" type="video/mp4"/></item>
<item><title>خبر ثان</title><link>https://s.example/2</link><description>{TEXT}</description>
<pubDate>الثلاثاء، 2 أيار 2023</pubDate></item>
<item><link>https://s.example/3</link></item></channel></rss>"""


def test_a_feed_gives_an_item_for_each_entry(tmp_path: Path) -> None:
    first, second, third = read(put(tmp_path / "feed.xml", RSS))
    assert isinstance(first, Item)
    assert first.report.text == TEXT
    assert first.report.outlet == "شبكة السنابل"
    assert first.report.published == datetime(2023, 5, 1, 7, tzinfo=UTC)
    assert first.attachments == (("video/mp4", "https://s.example/1.mp4"),)
    assert isinstance(second, Item)
    assert second.report.published == date(2023, 5, 2)
    assert isinstance(third, Refused)
    assert "entry 3" in str(third.error)


TELEGRAM = {
    "name": "قناة السنابل", "type": "public_channel", "id": 777,
    "messages": [
        {"id": 1, "type": "service", "action": "create_channel", "text": ""},
        {"id": 2, "type": "message", "date": "2023-05-01T10:00:00", "date_unixtime": "1682924400",
         "text": ["عاجل ", {"type": "bold", "text": TEXT}], "photo": "photos/1.jpg"},
        {"id": 3, "type": "message", "date": "2023-05-01T10:00:01", "date_unixtime": "1682924401", "text": "",
         "photo": "photos/2.jpg"},
        {"id": 4, "type": "message", "date": "2023-05-01T11:00:00", "date_unixtime": "1682928000", "text": TEXT,
         "forwarded_from": "مرصد الضفاف", "reply_to_message_id": 2, "edited": "2023-05-01T12:00:00"},
        {"id": 5, "type": "message", "date": "2023-05-01T13:00:00", "text": "", "file": "v.mp4", "media_type": "video"},
        {"id": 6, "type": "message", "date": "2023-05-01T13:00:00", "text": {"broken": True}},
    ],
}  # fmt: skip


def test_a_telegram_export(tmp_path: Path) -> None:
    found = read(put(tmp_path / "result.json", json.dumps(TELEGRAM)))
    first, second = (arrival for arrival in found if isinstance(arrival, Item))
    assert first.report.text == f"عاجل {TEXT}"
    assert first.address == first.report.doc_id == "telegram:777/2"
    assert first.attachments == (("photo", "photos/1.jpg"), ("photo", "photos/2.jpg"))
    assert first.report.published == datetime(2023, 5, 1, 7, tzinfo=UTC)
    assert second.relayed_from == "مرصد الضفاف"
    assert second.reply_to == "telegram:777/2"
    assert second.report.notes == ("edited 2023-05-01T12:00:00",)
    errors = [str(arrival.error) for arrival in found if isinstance(arrival, Refused)]
    assert any("message 5: media without words" in error for error in errors)
    assert any("message 6" in error and "not as Telegram writes it" in error for error in errors)


WHATSAPP = """\u200e[١٣/٥/٢٠٢٣، ٢:٣٠:١١ م] \u202aأبو فلان\u202c: قصف على تل الورد
وسقوط جرحى
13/05/2023, 14:33 - تم تشفير الرسائل تماما
14/05/2023, 09:05 - آخر: <تم استبعاد الوسائط>
14/05/2023, 09:06 - آخر: توقف القصف"""


@pytest.mark.parametrize(
    ("kind", "sensitivity"),
    [("public_channel", "public"), ("private_group", "unpublished"), ("personal_chat", "unpublished")],
)
def test_what_is_said_in_a_closed_chat_is_not_published(tmp_path: Path, kind: str, sensitivity: str) -> None:
    message = {"id": 1, "type": "message", "date": "2023-05-01T10:00:00", "text": TEXT}
    chat = {"name": "غرفة", "type": kind, "id": 5, "messages": [message]}
    (item,) = items(put(tmp_path / "result.json", json.dumps(chat)))
    assert item.sensitivity == sensitivity


def test_a_whatsapp_export_without_its_senders(tmp_path: Path) -> None:
    first, second = items(put(tmp_path / "chat.txt", WHATSAPP))
    assert first.report.text == "قصف على تل الورد\nوسقوط جرحى"
    assert first.report.published == datetime.fromisoformat("2023-05-13T14:30")
    assert second.report.text == "توقف القصف"
    assert {item.sensitivity for item in (first, second)} == {"unpublished"}
    assert "فلان" not in repr(first)


def test_an_order_of_day_and_month_that_cannot_be_told_is_left_unknown(tmp_path: Path) -> None:
    chat = put(tmp_path / "c.txt", "03/05/2023, 14:33 - ا: قصف\n04/05/2023, 14:33 - ا: قصف")
    assert [item.report.published for item in items(chat)] == [None, None]
    assert items(chat, day_first=True)[0].report.published == datetime.fromisoformat("2023-05-03T14:33")


def test_a_table_maps_its_columns_by_name_and_names_bad_rows(tmp_path: Path) -> None:
    rows = f'النص,المصدر,تاريخ النشر,الرابط\n"{TEXT}",شبكة السنابل,2023-05-01,https://s.example/1\n'
    rows += f'"{TEXT}",وكالة المدى,أول الأمس,https://s.example/2\n,وكالة المدى,2023-05-01,\nا,ب,ت,ث,ج\n'
    first, second, third, fourth = read(put(tmp_path / "t.csv", "\ufeff" + rows))
    assert isinstance(first, Item)
    assert (first.report.outlet, first.report.published, first.published_basis) == (
        "شبكة السنابل", date(2023, 5, 1), "stated",
    )  # fmt: skip
    errors = [str(a.error) for a in (second, third, fourth) if isinstance(a, Refused)]
    assert "t.csv:2: تاريخ النشر: 'أول الأمس' is no date" in errors[0]
    assert "t.csv:3: النص: the text is empty" in errors[1]
    assert "t.csv:4: 5 cells under 4 columns" in errors[2]
    assert isinstance(second, Refused)
    assert second.raw is not None


def test_a_table_without_a_text_says_what_to_do(tmp_path: Path) -> None:
    assert "--map text=COLUMN (columns: a, b)" in refused(put(tmp_path / "t.csv", "a,b\n1,2\n"))
    (item,) = items(tmp_path / "t.csv", mapping={"text": "b"})
    assert item.report.text == "2"
    with pytest.raises(InputError, match="no such column"):
        raise next(a.error for a in read(tmp_path / "t.csv", mapping={"text": "c"}) if isinstance(a, Refused))


def test_a_saved_mapping_serves_the_next_table_like_it(tmp_path: Path) -> None:
    from tawthiq.desk.mapping import save

    save(("a", "b"), {"text": "b", "title": "a"})
    (item,) = items(put(tmp_path / "t.csv", "b,a\nنص,عنوان\n"))
    assert (item.report.text, item.report.title) == ("نص", "عنوان")


def test_semicolons_tabs_excel_and_parquet(tmp_path: Path) -> None:
    import openpyxl
    import pyarrow as pa
    import pyarrow.parquet as pq

    put(tmp_path / "a.csv", f"text;date\n{TEXT};01.05.2023\n")
    put(tmp_path / "b.tsv", f"text\tdate\n{TEXT}\t20/5/2023\n")
    book = openpyxl.Workbook()
    book.active.append(["text", "date"])
    book.active.append([TEXT, datetime.fromisoformat("2023-05-03")])
    book.save(tmp_path / "c.xlsx")
    pq.write_table(pa.table({"text": [TEXT], "date": [date(2023, 5, 4)]}), tmp_path / "d.parquet")
    assert [i.report.published_day for i in items(tmp_path, day_first=True)] == [
        date(2023, 5, 1), date(2023, 5, 20), date(2023, 5, 3), date(2023, 5, 4),
    ]  # fmt: skip
    assert "two ways" in refused(tmp_path / "a.csv")


def test_every_sheet_of_a_workbook_is_read(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["text", "outlet"])
    book.active.append([TEXT, "شبكة السنابل"])
    second = book.create_sheet("أيار")
    second.append(["الخبر", "المصدر"])
    second.append([f"{TEXT} ثانية", "وكالة المدى"])
    book.create_sheet("فارغة")
    book.create_sheet("ملاحظات").append(["ملاحظة", "عدد"])
    book.save(tmp_path / "c.xlsx")
    *found, wrong = read(tmp_path / "c.xlsx")
    assert [(i.report.text, i.report.outlet) for i in found if isinstance(i, Item)] == [
        (TEXT, "شبكة السنابل"), (f"{TEXT} ثانية", "وكالة المدى"),
    ]  # fmt: skip
    assert isinstance(wrong, Refused)
    assert "ملاحظات" in str(wrong.error)


def test_a_refused_row_keeps_what_it_held(tmp_path: Path) -> None:
    (row,) = read(put(tmp_path / "t.csv", f"text,outlet\n{TEXT},شبكة,زائد\n"))
    assert isinstance(row, Refused)
    assert row.raw == {"text": TEXT, "outlet": "شبكة", "_more": ["زائد"]}
    (line,) = [r for r in read(put(tmp_path / "l.jsonl", '{"text": "x"}\n{"text": قصف}\n')) if isinstance(r, Refused)]
    assert line.raw == {"_line": '{"text": قصف}'}


def test_json_lines_that_were_refused_can_be_mended_and_fed_again(tmp_path: Path) -> None:
    lines = [json.dumps({"text": TEXT, "_error": "the text is empty", "_file": "x", "_row": 3}), "{broken"]
    (good, bad) = read(put(tmp_path / "r.jsonl", "\n".join(lines)))
    assert isinstance(good, Item)
    assert isinstance(bad, Refused)
    assert "r.jsonl:2: not JSON" in str(bad.error)


def test_an_archived_copy_comes_with_its_digest(tmp_path: Path) -> None:
    row = {"text": TEXT, "archive_url": "https://archive.example/9", "sha256": "ab" * 32}
    (item,) = items(put(tmp_path / "a.jsonl", json.dumps(row)))
    assert (item.archive_url, item.archive_sha256) == ("https://archive.example/9", "ab" * 32)


def test_a_word_statement(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_paragraph("بيان")
    document.add_paragraph(TEXT)
    document.save(str(tmp_path / "s.docx"))
    (item,) = items(tmp_path / "s.docx")
    assert item.report.text == f"بيان\n{TEXT}"
    assert item.original is not None


def test_a_pdf_without_a_text_layer_says_so(tmp_path: Path) -> None:
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.write(tmp_path / "scan.pdf")
    assert "no text layer" in refused(tmp_path / "scan.pdf")
    assert "not a PDF" in refused(put(tmp_path / "x.pdf", b"%PDF-1.4 broken"))


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        ([".صباحا الورد تل قصفت", ".مدنيون قتل"], "قصفت تل الورد .صباحا\nقتل .مدنيون"),
        (["قصفت تل الورد صباحا.", "قتل مدنيون"], "قصفت تل الورد صباحا.\nقتل مدنيون"),
        ([], ""),
    ],
)
def test_lines_written_as_they_stand_on_the_page_are_turned_round(lines: list[str], read: str) -> None:
    assert in_reading_order(lines)[0] == read


@pytest.mark.browser
def test_a_pdf_with_an_arabic_text_layer(tmp_path: Path) -> None:
    import subprocess

    from tests.conftest import chromium

    put(tmp_path / "p.html", f"<html dir=rtl><meta charset=utf-8><body style='font-size:20px'>{TEXT}</body></html>")
    command = [chromium(), "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={tmp_path / 'p.pdf'}"]
    subprocess.run([*map(str, command), str(tmp_path / "p.html")], check=True, capture_output=True, timeout=60)
    (item,) = items(tmp_path / "p.pdf")
    assert item.review_demanded
    assert fold_key(TEXT.split("،")[0]) in fold_key(item.report.text)


def test_a_picture_without_tesseract_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert "tesseract-ocr-ara" in refused(put(tmp_path / "p.png", b"\x89PNG"))


@pytest.mark.ocr
@pytest.mark.browser
def test_a_picture_is_read_kept_and_sent_to_review(tmp_path: Path) -> None:
    import subprocess

    from tests.conftest import chromium

    put(
        tmp_path / "p.html",
        f"<html dir=rtl><meta charset=utf-8><body style='font:32px serif;margin:40px'>{TEXT}</body>",
    )
    command = [chromium(), "--headless", "--no-sandbox", "--disable-gpu", "--window-size=1600,300"]
    target = f"--screenshot={tmp_path / 'p.png'}"
    subprocess.run([*map(str, command), target, str(tmp_path / "p.html")], check=True, capture_output=True, timeout=60)
    (item,) = items(tmp_path / "p.png")
    assert "بلدة تل الورد" in item.report.text
    assert (item.provenance, item.review_demanded) == ("ocr", True)
    assert item.original is not None


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # warcio's writer leaves a file open
def test_captured_pages_come_with_the_address_and_digest_of_the_copy(tmp_path: Path) -> None:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with (tmp_path / "c.warc.gz").open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        for address, body in (("https://s.example/1", page()), ("https://s.example/2", "<html></html>")):
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.0")
            payload = io.BytesIO(body.encode())
            writer.write_record(writer.create_warc_record(address, "response", payload=payload, http_headers=headers))
    good, bad = read(tmp_path / "c.warc.gz")
    assert isinstance(good, Item)
    assert good.report.url == "https://s.example/1"
    assert len(good.archive_sha256) == 64
    assert isinstance(bad, Refused)
    with zipfile.ZipFile(tmp_path / "c.wacz", "w") as packed:
        packed.write(tmp_path / "c.warc.gz", "archive/data.warc.gz")
    assert len(read(tmp_path / "c.wacz")) == 2


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("missing.txt", None, "No such file"),
        ("x.json", b"{", "not JSON"),
        ("x.xlsx", b"PK no", "not an Excel file"),
        ("x.parquet", b"no", "not a Parquet file"),
        ("x.docx", b"no", "not a Word file"),
        ("x.xml", b"<html></html>", "not a feed"),
        ("x.txt", b"  \n", "empty"),
        ("x.warc.gz", gzip.compress(b"no warc"), "not a WARC"),
        ("x.wacz", b"no", "not a WACZ"),
    ],
    ids=str,
)
def test_what_cannot_be_read_is_named(tmp_path: Path, name: str, content: bytes | None, message: str) -> None:
    path = tmp_path / name
    if content is not None:
        put(path, content)
    found = refused(path)
    assert str(path) in found
    assert message in found


def test_standard_input_is_pasted_text_rows_or_a_page() -> None:
    def stdin(data: str) -> list[str]:
        found = arrivals(["-"], Options(), io.BytesIO(data.encode()))
        return [a.provenance if isinstance(a, Item) else str(a.error) for a in found]

    assert stdin(TEXT) == ["pasted"]
    assert stdin(page()) == ["html"]
    assert stdin(json.dumps({"text": TEXT}) + "\n" + json.dumps({"text": "نص"})) == ["table", "table"]
    assert stdin(json.dumps([{"text": TEXT}])) == ["table"]
    assert stdin(" ") == ["standard input: the text is empty"]
