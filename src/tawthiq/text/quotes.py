"""Passages between quotation marks: «», “”, „“, ‹›, "" and the pairs that hurried typing makes of them (“…“, ”…“)."""

from __future__ import annotations

import re

from tawthiq.text.span import Span

PAIRS = {
    "\u00ab": "\u00bb",
    "\u201c": "\u201d\u201c",
    "\u201d": "\u201c\u201d",
    "\u201e": "\u201c\u201d",
    "\u2039": "\u203a",
    "\u275d": "\u275e",
    "\u00bb": "\u00ab",
}
"""Marks that open, and those that may close them. A mark that both opens and closes is told by what stands beside
it."""
CLOSERS = frozenset("".join(PAIRS.values()))
STRAIGHT = '"'
LONGEST = 1500
"""Characters: a mark that is not closed within this distance is taken as a stray one (a long quoted paragraph has
~1,200)."""
_CURLY = re.compile("[" + "".join(sorted(PAIRS.keys() | CLOSERS)) + "]")
_LINES = re.compile('["\n]')
_CLITICS = frozenset("\u0648\u0641\u0628\u0644\u0643\u0640([")
"""Letters and marks that may stand right before a mark that opens: و ف ب ل ك, a tatweel, brackets."""


def find_quotations(text: str) -> tuple[Span, ...]:
    """Spans between matching marks, the marks themselves excluded, in order; unclosed marks open nothing.

    Curly and angular marks nest; straight ones do not, and no quotation in straight marks goes beyond its line.
    """
    found = _paired(text) + _straight(text)
    return tuple(sorted(found))


def _paired(text: str) -> list[Span]:
    found: list[Span] = []
    stack: list[tuple[str, int]] = []
    for match in _CURLY.finditer(text):
        at, char = match.start(), match.group()
        closing = any(char in closers for closers, _ in stack) and not (char in PAIRS and _opens(text, at))
        if closing:
            while stack:
                closers, opened = stack.pop()
                if char in closers:
                    _add(found, opened, at)
                    break
        elif char in PAIRS and not _closes(text, at):
            stack.append((PAIRS[char], at))
    return found


def _straight(text: str) -> list[Span]:
    """Straight marks by turns, mended by their neighbours: a mark that can only open drops an unclosed one before
    it."""
    found: list[Span] = []
    opened: int | None = None
    for match in _LINES.finditer(text):
        at = match.start()
        if match.group() == "\n":
            opened = None
        elif opened is None:
            opened = None if _closes(text, at) else at
        elif _opens(text, at) and not _closes(text, at):
            opened = at
        else:
            _add(found, opened, at)
            opened = None
    return found


def _opens(text: str, at: int) -> bool:
    """True for a mark with white space, a clitic or a bracket before it and no white space behind it."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    return (not before or before.isspace() or before in _CLITICS) and bool(after) and not after.isspace()


def _closes(text: str, at: int) -> bool:
    """True for a mark with no white space before it and white space or punctuation behind it."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    behind = not after or after.isspace() or not after.isalnum()
    return bool(before) and not before.isspace() and before not in "([" and behind and not _is_mark(after)


def _is_mark(char: str) -> bool:
    """A quotation mark right behind another says nothing about where a passage ends."""
    return char != "" and (char in PAIRS or char in CLOSERS or char == STRAIGHT)


def _add(found: list[Span], opened: int, closed: int) -> None:
    if 1 < closed - opened <= LONGEST:
        found.append(Span(opened + 1, closed))
