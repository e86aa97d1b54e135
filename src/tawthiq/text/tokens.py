"""Words, numbers and marks of a folded text, each with its raw span. White space makes no token."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tawthiq.text.fold import Folded
from tawthiq.text.span import Span

WORD, NUMBER, MARK = "word", "number", "mark"
_PIECES = re.compile(r"(?P<number>\d+)|(?P<word>[^\W\d_]+)|(?P<mark>[^\s\w]|_)")
"""Digits, runs of letters, and single marks: together with white space they tile every text."""


@dataclass(slots=True)
class Token:
    """One word, run of digits, or mark. ``form`` is folded; ``start``/``end`` are offsets into the folded text.

    Not frozen for speed's sake alone, as there is one for each word of a text; nothing ever changes one.
    """

    index: int
    form: str
    kind: str
    span: Span
    start: int
    end: int


def cut_tokens(folded: Folded) -> tuple[Token, ...]:
    """The tokens of ``folded`` in order; with the white space between them they tile the text."""
    starts, ends = folded.starts, folded.ends
    out: list[Token] = []
    for match in _PIECES.finditer(folded.text):
        start, end = match.span()
        span = Span(starts[start], ends[end - 1])
        out.append(Token(len(out), match.group(), match.lastgroup or MARK, span, start, end))
    return tuple(out)
