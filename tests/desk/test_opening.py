"""Opening a desk: tables on both databases, settings that matter, errors that help."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawthiq.desk.database import from_url
from tawthiq.desk.opening import open_desk
from tawthiq.errors import InputError


def test_both_databases_have_the_tables(desk: Path) -> None:
    from django.db import connection

    tables = set(connection.introspection.table_names())
    assert {
        "desk_report",
        "desk_body",
        "desk_codedreport",
        "desk_incident",
        "desk_membership",
        "desk_logentry",
    } <= tables


def test_sqlite_is_safe_for_several_writers(sqlite_desk: Path) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        found = {}
        for name in ("journal_mode", "foreign_keys", "busy_timeout", "secure_delete"):
            cursor.execute(f"PRAGMA {name}")
            found[name] = cursor.fetchone()[0]
    assert found == {"journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 30000, "secure_delete": 1}
    assert connection.transaction_mode == "IMMEDIATE"


def test_a_folder_without_a_desk_is_not_made_one(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no desk here"):
        open_desk(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_a_database_url_is_read_whole() -> None:
    found = from_url("postgresql://desk:p%40ss@db.example:5433/reports?sslmode=require")
    assert found["USER"] == "desk"
    assert found["PASSWORD"] == "p@ss"
    assert found["PORT"] == "5433"
    assert found["OPTIONS"] == {"sslmode": "require"}


@pytest.mark.parametrize("url", ["mysql://x/y", "postgresql://host", "nonsense"])
def test_another_database_is_refused_by_name(url: str) -> None:
    with pytest.raises(InputError, match="DATABASE_URL"):
        from_url(url)


def test_the_key_is_for_its_owner_only(sqlite_desk: Path) -> None:
    assert (sqlite_desk / "secret.key").stat().st_mode & 0o077 == 0


def test_no_table_knows_persons() -> None:
    """Persons are strings inside one event: no table, no column and no search facet of their own."""
    from django.apps import apps

    names = [(m.__name__, f.name) for m in apps.get_app_config("desk").get_models() for f in m._meta.get_fields()]
    forbidden = {"person", "victim", "claimant", "witness"}
    assert not [pair for pair in names if any(word in part.lower() for part in pair for word in forbidden)]


def test_rows_of_an_older_format_are_made_anew(sqlite_desk: Path) -> None:
    from django.db import connection

    from tawthiq.desk.models import Event
    from tests.desk.desks import members, take
    from tests.incidents import cases

    take([cases.market_first(), cases.farm()])
    Event.objects.update(facts='{"format": 1}')
    connection.close()
    open_desk(sqlite_desk)
    take([cases.market_second()])
    assert frozenset({"m1/e1", "m2/e1"}) in members()
