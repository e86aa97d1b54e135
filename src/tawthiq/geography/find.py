"""Looking a place up in the gazetteer by its Arabic or English name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from tawthiq.resources.gazetteer import Entry, Gazetteer
from tawthiq.resources.place_names import name_variants
from tawthiq.text.fold import fold_key

LEAST_LIKENESS = 84.0
"""Likeness (0–100, rapidfuzz ratio) from which a name counts as a misspelling of another: الميادن and الميادين
have 93."""
_MOST_LIKE = 8


@dataclass(frozen=True, slots=True)
class Found:
    """An entry with the names of what encloses it (nearest first), and how it was met: ``name``, ``english``
    or ``like``."""

    entry: Entry
    within: tuple[str, ...]
    how: str
    likeness: float = 100.0


def find(gazetteer: Gazetteer, name: str) -> list[Found]:
    """The entries of that name: exact Arabic spellings (through the fold and joined forms), then exact English
    names, and only
    where there are none, names that are much alike, best first. An empty list where nothing comes near."""
    exact = list(_exact(gazetteer, name)) or list(_english(gazetteer, name))
    return exact or _alike(gazetteer, name)


def _exact(gazetteer: Gazetteer, name: str) -> Iterator[Found]:
    if not fold_key(name):
        return
    seen: dict[str, None] = {}
    for words in sorted(name_variants(name), key=len):
        seen.update(dict.fromkeys(gazetteer.by_name.get(" ".join(words), ())))
    for entry_id in seen:
        yield _found(gazetteer, gazetteer.entries[entry_id], "name")


def _english(gazetteer: Gazetteer, name: str) -> Iterator[Found]:
    wanted = _plain(name)
    for entry in gazetteer.entries.values():
        if wanted and _plain(entry.name_en) == wanted:
            yield _found(gazetteer, entry, "english")


def _plain(name: str) -> str:
    """Letters and digits only, without the Arabic article as it is written in Latin."""
    letters = "".join(c for c in name.casefold() if c.isalnum() or c == " ")
    return " ".join(word for word in letters.split() if word not in ("al", "el", "ad", "ar", "as", "at", "an"))


def _alike(gazetteer: Gazetteer, name: str) -> list[Found]:
    matches = process.extract(
        fold_key(name), list(gazetteer.by_name), scorer=fuzz.ratio, limit=_MOST_LIKE, score_cutoff=LEAST_LIKENESS
    )
    found: dict[str, Found] = {}
    for spelling, likeness, _ in matches:
        for entry_id in gazetteer.by_name[spelling]:
            found.setdefault(entry_id, _found(gazetteer, gazetteer.entries[entry_id], "like", round(likeness, 1)))
    return list(found.values())


def _found(gazetteer: Gazetteer, entry: Entry, how: str, likeness: float = 100.0) -> Found:
    within = tuple(gazetteer.entries[i].name_en for i in gazetteer.chain(entry.id))
    return Found(entry, within, how, likeness)
