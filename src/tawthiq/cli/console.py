"""Where the program prints: results to standard output, everything else to standard error, both in UTF-8."""

from __future__ import annotations

import io
import sys

from rich.console import Console

# A terminal narrower than this cannot show the incident table; where there is no terminal, lines are this long.
WIDTH_WITHOUT_TERMINAL = 160


def use_utf8() -> None:
    """Let standard output and error take any character, also on a Windows console with a code page of its own."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower().replace("-", "") != "utf8":
            stream.reconfigure(encoding="utf-8", errors="replace")


def results() -> Console:
    """The console of results."""
    return Console(
        highlight=False, markup=False, emoji=False, width=None if sys.stdout.isatty() else WIDTH_WITHOUT_TERMINAL
    )


def messages() -> Console:
    """The console of errors, hints and progress."""
    return Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)


def print_error(message: object) -> None:
    """An error, for a person."""
    messages().print(f"error: {message}", style="bold red")


def print_hint(message: str) -> None:
    """Something that may help."""
    messages().print(f"hint: {message}", style="yellow")


def print_note(message: str) -> None:
    """What was done."""
    messages().print(message, style="dim")
