"""An ingest killed at random moments (kill -9) and run again: the same rows and digests each time? The same source
taken in again: no new row? One bit flipped in the text of a random report in the file: does `verify` name the report?

``python benchmarks/desk_kill.py [--trials 50] [--reports 1000]``: prints what differed, and writes the counts.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from results import save

ROOT = Path(__file__).resolve().parents[1]


def start(folder: Path, reports: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.desk.worker", str(folder), str(reports)]
    environment = {**os.environ, "TAWTHIQ_DESK": str(folder)}
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=environment)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def finish(process: subprocess.Popen[str]) -> None:
    output, _ = process.communicate()
    assert output.endswith("done\n"), output


def state(folder: Path) -> tuple[str, dict[str, int], list[str]]:
    from django.db import connection

    from tawthiq.desk.opening import open_desk

    open_desk(folder)
    from tests.desk.state import counts, digest

    from tawthiq.desk.verify import verify

    found = digest(), counts(), [str(fault) for fault in verify()]
    connection.close()
    return found


def flip(folder: Path, chance: random.Random) -> bool:
    """Whether `verify` names the report in whose text one random bit is flipped. The file is put right again."""
    from django.db import connection

    from tawthiq.desk.opening import open_desk

    open_desk(folder)
    from tawthiq.desk.models import Body
    from tawthiq.desk.verify import verify

    body = chance.choice(list(Body.objects.all()))
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    path, text = folder / "desk.sqlite3", body.text.encode()
    whole = path.read_bytes()
    data = bytearray(whole)
    data[whole.index(text) + chance.randrange(len(text))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)
    open_desk(folder)
    found = any(fault.row == f"body:{body.pk}" for fault in verify())
    connection.close()
    path.write_bytes(whole)
    return found


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--trials", type=int, default=50)
    options.add_argument("--reports", type=int, default=1000)
    given = options.parse_args()
    sys.path.insert(0, str(ROOT))
    top = Path(tempfile.mkdtemp(prefix="tawthiq-kill-"))
    began = time.monotonic()
    process = start(top / "whole", given.reports)
    ready = time.monotonic()
    finish(process)
    length = time.monotonic() - ready
    expected = state(top / "whole")
    assert not expected[2], expected[2]
    print(f"whole run: {ready - began:.1f} s to begin, {length:.1f} s; {expected[1]}")
    finish(start(top / "whole", given.reports))
    again = state(top / "whole")
    print(f"the same source again: {'nothing new' if again == expected else 'DIFFERS'}")
    same, taken, chance = 0, [], random.Random(50)
    named = sum(flip(top / "whole", chance) for _ in range(given.trials))
    print(f"one bit flipped in a text: named in {named} of {given.trials}", flush=True)
    for trial in range(given.trials):
        folder = top / f"t{trial}"
        process = start(folder, given.reports)
        time.sleep(chance.uniform(0, length))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        left = _reports(folder)
        finish(start(folder, given.reports))
        found = state(folder)
        same += found == expected
        taken.append(left)
        print(
            f"trial {trial + 1}: killed after {left} reports: {'same' if found == expected else 'DIFFERS'}", flush=True
        )
        shutil.rmtree(folder)
    shutil.rmtree(top)
    found = {
        "trials": given.trials,
        "reports": given.reports,
        "same": same,
        "killed_after": sorted(taken),
        "new_rows_of_the_same_source": sum(again[1].values()) - sum(expected[1].values()),
        "same_after_the_same_source": again == expected,
        "flipped_bits": given.trials,
        "flipped_bits_named": named,
    }
    save("desk-kill", found)


def _reports(folder: Path) -> int:
    import sqlite3

    with sqlite3.connect(folder / "desk.sqlite3") as raw:
        return int(raw.execute("SELECT count(*) FROM desk_report").fetchone()[0])


if __name__ == "__main__":
    main()
