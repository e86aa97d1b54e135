"""Words, numbers and marks of a folded text, each with its raw span. White space makes no token."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tawthiq.text.fold import Folded
from tawthiq.text.span import Span

WORD, NUMBER, MARK = "word", "number", "mark"
_PIECES = re.compile(r"(?P<number>\d+)|(?P<word>[^\W\d_]+)|(?P<mark>[^\s\w]|_)")
"""Digits, runs of letters, and single marks: together with white space they tile every text."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word, run of digits, or mark. ``form`` is folded; ``start``/``end`` are offsets into the folded text."""

    index: int
    form: str
    kind: str
    span: Span
    start: int
    end: int


def cut_tokens(folded: Folded) -> tuple[Token, ...]:
    """The tokens of ``folded`` in order; with the white space between them they tile the text."""
    out: list[Token] = []
    for match in _PIECES.finditer(folded.text):
        start, end = match.span()
        kind = match.lastgroup or MARK
        out.append(Token(len(out), match.group(), kind, folded.span(start, end), start, end))
    return tuple(out)
