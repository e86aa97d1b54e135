"""A desk at work in a test: hand-made codings in place of the engine, items in place of files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tawthiq.desk.grouping import Grouper
from tawthiq.desk.ingest import Counts, Desk, ingest
from tawthiq.desk.item import Arrival, Item, Refused
from tawthiq.incidents.kin import Kin
from tawthiq.reading.report import Report
from tawthiq.resources.files import DataFiles
from tawthiq.resources.incidents import load_grouping
from tests.incidents.invented import Values, document

GROUPER = Grouper(load_grouping(DataFiles()), Kin())


@dataclass
class HandCoder:
    """Gives the hand-made coding of a text; a text that has none holds no event."""

    codings: Mapping[str, Values]
    asked: list[str] = field(default_factory=list)
    engine: str = "test"

    def version(self) -> tuple[str, str]:
        return self.engine, "sha256:test"

    def code(self, reports: Iterable[Report]) -> Iterator[dict[str, Any]]:
        for report in reports:
            self.asked.append(report.text)
            coding = self.codings.get(report.text)
            quiet = document(report.doc_id or "", report.text, title=report.title) | {"reason": "no event"}
            yield (dict(coding) if coding else quiet) | {"engine": self.engine}


def item(document: Values, **more: Any) -> Item:
    """The report behind a hand-made coding, as a source would give it."""
    published = date.fromisoformat(document["published"]) if document["published"] else None
    report = Report(
        document["text"], document["title"], document["outlet"], document["url"], published, document["doc_id"]
    )
    return Item(report=report, provenance="table", where=document["doc_id"], **more)


def take(documents: Iterable[Values], *, extra: Iterable[Arrival] = (), by: str = "tester") -> Counts:
    """Ingest hand-made codings and whatever else is given."""
    documents = list(documents)
    refused: list[Refused] = []
    coder = HandCoder({document["text"]: document for document in documents})
    return ingest([*map(item, documents), *extra], Desk(coder, GROUPER, by, refused.append))


def members() -> set[frozenset[str]]:
    """Incidents as sets of ``doc_id/event_id``."""
    from tawthiq.desk.models import Membership

    found: dict[int, set[str]] = {}
    for m in Membership.objects.filter(judgement="positive", deleted_at=None, report__current=True):
        found.setdefault(m.incident_id, set()).add(f"{m.report.doc_id}/{m.event_id}")
    return {frozenset(names) for names in found.values()}
