"""Coded reports out of the desk, ``incident`` filled in on each event, by a profile; what leaves is logged."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TextIO

from tawthiq.desk.chain import log
from tawthiq.desk.codings import spoken
from tawthiq.desk.context import context
from tawthiq.desk.models import CodedReport, Incident, Membership
from tawthiq.desk.profile import Safe
from tawthiq.errors import InputError
from tawthiq.incidents.wire import with_incidents

_WALK = 200


class Profile(StrEnum):
    """``safe``: what may be published; ``working``: everything but unpublished material, for a private file."""

    SAFE = "safe"
    WORKING = "working"


@dataclass(frozen=True, slots=True)
class Exported:
    """How many reports went out, how many were held back, and the digest of what was written."""

    written: int
    held_back: int
    sha256: str


def export(out: TextIO, profile: Profile, by: str, reason: str = "") -> Exported:
    """Write coded reports as JSON lines. The working profile needs a reason; both are logged with the file's digest.

    Unpublished material never leaves, whatever the profile.
    """
    if profile is Profile.WORKING and not reason.strip():
        raise InputError("the working profile needs a reason", field="--reason")
    total, written = hashlib.sha256(), 0
    codings = _codings()
    safe = Safe(datetime.now(UTC).date(), context().book, context().knowledge.topics)
    for coded in codings.iterator(_WALK):
        document = _document(coded)
        if profile is Profile.SAFE:
            document = safe.cleaned(document)
            if not document["events"]:
                continue
        line = json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"
        out.write(line)
        total.update(line.encode("utf-8", "surrogatepass"))
        written += 1
    held_back = codings.count() - written
    payload = {"profile": profile.value, "reports": written, "sha256": total.hexdigest(), "reason": reason}
    log(by, f"export.{profile.value}", f"reports:{written}", payload)
    return Exported(written, held_back, total.hexdigest())


def _codings() -> Any:
    current = CodedReport.objects.filter(current=True, report__current=True, report__erased=False)
    return current.filter(report__sensitivity="public").select_related("report__body").order_by("report_id")


def _document(coded: CodedReport) -> dict[str, Any]:
    """The document with its text, the incident of each event, and the incident of its first."""
    document = spoken(coded)
    document.pop("relay", None)
    held = dict(_incidents(coded.report_id))
    several = {incident.public_id for incident in held.values() if incident.reports > 1}
    return with_incidents(document, {event: i.public_id for event, i in held.items()}, several.__contains__)


def _incidents(report_id: int) -> Iterator[tuple[str, Incident]]:
    members = Membership.objects.filter(report_id=report_id, judgement="positive", deleted_at=None)
    for member in members.select_related("incident"):
        incident = member.incident
        while incident.redirect_to_id:
            incident = incident.redirect_to
        yield member.event_id, incident
