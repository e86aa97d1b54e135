"""CSV and Excel: one row per event, each value followed by its quote and claimant, nothing that runs."""

import csv
import io

import pytest
from openpyxl import load_workbook

from tawthiq.exchange.cells import harmless
from tawthiq.exchange.columns import columns
from tawthiq.exchange.csv_file import write_csv
from tawthiq.exchange.wording import Wording
from tawthiq.exchange.workbook import write_workbook
from tawthiq.resources.files import DataFiles
from tawthiq.resources.labels import LANGUAGES, load_labels
from tests.coded_sample import coded_sample


def wording(language):
    return Wording(load_labels(DataFiles(), language))


def csv_rows(*reports, language="en"):
    out = io.StringIO(newline="")
    count = write_csv(reports, out, wording(language))
    text = out.getvalue()
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text[1:], newline="")))
    assert len(rows) == count + 1
    return rows


def test_one_row_per_event_with_quote_and_claimant_after_each_value():
    header, first, second, third = csv_rows(coded_sample())
    row = dict(zip(header, first, strict=True))
    assert row["event"] == "e1"
    assert row["place"] == "Tell al-Rumman base"
    assert row["place: quote"] == "قاعدة تل الرمان"
    assert row["place: claimant"] == "مصادر محلية + الحلف المشترك"
    assert row["ordered by: quote"] == 'المدعو "أبو ليث"'
    assert (row["killed or wounded: min"], row["killed or wounded: max"]) == ("0", "0")
    assert row["weapons"] == "rocket × 4 | rocket × 2"
    assert row["weapons: claimant"] == "مصادر محلية | الحلف المشترك"
    row = dict(zip(header, second, strict=True))
    assert row["killed: max"] == "5 | "
    assert row["killed: claimant"] == "المصادر | مصدر في المستشفى (denies)"
    assert row["relations"] == "answers e1"
    assert dict(zip(header, third, strict=True))["place: claimant"] == "outlet’s own voice"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_columns_share_a_header(language):
    labels = [column.label(wording(language)) for column in columns()]
    assert len(set(labels)) == len(labels)
    assert len({column.key for column in columns()}) == len(labels)


def test_every_value_column_is_followed_by_its_quote_and_claimant():
    keys = [column.key for column in columns()]
    for key in keys:
        if key.endswith("_quote"):
            assert keys[keys.index(key) + 1] == key.removesuffix("_quote") + "_claimant"


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+1",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "＝1+1",
        "＋1",
        "－1",
        "＠x",
        " =1",
        "\u200f=1",
        "\n=1",
    ],
)
def test_formula_like_cells_are_made_harmless(cell):
    assert str(harmless(cell)).startswith("'")


@pytest.mark.parametrize("cell", ["قصف = هجوم", "13 wounded", "", None, -35.1, 0])
def test_other_cells_stay(cell):
    assert harmless(cell) == cell


def hostile():
    coded = coded_sample()
    return coded.model_copy(
        update={"title": '=HYPERLINK("http://example.org","x")', "outlet": "@cmd\x07", "url": "x" * 40_000}
    )


def test_a_hostile_report_is_harmless_in_csv():
    header, first, *_ = csv_rows(hostile())
    row = dict(zip(header, first, strict=True))
    assert row["title"].startswith("'=HYPERLINK")
    assert row["outlet"] == "'@cmd\ufffd"


def test_the_workbook_reads_back(tmp_path):
    path = tmp_path / "سجلات.xlsx"
    assert write_workbook([coded_sample(), hostile()], path, wording("ar")) == 6
    book = load_workbook(path)
    sheet = book.active
    assert sheet.sheet_view.rightToLeft is True
    assert sheet.freeze_panes == "B2"
    rows = list(sheet.iter_rows(values_only=True))
    assert len(rows) == 7
    first = dict(zip(rows[0], rows[1], strict=True))
    assert first["المكان: الاقتباس"] == "قاعدة تل الرمان"
    assert first["قتلى أو جرحى: الأقل"] == 0
    assert first["خط العرض"] == 35.1
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert dict(zip(rows[0], rows[4], strict=True))["العنوان"].startswith("'=HYPERLINK")


def test_a_report_without_events_gives_no_row(tmp_path):
    coded = coded_sample().model_copy(update={"events": (), "relations": ()})
    assert len(csv_rows(coded)) == 1
    assert write_workbook([coded], tmp_path / "none.xlsx", wording("en")) == 0
