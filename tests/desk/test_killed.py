"""An ingest killed at any moment and run again ends in the same state (benchmarks/desk_kill.py does it 50 times)."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection

from tawthiq.desk.opening import open_desk
from tawthiq.desk.verify import verify
from tests.desk.state import counts, digest

COUNT = 120


def start(folder: Path, repository: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.desk.worker", str(folder), str(COUNT)]
    environment = {**os.environ, "TAWTHIQ_DESK": str(folder)}
    environment.pop("DATABASE_URL", None)
    return subprocess.Popen(command, cwd=repository, stdout=subprocess.PIPE, text=True, env=environment)


def finish(process: subprocess.Popen[str]) -> None:
    output, _ = process.communicate(timeout=120)
    assert process.returncode == 0
    assert output.endswith("done\n")


@pytest.mark.slow
def test_killed_at_random_moments_it_ends_the_same(tmp_path: Path, repository: Path) -> None:
    began = time.monotonic()
    finish(start(tmp_path / "whole", repository))
    length = time.monotonic() - began
    open_desk(tmp_path / "whole")
    expected, rows = digest(), counts()
    connection.close()
    assert rows["Report"] == COUNT
    chance = random.Random(5)
    for trial in range(2):
        folder = tmp_path / f"killed{trial}"
        process = start(folder, repository)
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(0, length / 2))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        finish(start(folder, repository))
        open_desk(folder)
        assert counts() == rows
        assert digest() == expected
        assert list(verify()) == []
        connection.close()
