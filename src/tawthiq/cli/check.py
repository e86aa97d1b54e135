"""`tawthiq check`: the data files, and every example in them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tawthiq.cli.console import print_error, results


def check(
    folder: Annotated[
        Path | None, typer.Argument(help="A copy of the data files; default: the packaged ones.", metavar="[DIR]")
    ] = None,
) -> None:
    """Load all data files strictly, and run every example and counter-example. Exit status 1 where one fails."""
    from tawthiq.evaluation.data_check import check_data

    found = check_data(folder)
    for problem in found.problems:
        print_error(problem)
    console = results()
    console.print(f"{found.files} files, {found.entries} entries with {found.examples} examples")
    if found.problems:
        console.print(f"{len(found.problems)} problems", style="bold red")
        raise typer.Exit(1)
    console.print("all data files hold", style="green")
