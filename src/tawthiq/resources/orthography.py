"""What read_text needs: boilerplate, abbreviations, signs of agencies, openers of sentences."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from pydantic import Field

from tawthiq.errors import DataError
from tawthiq.resources.files import DataFiles
from tawthiq.resources.strict import Strict, parse
from tawthiq.resources.yaml_lines import load_yaml, load_yaml_map
from tawthiq.text.fold import fold_key
from tawthiq.text.orthography import Mark, Orthography, Words

BOILERPLATE, SENTENCES = "orthography/boilerplate.yaml", "orthography/sentences.yaml"
KEYS = frozenset(("abbreviation", "agency", "opener"))


class BoilerplateEntry(Strict):
    """An entry of ``boilerplate.yaml``; the head of that file explains the fields."""

    id: str
    kind: Literal["list", "line", "alone"]
    phrases: list[str] = Field(min_length=1)
    marked: bool = False
    examples: list[str] = Field(min_length=1)
    not_: list[str] = Field(alias="not", min_length=1)


def load_orthography(files: DataFiles) -> Orthography:
    """The words that cut a text. Raises DataError naming file, line and field."""
    lists = load_yaml_map(files, SENTENCES)
    if set(lists) != KEYS:
        raise DataError(f"the keys must be {', '.join(sorted(KEYS))}", file=SENTENCES)
    return Orthography(
        boilerplate=_boilerplate(files),
        abbreviations=frozenset(map(fold_key, lists["abbreviation"].value)),
        agencies=_by_first(lists["agency"].value),
        openers=_by_first(lists["opener"].value),
    )


def _boilerplate(files: DataFiles) -> dict[str, tuple[Mark, ...]]:
    found: dict[str, list[Mark]] = {}
    seen: set[Words] = set()
    for located in load_yaml(files, BOILERPLATE):
        entry = parse(BoilerplateEntry, located)
        for phrase in entry.phrases:
            words = tuple(fold_key(phrase).split())
            if words in seen:
                raise DataError(f"{phrase} is told twice", file=located.file, line=located.line, field="phrases")
            seen.add(words)
            found.setdefault(words[0], []).append(Mark(entry.id, words, entry.kind, entry.marked))
    return {first: tuple(sorted(marks, key=lambda m: -len(m.words))) for first, marks in found.items()}


def _by_first(phrases: Iterable[str]) -> dict[str, tuple[Words, ...]]:
    found: dict[str, list[Words]] = {}
    for phrase in phrases:
        words = tuple(fold_key(str(phrase)).split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(words, key=lambda w: -len(w))) for first, words in found.items()}
