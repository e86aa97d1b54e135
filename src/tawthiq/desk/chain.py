"""The append-only log: every row carries the hash of the row before. Digests only, never text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connection, transaction

from tawthiq.desk.models import LogEntry
from tawthiq.desk.seal import digest

FIRST = "0" * 64
"""What the first row names as the hash of the row before it."""
_LOCK = 7_301_518
_WALK = 5_000


@dataclass(frozen=True, slots=True)
class Deed:
    """Something to be logged: an ``action`` on an ``object`` (``report:12``); of the payload the digest is kept."""

    action: str
    object: str
    payload: Any = None


def append(actor: str, deeds: Iterable[Deed]) -> None:
    """Add rows to the log, inside the transaction that does what they tell of. Raises RuntimeError outside of one."""
    if not connection.in_atomic_block:
        raise RuntimeError("the log is written in the transaction of what it tells of")
    _lock()
    last = LogEntry.objects.order_by("-id").first()
    previous, number = (last.hash, last.id) if last else (FIRST, 0)
    rows = []
    for deed in deeds:
        number += 1
        entry = LogEntry(
            id=number,
            at=datetime.now(UTC),
            actor=actor[:100],
            action=deed.action,
            object=deed.object[:80],
            digest=digest(deed.payload),
            previous=previous,
        )
        entry.hash = previous = hash_of(entry)
        rows.append(entry)
    LogEntry.objects.bulk_create(rows, batch_size=500)


def log(actor: str, action: str, thing: str, payload: Any = None) -> None:
    """One deed in a transaction of its own (or the one that is open)."""
    with transaction.atomic():
        append(actor, [Deed(action, thing, payload)])


def hash_of(entry: LogEntry) -> str:
    """The hash that a row must carry."""
    parts = (entry.id, entry.at.isoformat(), entry.actor, entry.action, entry.object, entry.digest, entry.previous)
    return hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()


def broken_links() -> Iterator[tuple[int, str]]:
    """Rows of the log that do not fit, with what is wrong, from the first on."""
    previous, number = FIRST, 0
    for entry in LogEntry.objects.order_by("id").iterator(_WALK):
        number += 1
        if entry.id != number:
            yield entry.id, f"row {number} of the log is missing"
            number = entry.id
        elif entry.previous != previous:
            yield entry.id, "does not follow the row before it"
        if entry.hash != hash_of(entry):
            yield entry.id, "its own hash does not fit"
        previous = entry.hash


def _lock() -> None:
    """On PostgreSQL, let one writer at a time append; SQLite's IMMEDIATE transactions see to that themselves."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
