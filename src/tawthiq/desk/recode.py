"""Reads archived reports again with the engine as it is now. Old codings are kept; what a person decided stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.db import transaction

from tawthiq.desk.chain import Deed, append
from tawthiq.desk.coder import HAND, Coder
from tawthiq.desk.codings import spoken, store
from tawthiq.desk.grouping import Grouper
from tawthiq.desk.models import CodedReport, Report
from tawthiq.desk.succession import carry
from tawthiq.incidents.changes import Change, changes
from tawthiq.reading.report import Report as Received

_BATCH = 40


@dataclass(frozen=True, slots=True)
class Recoded:
    """A report whose coding changed, and how."""

    report: Report
    changes: tuple[Change, ...]


def recode(
    coder: Coder, grouper: Grouper, by: str, *, again: bool = False, advance: Callable[[int], None] = lambda _: None
) -> Iterator[Recoded]:
    """Read every current report that another engine or other data coded (``again``: all). Codings by hand stay.

    Yields the reports whose values changed, as they are stored. Stopped and called again, it goes on where it was.
    """
    stream = iter(list(_stale(coder, again=again)))
    while ids := list(islice(stream, _BATCH)):
        batch = list(Report.objects.filter(id__in=ids).select_related("body", "publisher").order_by("id"))
        earlier = {c.report_id: c for c in CodedReport.objects.filter(report_id__in=ids, current=True)}
        documents = list(coder.code([received(report) for report in batch]))
        for report, document in zip(batch, documents, strict=True):
            found = _one(report, document, earlier.get(report.id), grouper, by)
            if found.changes:
                yield found
        advance(len(batch))


def stale(coder: Coder) -> int:
    """How many reports `recode` would read."""
    return len(_stale(coder, again=False))


def _stale(coder: Coder, *, again: bool) -> list[int]:
    engine, data = coder.version()
    reports = Report.objects.filter(current=True, erased=False)
    kept = CodedReport.objects.filter(current=True)
    fresh = kept.filter(engine=HAND) if again else kept.filter(engine=HAND) | kept.filter(engine=engine, data=data)
    return list(reports.exclude(id__in=fresh.values("report_id")).order_by("id").values_list("id", flat=True))


def received(report: Report) -> Received:
    """The report as it came in, for the engine."""
    return Received(
        text=report.body.text,
        title=report.title or None,
        outlet=report.publisher.name if report.publisher else None,
        url=report.url or None,
        published=report.published_at or report.published,
        doc_id=report.doc_id,
        notes=tuple(report.notes.splitlines()),
    )


def _one(
    report: Report, document: dict[str, object], earlier: CodedReport | None, grouper: Grouper, by: str
) -> Recoded:
    before = spoken(earlier) if earlier else {}
    with transaction.atomic():
        stored = store(report, document, grouper.knowledge, by)
        deeds = [*stored.deeds, *carry(report, report, before, document)]
        deeds += grouper.place(report, document, stored.events)
        append(by, [*deeds, Deed("report.recoded", f"report:{report.id}", stored.coded.sha256)])
    return Recoded(report, changes(before, document))
