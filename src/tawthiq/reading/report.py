"""A report as it was published, before anything is read from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from tawthiq.reading.characters import without_surrogates


@dataclass(frozen=True, slots=True)
class Report:
    """One report. ``text`` is the body, or headline and body; ``published`` a day, or a moment (with zone where known).

    ``doc_id`` None: the coded report gets ``sha256:`` and the digest of its text. ``notes`` say what reading did to the
    bytes (a converted encoding, for example) and are carried into the coded report. Lone surrogates, which no UTF-8
    file can hold, are replaced one for one (U+FFFD), so that offsets stay.
    """

    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: date | datetime | None = None
    doc_id: str | None = None
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name in ("text", "title", "outlet", "url", "doc_id"):
            value = getattr(self, name)
            if value is not None:
                object.__setattr__(self, name, without_surrogates(value))

    @property
    def published_day(self) -> date | None:
        """The day of publication, in the zone in which it was given."""
        return self.published.date() if isinstance(self.published, datetime) else self.published
