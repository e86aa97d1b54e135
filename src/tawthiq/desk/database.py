"""Where the desk keeps its data: SQLite in the desk's folder, or PostgreSQL by ``DATABASE_URL``."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from tawthiq.errors import InputError

SQLITE_NAME = "desk.sqlite3"
_BUSY_SECONDS = 30
_CACHE_KILOBYTES = 128 * 1024
"""Pages kept in memory: with SQLite's own 2 MB, the indexes of a large desk are read again with every report."""
_WAL_PAGES = 8_000
"""Pages (4 KB) that the write-ahead log gathers before they are written back, so that a page is written once for many
reports."""
_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
    f" PRAGMA busy_timeout={_BUSY_SECONDS * 1000}; PRAGMA recursive_triggers=ON; PRAGMA secure_delete=ON;"
    f" PRAGMA cache_size=-{_CACHE_KILOBYTES}; PRAGMA wal_autocheckpoint={_WAL_PAGES}; PRAGMA temp_store=MEMORY"
)


def sqlite(folder: Path) -> dict[str, Any]:
    """Django's settings for the SQLite file in ``folder``: write-ahead log, transactions that take the lock at once."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(folder / SQLITE_NAME),
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": _BUSY_SECONDS, "init_command": _PRAGMAS},
    }


def from_url(url: str) -> dict[str, Any]:
    """Django's settings for ``postgresql://user:password@host:port/name?sslmode=…``. Raises InputError on another."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise InputError("DATABASE_URL must be postgresql://user:password@host:port/name", field="DATABASE_URL")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


def settings_for(folder: Path, url: str | None) -> dict[str, Any]:
    """The database of the desk in ``folder``: by ``url`` where one is given, else its SQLite file."""
    return from_url(url) if url else sqlite(folder)
