"""What a source gives: one report on its way into the desk, or the reason why it cannot come in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tawthiq.errors import InputError
from tawthiq.reading.report import Report


@dataclass(frozen=True, slots=True)
class Original:
    """The file as received. ``kind``: html, pdf, docx, image, warc …"""

    kind: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A report with what the source knows beside it.

    ``address``: where it stands, stable over its versions (URL, message id), or "". ``relayed_from``: whom it was
    forwarded from. ``attachments``: media that came with it, as (kind, name) pairs. ``published_basis``: stated (by the
    source's own metadata), read (in the visible text by our own reading) or unknown. ``where``: file and row.
    """

    report: Report
    provenance: str
    where: str
    address: str = ""
    relayed_from: str = ""
    reply_to: str = ""
    attachments: tuple[tuple[str, str], ...] = ()
    published_basis: str = "unknown"
    archive_url: str = ""
    archive_sha256: str = ""
    sensitivity: str = "public"
    review_demanded: bool = False
    original: Original | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that cannot come in. ``raw``: the row as it was, so that it can be mended and fed again."""

    error: InputError
    raw: dict[str, Any] | None = None


Arrival = Item | Refused
