"""Loads the affixes by which search brings the forms of a word together."""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.resources.files import DataFiles
from tawthiq.resources.tables import load_table

_NAME = "search/affixes.tsv"
_KINDS = ("article", "ending", "prefix")
_MOST_ENDINGS = 2


@dataclass(frozen=True, slots=True)
class Affixes:
    """``articles`` and ``endings`` as (letters, shortest remainder), the longest first; ``prefixes`` as letters."""

    articles: tuple[tuple[str, int], ...]
    endings: tuple[tuple[str, int], ...]
    prefixes: tuple[str, ...]

    def stem(self, word: str) -> str:
        """A folded word without its article and without one or two endings."""
        for letters, shortest in self.articles:
            if word.startswith(letters) and len(word) - len(letters) >= shortest:
                word = word[len(letters) :]
                break
        for _ in range(_MOST_ENDINGS):
            ending = next((e for e, least in self.endings if word.endswith(e) and len(word) - len(e) >= least), None)
            if ending is None:
                break
            word = word[: -len(ending)]
        return word


def load_affixes(files: DataFiles) -> Affixes:
    """The affixes of the packaged table (or a linguist's copy). Raises DataError naming file, line and field."""
    found: dict[str, list[tuple[str, int]]] = {kind: [] for kind in _KINDS}
    for row in load_table(files, _NAME, ("kind", "letters", "shortest")):
        if row.cells["kind"] not in found:
            raise row.error(f"expected one of {', '.join(_KINDS)}", "kind")
        if not row.cells["shortest"].isdigit():
            raise row.error(f"not a number: {row.cells['shortest']!r}", "shortest")
        found[row.cells["kind"]].append((row.cells["letters"], int(row.cells["shortest"])))
    by_length = {kind: tuple(sorted(rows, key=lambda item: -len(item[0]))) for kind, rows in found.items()}
    return Affixes(by_length["article"], by_length["ending"], tuple(letters for letters, _ in found["prefix"]))
