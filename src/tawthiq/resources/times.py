"""Time words, month names and the patterns that put them together (``data/times/``)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from tawthiq.errors import DataError
from tawthiq.resources.files import DataFiles
from tawthiq.resources.strict import Strict, parse
from tawthiq.resources.tables import load_table
from tawthiq.resources.time_patterns import Item, parse_pattern
from tawthiq.resources.yaml_lines import Located, load_yaml
from tawthiq.text.fold import fold_key
from tawthiq.text.phrases import Phrase, PhraseMatcher

FOLDER = "times"
NUMBER_WORDS = "lexicon/number_words.tsv"
NUMBER_ROLES = frozenset(("unit", "head", "ten", "tens", "hundred"))
NAME_KINDS = frozenset(("head", "reporter", "whole", "outlet", "before", "after", "age"))
_PIECE = re.compile(r"\d+|[^\W\d_]+|[^\s\w]")
"""A phrase is cut as a text is: marks stand for themselves (ت.غ is three words)."""
ATOMS = frozenset((
    "num", "hournum", "daynum", "year", "hyear", "oldyear", "ndate", "ndm", "hm", "hmdot", "hhmm", "hyearmarked",
    "theunit", "theone", "month", "monthalone", "monthweak",
))  # fmt: skip
"""What the program itself reads: digits, numbers in words, months (once or twice told)."""
Say = Literal[
    "after_date", "ago", "amount", "clock", "clock_range", "count", "date", "day_of_month", "duration",
    "edge_of_year", "feast", "friday_prayer", "from_to", "last_n", "mention", "merge", "month", "month_day",
    "night_pair", "numeric", "offset", "offset_bare", "part", "part_alone", "part_of_mention", "part_of_year",
    "relative", "row_of_days", "row_of_months", "same_day", "same_period", "season", "since", "since_ago", "unit",
    "until", "vague", "vague_range", "weekday", "weekend", "year",
]  # fmt: skip


class PartModel(Strict):
    """A pattern that only other patterns use."""

    make: list[str]
    say: Say
    patterns: list[str]


class RuleModel(PartModel):
    """A pattern that finds a time; its examples and counter-examples are run."""

    id: str
    examples: list[str]
    not_: list[str] = Field(alias="not")


@dataclass(frozen=True, slots=True)
class TimeWord:
    """What a word or phrase is: its class in the patterns, and the value that the class gives it."""

    cls: str
    value: str


@dataclass(frozen=True, slots=True)
class MonthName:
    """A month by name. ``alone``: yes, no, or the only spelling in which it stands alone."""

    month: int
    system: str
    alone: str


@dataclass(frozen=True, slots=True)
class TimeRule:
    """One pattern. ``id`` is None for those that only other patterns use; ``order`` their order in the files."""

    id: str | None
    make: tuple[str, ...]
    say: str
    items: tuple[Item, ...]
    order: int


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class TimeLexicon:
    """Everything the times layer knows. ``words``, ``months``, ``names`` and ``numbers`` are keyed by match id."""

    matcher: PhraseMatcher
    words: dict[str, TimeWord]
    months: dict[str, MonthName]
    names: dict[str, str]
    numbers: dict[str, tuple[str, int]]
    rules: tuple[TimeRule, ...]
    future: frozenset[str]
    not_future: tuple[str, ...]
    examples: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]


def load_times(files: DataFiles) -> TimeLexicon:
    """The lexicon of times. Raises DataError naming file, line and field of the first entry that does not fit."""
    phrases: list[Phrase] = []
    words, not_future = _words(files, phrases)
    months = _months(files, phrases)
    names = _names(files, phrases)
    numbers = _numbers(files, phrases)
    models = list(_models(files))
    known = {word.cls for word in words.values()} | ATOMS | {name for _, model in models for name in model.make}
    rules = [rule for located, model in models for rule in _rules(model, located, known)]
    rules = [TimeRule(r.id, r.make, r.say, r.items, n) for n, r in enumerate(rules)]
    examples = tuple((m.id, tuple(m.examples), tuple(m.not_)) for _, m in models if isinstance(m, RuleModel))
    future = frozenset(key for key, word in words.items() if word.cls == "future")
    return TimeLexicon(
        PhraseMatcher(phrases), words, months, names, numbers, tuple(rules), future, not_future, examples
    )


def _models(files: DataFiles) -> Iterable[tuple[Located, PartModel]]:
    for located in load_yaml(files, f"{FOLDER}/grammar.yaml"):
        yield located, parse(PartModel, located)
    seen: set[str] = set()
    for name in files.names(f"{FOLDER}/rules", ".yaml"):
        for located in load_yaml(files, name):
            model = parse(RuleModel, located)
            if model.id in seen:
                raise DataError("an entry with this id stands already", file=name, line=located.line, field="id")
            if not model.examples or not model.not_:
                raise DataError("give an example and a counter-example", file=name, line=located.line, field="examples")
            seen.add(model.id)
            yield located, model


def _rules(model: PartModel, located: Located, known: set[str]) -> Iterable[TimeRule]:
    rule = model.id if isinstance(model, RuleModel) else None
    for pattern in model.patterns:
        try:
            items = parse_pattern(pattern, known)
        except ValueError as error:
            raise DataError(str(error), file=located.file, line=located.line, field="patterns") from None
        yield TimeRule(rule, tuple(model.make), model.say, items, 0)


def _words(files: DataFiles, phrases: list[Phrase]) -> tuple[dict[str, TimeWord], tuple[str, ...]]:
    """Words by match id; stems of the class ``nofuture`` apart, since they are only looked up by their beginning."""
    words: dict[str, TimeWord] = {}
    stems: list[str] = []
    seen: set[tuple[str, str]] = set()
    for row in load_table(files, f"{FOLDER}/words.tsv", ("word", "class", "value")):
        word, cls = fold_key(row.cells["word"]), row.cells["class"]
        if (word, cls) in seen:
            raise row.error("stands already in this class after folding", "word")
        seen.add((word, cls))
        if cls == "nofuture":
            stems.append(word)
            continue
        key = f"w{row.line}"
        words[key] = TimeWord(cls, row.cells["value"])
        phrases.append(_phrase(word, key))
    return words, tuple(stems)


def _months(files: DataFiles, phrases: list[Phrase]) -> dict[str, MonthName]:
    months: dict[str, MonthName] = {}
    for row in load_table(files, f"{FOLDER}/months.tsv", ("name", "month", "system", "alone")):
        if not row.cells["month"].isdigit() or not 1 <= int(row.cells["month"]) <= 12:
            raise row.error("must be a number from 1 to 12", "month")
        months[f"m{row.line}"] = MonthName(int(row.cells["month"]), row.cells["system"], row.cells["alone"])
        phrases.append(_phrase(fold_key(row.cells["name"]), f"m{row.line}"))
    return months


def _names(files: DataFiles, phrases: list[Phrase]) -> dict[str, str]:
    names: dict[str, str] = {}
    for row in load_table(files, f"{FOLDER}/names.tsv", ("word", "kind")):
        if row.cells["kind"] not in NAME_KINDS:
            raise row.error(f"must be one of {', '.join(sorted(NAME_KINDS))}", "kind")
        names[f"n{row.line}"] = row.cells["kind"]
        phrases.append(_phrase(fold_key(row.cells["word"]), f"n{row.line}"))
    return names


def _numbers(files: DataFiles, phrases: list[Phrase]) -> dict[str, tuple[str, int]]:
    """Number words up to hundreds, by match id: their role and value."""
    numbers: dict[str, tuple[str, int]] = {}
    for row in load_table(files, NUMBER_WORDS, ("word", "value", "role", "after")):
        if row.cells["role"] in NUMBER_ROLES:
            numbers[f"c{row.line}"] = (row.cells["role"], int(row.cells["value"]))
            phrases.append(_phrase(fold_key(row.cells["word"]), f"c{row.line}"))
    return numbers


def _phrase(words: str, key: str) -> Phrase:
    return Phrase(tuple(_PIECE.findall(words)), key)
