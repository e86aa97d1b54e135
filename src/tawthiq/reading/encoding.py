"""Bytes to text: UTF-8 first, then what Arabic files are found in. Offsets later count in the text given back here."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

# Byte order marks, longest first: the mark of UTF-32 LE begins with that of UTF-16 LE.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_SAMPLE = 65_536
# A text in UTF-16 without a mark: at least this share of its high bytes is 06 (the Arabic block) or 00 (ASCII).
_UTF16_SHARE = 0.85
# A UTF-8 file with a few broken bytes stays UTF-8: at most this share of its characters may be replaced.
_BROKEN_SHARE = 0.01
# Alef and lam, the article, as bytes: what most words of an Arabic text begin with.
_ARTICLE_1256 = b"\xc7\xe1"
_ARTICLE_8859_6 = b"\xc7\xe4"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, and a note for the reader where the bytes were anything but plain UTF-8."""

    text: str
    note: str | None = None


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of ``data``. A byte order mark decides; then UTF-8 where it fits; then ``declared`` (a web page's own
    word), UTF-16 without a mark, UTF-8 with a few broken bytes, Windows-1256 or ISO 8859-6. Never raises."""
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            note = None if codec == "utf-8" else f"converted from {name}"
            return _with_replacements(data[len(mark) :], codec, note)
    if unmarked := _unmarked_utf16(data[:_SAMPLE]):
        return _with_replacements(data, unmarked, "converted from UTF-16 (no byte order mark)")
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _not_utf8(data, declared)


def _not_utf8(data: bytes, declared: str | None) -> Decoded:
    if declared and (text := _try(data, declared)) is not None:
        return Decoded(text, f"converted from {declared}, as the file declares")
    broken = data.decode("utf-8", "replace")
    if broken.count("\ufffd") <= _BROKEN_SHARE * len(broken):
        return _with_replacements(data, "utf-8", None)
    if data.count(_ARTICLE_8859_6) > 2 * data.count(_ARTICLE_1256):
        return _with_replacements(data, "iso8859-6", "converted from ISO 8859-6")
    return _with_replacements(data, "cp1256", "converted from Windows-1256")


def _try(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (LookupError, UnicodeDecodeError):
        return None


def _with_replacements(data: bytes, codec: str, note: str | None) -> Decoded:
    text = data.decode(codec, "replace")
    lost = text.count("\ufffd")
    if not lost:
        return Decoded(text, note)
    damage = f"{lost} unreadable byte sequences replaced"
    return Decoded(text, f"{note}; {damage}" if note else damage)


def _unmarked_utf16(sample: bytes) -> str | None:
    sample = sample[: len(sample) // 2 * 2]
    pairs = len(sample) // 2
    if pairs < 8 or b"\x00" not in sample:
        return None
    for codec, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        arabic = high.count(b"\x06")
        if arabic and arabic + high.count(b"\x00") >= _UTF16_SHARE * pairs:
            return codec
    return None
