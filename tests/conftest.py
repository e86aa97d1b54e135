"""What the tests may ask of the machine: tests that need a missing program are skipped, and the programs are named.

With ``TAWTHIQ_SKIP_NOTHING`` set (as continuous integration does), a skipped test fails the run; only tests that need
the shared folder may be skipped, and only where that folder is absent.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


def chromium() -> str | None:
    """Path of a Chromium or Chrome program, or None."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((path for name in names if (path := shutil.which(name))), None)


def postgres_programs() -> Path | None:
    """The folder with ``initdb`` and ``postgres`` (Debian keeps it off PATH), newest version first, or None."""
    on_path = shutil.which("initdb")
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return Path(on_path).parent if on_path else found[-1].parent if found else None


def spark() -> bool:
    """Whether a Java program and pyspark are here."""
    return shutil.which("java") is not None and importlib.util.find_spec("pyspark") is not None


NEEDS: dict[str, tuple[Callable[[], object], str]] = {
    "browser": (chromium, "Chromium (apt-get install chromium)"),
    "postgres": (postgres_programs, "PostgreSQL (apt-get install postgresql)"),
    "spark": (spark, "Java and pyspark (apt-get install default-jre-headless; pip install pyspark)"),
    "ocr": (lambda: shutil.which("tesseract"), "tesseract (apt-get install tesseract-ocr-ara)"),
    "shared": (SHARED.is_dir, "the shared folder beside the checkout"),
}


def pytest_collection_modifyitems(items: Iterable[pytest.Item]) -> None:
    missing = {marker: why for marker, (present, why) in NEEDS.items() if not present()}
    for item in items:
        for marker, why in missing.items():
            if item.get_closest_marker(marker):
                item.add_marker(pytest.mark.skip(reason=f"needs {why}"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    for why in sorted({why for _, why in NEEDS.values() if any(why in str(report.longrepr) for report in skipped)}):
        count = sum(why in str(report.longrepr) for report in skipped)
        terminalreporter.write_line(f"{count} tests were not run here: they need {why}")


def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if not os.environ.get("TAWTHIQ_SKIP_NOTHING") or reporter is None:
        return
    allowed = NEEDS["shared"][1]
    unrun = [report.nodeid for report in reporter.stats.get("skipped", []) if allowed not in str(report.longrepr)]
    if unrun and session.exitstatus == 0:
        reporter.write_line(f"{len(unrun)} tests were skipped, and none may be: " + ", ".join(unrun[:10]), red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared texts and gold beside the checkout (mark the test ``shared``)."""
    if not SHARED.is_dir():
        pytest.skip(f"needs {NEEDS['shared'][1]}")
    return SHARED


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the checkout."""
    return ROOT
