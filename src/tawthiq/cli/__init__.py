"""The command line: one file per command."""

from __future__ import annotations


def main() -> None:
    """Run the program."""
    from tawthiq.cli.program import program

    program()


__all__ = ["main"]
