"""Grouping measured: the engine's codings of a corpus, grouped, written in the wire format with ``incident`` filled in.

``python benchmarks/desk_grouping.py CORPUS.jsonl[.gz] CODED.jsonl [--coded FILE]``: the file is then held against the
corpus by the shared scorers. ``--coded`` takes codings made before instead of reading the texts again.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from datetime import date
from pathlib import Path
from typing import Any

from tawthiq.desk.coder import EngineCoder
from tawthiq.desk.context import context
from tawthiq.incidents.facts import facts_of
from tawthiq.incidents.group import group
from tawthiq.incidents.wire import with_incidents
from tawthiq.reading.report import Report

Document = dict[str, Any]


def rows(path: Path) -> list[Document]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def read(corpus: list[Document]) -> list[Document]:
    reports = []
    for row in corpus:
        day = date.fromisoformat(row["published"][:10]) if row.get("published") else None
        reports.append(Report(row["text"], row.get("title"), row.get("outlet"), row.get("url"), day, row["doc_id"]))
    return list(EngineCoder().code(reports))


def grouped(documents: list[Document]) -> list[Document]:
    """The documents with their incidents, as `tawthiq export` gives them."""
    known = context()
    facts = [fact for document in documents for fact in facts_of(document, known.knowledge)]
    found = group(facts, known.knowledge, known.kin)
    names: dict[str, dict[str, str]] = {}
    several = set()
    for number, keys in enumerate(found.groups):
        for key in keys:
            names.setdefault(key.doc_id, {})[key.event_id] = f"i{number}"
        if len({key.doc_id for key in keys}) > 1:
            several.add(f"i{number}")
    return [with_incidents(d, names.get(d["doc_id"], {}), several.__contains__) for d in documents]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("corpus", type=Path)
    options.add_argument("output", type=Path)
    options.add_argument("--coded", type=Path)
    given = options.parse_args()
    start = time.perf_counter()
    documents = rows(given.coded) if given.coded else read(rows(given.corpus))
    coded = time.perf_counter() - start
    start = time.perf_counter()
    documents = grouped(documents)
    spent = time.perf_counter() - start
    lines = (json.dumps(document, ensure_ascii=False, separators=(",", ":")) for document in documents)
    given.output.write_text("\n".join(lines) + "\n", encoding="utf-8")
    events = sum(len(document["events"]) for document in documents)
    print(f"{len(documents)} documents, {events} events; read in {coded:.1f} s, grouped in {spent:.2f} s")


if __name__ == "__main__":
    main()
