"""Who acts and who is hit, by word order: the worst error is a swapped side."""

from __future__ import annotations

from functools import cache

import pytest

from tawthiq.engine import Reader
from tawthiq.reading.report import Report


@cache
def reader() -> Reader:
    return Reader()


SIDES = [
    ("قتل راع جراء استهداف الطائرات الحربية الروسية لمزرعة في بلدة تل الورد.", "initiator", "الطائرات الحربية الروسية"),
    ("أكدت الفصائل استهداف القوات الأميركية في قاعدة عين الورد.", "target", "القوات الأميركية"),
    ("اعتقلت الشاب سامر الوادي عقب اقتحام منزله في بلدة تل الورد.", "target", "الشاب سامر الوادي"),
    ("انتهت المعركة بعد طرد مقاتلي تنظيم داعش من مدينة الرقة.", "target", "مقاتلي تنظيم داعش"),
    ("وقعت قوة من الجيش المالي في كمين على طريق القرية.", "target", "قوة من الجيش المالي"),
]


@pytest.mark.parametrize(("text", "role", "quote"), SIDES)
def test_side_of_a_party(text: str, role: str, quote: str) -> None:
    coded = reader().read(Report(text=text)).to_wire()
    found = {a["role"] for e in coded["events"] for a in e["actors"] if a["quote"] == quote}
    assert found == {role}
