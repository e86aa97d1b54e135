"""What the database itself refuses: triggers for both databases, and the tables behind search.

Raw bodies and the log never change. A report keeps what was received; only how it relates to other reports may change.
Erasure is the one exception, and it needs a tombstone first.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_KEPT = (
    "identity", "doc_id", "publisher_id", "address", "url", "title", "language", "published", "published_at",
    "published_basis", "sha256", "provenance", "relayed_from", "reply_to", "attachments", "notes", "archive_url",
    "archive_sha256", "received_at",
)  # fmt: skip
"""Columns of a report that never change."""

_REFUSALS = (
    ("desk_body", "UPDATE", "raw bodies never change", ""),
    ("desk_body", "DELETE", "raw bodies are deleted only after a tombstone", "report_id"),
    ("desk_report", "DELETE", "reports are never deleted", ""),
    ("desk_logentry", "UPDATE", "the log is append-only", ""),
    ("desk_logentry", "DELETE", "the log is append-only", ""),
    ("desk_tombstone", "UPDATE", "tombstones never change", ""),
    ("desk_tombstone", "DELETE", "tombstones never change", ""),
)
"""Table, operation, message, and the column by which a tombstone lifts the refusal ("" never)."""

_SEARCH_SQLITE = """
CREATE VIRTUAL TABLE desk_search USING fts5(folded, stemmed, content='desk_searchtext', content_rowid='report_id',
  tokenize="unicode61 remove_diacritics 0", prefix='3');
CREATE TRIGGER desk_search_add AFTER INSERT ON desk_searchtext BEGIN
  INSERT INTO desk_search(rowid, folded, stemmed) VALUES (NEW.report_id, NEW.folded, NEW.stemmed);
END;
CREATE TRIGGER desk_search_drop AFTER DELETE ON desk_searchtext BEGIN
  INSERT INTO desk_search(desk_search, rowid, folded, stemmed)
  VALUES ('delete', OLD.report_id, OLD.folded, OLD.stemmed);
END
"""
_VECTOR = (
    "array_to_string(ARRAY(SELECT w || ':' || LEAST(i, 16383)"
    " FROM unnest(string_to_array({column}, ' ')) WITH ORDINALITY AS t(w, i)), ' ')::tsvector"
)
_SEARCH_POSTGRES = f"""
ALTER TABLE desk_searchtext ADD COLUMN folded_words tsvector, ADD COLUMN stemmed_words tsvector;
CREATE INDEX desk_search_folded ON desk_searchtext USING gin (folded_words);
CREATE INDEX desk_search_stemmed ON desk_searchtext USING gin (stemmed_words);
CREATE FUNCTION desk_search_words() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  NEW.folded_words := {_VECTOR.format(column="NEW.folded")};
  NEW.stemmed_words := {_VECTOR.format(column="NEW.stemmed")};
  RETURN NEW;
END $$;
CREATE TRIGGER desk_search_add BEFORE INSERT OR UPDATE ON desk_searchtext
  FOR EACH ROW EXECUTE FUNCTION desk_search_words()
"""


def install(schema_editor: Any) -> None:
    """Create the triggers and search tables in the database that is being migrated."""
    connection = schema_editor.connection
    statements = _sqlite() if connection.vendor == "sqlite" else _postgres()
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _sqlite() -> Iterator[str]:
    for table, operation, message, lifted_by in _REFUSALS:
        when = f" WHEN NOT EXISTS (SELECT 1 FROM desk_tombstone WHERE report_id = OLD.{lifted_by})" if lifted_by else ""
        yield _sqlite_trigger(table, operation, message, when)
    for table, key in (("desk_body", "report_id"), ("desk_logentry", "id")):
        yield _sqlite_trigger(
            table, "INSERT", "rows are never replaced", f" WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key})"
        )
    changed = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in _KEPT)
    yield _sqlite_trigger(
        "desk_report",
        "UPDATE",
        "a report keeps what was received",
        f" WHEN ({changed}) AND NOT EXISTS (SELECT 1 FROM desk_tombstone WHERE report_id = OLD.id)",
    )
    statements = _SEARCH_SQLITE.replace(";\nCREATE", ";\n\nCREATE").split("\n\n")
    yield from (statement.strip().removesuffix(";") for statement in statements)


def _sqlite_trigger(table: str, operation: str, message: str, when: str) -> str:
    return (
        f"CREATE TRIGGER {table}_no_{operation.lower()} BEFORE {operation} ON {table}{when}"
        f" BEGIN SELECT RAISE(ABORT, '{message}'); END"
    )


def _postgres() -> Iterator[str]:
    yield (
        "CREATE FUNCTION desk_refuse() RETURNS trigger LANGUAGE plpgsql AS $$"
        " BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$"
    )
    yield (
        "CREATE FUNCTION desk_refuse_living() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        " IF EXISTS (SELECT 1 FROM desk_tombstone WHERE report_id = (to_jsonb(OLD) ->> TG_ARGV[1])::bigint)"
        " THEN IF TG_OP = 'DELETE' THEN RETURN OLD; ELSE RETURN NEW; END IF; END IF;"
        " RAISE EXCEPTION '%', TG_ARGV[0]; END $$"
    )
    for table, operation, message, lifted_by in _REFUSALS:
        function = f"desk_refuse_living('{message}', '{lifted_by}')" if lifted_by else f"desk_refuse('{message}')"
        yield _postgres_trigger(table, operation, "", function)
    for table in dict.fromkeys(table for table, *_ in _REFUSALS):
        yield (
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION desk_refuse('rows are never removed')"
        )
    changed = " OR ".join(f"OLD.{column} IS DISTINCT FROM NEW.{column}" for column in _KEPT)
    function = "desk_refuse_living('a report keeps what was received', 'id')"
    yield _postgres_trigger("desk_report", "UPDATE", f" WHEN ({changed})", function)
    yield _SEARCH_POSTGRES


def _postgres_trigger(table: str, operation: str, when: str, function: str) -> str:
    return (
        f"CREATE TRIGGER {table}_no_{operation.lower()} BEFORE {operation} ON {table}"
        f" FOR EACH ROW{when} EXECUTE FUNCTION {function}"
    )
