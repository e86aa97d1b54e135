"""What a person types, as terms: words, "phrases", begin* and -without. Folded and stemmed as the index is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tawthiq.desk.search.words import affixes, folded_words, stem

_PIECE = re.compile(r'(?P<minus>-?)(?:["«“](?P<phrase>[^"»”]*)["»”]|(?P<word>[^\s"«»“”]+))')


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand one after another (mostly one). ``begins``: the last may go on; ``without``: must not stand."""

    words: tuple[str, ...]
    begins: bool = False
    without: bool = False

    def stems(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The stems that the first word may have (prefixes written on to it included), and those after it."""
        return variants(self.words[0]), tuple(map(stem, self.words[1:]))

    def beginnings(self) -> tuple[str, ...]:
        """How a folded word may begin that this term finds: with a prefix, with the article, with both."""
        word = self.words[0]
        articles = ("", *(letters for letters, _ in affixes().articles))
        return tuple(dict.fromkeys((*(f"{a}{word}" for a in articles), *(f"{p}{word}" for p in affixes().prefixes))))


def variants(word: str) -> tuple[str, ...]:
    """The stems under which a word may be kept: as it is, and with each prefix written on to it."""
    table = affixes()
    base = next(
        (word[len(a) :] for a, least in table.articles if word.startswith(a) and len(word) - len(a) >= least), word
    )
    forms = [word, base, *(f"{prefix}{base}" for prefix in table.prefixes)]
    return tuple(dict.fromkeys(stem(form) for form in forms))


def parse(text: str) -> tuple[Term, ...]:
    """The terms of a query, in order. Marks and empty pieces are passed over."""
    terms = []
    for piece in _PIECE.finditer(text):
        raw = piece["phrase"] if piece["phrase"] is not None else piece["word"]
        words = folded_words(raw)
        if words:
            begins = piece["phrase"] is None and raw.endswith("*") and len(words) == 1
            terms.append(Term(words, begins=begins, without=bool(piece["minus"])))
    return tuple(terms)
