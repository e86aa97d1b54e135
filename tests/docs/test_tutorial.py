"""Every command of the tutorial runs."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

REPORT = "قصف مدفعي على تل الورد\nقصفت المدفعية بلدة تل الورد بريف إدلب مساء أمس، بحسب مصدر محلي.\n"
PAGE = Path(__file__).resolve().parents[2] / "docs" / "tutorial.md"
COMMANDS = re.findall(r"^```sh\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def desk(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that looks like the checkout, with a report in it."""
    folder = tmp_path_factory.mktemp("desk")
    for name in ("examples", "src", "tests"):
        (folder / name).symlink_to(repository / name)
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    return folder


@pytest.mark.parametrize("command", [line for block in COMMANDS for line in block.strip().splitlines()])
def test_command(desk: Path, command: str) -> None:
    program, *arguments = shlex.split(command)
    start = [sys.executable, "-m", "tawthiq"] if program == "tawthiq" else [program]
    done = subprocess.run([*start, *arguments], cwd=desk, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


def test_what_the_commands_write_is_there(desk: Path) -> None:
    assert len((desk / "coded.jsonl").read_text(encoding="utf-8").splitlines()) == 19
    assert (desk / "incidents.xlsx").stat().st_size > 5000
    assert len(list((desk / "tawthiq-demo").glob("*.html"))) >= 19
