"""Encodings in which Arabic reports are found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.reading.encoding import decode

TEXT = (
    "أعلنت فرق الإنقاذ إصابة خمسة مدنيين في بلدة النخيل، والقصف استمر حتى المساء.\nوقال الأهالي إن المدفعية قصفت الحي."
)


@pytest.mark.parametrize(
    ("codec", "note"),
    [
        ("utf-8", None),
        ("utf-8-sig", None),
        ("utf-16", "converted from UTF-16"),
        ("utf-32", "converted from UTF-32"),
        ("utf-16-le", "converted from UTF-16 (no byte order mark)"),
        ("utf-16-be", "converted from UTF-16 (no byte order mark)"),
        ("cp1256", "converted from Windows-1256"),
        ("iso8859-6", "converted from ISO 8859-6"),
    ],
)
def test_arabic_comes_out_whole_and_the_conversion_is_told(codec, note):
    text = TEXT if codec != "iso8859-6" else TEXT.replace("\n", " ")
    decoded = decode(text.encode(codec))
    assert decoded.text == text
    assert decoded.note == note


def test_a_few_broken_bytes_do_not_turn_utf8_into_gibberish():
    data = (TEXT * 5).encode() + b"\xff"
    decoded = decode(data)
    assert decoded.text.startswith(TEXT)
    assert decoded.note == "1 unreadable byte sequences replaced"


def test_a_declared_charset_is_believed_after_utf8_fails():
    assert decode(TEXT.encode("cp1256"), "windows-1256").note == "converted from windows-1256, as the file declares"
    assert decode(TEXT.encode(), "windows-1256").text == TEXT
    assert decode(TEXT.encode("cp1256"), "no-such-charset").text == TEXT


def test_line_ends_stay_as_they_are():
    assert decode(b"a\r\nb\rc\n").text == "a\r\nb\rc\n"


@given(st.binary(max_size=400))
def test_no_bytes_raise(data):
    assert isinstance(decode(data).text, str)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\ufeff\x00"), max_size=200))
def test_utf8_is_never_touched(text):
    assert decode(text.encode()).text == text
