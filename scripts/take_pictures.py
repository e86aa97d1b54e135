"""Take the pictures of the README: the page of the first example report as the program codes it, in both languages.

    python scripts/take_pictures.py [FOLDER]

Needs Chromium and playwright. The default folder is docs/images.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from shutil import which

from playwright.sync_api import sync_playwright

from tawthiq import Reader
from tawthiq.cli.options import Language
from tawthiq.cli.pages import Pages
from tawthiq.reading.sources import read_sources
from tawthiq.records.withhold import without_victims
from tawthiq.resources.bundled import bundled_reports
from tawthiq.resources.files import DataFiles

ROOT = Path(__file__).resolve().parent.parent
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
SIZE = {"width": 1400, "height": 1500}


def main() -> int:
    """Write coded-report-ar.png and coded-report-en.png."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images"
    program = which("chromium") or which("google-chrome")
    if program is None:
        print("Chromium is not here (Debian: apt-get install chromium)", file=sys.stderr)
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    first = next(read_sources([str(bundled_reports())], sys.stdin.buffer)).report
    assert first is not None
    coded = without_victims(Reader().read(first))
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, args=FLAGS)
        for language in Language:
            _, html = next(iter(Pages(DataFiles(), [language]).of(coded)))
            page = browser.new_page(viewport=SIZE)
            path = Path(scratch) / f"{language.value}.html"
            path.write_text(html, encoding="utf-8")
            page.goto(path.as_uri())
            page.screenshot(path=folder / f"coded-report-{language.value}.png")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
