"""The desk's own key: made once, kept in its folder, readable by its owner only. Tombstones are signed with it."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

_NAME = "secret.key"


def secret_of(folder: Path) -> str:
    """The key of the desk in ``folder``; made where it is absent (the folder too)."""
    path = folder / _NAME
    folder.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _wait_for(path)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        key = secrets.token_hex(32)
        file.write(key)
    return key


def _wait_for(path: Path) -> str:
    key = path.read_text(encoding="ascii").strip()
    if not key:
        # A process that was killed between making and writing the file left it empty.
        key = secrets.token_hex(32)
        path.write_text(key, encoding="ascii")
    return key
