"""Where the figures of a benchmark go: printed, and written under ``results/`` with the machine they were taken on."""

from __future__ import annotations

import json
import os
import platform
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "results"


def save(name: str, figures: dict[str, Any]) -> None:
    """Print the figures and write ``results/NAME.json``."""
    record = {**figures, "python": platform.python_version(), "machine": platform.machine(), "cores": os.cpu_count()}
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{name}.json").write_text(json.dumps(record, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    for key, value in record.items():
        print(f"{key:28} {value}")
