"""Clauses: where one thing said ends and the next begins inside a long, comma-chained sentence."""

from __future__ import annotations

from collections.abc import Mapping

from tawthiq.text.text import Text

_STOPS = frozenset("،,؛;:-–—()")
_OPENERS = frozenset({"relative", "complementizer", "subordinate", "result"})


def cut_clauses(text: Text, names: Mapping[int, frozenset[str]], verbs: frozenset[int]) -> tuple[int, ...]:
    """The clause number of each token, rising through the text; a new sentence always opens a clause.

    ``names``: the classes of words by token; ``verbs``: token indexes that are known finite verbs: one joined by و or ف
    opens a clause.
    """
    numbers: list[int] = []
    clause = -1
    for sentence in text.sentences:
        clause += 1
        for index in range(sentence.first, sentence.last):
            token = text.tokens[index]
            if index > sentence.first and _opens(text, names, verbs, index):
                clause += 1
            numbers.append(clause)
            if token.form in _STOPS and index + 1 < sentence.last:
                clause += 1
    return tuple(numbers)


def _opens(text: Text, names: Mapping[int, frozenset[str]], verbs: frozenset[int], index: int) -> bool:
    form = text.tokens[index].form
    if index in verbs and form[:1] in "\u0648\u0641" and len(form) > 3:
        return True
    return not _OPENERS.isdisjoint(names.get(index, ()))
