"""Our own articles, read and annotated by hand: the invented reports under ``examples/`` and shorter ones beside them.

Gold gives a span as its quote alone; the shape is otherwise that of the program's records.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples" / "reports.jsonl"
FILES = (HERE / "examples.jsonl", HERE / "articles.jsonl")
TWIN = "ex-01"

Document = dict[str, Any]


def rows(path: Path) -> tuple[Document, ...]:
    """The documents of a JSON Lines file, in its order."""
    return tuple(json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


@cache
def golden() -> tuple[Document, ...]:
    """All annotated articles."""
    return tuple(document for path in FILES for document in rows(path))


def twin() -> Document:
    """The annotated twin of the article that the project stands on."""
    return next(document for document in golden() if document["doc_id"] == TWIN)
