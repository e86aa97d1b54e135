"""Erasure on request: text, codings, quotes and index entries go; a signed tombstone remains, the chain stays whole."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from tawthiq.desk.captures import discard
from tawthiq.desk.chain import Deed, append
from tawthiq.desk.codings import drop_index
from tawthiq.desk.incident_rows import refresh
from tawthiq.desk.models import Body, Capture, CodedReport, Incident, Membership, Report, Sketch, Tombstone, Value
from tawthiq.desk.opening import desk_folder
from tawthiq.desk.search.index import drop_words

_BLANKED = ("title", "url", "address", "relayed_from", "reply_to", "attachments", "notes", "archive_url")
_LIST = "tombstones.jsonl"


def same_text(report: Report) -> list[Report]:
    """Other reports that hold the same text: copies, the one that this one copies, and other versions."""
    found = Report.objects.filter(erased=False).exclude(pk=report.pk)
    original = report.copy_of_id or report.id
    return list(
        (found.filter(copy_of_id=original) | found.filter(pk=original) | found.filter(sha256=report.sha256)).distinct()
    )


def erase(reports: Iterable[Report], by: str, reason: str) -> list[Tombstone]:
    """Erase reports for good. ``reason`` is a short code (``request``, ``court``, ``safety`` …), never a text."""
    with transaction.atomic():
        now = datetime.now(UTC)
        stones = [_erase(report, by, reason, now) for report in reports if not report.erased]
        # Listed before the commit: a list that knows too much erases again what was meant to go.
        for stone in stones:
            _remember(stone)
    _sweep()
    return stones


def apply_tombstones(kept: Iterable[Mapping[str, Any]]) -> int:
    """Erase again what was erased after a backup was made. Gives the number of reports erased."""
    count = 0
    with transaction.atomic():
        for stone in kept:
            report = Report.objects.filter(identity=stone["identity"], erased=False).first()
            if report is not None:
                _erase(report, stone["by"], stone["reason"], datetime.fromisoformat(stone["at"]))
                count += 1
    _sweep()
    return count


def remembered(folder: Path) -> list[dict[str, Any]]:
    """The tombstones listed beside the database in ``folder``, which outlive a restore."""
    path = folder / _LIST
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [json.loads(line) for line in lines if line.endswith("}")]


def signature_of(stone: Tombstone) -> str:
    """The signature that a tombstone must carry, by the desk's own key."""
    parts = (stone.report_id, stone.identity, stone.sha256, stone.reason, stone.by, stone.at.isoformat())
    return hmac.new(settings.SECRET_KEY.encode(), "\n".join(map(str, parts)).encode(), hashlib.sha256).hexdigest()


def _erase(report: Report, by: str, reason: str, at: datetime) -> Tombstone:
    stone = Tombstone(report=report, identity=report.identity, sha256=report.sha256, reason=reason, by=by, at=at)
    stone.signature = signature_of(stone)
    stone.save(force_insert=True)
    drop_index(report)
    drop_words(report)
    Sketch.objects.filter(report=report).delete()
    codings = list(CodedReport.objects.filter(report=report).values_list("id", flat=True))
    CodedReport.objects.filter(id__in=codings).delete()
    Body.objects.filter(report=report).delete()
    for capture in Capture.objects.filter(report=report):
        if not Capture.objects.filter(sha256=capture.sha256, report__erased=False).exclude(report=report).exists():
            discard(capture.sha256)
    for column in _BLANKED:
        setattr(report, column, "")
    report.erased = True
    report.save()
    _leave_incidents(report)
    append(by, [Deed("report.erased", f"report:{report.id}", stone.signature)])
    return stone


def _leave_incidents(report: Report) -> None:
    """Memberships end, and the values that rested on the report's words no longer name them."""
    incidents = {m.incident_id for m in Membership.objects.filter(report=report)}
    for membership in Membership.objects.filter(report=report):
        membership.reasons = membership.why = ""
        membership.deleted_at = membership.deleted_at or datetime.now(UTC)
        membership.save()
    for value in Value.objects.filter(incident_id__in=incidents).exclude(rests_on=""):
        kept = [told for told in json.loads(value.rests_on) if told.get("report") != report.id]
        if len(kept) != len(json.loads(value.rests_on)):
            value.rests_on, value.flagged = json.dumps(kept), True
            value.save()
    for incident in Incident.objects.filter(id__in=incidents, redirect_to=None):
        refresh(incident)


def _sweep() -> None:
    """Overwrite what SQLite still holds of deleted rows: search segments, free pages, and the write-ahead log."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO desk_search(desk_search) VALUES ('optimize')")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _remember(stone: Tombstone) -> None:
    line = {
        "identity": stone.identity, "sha256": stone.sha256, "reason": stone.reason, "by": stone.by,
        "at": stone.at.isoformat(),
    }  # fmt: skip
    with (desk_folder() / _LIST).open("a", encoding="utf-8") as file:
        file.write(json.dumps(line, ensure_ascii=False) + "\n")
        file.flush()
        os.fsync(file.fileno())
