"""Walks everything that the desk keeps, and names each row that does not fit."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from typing import Any

from django.db import DatabaseError, connection, models
from django.db.models import QuerySet

from tawthiq.desk.captures import fits
from tawthiq.desk.chain import broken_links
from tawthiq.desk.erasure import signature_of
from tawthiq.desk.models import (
    Body,
    Capture,
    CodedReport,
    Incident,
    IncidentLink,
    LogEntry,
    Membership,
    Publisher,
    Report,
    SearchText,
    Tombstone,
    Value,
)
from tawthiq.desk.seal import Sealed, digest, digest_of_text
from tawthiq.desk.search.words import report_words, stem

_SEALED: tuple[type[Sealed], ...] = (
    Publisher, Report, Capture, CodedReport, Incident, IncidentLink, Membership, Value,
)  # fmt: skip
_WALK = 500
_UNREADABLE = (ValueError, zlib.error, KeyError, DatabaseError, models.ObjectDoesNotExist)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that does not fit: which row (``body:12``), and what is wrong with it."""

    row: str
    what: str

    def __str__(self) -> str:
        return f"{self.row}: {self.what}"


def verify() -> Iterator[Fault]:
    """Every fault, in the order of the walk: the database itself, bodies, codings, seals, search, captures, log."""
    for check in _CHECKS:
        try:
            yield from check()
        except _UNREADABLE as error:
            yield Fault(check.__name__.strip("_"), f"cannot be read: {error}")


def _each(rows: QuerySet[Any], look: Callable[[Any], Iterator[str]], name: str) -> Iterator[Fault]:
    """``look`` at every row. Where a stretch of rows cannot be read, each is tried alone, so that it can be named."""
    keys = rows.order_by("pk").values_list("pk", flat=True)
    for stretch in _stretches(keys):
        try:
            found = list(rows.filter(pk__in=stretch).order_by("pk"))
        except DatabaseError:
            found = []
            for key in stretch:
                try:
                    found.append(rows.get(pk=key))
                except DatabaseError as error:
                    yield Fault(f"{name}:{key}", f"cannot be read: {error}")
        for row in found:
            try:
                yield from (Fault(f"{name}:{row.pk}", what) for what in look(row))
            except _UNREADABLE as error:
                yield Fault(f"{name}:{row.pk}", f"cannot be read: {error}")


def _stretches(keys: Iterable[int]) -> Iterator[list[int]]:
    stream = iter(keys.iterator(_WALK)) if isinstance(keys, QuerySet) else iter(keys)
    while stretch := list(islice(stream, _WALK)):
        yield stretch


def _database() -> Iterator[Fault]:
    """SQLite's own check of its pages (PostgreSQL checks its pages by itself where checksums are on)."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check(5)")
        yield from (Fault("database", text) for (text,) in cursor.fetchall() if text != "ok")
        cursor.execute("PRAGMA foreign_key_check")
        yield from (
            Fault(f"{table}:{row}", f"refers to a row of {parent} that is not there")
            for table, row, parent, _ in cursor
        )


def _bodies() -> Iterator[Fault]:
    """Texts have the digest that was taken when they came in; the only missing ones are erased."""
    for number in Report.objects.filter(body=None, erased=False).order_by("id").values_list("id", flat=True):
        yield Fault(f"report:{number}", "its text is missing")
    yield from _each(Body.objects.select_related("report"), _body, "body")


def _body(body: Body) -> Iterator[str]:
    found = digest_of_text(body.text)
    if found != body.sha256 or found != body.report.sha256:
        yield "the text does not have the digest that it came in with"
    if body.report.erased:
        yield "is still there, although its report was erased"


def _codings() -> Iterator[Fault]:
    """Coded documents have their digest, and every quote is still cut out of its text by its offsets."""
    yield from _each(CodedReport.objects.select_related("report__body"), _coding, "coding")


def _coding(coded: CodedReport) -> Iterator[str]:
    from tawthiq.desk.codings import text_of

    payload = _unpacked(coded)
    if payload is None or blake2b(payload, digest_size=32).hexdigest() != coded.sha256:
        yield "does not have its digest"
        return
    text = None if coded.report.erased else text_of(coded.report)
    wrong = next(_displaced(json.loads(payload), text), None) if text is not None else None
    if wrong is not None:
        yield f"a quote is not in its text at {wrong}"


def _unpacked(coded: CodedReport) -> bytes | None:
    try:
        return zlib.decompress(bytes(coded.payload))
    except zlib.error:
        return None


def _displaced(value: Any, text: str) -> Iterator[int]:
    if isinstance(value, dict):
        start, end, quote = value.get("start"), value.get("end"), value.get("quote")
        if isinstance(start, int) and isinstance(end, int) and isinstance(quote, str) and text[start:end] != quote:
            yield start
        for inner in value.values():
            yield from _displaced(inner, text)
    elif isinstance(value, list):
        for inner in value:
            yield from _displaced(inner, text)


def _seals() -> Iterator[Fault]:
    """Rows carry the seal of their columns."""
    for model in _SEALED:
        yield from _each(model._default_manager.all(), _seal, model.__name__.lower())


def _seal(row: Sealed) -> Iterator[str]:
    if not row.seal_fits():
        yield "the row was changed outside of the desk"


def _search() -> Iterator[Fault]:
    """The words kept for search are those of the text."""
    yield from _each(SearchText.objects.select_related("report__body"), _words, "searchtext")


def _words(row: SearchText) -> Iterator[str]:
    if row.report.erased:
        yield "is still there, although its report was erased"
        return
    words = report_words(row.report.title, row.report.body.text)
    if row.folded != " ".join(words) or row.stemmed != " ".join(map(stem, words)):
        yield "is not what the text folds to"


def _captures() -> Iterator[Fault]:
    """Files are there and unchanged."""
    yield from _each(Capture.objects.filter(report__erased=False), _capture, "capture")


def _capture(capture: Capture) -> Iterator[str]:
    if not fits(capture.sha256):
        yield "its file is missing or was changed"


def _tombstones() -> Iterator[Fault]:
    """Tombstones carry the desk's signature, and erased reports have one."""
    for tombstone in Tombstone.objects.order_by("id").iterator(_WALK):
        if tombstone.signature != signature_of(tombstone):
            yield Fault(f"tombstone:{tombstone.report_id}", "its signature does not fit")
    for report in Report.objects.filter(erased=True, tombstone=None).iterator(_WALK):
        yield Fault(f"report:{report.id}", "is marked as erased, without a tombstone")


def _log() -> Iterator[Fault]:
    """The chain is whole, and what it says of texts and codings is what is there."""
    yield from (Fault(f"log:{number}", what) for number, what in broken_links())
    logged = set(LogEntry.objects.filter(action="coding.added").values_list("object", "digest"))
    for number, sha256 in CodedReport.objects.order_by("id").values_list("id", "sha256").iterator(_WALK):
        if (f"coding:{number}", digest(sha256)) not in logged:
            yield Fault(f"coding:{number}", "is not in the log with this digest")
    reports = set(LogEntry.objects.filter(action="report.added").values_list("object", "digest"))
    for number, identity, sha256 in Report.objects.order_by("id").values_list("id", "identity", "sha256"):
        if (f"report:{number}", digest([identity, sha256])) not in reports:
            yield Fault(f"report:{number}", "is not in the log with this digest")


_CHECKS: tuple[Callable[[], Iterator[Fault]], ...] = (
    _database, _bodies, _codings, _seals, _search, _captures, _tombstones, _log,
)  # fmt: skip
