"""Keeps the words of reports for search."""

from __future__ import annotations

from tawthiq.desk.models import Report, SearchText
from tawthiq.desk.search.words import folded_words, stem


def add_words(report: Report) -> None:
    """Make a report searchable by its title and text. One that is indexed already stays: texts never change."""
    if report.erased or SearchText.objects.filter(report=report).exists():
        return
    words = folded_words(f"{report.title}\n{report.body.text}")
    SearchText.objects.bulk_create(
        [SearchText(report=report, folded=" ".join(words), stemmed=" ".join(map(stem, words)))]
    )


def drop_words(report: Report) -> None:
    """Take a report out of search, for erasure."""
    SearchText.objects.filter(report=report).delete()
