"""The words of a text as search compares them: folded as written, and stemmed. The same in both databases."""

from __future__ import annotations

import re
from functools import lru_cache

from tawthiq.resources.files import DataFiles
from tawthiq.resources.search import Affixes, load_affixes
from tawthiq.text.fold import fold_text

MOST_WORDS = 30_000
"""Words of one text that are searched (PostgreSQL's vector of one text holds a megabyte)."""
_LONGEST_WORD = 60
_WORDS = re.compile(r"\d+|[^\W\d_]+")
"""As `text/tokens.py` cuts words and numbers."""


@lru_cache(maxsize=1)
def affixes() -> Affixes:
    """The packaged affixes."""
    return load_affixes(DataFiles())


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A folded word as the stemmed column keeps it."""
    return affixes().stem(word)


@lru_cache(maxsize=128)
def folded_words(text: str) -> tuple[str, ...]:
    """The folded words and numbers of a text, marks left out, over-long ones cut."""
    return tuple(word[:_LONGEST_WORD] for word in _WORDS.findall(fold_text(text)))


def report_words(title: str, body: str) -> list[str]:
    """The words by which a report is found: those of its title, then of its text."""
    return [*folded_words(title), *folded_words(body)][:MOST_WORDS]
