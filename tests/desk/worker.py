"""A process that ingests the invented archive, to be killed: ``python -m tests.desk.worker DESK COUNT``."""

from __future__ import annotations

import sys
from pathlib import Path


def main(folder: str, count: str) -> None:
    from tawthiq.desk.opening import open_desk

    open_desk(Path(folder), create=True)
    from tawthiq.desk.ingest import Desk, ingest
    from tests.desk.archive import ArchiveCoder, items
    from tests.desk.desks import GROUPER

    print("ready", flush=True)
    ingest(items(range(int(count))), Desk(ArchiveCoder(), GROUPER, "worker", print))
    print("done", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
