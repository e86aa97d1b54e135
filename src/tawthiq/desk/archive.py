"""Takes a report into the archive: once, unchanged, linked to the report it copies or follows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.db.models import Count, Q

from tawthiq.desk.captures import keep
from tawthiq.desk.chain import Deed
from tawthiq.desk.item import Item, Original
from tawthiq.desk.likeness import SHARED, Likeness, likeness, sketch
from tawthiq.desk.models import Body, Capture, Publisher, Report, Sketch, Tombstone
from tawthiq.desk.rows import insert
from tawthiq.desk.seal import digest, digest_of_text
from tawthiq.reading.language import why_not_arabic

_TRACKING = ("utm_", "fbclid", "gclid", "mc_", "igshid", "ref_src")
_COPY_DAYS = 4
"""A syndicated copy appears within so many days of the original."""
_LONGEST_KEY = 200
_MOST_COMPARED = 6
"""Reports that share words with a new one and are compared with it in full."""
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


class Archive:
    """Takes a batch of items in, inside one transaction. What it needs to know of the archive is read at once."""

    def __init__(self, items: Sequence[Item], by: str) -> None:
        self._by = by
        digests = {digest_of_text(item.report.text) for item in items}
        self._erased = set(Tombstone.objects.filter(sha256__in=digests).values_list("sha256", flat=True))
        self._held = known(identity_of(item) for item in items)
        addresses = {address for item in items if (address := address_of(item))}
        current = Report.objects.filter(address__in=addresses, current=True, erased=False).order_by("id")
        self._at = {report.address: report for report in current}
        same = (
            Report.objects.filter(sha256__in=digests, erased=False)
            .order_by("-id")
            .values_list("sha256", "id", "copy_of_id")
        )
        self._same = {sha256: copied or number for sha256, number, copied in same}
        keys = {publisher_key(item.report.outlet, item.report.url) for item in items}
        self._publishers = {publisher.key: publisher for publisher in Publisher.objects.filter(key__in=keys)}

    def take(self, item: Item) -> Archived:
        """Take one item in. The caller logs the deeds."""
        identity, sha256 = identity_of(item), digest_of_text(item.report.text)
        if identity in self._held:
            return Archived(KNOWN, None)
        if sha256 in self._erased:
            return Archived(ERASED, None)
        address = address_of(item)
        earlier = self._at.get(address) if address else None
        text = likeness(item.report.text)
        hashes = sketch(text)
        original = None if earlier else self._original_of(item, sha256, text, hashes)
        report = _row(item, identity, sha256, address, self._publisher(item))
        report.version_of, report.copy_of_id = earlier, original
        report.save(force_insert=True)
        Body.objects.bulk_create([Body(report=report, text=item.report.text, sha256=sha256)])
        insert(Sketch, ("report_id", "value"), ((report.id, value) for value in hashes))
        self._remember(report)
        return Archived(NEW, report, tuple(self._deeds(item, report, earlier)))

    def _deeds(self, item: Item, report: Report, earlier: Report | None) -> Iterator[Deed]:
        yield Deed("report.added", f"report:{report.id}", [report.identity, report.sha256])
        if earlier:
            earlier.current = False
            earlier.save(update_fields=["current"])
            yield Deed("report.superseded", f"report:{earlier.id}", report.identity)
        if item.original:
            yield _capture(report, item.original, self._by)

    def _remember(self, report: Report) -> None:
        """Let the later items of the batch find this one."""
        self._held.add(report.identity)
        self._same.setdefault(report.sha256, report.copy_of_id or report.id)
        if report.address:
            self._at[report.address] = report

    def _publisher(self, item: Item) -> Publisher | None:
        key = publisher_key(item.report.outlet, item.report.url)
        if key and key not in self._publishers:
            made = Publisher(key=key, name=(item.report.outlet or key)[:_LONGEST_KEY])
            made.save(force_insert=True)
            self._publishers[key] = made
        return self._publishers.get(key)

    def _original_of(self, item: Item, sha256: str, text: Likeness, hashes: list[int]) -> int | None:
        """The earlier report that this one copies, whoever published it, or None. Copies lead to the first of them."""
        if not hashes:
            return None
        if sha256 in self._same:
            return self._same[sha256]
        likely = list(
            Sketch.objects.filter(_near(item.report.published_day), value__in=hashes, report__erased=False)
            .values_list("report_id", flat=True)
            .annotate(common=Count("value"))
            .filter(common__gte=SHARED)
            .order_by("-common", "report_id")[:_MOST_COMPARED]
        )
        bodies = Body.objects.select_related("report").in_bulk(likely) if likely else {}
        for body in map(bodies.__getitem__, likely):
            if text.is_copy(likeness(body.text)):
                return int(body.report.copy_of_id or body.report_id)
        return None


def _row(item: Item, identity: str, sha256: str, address: str, publisher: Publisher | None) -> Report:
    source = item.report
    moment = source.published if isinstance(source.published, datetime) else None
    return Report(
        identity=identity,
        doc_id=source.doc_id or f"sha256:{sha256}",
        publisher=publisher,
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
    )


def _near(published: date | None) -> Q:
    """Reports published within the days of a copy; where a day is not known, it may be any."""
    if published is None:
        return Q()
    days = (published - timedelta(days=_COPY_DAYS), published + timedelta(days=_COPY_DAYS))
    return Q(report__published__isnull=True) | Q(report__published__range=days)


def _capture(report: Report, original: Original, by: str) -> Deed:
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
