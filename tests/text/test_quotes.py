"""Passages between quotation marks, as they are typed in reports."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.text.quotes import LONGEST, find_quotations


@pytest.mark.parametrize(
    ("raw", "quoted"),
    [
        ("قال «انسحبنا» أمس", ["انسحبنا"]),
        ('قال "انسحبنا" ثم "عدنا".', ["انسحبنا", "عدنا"]),
        ("قال “انسحبنا” أمس", ["انسحبنا"]),
        ("قال “انسحبنا“ أمس", ["انسحبنا"]),
        ("قال ”انسحبنا“ أمس", ["انسحبنا"]),
        ("قال »انسحبنا« أمس", ["انسحبنا"]),
        ('قال «إن "الجسر" دمر» أمس', ['إن "الجسر" دمر', "الجسر"]),
        ("قال «إن «الجسر» دمر» أمس", ["إن «الجسر» دمر", "الجسر"]),
        ('و"الفجر" و"الراية"', ["الفجر", "الراية"]),
        ('قال "القصف عنيف\nوأضاف "انسحبنا".', ["انسحبنا"]),
        ('قال "القصف عنيف، وأضاف "انسحبنا".', ["انسحبنا"]),
        ("قال «القصف عنيف.", []),
        ('طول القذيفة 5" وقال "سقطت" هنا.', ["سقطت"]),
        ('قال: "دخلوا البيوت. "', ["دخلوا البيوت. "]),
    ],
)
def test_quotations(raw: str, quoted: list[str]) -> None:
    assert [s.cut(raw) for s in find_quotations(raw)] == quoted


def test_a_mark_that_is_closed_too_far_away_is_a_stray_one() -> None:
    assert find_quotations("«" + "ا" * LONGEST + "»") == ()


@given(st.text(alphabet=st.sampled_from('ابت «»“”„"‹›\n.'), max_size=80))
def test_marks_are_never_inside_the_ends_of_a_passage(raw: str) -> None:
    for span in find_quotations(raw):
        assert 0 < span.start < span.end < len(raw)
        assert not raw[span.start - 1].isalnum()
        assert not raw[span.end].isalnum()
