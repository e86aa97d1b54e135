"""The desk as it grows: rate of taking in, size, search, and grouping at each mark, with a plot.

``python benchmarks/desk_growth.py [--marks 1000,3000,10000,30000,100000] [--desk DIR] [--base FILE]``

Reports: the mixed news and the conflict reports of the shared folder, read once by the engine (kept in ``--base``) and
repeated with altered words and dates (other words of the same texts and of equal length, outside every quote, so that
the codings still fit); without the shared folder, our invented archive. Neither the engine's own time, which is
measured apart (`throughput.py`), nor that of altering texts is in these figures.

The rate is that of the last tenth before each mark, by the clock. Everything in milliseconds is time of the processor,
which other work on the machine changes little; the files are in the system's memory, so that it is all there is.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from desk_plot import plot
from results import FOLDER, save

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "corpus"
QUERIES = (
    "قصف", "مدفعي", "إدلب", "صنعاء", '"قوات النظام"', "طائرة مسيرة", "مدف*", "الحكومة", "انتخابات -مصر", "زيتون",
    "مخيم النازحين", '"مجلس الأمن"', "اقتصاد", "كرة القدم", "مستشفى", "غارة جوية", "تل", "الرئيس", "اليمن الحوثي",
    "بغداد انفجار",
)  # fmt: skip
ADDED = 300
"""Reports before each mark whose grouping is timed."""


class Repeated:
    """Reports and codings without end: the base texts again and again, each time altered and moved in time."""

    def __init__(self, base: list[dict[str, Any]]) -> None:
        self.base = base
        words = {word for coded in base for word in coded["text"].split(" ") if word.isalpha()}
        self.words: dict[int, list[str]] = defaultdict(list)
        for word in sorted(words):
            self.words[len(word)].append(word)
        self.codings: dict[str, dict[str, Any]] = {}

    def items(self, numbers: Iterable[int]) -> Iterator[Any]:
        from tawthiq.desk.item import Item
        from tawthiq.reading.report import Report

        for number in numbers:
            turn, at = divmod(number, len(self.base))
            coded = self.altered(self.base[at], turn, number)
            self.codings[coded["doc_id"]] = coded
            day = date.fromisoformat(coded["published"]) if coded["published"] else None
            report = Report(
                coded["text"], None, coded["outlet"], f"https://{at % 50}.example/{number}", day, coded["doc_id"]
            )
            yield Item(report=report, provenance="table", where=str(number), published_basis="stated")

    def code(self, reports: Iterable[Any]) -> Iterator[dict[str, Any]]:
        return (self.codings.pop(report.doc_id) for report in reports)

    def version(self) -> tuple[str, str]:
        return "bench", "sha256:bench"

    def altered(self, coded: dict[str, Any], turn: int, number: int) -> dict[str, Any]:
        chance = random.Random(number)
        kept = sorted(_spans(coded))
        words, at = [], 0
        text = coded["text"]
        for word in text.split(" "):
            end = at + len(word)
            free = not any(start < end and at < stop for start, stop in kept)
            words.append(self.other(word, chance) if turn and free and chance.random() < 0.15 else word)
            at = end + 1
        moved = json.loads(json.dumps(coded), object_hook=lambda node: _moved(node, 11 * turn))
        return {**moved, "doc_id": f"n{number}", "text": " ".join(words), "title": None, "url": None}

    def other(self, word: str, chance: random.Random) -> str:
        if word.isalpha():
            return chance.choice(self.words[len(word)])
        return "".join(str(chance.randrange(10)) if c.isdigit() else c for c in word)


def _spans(node: Any) -> Iterator[tuple[int, int]]:
    if isinstance(node, dict):
        if isinstance(node.get("start"), int) and isinstance(node.get("end"), int):
            yield node["start"], node["end"]
        for value in node.values():
            yield from _spans(value)
    elif isinstance(node, list):
        for value in node:
            yield from _spans(value)


def _moved(node: dict[str, Any], days: int) -> dict[str, Any]:
    for name in ("start", "end", "published"):
        if isinstance(node.get(name), str) and len(node[name]) >= 10:
            try:
                node[name] = (date.fromisoformat(node[name][:10]) + timedelta(days=days)).isoformat()
            except (ValueError, OverflowError):
                continue
    return node


def base_texts(kept: Path) -> list[dict[str, Any]]:
    """The codings to repeat, with their texts. Kept in a file, since reading takes minutes."""
    from tawthiq.desk.coder import EngineCoder
    from tawthiq.reading.report import Report

    if kept.exists():
        return [json.loads(line) for line in kept.read_text(encoding="utf-8").split("\n") if line]
    rows = []
    for name in ("news-mixed.jsonl.gz", "conflict-unlabelled.jsonl.gz"):
        with gzip.open(SHARED / name, "rt", encoding="utf-8") as lines:
            rows += [json.loads(line) for line in lines]
    random.Random(3).shuffle(rows)
    reports = [
        Report(
            r["text"],
            r["title"],
            r["outlet"],
            None,
            date.fromisoformat(r["published"][:10]) if r["published"] else None,
        )
        for r in rows
    ]
    coded = [document for document in EngineCoder(2).code(reports) if document["accounted"] != "failed"]
    kept.write_text("\n".join(json.dumps(c, ensure_ascii=False) for c in coded), encoding="utf-8")
    return coded


class Timed:
    """A grouper that keeps the time of its last calls."""

    def __init__(self, grouper: Any) -> None:
        self.grouper, self.knowledge, self.spent = grouper, grouper.knowledge, [0.0]

    def place(self, *args: Any, **more: Any) -> Any:
        start = time.process_time()
        deeds = self.grouper.place(*args, **more)
        if args[2]:  # reports without an event are put into no group
            self.spent = [*self.spent[-ADDED + 1 :], time.process_time() - start]
        return deeds


def measured(folder: Path, grouper: Timed, pace: Pace, total: int) -> dict[str, Any]:
    from django.db import connection

    from tawthiq.desk.models import Incident
    from tawthiq.desk.search.run import Query, search

    spent = []
    for query in QUERIES * 3:
        start = time.process_time()
        search(Query(text=query))
        spent.append(time.process_time() - start)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # what waits in the log is in the file, or counted twice
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return {
        "reports": total,
        "reports_per_second": round(pace.rate, 1),
        "cpu_ms_per_report": round(pace.cpu_ms, 1),
        "megabytes": round(size / 1e6, 1),
        "search_p50_ms": round(1000 * statistics.median(spent), 1),
        "search_p95_ms": round(1000 * sorted(spent)[int(0.95 * len(spent))], 1),
        "group_p50_ms": round(1000 * statistics.median(grouper.spent), 1),
        "group_p95_ms": round(1000 * sorted(grouper.spent)[int(0.95 * len(grouper.spent))], 1),
        "incidents": Incident.objects.filter(redirect_to=None).count(),
        "told_by_several": Incident.objects.filter(redirect_to=None, reports__gt=1).count(),
    }


@dataclass(frozen=True)
class Pace:
    """How fast the last reports went in."""

    rate: float
    cpu_ms: float


def taken(archive: Any, numbers: range, grouper: Timed) -> Pace:
    """Take reports in, their texts altered before the clock starts."""
    from tawthiq.desk.ingest import Desk, ingest

    items = list(archive.items(numbers))
    wall, cpu = time.perf_counter(), time.process_time()
    ingest(items, Desk(archive, grouper, "bench", print))
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    return Pace(len(numbers) / wall, 1000 * cpu / len(numbers))


def run(marks: list[int], folder: Path, base: Path) -> None:
    """Grow the desk in ``folder`` to each mark, and write the results as they come."""
    from tawthiq.desk.context import context
    from tawthiq.desk.grouping import Grouper

    if SHARED.is_dir():
        archive: Any = Repeated(base_texts(base))
    else:
        from tests.desk.archive import ArchiveCoder, items

        archive = ArchiveCoder()
        archive.items = items
    known = context()
    grouper = Timed(Grouper(known.knowledge, known.kin))
    found, done = [], 0
    for mark in marks:
        step = max(1, (mark - done) // 10)
        while done < mark:
            goal = min(mark, done + step)
            pace, done = taken(archive, range(done, goal), grouper), goal
            grouped = 1000 * statistics.median(grouper.spent)
            print(
                f"{done} reports, {pace.rate:.1f} a second, {pace.cpu_ms:.1f} ms each, grouping {grouped:.1f} ms",
                flush=True,
            )
        found.append(measured(folder, grouper, pace, mark))
        print(found[-1], flush=True)
        save("desk-growth", {"marks": found})
        (FOLDER / "desk-growth.svg").write_text(plot(found), encoding="utf-8")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--marks", default="1000,3000,10000,30000,100000")
    options.add_argument("--desk", type=Path, default=Path(tempfile.gettempdir()) / "tawthiq-growth")
    options.add_argument("--base", type=Path, default=Path(tempfile.gettempdir()) / "tawthiq-growth-base.jsonl")
    given = options.parse_args()
    sys.path.insert(0, str(ROOT))
    from tawthiq.desk.opening import open_desk

    shutil.rmtree(given.desk, ignore_errors=True)
    open_desk(given.desk, create=True)
    run([int(mark) for mark in given.marks.split(",")], given.desk, given.base)


if __name__ == "__main__":
    main()
