"""The lock holds what the project declares, with hashes, and names no machine, index or address."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path


def declared(repository: Path) -> set[str]:
    """Normalised names of all packages that pyproject.toml asks for."""
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))
    groups = [project["project"]["dependencies"], *project["project"]["optional-dependencies"].values()]
    names = [
        re.split(r"[\[<>=~! ;]", line)[0]
        for group in [*groups, *project["dependency-groups"].values()]
        for line in group
    ]
    return {re.sub(r"[-_.]+", "-", name).lower() for name in names}


def test_everything_declared_is_locked_with_hashes(repository: Path) -> None:
    lock = (repository / "requirements.lock").read_text(encoding="utf-8")
    pinned = set(re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE))
    assert declared(repository) <= pinned
    assert all(
        "--hash=sha256:" in entry for entry in re.split(r"^(?=[a-z])", lock, flags=re.MULTILINE) if "==" in entry
    )


def test_the_lock_names_no_address(repository: Path) -> None:
    lock = (repository / "requirements.lock").read_text(encoding="utf-8")
    assert not re.search(r"://|--index|--find-links|@ ", lock)


def test_no_copyleft_library_is_asked_for(repository: Path) -> None:
    copyleft = {"pyarabic", "tashaphyne", "qalsadi", "farahidi", "unidecode"}
    lock = (repository / "requirements.lock").read_text(encoding="utf-8")
    assert not copyleft & set(re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE))
