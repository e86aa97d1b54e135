"""The words around an event, cut to bare stems, for comparing two tellings. Names of persons are taken out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Any

from tawthiq.text.fold import fold_key
from tawthiq.text.letters import ar

_ARTICLE = ar("Al")
_CONJUNCTIONS = (ar("w"), ar("f"))
PREPOSITIONS = (ar("b"), ar("l"), ar("k"))
_LAM = ar("ll")
_ENDS = ".!?؟\n"
_SHORTEST = 3
_REACH = 300
"""How many characters a sentence reaches at most from the trigger to either side."""


@lru_cache(maxsize=200_000)
def bare(word: str) -> str:
    """A folded word without conjunction, article, and preposition before it: والمدينة، بالمدينة، للمدينة → مدينه."""
    rest = word
    for conjunction in _CONJUNCTIONS:
        if rest.startswith(conjunction) and len(rest) > _SHORTEST + 1:
            cut = _without_article(rest[1:])
            if cut is not None:
                return cut
    return _without_article(rest) or rest


def _without_article(word: str) -> str | None:
    if word.startswith(_ARTICLE) and len(word) >= _SHORTEST + 1:
        return word[2:]
    if word.startswith(_LAM) and len(word) >= _SHORTEST + 2:
        return word[2:]
    if word[:1] in PREPOSITIONS and word[1:].startswith(_ARTICLE) and len(word) >= _SHORTEST + 2:
        return word[3:]
    return None


def words_of(text: str) -> list[str]:
    """The bare words of ``text`` in order, marks left out."""
    folded = "".join(c if c.isalnum() else " " for c in fold_key(text))
    return [bare(word) for word in folded.split()]


def bare_words(quote: str, plain: frozenset[str]) -> list[str]:
    """What names a place in ``quote``: its bare words but those that only say town, countryside, northern …"""
    return [word for word in words_of(quote) if word not in plain and not _prefixed(word, plain)]


def _prefixed(word: str, plain: frozenset[str]) -> bool:
    return word[:1] in (*PREPOSITIONS, *_CONJUNCTIONS) and (word[1:] in plain or bare(word[1:]) in plain)


def story_words(text: str | None, event: Mapping[str, Any]) -> list[str]:
    """The bare words of the sentence that holds the trigger, or of the event's quotes where no text is at hand."""
    trigger = event.get("trigger")
    if text and isinstance(trigger, Mapping) and trigger.get("end") is not None:
        words = words_of(_sentence(text, trigger["start"], trigger["end"]))
    else:
        words = [word for quote in _quotes(event) for word in words_of(quote)]
    hidden = {
        word
        for victim in event.get("victims") or ()
        for word in words_of((victim.get("name") or {}).get("quote") or "")
    }
    return [word for word in words if word not in hidden and len(word) >= _SHORTEST]


def topics_of(words: list[str], topics: Mapping[str, str]) -> frozenset[str]:
    """Topic ids of the words, single and in pairs."""
    pairs = (f"{a} {b}" for a, b in pairwise(words))
    return frozenset(topics[word] for word in (*words, *pairs) if word in topics)


def _sentence(text: str, start: int, end: int) -> str:
    first, last = max(0, start - _REACH), min(len(text), end + _REACH)
    left = max(text.rfind(mark, first, start) for mark in _ENDS)
    rights = [at for mark in _ENDS if (at := text.find(mark, end, last)) >= 0]
    return text[(left + 1 if left >= 0 else first) : (min(rights) if rights else last)]


def _quotes(event: Mapping[str, Any]) -> Iterator[str]:
    trigger = event.get("trigger")
    yield trigger["quote"] if isinstance(trigger, Mapping) else trigger or ""
    for field in ("places", "actors", "weapons", "casualties"):
        yield from (value["quote"] for value in event.get(field) or ())
