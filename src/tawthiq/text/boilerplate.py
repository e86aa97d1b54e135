"""What stands on a page and is no part of the report: read-also lists, promotions, buttons, notes on rights."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from tawthiq.text.orthography import Mark, Orthography
from tawthiq.text.tokens import MARK, Token

_LEADS_ON = frozenset(":.\u2026-\u2013\u2014/|\u060c")
_BREAKS = re.compile("\n+")
_FULL_STOPS = frozenset(".!?\u061f\u06d4")
_LONGEST_ENTRY = 22
"""Tokens: a headline in a read-also list is not longer; a line that is, is a paragraph of the report again."""
_LIST, _ALONE = "list", "alone"


@dataclass(frozen=True, slots=True)
class Line:
    """Tokens ``first``..``last`` (half-open) of one line."""

    first: int
    last: int


def cut_lines(raw: str, tokens: Sequence[Token]) -> list[Line]:
    """The lines that hold tokens."""
    breaks = (match.start() for match in _BREAKS.finditer(raw))
    firsts = {0, *(bisect_left(tokens, at, key=lambda token: token.span.start) for at in breaks)} - {len(tokens)}
    starts = sorted(firsts)
    return [Line(first, last) for first, last in zip(starts, [*starts[1:], len(tokens)], strict=True)]


def find_boilerplate(
    lines: Sequence[Line], tokens: Sequence[Token], starts: frozenset[int], words: Orthography
) -> list[Line]:
    """Token stretches of ``lines`` that are boilerplate, each within one line. A cue counts only in ``starts``, where
    sentences begin."""
    found: list[Line] = []
    listing = False
    for line in lines:
        cues = ((i, _cue(tokens, i, line, words)) for i in range(line.first, line.last) if i in starts)
        cue, mark = next(((i, mark) for i, mark in cues if mark is not None), (line.first, None))
        only_marks = all(tokens[i].kind == MARK for i in range(line.first, line.last))
        if mark is not None:
            found.append(Line(cue, line.last))
            listing = mark.kind == _LIST and _only_cue(tokens, cue, line, mark)
        elif only_marks or (listing and _entry(tokens, line)):
            found.append(line)
        else:
            listing = False
    return found


def _cue(tokens: Sequence[Token], at: int, line: Line, orthography: Orthography) -> Mark | None:
    """The mark with which boilerplate begins at a token, or None."""
    while at < line.last and tokens[at].kind == MARK:
        at += 1
    if at >= line.last:
        return None
    for mark in orthography.boilerplate.get(tokens[at].form, ()):
        end = at + len(mark.words)
        if end > line.last or any(tokens[at + i].form != word for i, word in enumerate(mark.words)):
            continue
        after = tokens[end] if end < line.last else None
        if mark.kind == _ALONE and any(tokens[i].kind != MARK for i in range(end, line.last)):
            continue
        if mark.marked and (after is None or after.form not in _LEADS_ON):
            continue
        return mark
    return None


def _only_cue(tokens: Sequence[Token], cue: int, line: Line, mark: Mark) -> bool:
    """True where the cue is all that the line holds, so that the list stands on the lines behind it."""
    words = sum(tokens[i].kind != MARK for i in range(cue, line.last))
    return words <= len(mark.words)


def _entry(tokens: Sequence[Token], line: Line) -> bool:
    """A line that may be a headline in a list: short, without a full stop."""
    return line.last - line.first <= _LONGEST_ENTRY and tokens[line.last - 1].form not in _FULL_STOPS
