"""How far the engine is from the least that any reader must do: fold each character, cut words, look for 12,000 names.

Prints both times for the same documents and their ratio. The floor is written as plainly as Python allows and uses
nothing of the engine, so that a slower kernel cannot flatter the ratio.

``python benchmarks/floor.py [--mixed] [--limit N]``
"""

from __future__ import annotations

import re
import time
import unicodedata

from documents import ROOT, arguments, reports
from results import save
from tawthiq import Reader

PATTERNS = 12_000
ARABIC = re.compile("[\u0621-\u064a]")
_JOINED = dict(zip("أإآٱىةؤئ", "اااايهوي", strict=True))


def fold_character(char: str) -> str:
    """One character folded: marks dropped, letter forms joined."""
    if unicodedata.category(char) in ("Mn", "Cf") or char == "\u0640":
        return ""
    return _JOINED.get(char, char.lower())


TABLE: dict[str, str] = {}


def fold(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the offset that it came from."""
    out: list[str] = []
    origins: list[int] = []
    for at, char in enumerate(text):
        folded = TABLE.get(char)
        if folded is None:
            folded = TABLE[char] = fold_character(char)
        if folded:
            out.append(folded)
            origins.append(at)
    return "".join(out), origins


def words(folded: str) -> list[tuple[str, int]]:
    """The words of a folded text with their offsets."""
    found, start = [], -1
    for at, char in enumerate(folded + " "):
        if char.isalnum():
            start = at if start < 0 else start
        elif start >= 0:
            found.append((folded[start:at], start))
            start = -1
    return found


def patterns() -> dict[str, list[tuple[str, ...]]]:
    """The first 12,000 names and words of the data files, folded, by their first word."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    seen: set[tuple[str, ...]] = set()
    for path in sorted((ROOT / "src" / "tawthiq" / "data").rglob("*.tsv")):
        for cell in re.split(r"[\t\n|]", path.read_text(encoding="utf-8")):
            phrase = tuple(word for word, _ in words(fold(cell)[0]))
            if phrase and phrase not in seen and ARABIC.search(cell) and len(seen) < PATTERNS:
                seen.add(phrase)
                by_first.setdefault(phrase[0], []).append(phrase)
    return by_first


def floor(text: str, by_first: dict[str, list[tuple[str, ...]]]) -> int:
    """Fold, cut, match: the number of names met."""
    folded, _ = fold(text)
    found = [word for word, _ in words(folded)]
    met = 0
    for at, word in enumerate(found):
        for phrase in by_first.get(word, ()):
            met += tuple(found[at : at + len(phrase)]) == phrase
    return met


def main() -> None:
    name, documents = reports(arguments(__doc__))
    by_first = patterns()
    reader = Reader()
    reader.read(documents[0])
    start = time.process_time()
    for document in documents:
        floor(document.text, by_first)
    least = time.process_time() - start
    start = time.process_time()
    for document in documents:
        reader.read(document)
    engine = time.process_time() - start
    save(
        "floor",
        {
            "documents": f"{len(documents)} of {name}",
            "patterns": sum(map(len, by_first.values())),
            "floor_ms_per_document": round(1000 * least / len(documents), 3),
            "engine_ms_per_document": round(1000 * engine / len(documents), 3),
            "ratio": round(engine / least, 1),
        },
    )


if __name__ == "__main__":
    main()
