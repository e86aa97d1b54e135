"""The exceptions that the program raises on purpose.

::

    TawthiqError
    ├── DataError        a data file is wrong: file, line, field
    └── InputError       what the user gave cannot be read: file, line, field
        ├── RowError     one row of a table or JSONL file (others may still be read)
        └── EmptyTextError    there is nothing to read
"""

from __future__ import annotations


class TawthiqError(Exception):
    """Base of all; ``str()`` is a message for a person."""


class LocatedError(TawthiqError):
    """An error that names where it is: ``file:line: field: message``."""

    def __init__(
        self, message: str, file: str | None = None, line: int | None = None, field: str | None = None
    ) -> None:
        self.message = message
        self.file = file
        self.line = line
        self.field = field
        place = ":".join(str(part) for part in (file, line) if part is not None)
        super().__init__(": ".join(part for part in (place, field, message) if part))


class DataError(LocatedError):
    """A file under ``data/`` does not hold what its loader expects."""


class InputError(LocatedError):
    """A file, row or option given by the user cannot be used."""


class RowError(InputError):
    """One row cannot be used; the rows around it can."""


class EmptyTextError(InputError):
    """A file or row holds no text at all."""
