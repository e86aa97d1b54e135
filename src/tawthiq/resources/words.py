"""Classes of words by name: which classes a word of the text belongs to, looked at through its clitics."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from tawthiq.errors import DataError
from tawthiq.resources.files import DataFiles
from tawthiq.resources.yaml_lines import load_yaml_map
from tawthiq.text.clitics import readings, stems
from tawthiq.text.fold import fold_key
from tawthiq.text.paradigm import noun_forms
from tawthiq.text.text import Text

_NONE: frozenset[str] = frozenset()
_Phrases: TypeAlias = dict[str, tuple[tuple[tuple[str, ...], str], ...]]
"""Phrases that may begin with a word, by their second word: the words behind it and the class."""


@dataclass(slots=True)
class WordClasses:
    """``single``: class names by folded word; ``longer``: phrases by their first word. Read-only after loading, but
    for a cache of word forms whose entries never change.
    """

    single: dict[str, frozenset[str]]
    longer: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    clitics: bool
    _seen: dict[str, frozenset[str]] = field(default_factory=dict)
    _begun: dict[str, _Phrases] = field(default_factory=dict)

    def of_form(self, form: str) -> frozenset[str]:
        """Names of the classes that one folded word belongs to."""
        known = self._seen.get(form)
        if known is None:
            known = self._seen[form] = self._look(form)
        return known

    def _look(self, form: str) -> frozenset[str]:
        direct = self.single.get(form)
        if direct is not None:
            return direct
        if self.single.keys().isdisjoint(stems(form)):
            return _NONE
        names: set[str] = set()
        for reading in readings(form):
            bare = not reading.suffix and not reading.article and reading.prefix in _conjunctions()
            if self.clitics or bare:
                names |= self.single.get(reading.stem, _NONE)
        return frozenset(names)

    def at(self, text: Text, index: int) -> frozenset[str]:
        """Names of the classes of the word or phrase that begins at a token."""
        form = text.tokens[index].form
        names = self._seen.get(form)
        if names is None:
            names = self.of_form(form)
        begun = self._begun.get(form)
        if begun is None:
            begun = self._begin(form)
        return names | _reached(begun, text, index) if begun else names

    def over(self, text: Text) -> dict[int, frozenset[str]]:
        """`at` for each token of a text that is of any class."""
        found = ((index, self.at(text, index)) for index in range(len(text.tokens)))
        return {index: names for index, names in found if names}

    def _begin(self, form: str) -> _Phrases:
        """The phrases that may begin with a word form."""
        if self.longer.keys().isdisjoint(stems(form)):
            self._begun[form] = {}
            return {}
        heads = {form, *(r.stem for r in readings(form) if r.prefix in _conjunctions())}
        begun: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for words, name in (phrase for head in heads for phrase in self.longer.get(head, ())):
            begun.setdefault(words[1], []).append((words[2:], name))
        known = self._begun[form] = {second: tuple(rests) for second, rests in begun.items()}
        return known


def _reached(begun: _Phrases, text: Text, index: int) -> set[str]:
    """Names of the classes of the phrases, of those that may begin with the word at a token, that go on behind it."""
    tokens = text.tokens
    if index + 1 >= len(tokens):
        return set()
    rests = begun.get(tokens[index + 1].form, ())
    return {name for rest, name in rests if tuple(t.form for t in tokens[index + 2 : index + 2 + len(rest)]) == rest}


def _conjunctions() -> tuple[str, ...]:
    return ("", "\u0648", "\u0641")


def classes_by_word(lists: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """The names of the lists in which each word stands."""
    out: dict[str, set[str]] = {}
    for name, words in lists.items():
        for word in words:
            out.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in out.items()}


def load_word_classes(files: DataFiles, name: str = "lexicon/word-classes.yaml", inflected: bool = True) -> WordClasses:
    """The classes of a file that maps a class to its words. ``inflected``: make the regular noun forms and look through
    every clitic; else words stand as written and only و and ف are looked through. Raises DataError on a bad entry."""
    single: dict[str, set[str]] = {}
    longer: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for key, located in load_yaml_map(files, name).items():
        if not isinstance(located.value, list) or not all(isinstance(w, str) for w in located.value):
            raise DataError("a class is a list of words", name, located.line, key)
        for words in _words(located.value, inflected):
            if len(words) == 1:
                single.setdefault(words[0], set()).add(key)
            else:
                longer.setdefault(words[0], []).append((words, key))
    return WordClasses(
        {w: frozenset(names) for w, names in single.items()}, {w: tuple(rows) for w, rows in longer.items()}, inflected
    )


def _words(entries: Iterable[str], inflected: bool) -> Iterable[tuple[str, ...]]:
    for entry in entries:
        citations = [part.strip() for part in entry.split("/")]
        forms = noun_forms(*citations) if inflected else frozenset(fold_key(c) for c in citations)
        for form in sorted(forms):
            yield tuple(form.split())
