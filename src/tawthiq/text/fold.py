"""The fold: one spelling for all spellings of a word, with a map back to the text as received.

Dropped: diacritics, tatweel, zero-width and bidi marks. Joined: أإآٱ→ا, ى→ي, ة→ه, ؤ→و, ئ→ي; Persian ک گ ی ہ → ك ك ي ه;
Arabic-Indic and Persian digits → 0-9; presentation forms and ligatures decomposed (NFKC); Latin lower-cased. A
single dot inside a word of Arabic letters that a censor's tatweel leans on («قـ.ـصف») is dropped with it. Nothing
else is moved.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass
from functools import lru_cache

from tawthiq.text.span import Span

TATWEEL = "\u0640"
_LETTERS = {
    "\u0623": "\u0627", "\u0625": "\u0627", "\u0622": "\u0627", "\u0671": "\u0627", "\u0672": "\u0627", "\u0673":
    "\u0627", "\u0649": "\u064a", "\u0629": "\u0647", "\u0624": "\u0648", "\u0626": "\u064a", "\u06a9": "\u0643",
    "\u06aa": "\u0643", "\u06af": "\u0643", "\u06cc": "\u064a", "\u06d2": "\u064a", "\u06c1": "\u0647", "\u06be":
    "\u0647", "\u06c0": "\u0647", "\u06d5": "\u0647",
}  # fmt: skip
_DROPPED_CATEGORIES = frozenset({"Mn", "Me", "Cf"})
_KEEP_CONTROL = frozenset("\n\r\t")


@lru_cache(maxsize=8192)
def fold_char(char: str) -> str:
    """What one character folds to: "" where it is dropped, several characters for a ligature."""
    if char == TATWEEL:
        return ""
    if char in _LETTERS:
        return _LETTERS[char]
    category = unicodedata.category(char)
    if category in _DROPPED_CATEGORIES or (category == "Cc" and char not in _KEEP_CONTROL):
        return ""
    if category == "Nd":
        return str(unicodedata.digit(char))
    once = unicodedata.normalize("NFKC", char).lower() if ord(char) > 127 else char.lower()
    if once == char:
        return char
    return "".join(fold_char(c) if c != char else c for c in once)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text: ``text`` and, for each of its characters, the raw offsets ``starts[i]``..``ends[i]`` it came
    from.
    """

    text: str
    starts: array[int]
    ends: array[int]

    def span(self, start: int, end: int) -> Span:
        """The raw span of folded characters ``start``..``end``, marks written on the last letter included.

        Raises ValueError where the stretch is empty or out of range.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no folded stretch {start}..{end} in {len(self.text)} characters")
        return Span(self.starts[start], self.ends[end - 1])


class _Folds(dict[str, str]):
    """What each character met so far folds to."""

    def __missing__(self, char: str) -> str:
        folded = self[char] = fold_char(char)
        return folded


_FOLDS = _Folds()


def fold(text: str) -> Folded:
    """``text`` folded, with its map. What folds one to one is taken over by the stretch."""
    offsets = _offsets(len(text) // 1000 + 1)
    out: list[str] = []
    starts, ends = array("l"), array("l")
    censored = _censor_dots(text) if TATWEEL in text else frozenset[int]()
    done = 0
    for at in [*_uneven(text, censored), len(text)]:
        out.append("".join(map(_FOLDS.__getitem__, text[done:at])))
        starts += offsets[done:at]
        ends += offsets[done + 1 : at + 1]
        done = at + 1
        if at < len(text):
            out.append(_fold_uneven(text[at], at, at in censored, starts, ends))
    return Folded("".join(out), starts, ends)


def _fold_uneven(char: str, at: int, censored: bool, starts: array[int], ends: array[int]) -> str:
    """What a character at an offset folds to that does not fold to just one; its map is added."""
    folded = "" if censored else fold_char(char)
    starts.extend([at] * len(folded))
    ends.extend([at + 1] * len(folded))
    mark = censored or char == TATWEEL or unicodedata.category(char) in ("Mn", "Me")
    if mark and not folded and ends and ends[-1] == at:
        ends[-1] = at + 1
    return folded


def _uneven(text: str, censored: frozenset[int]) -> list[int]:
    """Offsets of the characters that do not fold to just one (dropped ones, ligatures), and of rare ones."""
    return sorted({*censored, *(match.start() for match in _RARE.finditer(text))})


def _one_to_one() -> str:
    """The letters, digits and marks of ordinary reports that fold to just one character each."""
    blocks = (range(0x80), range(0x600, 0x700), (0xAB, 0xBB), range(0x2010, 0x2028))
    return "".join(char for block in blocks for char in map(chr, block) if len(fold_char(char)) == 1)


_RARE = re.compile(f"[^{re.escape(_one_to_one())}]")


@lru_cache(maxsize=64)
def _offsets(thousands: int) -> array[int]:
    """The offsets 0, 1, 2 … of a text of so many thousand characters; only read from."""
    return array("l", range(1000 * thousands + 1))


def _censor_dots(text: str) -> frozenset[int]:
    """Offsets of dots, stars and the like that a tatweel or letter holds between two Arabic letters («قـ.ـصف»)."""
    found = set()
    at = text.find(TATWEEL)
    while at >= 0:
        for dot, beyond in ((at + 1, at + 2), (at - 1, at - 2)):
            if 0 <= beyond < len(text) and dot >= 0 and text[dot] in ".*·•" and _is_arabic(text[beyond]):
                found.add(dot)
        at = text.find(TATWEEL, at + 1)
    return frozenset(found)


def _is_arabic(char: str) -> bool:
    return "\u0620" <= char <= "\u064a"


def fold_text(text: str) -> str:
    """The folded text alone: several times quicker than with its map."""
    censored = _censor_dots(text) if TATWEEL in text else None
    if censored:
        text = "".join("" if at in censored else char for at, char in enumerate(text))
    return "".join(map(_FOLDS.__getitem__, text))


@lru_cache(maxsize=65536)
def fold_key(text: str) -> str:
    """The fold for data: no map, white space collapsed and trimmed."""
    return " ".join(fold_text(text).split())
