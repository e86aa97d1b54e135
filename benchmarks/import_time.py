"""How long ``import tawthiq`` takes beyond starting Python, and how long a Reader takes. Medians of several starts."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

from results import save

RUNS = 15
PROGRAMS = {
    "python_ms": "pass",
    "import_ms": "import tawthiq",
    "reader_ms": "from tawthiq import Reader; Reader()",
    "help_ms": "import sys; sys.argv = ['tawthiq', '--version']; from tawthiq.cli import main; main()",
}


def milliseconds(program: str) -> float:
    """The median time of running ``program`` in a new interpreter."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


def main() -> None:
    figures = {name: round(milliseconds(program), 1) for name, program in PROGRAMS.items()}
    figures["import_beyond_python_ms"] = round(figures["import_ms"] - figures["python_ms"], 1)
    save("import_time", figures)


if __name__ == "__main__":
    main()
