"""A report as it was published, before anything is read from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Report:
    """One report. ``text`` is the body, or headline and body; ``published`` a day, or a moment (with zone where known).

    ``doc_id`` None: the coded report gets ``sha256:`` and the digest of its text. ``notes`` say what reading did to the
    bytes (a converted encoding, for example) and are carried into the coded report.
    """

    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: date | datetime | None = None
    doc_id: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def published_day(self) -> date | None:
        """The day of publication, in the zone in which it was given."""
        return self.published.date() if isinstance(self.published, datetime) else self.published
