"""Who is blamed for force is blamed for what was told before."""

from __future__ import annotations

from datetime import date

import pytest

from tawthiq.engine import Reader
from tawthiq.reading.report import Report

PUBLISHED = date(2022, 5, 9)
BLAST = "قُتل تسعة أشخاص في انفجار هز أمس الأحد سوقاً في مدينة الزيتونة. "


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def deadly(reader: Reader, text: str) -> list[tuple[str, list[str]]]:
    """(type, quotes of the dead) of the events that took a toll."""
    coded = reader.read(Report(text=text, published=PUBLISHED)).to_wire()
    return [(e["type"], [c["quote"] for c in e["casualties"]]) for e in coded["events"] if e["casualties"]]


@pytest.mark.parametrize(
    ("blame", "kind"),
    [
        ("وحمّلت السلطات المحلية طيران التحالف المسؤولية عن غارة جوية على السوق.", "Air/drone strike"),
        ("وقال الدفاع المدني إن طيران التحالف يقف وراء غارة جوية على السوق.", "Air/drone strike"),
    ],
)
def test_the_blamed_deed_is_the_one_told_before(reader: Reader, blame: str, kind: str) -> None:
    assert deadly(reader, BLAST + blame) == [(kind, ["تسعة أشخاص"])]


def test_another_day_is_another_deed(reader: Reader) -> None:
    text = BLAST + "وتتحمل الفصائل المسؤولية عن هجوم آخر يوم الأربعاء الماضي على قرية السدرة."
    assert deadly(reader, text) == [("Other", ["تسعة أشخاص"])]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("قُتل رجل حين انفجرت قذيفة هاون في حي الورد صباح أمس.", "Shelling/artillery/missile attack"),
        ("قُتل رجل حين انفجرت عبوة ناسفة في حي الورد صباح أمس.", "Remote explosive/landmine/IED"),
        ("قُتل رجل في انفجار في حي الورد صباح أمس.", "Other"),
    ],
)
def test_what_blows_up_tells_the_kind(reader: Reader, text: str, kind: str) -> None:
    assert [told for told, _ in deadly(reader, text)] == [kind]
