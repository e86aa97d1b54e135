"""The examples of the codebook as what they demand: parsed from the fenced blocks of both pages.

A block holds ``DAY | SENTENCE`` and then lines of ``label: value``; an empty line begins another event. The Arabic page
writes the same in the words that people see (``data/labels/terms.tsv``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from tawthiq.resources.files import DataFiles
from tawthiq.resources.tables import load_table

DOCS = Path(__file__).resolve().parents[2] / "docs"
BLOCK = re.compile(r"^```coded\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
ROLED = re.compile(r"^(?P<what>\S+) \((?P<role>.+)\)$")
KEYS = {
    "النوع": "type",
    "الحالة": "status",
    "التاريخ": "date",
    "السلاح": "weapon",
    "الأذى": "harm",
    "الصلة": "relation",
}
ROLED_KEYS = {"مكان": ("place", "place_role"), "طرف": ("actor", "actor_role"), "قول": ("claim", "stance")}
LISTS = {"type": "type", "status": "status", "weapon": "weapon", "harm": "harm", "relation": "relation"}
NOTHING = {"nothing", "لا حدث"}

Line = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and the events that must be found: each a tuple of (label, value) in the words of the wire format."""

    published: date
    sentence: str
    events: tuple[tuple[Line, ...], ...]


@cache
def terms() -> dict[tuple[str, str], str]:
    """The id of a value by list and Arabic label."""
    rows = load_table(DataFiles(), "labels/terms.tsv", ("list", "id", "ar", "en"))
    return {(row.cells["list"], row.cells["ar"]): row.cells["id"] for row in rows}


@cache
def examples(language: str) -> tuple[Example, ...]:
    """The examples of the page in ``language``, in its order."""
    page = (DOCS / f"codebook.{language}.md").read_text(encoding="utf-8")
    return tuple(_example(found["body"], arabic=language == "ar") for found in BLOCK.finditer(page))


def _example(body: str, *, arabic: bool) -> Example:
    head, _, rest = body.partition("\n")
    day, _, sentence = head.partition(" | ")
    groups = [[line for line in group.splitlines() if line not in NOTHING] for group in rest.strip().split("\n\n")]
    read = _arabic_line if arabic else _line
    return Example(date.fromisoformat(day), sentence, tuple(tuple(map(read, group)) for group in groups if group))


def _line(line: str) -> Line:
    label, _, value = line.partition(": ")
    return label, value


def _arabic_line(line: str) -> Line:
    label, value = _line(line)
    if roled := ROLED.match(label):
        key, listed = ROLED_KEYS[roled["what"]]
        return f"{key} {terms()[listed, roled['role']]}", value
    key = KEYS[label]
    if key == "date":
        return key, " ".join(_word_of_date(word) for word in value.split())
    return key, _coded(LISTS[key], value)


def _word_of_date(word: str) -> str:
    return terms().get(("part", word)) or terms().get(("date_precision", word)) or word


def _coded(listed: str, value: str) -> str:
    """``value`` with its Arabic label as the id, whatever number follows it kept."""
    label, number = value, ""
    if value != "-" and (counted := re.match(r"^(?P<label>.*?) (?P<number>\d+(?:-\d*)?)$", value)):
        label, number = counted["label"], f" {counted['number']}"
    return value if value == "-" else terms()[listed, label] + number
