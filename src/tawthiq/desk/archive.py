"""Takes a report into the archive: once, unchanged, linked to the report it copies or follows."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.db.models import Count

from tawthiq.desk.captures import keep
from tawthiq.desk.chain import Deed
from tawthiq.desk.item import Item, Original
from tawthiq.desk.likeness import SHARED, alike, sketch, words_and_numbers
from tawthiq.desk.models import Body, Capture, Publisher, Report, Sketch, Tombstone
from tawthiq.desk.seal import digest, digest_of_text
from tawthiq.reading.language import why_not_arabic

_TRACKING = ("utm_", "fbclid", "gclid", "mc_", "igshid", "ref_src")
_COPY_DAYS = 4
"""A syndicated copy appears within so many days of the original."""
_LONGEST_KEY = 200
NEW, KNOWN, ERASED = "new", "known", "erased"


@dataclass(frozen=True, slots=True)
class Archived:
    """``outcome``: new · known · erased (it was erased on request and does not come back); ``deeds`` for the log."""

    outcome: str
    report: Report | None
    deeds: tuple[Deed, ...] = ()


def canonical_url(url: str) -> str:
    """The address without fragment, tracking parameters, default scheme differences and trailing slash."""
    parts = urlsplit(url.strip())
    if not parts.netloc:
        return url.strip()
    host = (parts.hostname or "").removeprefix("www.") + (f":{parts.port}" if parts.port not in (None, 80, 443) else "")
    kept = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not k.lower().startswith(_TRACKING)]
    return urlunsplit(("https", host, parts.path.rstrip("/"), urlencode(kept), ""))


def address_of(item: Item) -> str:
    """Where the report stands, comparable over versions: the source's own address, the URL, or "" where it has none."""
    if item.address:
        return item.address[:2000]
    return canonical_url(item.report.url)[:2000] if item.report.url else ""


def publisher_key(outlet: str | None, url: str | None) -> str:
    """What identifies a publisher: its name, else the host of the address."""
    name = (outlet or "").strip().casefold()
    return (name or (urlsplit(url).hostname or "" if url else "").removeprefix("www."))[:_LONGEST_KEY]


def identity_of(item: Item) -> str:
    """The digest that makes two arrivals one report: publisher, address, title and text."""
    report = item.report
    parts = [
        publisher_key(report.outlet, report.url),
        address_of(item),
        report.title or "",
        digest_of_text(report.text),
    ]
    return digest(parts)


def known(identities: Iterable[str]) -> set[str]:
    """Those identities that the archive holds or has erased."""
    return set(Report.objects.filter(identity__in=list(identities)).values_list("identity", flat=True))


def archive(item: Item, by: str) -> Archived:
    """Take ``item`` in, inside the caller's transaction. The caller logs the deeds."""
    identity = identity_of(item)
    if Report.objects.filter(identity=identity).exists():
        return Archived(KNOWN, None)
    sha256 = digest_of_text(item.report.text)
    if Tombstone.objects.filter(sha256=sha256).exists():
        return Archived(ERASED, None)
    address = address_of(item)
    earlier = Report.objects.filter(address=address, current=True, erased=False).last() if address else None
    words, _ = words_and_numbers(item.report.text)
    hashes = sketch(words)
    original = None if earlier else _original_of(item, sha256, hashes)
    report = _row(item, identity, sha256, address, earlier, original)
    report.save(force_insert=True)
    Body.objects.bulk_create([Body(report=report, text=item.report.text, sha256=sha256)])
    Sketch.objects.bulk_create([Sketch(report=report, value=value) for value in hashes])
    deeds = [Deed("report.added", f"report:{report.id}", [identity, sha256])]
    if earlier:
        earlier.current = False
        earlier.save(update_fields=["current"])
        deeds.append(Deed("report.superseded", f"report:{earlier.id}", report.seal))
    if item.original:
        deeds.append(_capture(report, item, by))
    return Archived(NEW, report, tuple(deeds))


def _row(
    item: Item, identity: str, sha256: str, address: str, earlier: Report | None, original: Report | None
) -> Report:
    source = item.report
    moment = source.published if isinstance(source.published, datetime) else None
    return Report(
        identity=identity,
        doc_id=source.doc_id or f"sha256:{sha256}",
        publisher=_publisher(source.outlet, source.url),
        address=address,
        url=(source.url or "")[:2000],
        title=source.title or "",
        language="" if why_not_arabic(source.text) else "ar",
        published=source.published_day,
        published_at=moment if moment is None or moment.tzinfo else moment.replace(tzinfo=UTC),
        published_basis=item.published_basis if source.published else "unknown",
        sha256=sha256,
        provenance=item.provenance,
        relayed_from=item.relayed_from[:300],
        reply_to=item.reply_to[:2000],
        attachments=json.dumps(item.attachments, ensure_ascii=False) if item.attachments else "",
        notes="\n".join(source.notes),
        archive_url=item.archive_url[:2000],
        archive_sha256=item.archive_sha256[:64],
        sensitivity=item.sensitivity,
        review_demanded=item.review_demanded,
        received_at=datetime.now(UTC),
        version_of=earlier,
        copy_of=original,
    )


def _publisher(outlet: str | None, url: str | None) -> Publisher | None:
    key = publisher_key(outlet, url)
    if not key:
        return None
    found = Publisher.objects.filter(key=key).first()
    if found is None:
        found = Publisher(key=key, name=(outlet or key)[:200])
        found.save(force_insert=True)
    return found


def _original_of(item: Item, sha256: str, hashes: list[int]) -> Report | None:
    """The earlier report that this one copies, whoever published it, or None. Copies lead to the first of them."""
    exact = Report.objects.filter(sha256=sha256, erased=False).order_by("id").first() if hashes else None
    if exact:
        return exact.copy_of or exact
    shared = (
        Sketch.objects.filter(value__in=hashes)
        .values("report_id")
        .annotate(common=Count("id"))
        .filter(common__gte=SHARED)
        .order_by("-common", "report_id")[:20]
    )
    for row in shared:
        report = Report.objects.select_related("body", "copy_of").get(id=row["report_id"])
        if report.erased or not _near(report.published, item.report.published_day):
            continue
        if alike(item.report.text, report.body.text):
            return report.copy_of or report
    return None


def _near(one: date | None, two: date | None) -> bool:
    return one is None or two is None or abs(one - two) <= timedelta(days=_COPY_DAYS)


def _capture(report: Report, item: Item, by: str) -> Deed:
    original = item.original or Original("text", item.report.text.encode())
    sha256 = keep(original.data)
    capture = Capture(
        report=report,
        kind=original.kind,
        sha256=sha256,
        size=len(original.data),
        captured_at=datetime.now(UTC),
        by=by,
    )
    capture.save(force_insert=True)
    return Deed("capture.added", f"capture:{capture.id}", sha256)
