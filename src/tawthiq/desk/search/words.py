"""The words of a text as search compares them: folded as written, and stemmed. The same in both databases."""

from __future__ import annotations

from functools import lru_cache

from tawthiq.resources.files import DataFiles
from tawthiq.resources.search import Affixes, load_affixes
from tawthiq.text.fold import fold
from tawthiq.text.tokens import MARK, cut_tokens

MOST_WORDS = 30_000
"""Words of one text that are searched (PostgreSQL's vector of one text holds a megabyte)."""
_LONGEST_WORD = 60


@lru_cache(maxsize=1)
def affixes() -> Affixes:
    """The packaged affixes."""
    return load_affixes(DataFiles())


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A folded word as the stemmed column keeps it."""
    return affixes().stem(word)


def folded_words(text: str) -> list[str]:
    """The folded words and numbers of a text, marks left out, over-long ones cut."""
    tokens = cut_tokens(fold(text))
    return [token.form[:_LONGEST_WORD] for token in tokens if token.kind != MARK][:MOST_WORDS]
