"""A fresh desk for each test, on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import django
import pytest

from tests.postgres.server import Server, start

# Modules that define or use tables can only be imported once Django knows its settings.
_FIRST = tempfile.mkdtemp(prefix="tawthiq-desk-")
atexit.register(shutil.rmtree, _FIRST, ignore_errors=True)
os.environ.setdefault("TAWTHIQ_DESK", _FIRST)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tawthiq.desk.settings")
django.setup()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server for the session."""
    server = start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def postgres_template(postgres: Server, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database with the desk's tables, to copy from."""
    from django.db import connection

    from tawthiq.desk.opening import open_desk

    url = postgres.database()
    open_desk(tmp_path_factory.mktemp("template"), create=True, database_url=url)
    connection.close()
    return url.rpartition("/")[2]


@pytest.fixture
def sqlite_desk(tmp_path: Path) -> Iterator[Path]:
    """The folder of an open desk on SQLite."""
    yield from _opened(tmp_path / "desk", None)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """The folder of an open desk, once on each database."""
    url = None
    if request.param == "postgres":
        server: Server = request.getfixturevalue("postgres")
        url = server.database(request.getfixturevalue("postgres_template"))
    yield from _opened(tmp_path / "desk", url)


def _opened(folder: Path, url: str | None) -> Iterator[Path]:
    from django.db import connection

    from tawthiq.desk.opening import open_desk

    before = os.environ.get("DATABASE_URL")
    if url:
        os.environ["DATABASE_URL"] = url
    try:
        open_desk(folder, create=True, database_url=url)
        yield folder
    finally:
        connection.close()
        if url:
            os.environ.pop("DATABASE_URL", None)
        if before:
            os.environ["DATABASE_URL"] = before
