"""Passages between quotation marks."""

from __future__ import annotations

from tawthiq.text.span import Span

PAIRS = {"«": "»", "“": "”", "„": "“", "‹": "›", "❝": "❞"}
STRAIGHT = '"'
LONGEST = 1500
"""Characters: a mark that is not closed within this distance is taken as a stray one (a long quoted paragraph has ~1,200)."""


def find_quotations(text: str) -> tuple[Span, ...]:
    """Spans between matching marks, the marks themselves excluded, in order; unclosed marks open nothing."""
    found: list[Span] = []
    stack: list[tuple[str, int]] = []
    straight: int | None = None
    for at, char in enumerate(text):
        if char in PAIRS and not (char == "“" and stack and stack[-1][0] == "“"):
            stack.append((PAIRS[char], at))
        elif stack and any(char == closing for closing, _ in stack):
            while stack:
                closing, opened = stack.pop()
                if closing == char:
                    _add(found, opened, at)
                    break
        elif char == STRAIGHT:
            if straight is None:
                straight = at
            else:
                _add(found, straight, at)
                straight = None
        elif char == "\n":
            straight = None
    return tuple(sorted(found))


def _add(found: list[Span], opened: int, closed: int) -> None:
    if 1 < closed - opened <= LONGEST:
        found.append(Span(opened + 1, closed))
