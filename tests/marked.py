"""Tables of cases with ⟦double brackets⟧ around what must be found."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "cases"
OPENING, CLOSING = "⟦", "⟧"


@dataclass(frozen=True)
class Case:
    """A row of a table; ``name`` is its file and line."""

    name: str
    cells: dict[str, str]


def read_cases(name: str) -> list[Case]:
    """The rows of a tab-separated table with a header line; ``#`` begins a comment."""
    rows: list[Case] = []
    header: list[str] | None = None
    for number, line in enumerate((FOLDER / name).read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if header is None:
            header = cells
            continue
        cells += [""] * (len(header) - len(cells))
        rows.append(Case(f"{name}:{number}", dict(zip(header, cells, strict=True))))
    return rows


def unmark(text: str) -> tuple[str, int, int]:
    """The text without its brackets, and the offsets of the bracketed stretch in it."""
    start = text.index(OPENING)
    end = text.index(CLOSING) - 1
    return text.replace(OPENING, "").replace(CLOSING, ""), start, end
