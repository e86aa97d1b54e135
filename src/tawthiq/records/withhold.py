"""Copies of a coded report that leave something out."""

from __future__ import annotations

from tawthiq.records.model import CodedReport


def without_text(coded: CodedReport) -> CodedReport:
    """The same document with ``text`` null. Quotes stay: they are what the values rest on."""
    return coded.model_copy(update={"text": None})


def without_victims(coded: CodedReport) -> CodedReport:
    """The same document with the list of victims of each event empty; the counts are untouched."""
    if not any(event.victims for event in coded.events):
        return coded
    events = tuple(event.model_copy(update={"victims": ()}) for event in coded.events)
    return coded.model_copy(update={"events": events})
