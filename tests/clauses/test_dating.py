"""Which day dates an event where the text tells several."""

from __future__ import annotations

from datetime import date

import pytest

from tawthiq.engine import Reader
from tawthiq.reading.report import Report

PUBLISHED = date(2023, 5, 17)
"""A Wednesday."""
READER = Reader()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("يصحح المرصد ما نشره يوم الأحد عن القصف الذي استهدف سوق البلدة السبت الماضي.", "2023-05-13"),
        ("قال الجيش أمس الثلاثاء إن غارة جوية قتلت قائداً ميدانياً، وإن الغارة وقعت في 11 أيار.", "2023-05-11"),
        ("أعلنت القيادة، اليوم الأربعاء، أن قواتها اعتقلت قيادياً في بلدة الورد يوم الإثنين.", "2023-05-15"),
        ("أعلنت القيادة، اليوم الأربعاء، اعتقال ثلاثة مسلحين في بلدة الورد.", "2023-05-17"),
        ("اعتقلت الشرطة، الثلاثاء، سبعة أشخاص على خلفية اشتباكات دامية في بلدة الورد.", "2023-05-16"),
    ],
)  # fmt: skip
def test_the_day_of_a_deed_stands_before_the_day_of_what_is_said(text: str, expected: str) -> None:
    wire = READER.read(Report(text=text, title=None, published=PUBLISHED, doc_id="d")).to_wire()
    assert wire["events"][0]["date"]["start"] == expected
