"""Sentences over tokens: the headline, the dateline, then stretches that end at a full stop, question mark or line
break.

A comma ends nothing: one sentence may hold a whole paragraph. Where full stops were lost and a stretch is far too long,
it is cut before words that open sentences (وأفادت، من جهتها).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tawthiq.text.boilerplate import Line, cut_lines, find_boilerplate
from tawthiq.text.datelines import dateline_end
from tawthiq.text.orthography import NOTHING, Orthography
from tawthiq.text.span import Span
from tawthiq.text.tokens import WORD, Token

HEADLINE, BODY, BOILERPLATE, DATELINE = "headline", "body", "boilerplate", "dateline"
_ENDS = frozenset(".!?\u061f\u06d4\u2026")
_CLOSERS = frozenset('"\u00bb\u201d)]}')
_STOPS = _ENDS | _CLOSERS
_OPENERS = frozenset('"\u00ab\u201c([')
_LONGEST = 110
"""Tokens: sentences of reports stay below; a longer stretch has lost its full stops."""
_SHORTEST = 12
"""Tokens that a stretch must keep when it is cut without a full stop."""
_DATELINES = 3
"""Lines of the body that may begin with a dateline."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens ``first``..``last`` (half-open) and the raw span over them. ``kind``: headline · dateline · body ·
    boilerplate."""

    index: int
    first: int
    last: int
    span: Span
    kind: str = BODY


def cut_sentences(
    raw: str, tokens: tuple[Token, ...], headline_end: int, orthography: Orthography = NOTHING
) -> tuple[Sentence, ...]:
    """The sentences of a text whose headline ends at raw offset ``headline_end`` (0: it has none); they tile the
    tokens."""
    if not tokens:
        return ()
    lines = cut_lines(raw, tokens)
    cuts = {0, *(line.first for line in lines), *_full_stops(raw, tokens, orthography)}
    lines = [line for line in lines if tokens[line.first].span.start >= headline_end]
    datelines = dict(_datelines(lines, tokens, orthography))
    cuts |= datelines.keys() | set(datelines.values())
    idle = find_boilerplate(lines, tokens, frozenset(cuts), orthography)
    cuts |= {line.first for line in idle} | {line.last for line in idle}
    inside = {i for line in idle for i in range(line.first, line.last)}
    cuts = {cut for cut in cuts if cut < len(tokens) and not (cut in inside and cut - 1 in inside and _same(idle, cut))}
    cuts |= set(_lost_stops(tokens, sorted(cuts), inside, orthography))
    return tuple(_sentences(tokens, sorted(cuts), headline_end, inside, datelines))


def _same(idle: Sequence[Line], cut: int) -> bool:
    return any(line.first < cut < line.last for line in idle)


def _sentences(
    tokens: Sequence[Token], cuts: list[int], headline_end: int, inside: set[int], datelines: dict[int, int]
) -> Iterable[Sentence]:
    for index, (first, last) in enumerate(zip(cuts, [*cuts[1:], len(tokens)], strict=True)):
        span = Span(tokens[first].span.start, tokens[last - 1].span.end)
        kind = HEADLINE if span.end <= headline_end else BODY
        if first in inside:
            kind = BOILERPLATE
        elif datelines.get(first) == last:
            kind = DATELINE
        yield Sentence(index, first, last, span, kind)


def _datelines(lines: Sequence[Line], tokens: Sequence[Token], words: Orthography) -> Iterable[tuple[int, int]]:
    """Where datelines begin and end, in the first lines of the body."""
    for at, line in enumerate(lines[:_DATELINES] if words.agencies else ()):
        end = dateline_end(tokens, line, words, more=at + 1 < len(lines))
        if end > line.first:
            yield line.first, end


def _full_stops(raw: str, tokens: Sequence[Token], orthography: Orthography) -> Iterable[int]:
    """The indexes after the tokens that end sentences within a line."""
    for index in range(len(tokens) - 1):
        if tokens[index].form in _STOPS and _ends_here(raw, tokens, index, orthography):
            yield index + 1


def _ends_here(raw: str, tokens: Sequence[Token], index: int, orthography: Orthography) -> bool:
    token, following = tokens[index], tokens[index + 1]
    gap = raw[token.span.end : following.span.start]
    if following.form in _CLOSERS and not gap and not _opens(raw, tokens, index + 1):
        return False
    if token.form in _CLOSERS and index and not raw[tokens[index - 1].span.end : token.span.start]:
        return tokens[index - 1].form in _ENDS and bool(gap)
    return token.form in _ENDS and not _inside(tokens, index, gap, orthography)


def _opens(raw: str, tokens: Sequence[Token], index: int) -> bool:
    """Whether a straight quotation mark right behind a full stop opens the next sentence («انسحب."قصفوا …»)."""
    end = tokens[index].span.end
    return tokens[index].form == '"' and tokens[index - 1].form in _ENDS and raw[end : end + 1].isalpha()


def _inside(tokens: Sequence[Token], index: int, gap: str, orthography: Orthography) -> bool:
    """A dot that ends nothing: behind an abbreviation («د. أحمد»), between digits («3.5»), or one of several («..»)."""
    if tokens[index].form != ".":
        return False
    before = tokens[index - 1] if index else None
    touching = before is not None and before.end == tokens[index].start
    if not gap:
        return not _glued(tokens, index)
    short = (
        before is not None
        and before.kind == WORD
        and (len(before.form) == 1 or before.form in orthography.abbreviations)
    )
    return touching and short


def _glued(tokens: Sequence[Token], index: int) -> bool:
    """A full stop whose space was lost («… السوق.وقال …»): Arabic words of some length on both sides."""
    if index == 0 or index + 1 >= len(tokens):
        return False
    before, after = tokens[index - 1], tokens[index + 1]
    words = before.kind == WORD and after.kind == WORD
    long = len(before.form) > 3 and len(after.form) > 2
    return words and long and not (before.form.isascii() or after.form.isascii())


def _lost_stops(tokens: Sequence[Token], cuts: list[int], inside: set[int], orthography: Orthography) -> Iterable[int]:
    """Cuts before openers in stretches that are far too long."""
    for first, last in zip(cuts, [*cuts[1:], len(tokens)], strict=True):
        if last - first <= _LONGEST or first in inside:
            continue
        kept = first
        for at in range(first + _SHORTEST, last - _SHORTEST):
            if at - kept >= _SHORTEST and _opener(tokens, at, orthography):
                kept = at
                yield at


def _opener(tokens: Sequence[Token], at: int, orthography: Orthography) -> bool:
    """Whether words that open a sentence stand at a token, with no comma before them."""
    if tokens[at - 1].form in _OPENERS or tokens[at - 1].form == "\u060c":
        return False
    for words in orthography.openers.get(tokens[at].form, ()):
        if all(at + i < len(tokens) and tokens[at + i].form == word for i, word in enumerate(words)):
            return True
    return False
