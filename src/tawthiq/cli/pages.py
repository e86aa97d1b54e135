"""Pages of coded reports, in one language or in two that lead to each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tawthiq.cli.options import Language
from tawthiq.exchange.report_page import PageOptions, report_page
from tawthiq.records.model import CodedReport
from tawthiq.resources.files import DataFiles
from tawthiq.resources.incidents import load_grouping
from tawthiq.resources.labels import load_labels

_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\s]+')
# Names that Windows keeps for devices.
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
_LONGEST_NAME = 80


class Pages:
    """Makes the pages of reports, with file names that no two of them share."""

    def __init__(self, files: DataFiles, languages: Sequence[Language], names: Mapping[str, str] | None = None) -> None:
        """``names``: document id → what its page is called; else it is called by its id."""
        self._names = names if names is not None else {}
        self._labels = {language: load_labels(files, language.value) for language in languages}
        self._knowledge = load_grouping(files)
        self._taken: set[str] = set()

    def named(self, documents: Iterable[CodedReport]) -> Iterator[tuple[str, str]]:
        """(file name, HTML) of every page."""
        for coded in documents:
            yield from self.of(coded)

    def of(self, coded: CodedReport) -> Iterator[tuple[str, str]]:
        """(file name, HTML) of the pages of one report."""
        stem = self._stem(coded)
        names = {language: self._name(stem, language) for language in self._labels}
        for language, labels in self._labels.items():
            other = next((name for lang, name in names.items() if lang is not language), None)
            yield names[language], report_page(coded, PageOptions(labels, self._knowledge, other))

    def _name(self, stem: str, language: Language) -> str:
        return f"{stem}.html" if len(self._labels) == 1 else f"{stem}.{language.value}.html"

    def _stem(self, coded: CodedReport) -> str:
        stem = file_name(self._names.get(coded.doc_id) or coded.doc_id.removeprefix("sha256:")[:40])
        unique, number = stem, 1
        while unique.lower() in self._taken:
            number += 1
            unique = f"{stem}-{number}"
        self._taken.add(unique.lower())
        return unique


def file_name(name: str) -> str:
    """``name`` as a file name on any system: no separators, no device names, not too long."""
    safe = _UNSAFE.sub("-", name).strip("-. ")[:_LONGEST_NAME] or "report"
    return f"{safe}-" if _DEVICES.fullmatch(safe) else safe
