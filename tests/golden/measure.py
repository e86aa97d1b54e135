"""How good the reader is, by the figures of the evaluation, and the floors that it must not fall below.

``floors.json`` holds a floor (or, for figures of which less is better, a ceiling) by set and figure. Floors only go up:
``python -m tests.golden.measure`` reads the sets again and raises each floor to just under what was reached.
"""

from __future__ import annotations

import json
from datetime import date
from functools import cache

from tawthiq import Reader, Report
from tawthiq.evaluation.figures import LOWER_IS_BETTER, figures
from tawthiq.evaluation.score import in_part, score
from tests.golden.documents import HERE, Document, golden, rows

FLOORS = HERE / "floors.json"
DEV = HERE.parents[2] / "shared" / "gold" / "dev.jsonl"
SLACK = {"own": 0.03, "dev": 0.01, "dev-unread": 0.02}
SEVERE_SLACK = 1.0

Figures = dict[str, float | None]


@cache
def reader() -> Reader:
    return Reader()


def coded(document: Document) -> Document:
    """The reader's document for the text of a golden one."""
    published = date.fromisoformat(document["published"]) if document["published"] else None
    report = Report(
        text=document["text"],
        title=document["title"],
        outlet=document["outlet"],
        url=document["url"],
        published=published,
        doc_id=document["doc_id"],
    )
    return reader().read(report).to_wire()


def documents(name: str) -> tuple[Document, ...]:
    """The gold of a set: ``own``, or ``dev`` and ``dev-unread`` of the shared folder."""
    if name == "own":
        return golden()
    part = "unread" if name.endswith("unread") else "all"
    return tuple(document for document in rows(DEV) if part == "all" or in_part(document, part))


@cache
def measured(name: str) -> Figures:
    """All figures of the reader on a set."""
    gold = {document["doc_id"]: document for document in documents(name)}
    return figures(score(gold, {doc_id: coded(document) for doc_id, document in gold.items()}))


def floors() -> dict[str, dict[str, float]]:
    """The floors by set and figure."""
    return json.loads(FLOORS.read_text(encoding="utf-8"))


def raised(name: str, figure: str, floor: float) -> float:
    """The floor brought just under what is reached now, never lowered."""
    value = measured(name)[figure]
    if value is None:
        return floor
    if figure in LOWER_IS_BETTER:
        slack = SEVERE_SLACK if figure == "severe" else SLACK[name]
        return min(floor, round(value + slack, 3))
    return max(floor, value if value == 1.0 else round(value - SLACK[name], 3))


def main() -> None:
    known = {name: kept for name, kept in floors().items() if name == "own" or DEV.is_file()}
    new = {
        name: {figure: raised(name, figure, floor) for figure, floor in kept.items()} for name, kept in known.items()
    }
    FLOORS.write_text(json.dumps({**floors(), **new}, indent=2) + "\n", encoding="utf-8")
    for name, kept in new.items():
        for figure, floor in kept.items():
            print(f"{name:11} {figure:28} {measured(name)[figure]}  floor {floor}")


if __name__ == "__main__":
    main()
