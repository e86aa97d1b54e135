"""What people read on pages, tables and spreadsheets, in Arabic or English: ``data/labels/``."""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from tawthiq.errors import DataError
from tawthiq.resources.files import DataFiles
from tawthiq.resources.tables import Row, load_table

Language = Literal["ar", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("ar", "en")
_FORMS = ("zero", "one", "two", "few", "many", "other")


@dataclass(frozen=True, slots=True)
class Labels:
    """Words of one language. Unknown terms come back as their id, so that a newer record can still be shown."""

    language: Language
    terms: Mapping[tuple[str, str], str]
    interface: Mapping[str, str]
    counted: Mapping[str, tuple[str, ...]]

    @property
    def right_to_left(self) -> bool:
        """Whether pages in this language run from right to left."""
        return self.language == "ar"

    def term(self, kind: str, value: str) -> str:
        """The word for a value of the list ``kind`` (``type``, ``actor_role``, ``weapon`` …), or the value itself."""
        return self.terms.get((kind, value), value.replace("_", " "))

    def say(self, key: str, **values: object) -> str:
        """The sentence ``key`` with its braces filled. Raises KeyError for a key that the tables do not have."""
        return self.interface[key].format(**values)

    def count(self, key: str, number: int) -> str:
        """``number`` counted things in the right grammatical form (CLDR's plural rules for Arabic and English)."""
        return self.counted[key][_FORMS.index(_form(self.language, number))].format(n=number)


def _form(language: Language, number: int) -> str:
    if number < 3:
        form = _FORMS[number]
        return form if language == "ar" or form != "two" else "other"
    if language == "en":
        return "other"
    rest = number % 100
    return "few" if 3 <= rest <= 10 else "many" if rest >= 11 else "other"


def load_labels(files: DataFiles, language: Language) -> Labels:
    """The labels of one language. Raises DataError for a row told twice, an empty cell, or braces that differ."""
    terms = load_table(files, "labels/terms.tsv", ("list", "id", "ar", "en"))
    interface = load_table(files, "labels/interface.tsv", ("key", "ar", "en"))
    counted = load_table(files, "labels/counted.tsv", ("key", "lang", *_FORMS))
    for row in interface:
        if _braces(row, "ar") != _braces(row, "en"):
            raise row.error("the two languages fill different braces", row.cells["key"])
    words = _unique(terms, ("list", "id"), language)
    return Labels(
        language,
        {(kind, value): word for (kind, value), word in words.items()},
        {key: text for (key,), text in _unique(interface, ("key",), language).items()},
        _counted(counted, language),
    )


def _braces(row: Row, column: str) -> set[str]:
    try:
        return {name for _, name, _, _ in string.Formatter().parse(row.cells[column]) if name is not None}
    except ValueError as error:
        raise row.error(str(error), column) from None


def _unique(rows: list[Row], key: tuple[str, ...], column: str) -> dict[tuple[str, ...], str]:
    out: dict[tuple[str, ...], str] = {}
    for row in rows:
        name = tuple(row.cells[part] for part in key)
        if name in out:
            raise row.error(f"{' '.join(name)} stands here a second time", key[-1])
        if not row.cells[column]:
            raise row.error("an empty cell", column)
        out[name] = row.cells[column]
    return out


def _counted(rows: list[Row], language: Language) -> dict[str, tuple[str, ...]]:
    found = {
        row.cells["key"]: tuple(row.cells[form] for form in _FORMS) for row in rows if row.cells["lang"] == language
    }
    if missing := {row.cells["key"] for row in rows} - set(found):
        raise DataError(f"no {language} forms of: {', '.join(sorted(missing))}", "labels/counted.tsv")
    return found
