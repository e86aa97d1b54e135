"""Nothing real enters the repository: no stretch of a published report, no path of one machine."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tawthiq.text.fold import fold_key

LENGTH = 8
"""Words in a row that two authors do not write alike by chance, formulas of the trade aside."""
TEXTS = {".py", ".md", ".yaml", ".tsv", ".csv", ".jsonl", ".json", ".txt", ".html", ".toml", ""}
NAMES = {"actors", "gazetteer"}
"""Folders that hold names, which are everybody's."""
FORMULAS = (
    "دون ورود معلومات عن",
    "لحقوق الانسان",
    "وقف اطلاق النار",
    "الدوله الاسلاميه في العراق والشام",
    "لم ترد انباء عن",
)
WORDS = re.compile(r"[\u0621-\u064a]{2,}")


def tracked(repository: Path) -> Iterator[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=repository, capture_output=True, text=True, check=True)
    for name in listed.stdout.split("\0"):
        path = repository / name
        if path.suffix in TEXTS and path.is_file():
            yield path


def runs(text: str) -> Iterator[str]:
    """Every run of `LENGTH` Arabic words of a text, folded."""
    words = WORDS.findall(fold_key(text))
    yield from (" ".join(words[at : at + LENGTH]) for at in range(len(words) - LENGTH + 1))


def published(shared: Path) -> Iterator[str]:
    for path in (shared / "gold" / "seed.jsonl", shared / "gold" / "dev.jsonl"):
        yield from (json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines())
    for path in sorted((shared / "corpus").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as stream:
            yield from (json.loads(line)["text"] for line in stream)


@pytest.mark.shared
@pytest.mark.slow
def test_no_published_text_is_here(repository: Path, shared: Path) -> None:
    own: dict[str, Path] = {}
    for path in (path for path in tracked(repository) if not NAMES & set(path.parts)):
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            own.update(dict.fromkeys(runs(line), path))
    met = {run: own[run] for text in published(shared) for run in runs(text) if run in own}
    real = {run: path for run, path in met.items() if not any(formula in run for formula in FORMULAS)}
    assert not real, "\n".join(f"{path.relative_to(repository)}: {run}" for run, path in sorted(real.items())[:20])


def test_no_file_names_a_machine(repository: Path) -> None:
    pattern = re.compile("/" + "work/(?:main|shared)|" + r"\.\./\." + "library|/" + "tmp/w/")
    found = [path for path in tracked(repository) if pattern.search(path.read_text(encoding="utf-8", errors="replace"))]
    assert not found
