"""Options of the commands that work on a desk, and how they open it."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import Annotated

import typer

DeskFolder = Annotated[Path, typer.Option("--desk", help="The desk's folder.", metavar="DIR")]
By = Annotated[
    str | None,
    typer.Option("--by", help="Who does this, for the log. Default: the user of this machine.", metavar="NAME"),
]
HERE = Path("desk")
_NEEDS = "the desk needs its own packages: pip install 'tawthiq[desk]'"


def opened(folder: Path, *, create: bool = False) -> None:
    """Open the desk in ``folder``. Raises InputError where there is none (and ``create`` is not asked for)."""
    from tawthiq.errors import InputError

    try:
        from tawthiq.desk.opening import open_desk

        open_desk(folder, create=create)
    except ModuleNotFoundError as error:
        raise InputError(f"{_NEEDS} ({error.name} is missing)") from None


def person(by: str | None) -> str:
    """Who is told in the log."""
    return by or getpass.getuser()
