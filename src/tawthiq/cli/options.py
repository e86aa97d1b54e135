"""Options that several commands share."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tawthiq.reading.moments import parse_published


class Language(StrEnum):
    """Languages of headings and labels."""

    ARABIC = "ar"
    ENGLISH = "en"


class Extra(StrEnum):
    """What is withheld unless it is asked for."""

    VICTIMS = "victims"


def _published(value: str) -> date | datetime:
    try:
        return parse_published(value)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


Paths = Annotated[
    list[str] | None,
    typer.Argument(help="Files (.txt .html .json .jsonl), folders, or - for standard input.", show_default=False),
]
Published = Annotated[
    str | None,
    typer.Option(
        help="Publication date of reports that bring none: 2022-08-16, 2022-08-16T09:30+03:00,"
        " or '2022-08-16 09:30 Asia/Damascus'.",
        metavar="DATE",
        callback=lambda value: value if value is None or _published(value) else None,
    ),
]
Outlet = Annotated[str | None, typer.Option(help="Outlet of reports that bring none.", metavar="NAME")]
Data = Annotated[
    Path | None,
    typer.Option(
        help="A folder with a copy of the data files, to be used instead of the packaged ones.", metavar="DIR"
    ),
]
With = Annotated[
    list[Extra] | None,
    typer.Option("--with", help="Bring what is withheld otherwise: the names of victims."),
]


def moment(value: str | None) -> date | datetime | None:
    """The value of ``--published``."""
    return None if value is None else _published(value)
