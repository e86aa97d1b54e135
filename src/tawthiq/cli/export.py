"""`tawthiq export`: coded reports out of a desk, with the incident of each event."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tawthiq.cli.console import print_note
from tawthiq.cli.desk_options import HERE, By, DeskFolder, opened, person


class Form(StrEnum):
    """What is written."""

    JSONL = "jsonl"


class Profile(StrEnum):
    """How much leaves."""

    SAFE = "safe"
    WORKING = "working"


def export(
    desk: DeskFolder = HERE,
    form: Annotated[Form, typer.Option("--format", help="What to write.")] = Form.JSONL,
    profile: Annotated[
        Profile,
        typer.Option(help="safe: delayed, coarsened, persons withheld, no text; working: a private file, logged."),
    ] = Profile.SAFE,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write; default: standard output.", metavar="FILE")
    ] = None,
    reason: Annotated[str, typer.Option(help="Why, for the log; the working profile needs it.")] = "",
    by: By = None,
) -> None:
    """Write the coded reports of a desk in the wire format. Unpublished material never leaves; exports are logged."""
    opened(desk)
    from tawthiq.desk.export import Profile as Kind
    from tawthiq.desk.export import export as write

    assert form is Form.JSONL
    if output is None:
        exported = write(sys.stdout, Kind(profile.value), person(by), reason)
    else:
        aside = output.with_name(output.name + ".part")
        with aside.open("w", encoding="utf-8", errors="surrogatepass") as file:
            exported = write(file, Kind(profile.value), person(by), reason)
        aside.replace(output)
    held = f"; {exported.held_back} held back by the {profile} profile" if exported.held_back else ""
    print_note(f"{exported.written} reports written{held}; sha256 {exported.sha256}")
