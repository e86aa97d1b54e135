"""Access to the data files, packaged or a linguist's own copy."""

from __future__ import annotations

import hashlib
from functools import cached_property
from importlib.resources import files as package_files
from importlib.resources.abc import Traversable
from pathlib import Path

from tawthiq.errors import DataError


class DataFiles:
    """The tree of data files below ``root`` (default: the packaged ``data/``). Files are read on demand."""

    def __init__(self, root: Path | None = None) -> None:
        self._root: Traversable = root if root is not None else package_files("tawthiq") / "data"
        if not self._root.is_dir():
            raise DataError("no such folder of data files", str(root))

    def text(self, name: str) -> str:
        """The text of ``name`` (a path with ``/`` below the root). Raises DataError where it is absent or not UTF-8."""
        try:
            return self.bytes(name).decode("utf-8")
        except UnicodeDecodeError as error:
            raise DataError(f"not UTF-8 at byte {error.start}", name) from None

    def bytes(self, name: str) -> bytes:
        """The bytes of ``name``. Raises DataError where it is absent."""
        try:
            return self._root.joinpath(*name.split("/")).read_bytes()
        except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
            raise DataError("no such data file", name) from None

    def names(self, folder: str = "", suffix: str = "") -> list[str]:
        """Names of the files below ``folder`` that end in ``suffix``, sorted, as paths below the root."""
        top = self._root.joinpath(*folder.split("/")) if folder else self._root
        return sorted(self._walk(top, folder, suffix)) if top.is_dir() else []

    def _walk(self, top: Traversable, prefix: str, suffix: str) -> list[str]:
        found: list[str] = []
        for entry in top.iterdir():
            name = f"{prefix}/{entry.name}" if prefix else entry.name
            if entry.is_dir():
                found += self._walk(entry, name, suffix)
            elif entry.name.endswith(suffix) and not entry.name.endswith((".py", ".pyc")):
                found.append(name)
        return found

    @cached_property
    def _digest(self) -> str:
        total = hashlib.sha256()
        for name in self.names():
            total.update(name.encode() + b"\0" + hashlib.sha256(self.bytes(name)).digest())
        return "sha256:" + total.hexdigest()

    def digest(self) -> str:
        """``sha256:`` + the digest over the names and contents of all data files."""
        return self._digest
