"""Take the pictures of the README again, from the pages that the program writes now.

Needs Chromium (Debian: ``apt-get install chromium``) and the development packages: ``python scripts/take_pictures.py``
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
REPORT = "ex-02"
WIDTH, HEIGHT = 1280, 1180


def main() -> int:
    browser_program = shutil.which("chromium") or shutil.which("google-chrome")
    if browser_program is None:
        print("no Chromium on this machine", file=sys.stderr)
        return 1
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        subprocess.run([sys.executable, "-m", "tawthiq", "demo"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        pages = Path(folder) / "tawthiq-demo"
        browser = playwright.chromium.launch(executable_path=browser_program, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for language in ("en", "ar"):
            page.goto((pages / f"{REPORT}.{language}.html").as_uri())
            page.screenshot(path=IMAGES / f"coded-report-{language}.png")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
