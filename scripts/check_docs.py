"""Check the documents: links lead somewhere, commands exist, nothing names the machine they were written on.

Prints one line for each fault, ``file:line: fault``, and exits 1 if there is any.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
COMMAND = re.compile(r"(?<!from )(?<![\w.])tawthiq ([a-z][a-z-]+)", re.MULTILINE)
MACHINE = re.compile(r"(?<![\w.])/(?:work|tmp|root|home)/|\.\./\.library")
FENCE = re.compile(r"^(```|~~~)")


def documents() -> list[Path]:
    """Every page of the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "*.md"], cwd=ROOT, capture_output=True, text=True
    )
    return sorted(path for name in listed.stdout.splitlines() if (path := ROOT / name).is_file())


@cache
def anchors(path: Path) -> frozenset[str]:
    """The anchors that the headings of a page make, as code hosts make them."""
    headings = re.findall(r"^#+ +(.+?) *$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return frozenset(
        re.sub(r"[^\w\- ]", "", re.sub(r"[`*]", "", heading)).lower().replace(" ", "-") for heading in headings
    )


def commands() -> frozenset[str] | None:
    """The names of the program's commands, or None where it cannot be asked."""
    asked = subprocess.run([sys.executable, "-m", "tawthiq", "--help"], capture_output=True, text=True, cwd=ROOT)
    if asked.returncode:
        return None
    return frozenset(re.findall(r"^[│| ]*([a-z][a-z-]+)\s", asked.stdout, re.MULTILINE))


def faults(path: Path, known: frozenset[str] | None) -> Iterator[tuple[int, str]]:
    """The faults of one page, with their lines."""
    fenced = False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if FENCE.match(line):
            fenced = not fenced
        if MACHINE.search(line):
            yield number, "names a path of one machine"
        if not fenced:
            yield from ((number, fault) for target in LINK.findall(line) if (fault := broken(path, target)))
        if known is not None:
            yield from (
                (number, f"no such command: tawthiq {name}") for name in COMMAND.findall(line) if name not in known
            )


def broken(page: Path, target: str) -> str | None:
    """What is wrong with a link, or None. Links to other hosts are not followed."""
    if re.match(r"[a-z]+:", target):
        return None
    name, _, anchor = target.partition("#")
    path = (page.parent / name).resolve() if name else page
    if not path.exists():
        return f"link to {target}, which is not there"
    if anchor and path.suffix == ".md" and anchor not in anchors(path):
        return f"link to {target}: no such heading"
    return None


def main() -> int:
    known = commands()
    found = [
        f"{page.relative_to(ROOT)}:{number}: {fault}" for page in documents() for number, fault in faults(page, known)
    ]
    print("\n".join(found) or f"{len(documents())} pages, no fault")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
