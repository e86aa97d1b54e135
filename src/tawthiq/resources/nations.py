"""States as actors: names, capitals that stand for governments, nationality adjectives, places that tell the
country."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tawthiq.resources.actor_names import NameTrie, Naming
from tawthiq.resources.files import DataFiles
from tawthiq.resources.tables import load_table
from tawthiq.text.fold import fold_key
from tawthiq.text.letters import ar

NAME = "actors/nations.tsv"
COLUMNS = ("iso", "label_en", "names", "capitals", "adjective", "people", "places")
BODIES = {
    "government": ("Government of {}", "state"),
    "forces": ("Armed forces of {}", "military"),
    "police": ("Police of {}", "police"),
    "security": ("Security forces of {}", "security"),
}
"""Bodies of a state that are made where no table tells them: id, label, kind."""
HUMAN_ENDINGS = frozenset(("yn", "wn", "An"))
_ENDINGS = ("", "A", "h", "yn", "wn", "An", "tAn", "tyn", "At")
_LOOSE = "~"


@dataclass(frozen=True, slots=True)
class Nation:
    """A state by ISO code, with the cells of its row."""

    iso: str
    label_en: str
    names: tuple[str, ...]
    capitals: tuple[str, ...]
    adjective: str
    people: tuple[str, ...]
    places: tuple[str, ...]


def load_nations(files: DataFiles) -> dict[str, Nation]:
    """States by ISO code. Raises DataError where one is told twice."""
    out: dict[str, Nation] = {}
    for row in load_table(files, NAME, COLUMNS):
        cells = row.cells
        if cells["iso"] in out:
            raise row.error("told twice", "iso")
        out[cells["iso"]] = Nation(
            cells["iso"], cells["label_en"], _split(cells["names"]), _split(cells["capitals"]), cells["adjective"],
            _split(cells["people"]), _split(cells["places"]),
        )  # fmt: skip
    return out


def add_nations(trie: NameTrie, nations: dict[str, Nation]) -> Iterator[tuple[str, str, str, str]]:
    """Put every state into the trie; gives (ISO code, body, label, kind) for the groups to make."""
    for iso, nation in nations.items():
        for sort, names in (("state", nation.names), ("capital", nation.capitals), ("place", nation.places)):
            for name in names:
                strength = "loose" if name.startswith(_LOOSE) else "strong"
                trie.add(name.lstrip(_LOOSE), Naming(iso, strength, sort=sort))
        for form, ending in _forms(nation.adjective):
            trie.add(form, Naming(iso, sort="nationality", form=ending))
        for people in nation.people:
            trie.add(people, Naming(iso, sort="nationality", form="wn"))
        for body, (label, kind) in BODIES.items():
            yield iso, body, label.format(nation.label_en), kind


def _forms(adjective: str) -> Iterator[tuple[str, str]]:
    words = fold_key(adjective).split()
    for ending in _ENDINGS if words else ():
        yield " ".join(word + ar(ending) for word in words), ending


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())
