"""What find_numbers needs: number words, ordinals, the phrases that bound an amount, and counted nouns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from tawthiq.errors import DataError
from tawthiq.resources.counted import CountedNouns, NounForm, load_counted
from tawthiq.resources.files import DataFiles
from tawthiq.resources.strict import Strict, parse
from tawthiq.resources.tables import load_table
from tawthiq.resources.yaml_lines import Located, load_yaml
from tawthiq.text.clitics import Reading, readings, stems
from tawthiq.text.fold import fold_key
from tawthiq.text.phrases import Phrase, PhraseMatcher

WORDS, ORDINALS, BOUNDS = "lexicon/number_words.tsv", "lexicon/ordinals.tsv", "lexicon/numbers.yaml"
FUNCTIONS = "lexicon/number_functions.tsv"
WORD_ROLES = frozenset({"unit", "ten", "tens", "hundred", "scale", "plural_scale", "head", "fraction"})
MADE = frozenset({"exact", "range", "dual", "singular", "ordinal"})


class BoundEntry(Strict):
    """An entry of ``numbers.yaml``; the head of that file explains the fields."""

    id: str
    role: Literal[
        "exact",
        "range",
        "dual",
        "singular",
        "ordinal",
        "more_than",
        "more_or_equal",
        "at_least",
        "at_most",
        "about",
        "up_to",
        "less_than",
        "vague",
    ]
    position: Literal["before", "after"] = "before"
    phrases: list[str] = []
    joiners: list[str] = []
    low: int | None = None
    high: int | None = None
    examples: list[str]
    not_: list[str] = Field(default=[], alias="not")


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A number word: its value and how it joins others (see number_words.tsv)."""

    value: int
    role: str
    after: bool = False


@dataclass(frozen=True, slots=True)
class Bound:
    """What a phrase does to an amount."""

    id: str
    role: str
    position: str
    low: int = 0
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """What one written word may be: number words, ordinals and nouns, each under the clitics it was read with."""

    words: tuple[tuple[Reading, NumberWord], ...] = ()
    ordinals: tuple[tuple[Reading, int], ...] = ()
    nouns: tuple[tuple[Reading, NounForm], ...] = ()


UNKNOWN = Look()
"""What a word is that the lexicon does not know."""


class NumberWords:
    """The number lexicon, by written word. Built once, then only its cache grows: safe between threads.

    ``matcher`` finds the bounding phrases, ``by_key`` says what each does, ``vague`` names the
    rules of vague amounts; ``functions`` are words that no number counts.
    """

    def __init__(
        self,
        words: dict[str, NumberWord],
        ordinals: dict[str, int],
        bounds: tuple[tuple[tuple[str, ...], Bound], ...],
        range_openers: frozenset[str],
        range_joiners: frozenset[str],
        nouns: CountedNouns,
        functions: frozenset[str],
    ) -> None:
        self.words = words
        self.ordinals = ordinals
        self.range_openers = range_openers
        self.range_joiners = range_joiners
        self.nouns = nouns
        self.functions = functions
        self.by_key = {f"{n}": bound for n, (_, bound) in enumerate(bounds)}
        self.matcher = PhraseMatcher(Phrase(phrase, f"{n}") for n, (phrase, _) in enumerate(bounds))
        self.vague = frozenset(bound.id for _, bound in bounds if bound.role == "vague")
        self._stems = frozenset((*words, *ordinals, *nouns.forms))
        self._looks: dict[str, Look] = {}

    def look(self, form: str) -> Look:
        """The readings of a written word, remembered; UNKNOWN for a word that is none of these."""
        found = self._looks.get(form)
        if found is None:
            found = self._looks[form] = self._look(form)
        return found

    def _look(self, form: str) -> Look:
        if self._stems.isdisjoint(stems(form)):
            return UNKNOWN
        cuts = readings(form)
        words = tuple((r, self.words[r.stem]) for r in cuts if r.stem in self.words and not r.suffix)
        ordinals = tuple((r, self.ordinals[r.stem]) for r in cuts if r.stem in self.ordinals and not r.suffix)
        nouns = tuple((r, n) for r in cuts for n in self.nouns.get(r.stem) if r.suffix or not n.construct)
        return Look(words, ordinals, nouns) if words or ordinals or nouns else UNKNOWN


def load_numbers(files: DataFiles) -> NumberWords:
    """The number lexicon. Raises DataError naming file, line and field."""
    bounds: list[tuple[tuple[str, ...], Bound]] = []
    openers: set[str] = set()
    joiners: set[str] = set()
    told: dict[tuple[str, str], str] = {}
    for located in load_yaml(files, BOUNDS):
        entry = _entry(located)
        if entry.role == "range":
            openers |= {fold_key(p) for p in entry.phrases}
            joiners |= {fold_key(p) for p in entry.joiners}
        if entry.role in MADE:
            continue
        for phrase in entry.phrases:
            key = (fold_key(phrase), entry.position)
            if key in told:
                raise DataError(f"{phrase!r} also stands in {told[key]}", located.file, located.line, "phrases")
            told[key] = entry.id
            words = tuple(key[0].split())
            bounds.append((words, Bound(entry.id, entry.role, entry.position, entry.low or 0, entry.high)))
    return NumberWords(
        _words(files),
        _ordinals(files),
        tuple(bounds),
        frozenset(openers),
        frozenset(joiners),
        load_counted(files),
        frozenset(fold_key(row.cells["word"]) for row in load_table(files, FUNCTIONS, ("word",))),
    )


def _entry(located: Located) -> BoundEntry:
    entry = parse(BoundEntry, located)
    if entry.role == "vague" and entry.low is None:
        raise DataError("a vague amount needs its least value", located.file, located.line, "low")
    return entry


def _words(files: DataFiles) -> dict[str, NumberWord]:
    out: dict[str, NumberWord] = {}
    for row in load_table(files, WORDS, ("word", "value", "role", "after")):
        key = fold_key(row.cells["word"])
        if row.cells["role"] not in WORD_ROLES:
            raise row.error(f"{row.cells['role']!r} is none of {', '.join(sorted(WORD_ROLES))}", "role")
        if not row.cells["value"].isdigit():
            raise row.error("a whole number is needed", "value")
        if key in out:
            raise row.error("told twice after folding", "word")
        out[key] = NumberWord(int(row.cells["value"]), row.cells["role"], row.cells["after"] == "yes")
    return out


def _ordinals(files: DataFiles) -> dict[str, int]:
    out: dict[str, int] = {}
    for row in load_table(files, ORDINALS, ("word", "value")):
        if not row.cells["value"].isdigit():
            raise row.error("a whole number is needed", "value")
        out[fold_key(row.cells["word"])] = int(row.cells["value"])
    return out
