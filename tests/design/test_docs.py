"""The documents: links lead somewhere, decisions are listed, nothing names a machine."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path


def test_the_documents_hold(repository: Path) -> None:
    done = subprocess.run([sys.executable, "scripts/check_docs.py"], cwd=repository, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_decision_is_listed(repository: Path) -> None:
    folder = repository / "docs" / "decisions"
    index = (folder / "README.md").read_text(encoding="utf-8")
    pages = sorted(path.name for path in folder.glob("[0-9]*.md"))
    assert [int(name[:4]) for name in pages] == list(range(1, len(pages) + 1))
    assert re.findall(r"\((\d{4}-[\w-]+\.md)\)", index) == pages


def test_the_map_names_every_part(repository: Path) -> None:
    page = (repository / "docs" / "architecture" / "README.md").read_text(encoding="utf-8")
    parts = {path.name for path in (repository / "src" / "tawthiq").iterdir() if (path / "__init__.py").is_file()}
    assert not {part for part in parts if f"`{part}/`" not in page}


def test_the_arabic_pages_exist(repository: Path) -> None:
    for name in ("README.ar.md", "CONTRIBUTING-DATA.ar.md", "docs/codebook.ar.md"):
        text = (repository / name).read_text(encoding="utf-8")
        assert len(re.findall(r"[\u0621-\u064a]", text)) > len(re.findall(r"[a-z]", text)), f"{name} is not in Arabic"
