"""Opens the desk in a folder: settings, database, tables."""

from __future__ import annotations

import os
from pathlib import Path

from tawthiq.errors import InputError

_MARKER = "secret.key"


def open_desk(folder: Path, *, create: bool = False, database_url: str | None = None) -> None:
    """Make the desk in ``folder`` the one that this process works with, its tables brought up to date.

    ``create`` makes it where it is absent; otherwise InputError. ``database_url`` overrides ``DATABASE_URL``.
    """
    folder = folder.resolve()
    if not create and not (folder / _MARKER).exists():
        raise InputError("no desk here; `tawthiq ingest` makes one", file=str(folder))
    url = database_url or os.environ.get("DATABASE_URL")
    os.environ["TAWTHIQ_DESK"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tawthiq.desk.settings")
    _point(folder, url)
    _migrate()


def desk_folder() -> Path:
    """The folder of the open desk."""
    from django.conf import settings

    return Path(settings.DESK)


def _point(folder: Path, url: str | None) -> None:
    import django
    from django.apps import apps
    from django.conf import settings
    from django.db import connections

    from tawthiq.desk.database import settings_for
    from tawthiq.desk.secret import secret_of

    if not apps.ready:
        django.setup()
    settings.DESK = folder
    settings.SECRET_KEY = secret_of(folder)
    connections["default"].close()
    connections.settings["default"] = connections.configure_settings({"default": settings_for(folder, url)})["default"]
    del connections["default"]


def _migrate() -> None:
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)
    from tawthiq.desk.reindex import is_stale, reindex

    if is_stale():
        reindex()
