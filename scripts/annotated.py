"""Annotated reports of the corpus: labels and character offsets are kept here, the texts are not.

``annotations.jsonl`` holds one report a line: ``doc_id``, ``corpus`` (file of the corpus that holds it), ``sha256``
(first 16 digits, of the coded text: headline, line break, body), ``events`` and ``relations`` after the coding guide,
each quote as [start, end] in code points. Rows: date [start, end, precision, time, part, quote]; places and actors
[role, start, end]; weapons [kind, count, start, end]; casualties [kind, least, most, who, start, end]; claims [stance,
claimant, relay, verb].
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tawthiq.engine import coded_text
from tawthiq.reading.report import Report

Row = dict[str, Any]
ANNOTATIONS = Path(__file__).with_name("annotations.jsonl")
CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"


def annotated(path: Path = ANNOTATIONS, corpus: Path = CORPUS) -> Iterator[Row]:
    """The annotated reports with their texts, in the form of the gold; nothing where the corpus is not at hand.

    Raises ValueError where a text is not the one that was annotated.
    """
    if not corpus.is_dir():
        return
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    texts = _texts(corpus, {(row["corpus"], row["doc_id"]) for row in rows})
    for row in rows:
        source = texts[row["corpus"], row["doc_id"]]
        text, _ = coded_text(Report(text=source["text"], title=source.get("title")))
        if hashlib.sha256(text.encode("utf-8")).hexdigest()[: len(row["sha256"])] != row["sha256"]:
            raise ValueError(f"{row['corpus']} {row['doc_id']}: not the text that was annotated")
        events = [_event(text, number, event) for number, event in enumerate(row["events"], 1)]
        relations = [{"from": a, "type": kind, "to": b} for a, kind, b in row["relations"]]
        complete = {} if row.get("complete", True) else {"complete": False}
        yield source | {"text": text, "events": events, "relations": relations} | complete


def _texts(corpus: Path, wanted: set[tuple[str, str]]) -> dict[tuple[str, str], Row]:
    found: dict[tuple[str, str], Row] = {}
    for name in sorted({name for name, _ in wanted}):
        with gzip.open(corpus / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                if (name, row["doc_id"]) in wanted:
                    found.setdefault((name, row["doc_id"]), row)
    return found


def _event(text: str, number: int, event: Row) -> Row:
    def cut(span: list[int] | None) -> str | None:
        return None if span is None else text[span[0] : span[1]]

    start, end, precision, time, part, quote = event["date"]
    date = {"start": start, "end": end, "precision": precision, "time": time, "part": part, "quote": cut(quote)}
    return {
        "id": f"e{number}",
        "type": event["type"],
        "status": event["status"],
        "trigger": cut(event["trigger"]),
        "date": date,
        "places": [{"role": role, "quote": cut(span)} for role, *span in event["places"]],
        "actors": [{"role": role, "quote": cut(span)} for role, *span in event["actors"]],
        "weapons": [{"kind": kind, "count": count, "quote": cut(span)} for kind, count, *span in event["weapons"]],
        "casualties": [
            {"kind": kind, "count_min": least, "count_max": most, "who": who, "quote": cut(span)}
            for kind, least, most, who, *span in event["casualties"]
        ],
        "claims": [
            {"stance": stance, "claimant": cut(claimant), "via": cut(via), "verb": cut(verb)}
            for stance, claimant, via, verb in event["claims"]
        ],
    }
