"""Characters that no report holds on purpose: kept where they can be kept, and told."""

from __future__ import annotations

from collections import Counter

REPLACEMENT = "\ufffd"
_ALLOWED = frozenset("\t\n\r")


def is_control(char: str) -> bool:
    """True for C0 and C1 control characters other than tab and line ends."""
    code = ord(char)
    return (code < 0x20 and char not in _ALLOWED) or 0x7F <= code <= 0x9F


def without_surrogates(text: str) -> str:
    """``text`` with lone surrogates (which no UTF-8 file can hold) replaced one for one: offsets stay."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join(REPLACEMENT if "\ud800" <= char <= "\udfff" else char for char in text)
    return text


def printable(text: str) -> str:
    """``text`` with control characters replaced one for one, for terminals, pages and cells."""
    return "".join(REPLACEMENT if is_control(char) else char for char in text) if _suspect(text) else text


def control_note(text: str) -> str | None:
    """How many control characters stand in ``text`` and which, or None. They stay in the text: offsets count them."""
    if not _suspect(text):
        return None
    found = Counter(f"U+{ord(char):04X}" for char in text if is_control(char))
    return "control characters in the text: " + ", ".join(f"{code} x{count}" for code, count in sorted(found.items()))


def _suspect(text: str) -> bool:
    return not text.isprintable() and any(map(is_control, text))
