"""Sentences over tokens: the headline, then stretches that end at a full stop, question mark or line break."""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.text.span import Span
from tawthiq.text.tokens import Token

HEADLINE, BODY, BOILERPLATE = "headline", "body", "boilerplate"
_ENDS = frozenset(".!?؟۔…")
_CLOSERS = frozenset('"»”)]}')


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens ``first``..``last`` (half-open) and the raw span over them. ``kind``: headline · body · boilerplate."""

    index: int
    first: int
    last: int
    span: Span
    kind: str = BODY


def cut_sentences(raw: str, tokens: tuple[Token, ...], headline_end: int) -> tuple[Sentence, ...]:
    """The sentences of a text whose headline ends at raw offset ``headline_end`` (0: it has none)."""
    out: list[Sentence] = []
    first = 0
    for index, token in enumerate(tokens):
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if following is None or _ends_here(raw, tokens, index, following):
            kind = HEADLINE if token.span.end <= headline_end else BODY
            out.append(Sentence(len(out), first, index + 1, Span(tokens[first].span.start, token.span.end), kind))
            first = index + 1
    return tuple(out)


def _ends_here(raw: str, tokens: tuple[Token, ...], index: int, following: Token) -> bool:
    token = tokens[index]
    gap = raw[token.span.end : following.span.start]
    if "\n" in gap:
        return True
    if following.form in _CLOSERS and not gap:
        return False
    if token.form in _CLOSERS and index and not raw[tokens[index - 1].span.end : token.span.start]:
        token = tokens[index - 1]
        index -= 1
        return token.form in _ENDS and bool(gap)
    return token.form in _ENDS and not _inside(tokens, index, gap)


def _inside(tokens: tuple[Token, ...], index: int, gap: str) -> bool:
    """A dot that ends nothing: an abbreviation of one letter («د. أحمد») or one written between digits or letters («3.5»)."""
    if tokens[index].form != ".":
        return False
    before = tokens[index - 1] if index else None
    touching = before is not None and before.end == tokens[index].start
    return not gap or (touching and before is not None and before.kind == "word" and len(before.form) == 1)
