"""The words that places are read by: head nouns, directions and relations, and the classes of words around
names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from tawthiq.errors import DataError
from tawthiq.resources.files import DataFiles
from tawthiq.resources.strict import Strict, parse
from tawthiq.resources.tables import load_table
from tawthiq.resources.yaml_lines import Located, load_yaml, load_yaml_map
from tawthiq.text.fold import fold_key
from tawthiq.text.letters import ar

HEADS, REGIONS, WORDS = "lexicon/places-heads.yaml", "lexicon/places-regions.yaml", "lexicon/places-words.yaml"
COMMON = "lexicon/places-common.tsv"
CLASSES = (
    "starters",
    "sides",
    "attributes",
    "ends",
    "back",
    "country_words",
    "linkers",
    "prepositions",
    "kilometres",
    "metres",
    "away",
    "misleading",
    "governments",
    "whole",
    "old",
    "institutions",
    "offices",
    "never",
    "not_after",
)


class HeadModel(Strict):
    """An entry of the table of head nouns."""

    id: str
    one: list[str]
    two: list[str] = []
    many: list[str] = []
    class_: Literal["settlement", "unit", "area", "facility", "way"]
    level: str
    locates: bool = True
    named_after: bool = False
    name: Literal["word", "person", "office", "district", "none"]
    bare: Literal["back", "told", "site", "none"] = "none"
    owned: bool = False
    countries: list[str] = []
    examples: list[str]
    not_: list[str]


class RegionModel(Strict):
    """An entry of the table of directions, parts and relations."""

    id: str
    kind: Literal["direction", "part", "relation", "adjective"]
    words: list[str]
    english: str = ""
    bearing: str
    examples: list[str]
    not_: list[str]


@dataclass(frozen=True, slots=True)
class HeadForm:
    """A form of a head noun: ``number`` one, two or many; ``tanween`` where the form is indefinite and no name
    can follow."""

    head: HeadModel
    number: str
    tanween: bool = False


@dataclass(frozen=True)
class PlaceLexicon:
    """Everything by folded form. ``heads``: a word or a phrase of two → its head noun; ``regions``: first word
    → (rest, entry)."""

    heads: dict[str, HeadForm]
    regions: dict[str, tuple[tuple[tuple[str, ...], RegionModel], ...]]
    sides: dict[str, RegionModel]
    classes: dict[str, frozenset[str]]
    common: frozenset[str] = frozenset()

    def has(self, name: str, form: str) -> bool:
        """Whether a folded form belongs to a class of words."""
        return form in self.classes[name]

    @cached_property
    def head_starts(self) -> frozenset[str]:
        """First words of head nouns of two words (عمارة سكنية)."""
        return frozenset(form.split()[0] for form in self.heads if " " in form)

    @cached_property
    def misleading(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        """First word → the rests of the phrases that hold a place's name and are none, longest first."""
        out: dict[str, list[tuple[str, ...]]] = {}
        for phrase in self.classes["misleading"]:
            first, *rest = phrase.split()
            out.setdefault(first, []).append(tuple(rest))
        return {first: tuple(sorted(rests, key=len, reverse=True)) for first, rests in out.items()}


def load_place_lexicon(files: DataFiles) -> PlaceLexicon:
    """The place words of ``files``. Raises DataError on a bad entry or a word told twice in one class."""
    regions, sides = _regions(files)
    common = frozenset(row.cells["word"] for row in load_table(files, COMMON, ("word",)))
    return PlaceLexicon(_heads(files), regions, sides, _classes(files), common)


def _renamed(located: Located) -> Located:
    value = {{"not": "not_", "class": "class_"}.get(key, key): cell for key, cell in located.value.items()}
    return Located(value, located.file, located.line)


def _heads(files: DataFiles) -> dict[str, HeadForm]:
    heads: dict[str, HeadForm] = {}
    for located in load_yaml(files, HEADS):
        model = parse(HeadModel, _renamed(located))
        for number, words in (("one", model.one), ("two", model.two), ("many", model.many)):
            for word in words:
                for form in _with_tanween(fold_key(word), number):
                    known = heads.setdefault(form, HeadForm(model, number, form != fold_key(word)))
                    if known.head is not model:
                        raise DataError(f"{word} is also of {known.head.id}", located.file, located.line, number)
    return heads


def _with_tanween(form: str, number: str) -> tuple[str, ...]:
    """The form and, for a singular that takes it, the accusative (منزل، منزلا)."""
    if number != "one" or " " in form or form.endswith((ar("h"), ar("A"), ar("y"))):
        return (form,)
    return (form, form + ar("A"))


def _regions(
    files: DataFiles,
) -> tuple[dict[str, tuple[tuple[tuple[str, ...], RegionModel], ...]], dict[str, RegionModel]]:
    regions: dict[str, list[tuple[tuple[str, ...], RegionModel]]] = {}
    sides: dict[str, RegionModel] = {}
    for located in load_yaml(files, REGIONS):
        model = parse(RegionModel, _renamed(located))
        for word in model.words:
            first, *rest = fold_key(word).split()
            if model.kind == "adjective":
                sides[first] = model
            else:
                regions.setdefault(first, []).append((tuple(rest), model))
    return {first: tuple(sorted(found, key=lambda f: -len(f[0]))) for first, found in regions.items()}, sides


def _classes(files: DataFiles) -> dict[str, frozenset[str]]:
    given = load_yaml_map(files, WORDS)
    for name in (*CLASSES, *given):
        if name not in given or name not in CLASSES:
            raise DataError(f"classes are {', '.join(CLASSES)}", WORDS, given[name].line if name in given else 1, name)
    return {name: _folded(located) for name, located in given.items()}


def _folded(located: Located) -> frozenset[str]:
    words = [fold_key(str(word)) for word in located.value]
    twice = {word for word in words if words.count(word) > 1}
    if twice:
        raise DataError(f"told twice: {', '.join(sorted(twice))}", located.file, located.line)
    return frozenset(words)
