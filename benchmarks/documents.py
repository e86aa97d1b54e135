"""What the benchmarks read: our own invented reports, or texts of the shared folder where it is present."""

from __future__ import annotations

import argparse
import gzip
import json
from datetime import date
from pathlib import Path

from tawthiq.reading.report import Report

ROOT = Path(__file__).resolve().parents[1]
OWN = (ROOT / "tests" / "golden" / "examples.jsonl", ROOT / "tests" / "golden" / "articles.jsonl")
MIXED = ROOT.parent / "shared" / "corpus" / "news-mixed.jsonl.gz"


def arguments(description: str | None) -> argparse.Namespace:
    """The options that the benchmarks have in common: ``--corpus``, ``--limit``."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--corpus", type=Path, help="a .jsonl or .jsonl.gz file of reports (default: our own)")
    parser.add_argument("--mixed", action="store_true", help="the mixed news of the shared folder")
    parser.add_argument("--limit", type=int, default=3000, help="the most documents to read")
    return parser.parse_args()


def reports(options: argparse.Namespace) -> tuple[str, list[Report]]:
    """The name of the set and its reports, in file order."""
    path = MIXED if options.mixed else options.corpus
    lines = [line for source in ([path] if path else OWN) for line in _lines(source)]
    rows = [json.loads(line) for line in lines[: options.limit] if line.strip()]
    return (path.name if path else "own articles"), [_report(row) for row in rows]


def _lines(path: Path) -> list[str]:
    if path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8") as stream:
            return stream.readlines()
    return path.read_text(encoding="utf-8").splitlines()


def _report(row: dict[str, str | None]) -> Report:
    published = row.get("published")
    return Report(
        text=row["text"] or "",
        doc_id=row.get("doc_id"),
        title=row.get("title"),
        outlet=row.get("outlet"),
        published=date.fromisoformat(published[:10]) if published else None,
    )
