"""A text made ready for reading: raw, folded, cut into words and sentences."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from tawthiq.text.fold import Folded, fold
from tawthiq.text.orthography import NOTHING, Orthography
from tawthiq.text.quotes import find_quotations
from tawthiq.text.sentences import Sentence, cut_sentences
from tawthiq.text.span import Span
from tawthiq.text.tokens import Token, cut_tokens


@dataclass(frozen=True, slots=True)
class Text:
    """``raw`` as received, ``folded`` with its map, ``tokens``, ``sentences`` that tile the tokens, ``quotations``
    (raw spans), ``firsts``: the first token of each sentence."""

    raw: str
    folded: Folded
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Span, ...]
    firsts: tuple[int, ...]

    def span(self, first: int, last: int) -> Span:
        """The raw span over tokens ``first``..``last`` (half-open). Raises IndexError or ValueError on an empty
        stretch."""
        return Span(self.tokens[first].span.start, self.tokens[last - 1].span.end)

    def quote(self, first: int, last: int) -> str:
        """The characters of the raw text over tokens ``first``..``last``."""
        return self.span(first, last).cut(self.raw)

    def sentence_of(self, token: int) -> Sentence:
        """The sentence in which a token stands."""
        return self.sentences[bisect_right(self.firsts, token) - 1]

    def tokens_in(self, span: Span) -> tuple[int, int]:
        """Half-open token indexes of the tokens that overlap a raw span."""
        first = bisect_right(self.tokens, span.start, key=lambda t: t.span.end)
        last = first
        while last < len(self.tokens) and self.tokens[last].span.start < span.end:
            last += 1
        return first, last


def read_text(raw: str, headline_end: int | None = None, orthography: Orthography = NOTHING) -> Text:
    """``raw`` cut into tokens and sentences. ``headline_end``: raw offset where the headline ends; None: the first
    line is the headline where a second line follows, else there is none. ``orthography``: the words by which
    boilerplate, datelines and lost full stops are told; without it none are."""
    if headline_end is None:
        headline_end = raw.find("\n") if "\n" in raw.strip() else 0
    folded = fold(raw)
    tokens = cut_tokens(folded)
    sentences = cut_sentences(raw, tokens, headline_end, orthography)
    return Text(raw, folded, tokens, sentences, find_quotations(raw), tuple(s.first for s in sentences))
