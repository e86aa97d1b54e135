"""Keeps the words of reports for search."""

from __future__ import annotations

from collections.abc import Iterable

from tawthiq.desk.models import Report, SearchText
from tawthiq.desk.search.words import report_words, stem


def add_words(reports: Iterable[Report]) -> None:
    """Make new reports searchable by title and text. Once is enough: texts never change."""
    SearchText.objects.bulk_create(map(_row, reports))


def _row(report: Report) -> SearchText:
    words = report_words(report.title, report.body.text)
    return SearchText(report=report, folded=" ".join(words), stemmed=" ".join(map(stem, words)))


def drop_words(report: Report) -> None:
    """Take a report out of search, for erasure."""
    SearchText.objects.filter(report=report).delete()
