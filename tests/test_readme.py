"""The README's quick start is six lines, and runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest


def test_the_quick_start_runs(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = (repository / "README.md").read_text(encoding="utf-8")
    program = next(iter(re.findall(r"^```python\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)))
    assert len([line for line in program.splitlines() if line.strip()]) == 6
    exec(compile(program, "README.md", "exec"), {})
    told = capsys.readouterr().out
    assert "Shelling/artillery/missile attack 2023-05-09" in told
    assert "بلدة تل الورد" in told
    assert "مصدر محلي" in told


def test_the_readmes_open_with_the_two_commands(repository: Path) -> None:
    for name in ("README.md", "README.ar.md"):
        fence = (repository / name).read_text(encoding="utf-8").split("```")[1]
        assert [line.split("#")[0].strip() for line in fence.strip().splitlines()] == ["make demo", "make test"]
