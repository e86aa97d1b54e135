"""Tab-separated tables: a ``#`` head comment that explains the columns, a header line, rows."""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.errors import DataError
from tawthiq.resources.files import DataFiles


@dataclass(frozen=True, slots=True)
class Row:
    """One row: ``cells`` by column name (empty cells are ""), with its place in the file."""

    cells: dict[str, str]
    file: str
    line: int

    def error(self, message: str, field: str | None = None) -> DataError:
        """The error that names this row."""
        return DataError(message, self.file, self.line, field)


def load_table(files: DataFiles, name: str, columns: tuple[str, ...]) -> list[Row]:
    """The rows of a table whose header is exactly ``columns``. Raises DataError on another header or a ragged row."""
    rows: list[Row] = []
    header: list[str] | None = None
    for number, line in enumerate(files.text(name).splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if header is None:
            header = cells
            if tuple(header) != columns:
                raise DataError(f"columns are {header}, expected {list(columns)}", name, number)
            continue
        if len(cells) > len(header):
            raise DataError(f"{len(cells)} cells in a table of {len(header)} columns", name, number)
        cells += [""] * (len(header) - len(cells))
        rows.append(Row(dict(zip(header, cells, strict=True)), name, number))
    return rows
