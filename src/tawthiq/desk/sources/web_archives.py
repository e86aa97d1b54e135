"""WARC and WACZ files as items: one for each page that was captured, with the address and digest of its copy."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import IO, Any

from tawthiq.desk.item import Arrival, Refused
from tawthiq.desk.sources.pages import page_item
from tawthiq.errors import InputError

_LARGEST = 20 * 1024 * 1024
_MOST_BYTES = 4 * 1024 * 1024 * 1024


def warc_items(stream: IO[bytes], where: str) -> Iterator[Arrival]:
    """The HTML pages of a WARC, in order. Raises InputError where warcio is absent or the file cannot be read."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        raise InputError("reading WARC needs warcio: pip install 'tawthiq[warc]'", file=where) from None
    try:
        for record in ArchiveIterator(stream):
            if record.rec_type == "response" and _is_page(record):
                yield _page(record, where)
    except ArchiveLoadFailed as error:
        raise InputError(f"not a WARC that can be read: {error}", file=where) from None


def wacz_items(data: bytes, where: str) -> Iterator[Arrival]:
    """The pages of every WARC in a WACZ."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > _MOST_BYTES:
                raise InputError("unpacks to more than 4 GB", file=where)
            for name in packed.namelist():
                if name.startswith("archive/") and ".warc" in name:
                    with packed.open(name) as stream:
                        yield from warc_items(stream, f"{where}, {name}")
    except zipfile.BadZipFile as error:
        raise InputError(f"not a WACZ: {error}", file=where) from None


def _is_page(record: Any) -> bool:
    if record.http_headers is None or not record.http_headers.get_statuscode().startswith("2"):
        return False
    return "html" in (record.http_headers.get_header("Content-Type") or "")


def _page(record: Any, where: str) -> Arrival:
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    place = f"{where}, {address}"
    data = record.content_stream().read(_LARGEST + 1)
    if len(data) > _LARGEST:
        return Refused(InputError("page larger than 20 MB", file=place))
    try:
        item = page_item(data, place, url=address)
    except InputError as error:
        return Refused(error)
    captured = record.rec_headers.get_header("WARC-Date") or ""
    notes = (*item.report.notes, f"captured {captured}") if captured else item.report.notes
    return replace(
        item,
        report=replace(item.report, url=address, notes=notes),
        provenance="warc",
        archive_url=where,
        archive_sha256=hashlib.sha256(data).hexdigest(),
    )
