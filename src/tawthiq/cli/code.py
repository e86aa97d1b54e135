"""`tawthiq code`: a person's coding of a report."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from tawthiq.cli.console import print_note, results
from tawthiq.cli.desk_options import HERE, By, DeskFolder, opened, person


def code(
    report: Annotated[int, typer.Argument(help="The report's number.", show_default=False)],
    file: Annotated[
        Path, typer.Argument(help="The coding: one JSON object, wire format tawthiq/1.", show_default=False)
    ],
    desk: DeskFolder = HERE,
    by: By = None,
) -> None:
    """Keep a coding made by hand, of a report in another language or in place of the machine's.

    Only `events` (and `relations`, `evidence`) are needed; quotes may come without offsets where they stand once in the
    text. The machine's coding is kept, and `tawthiq recode` leaves this one alone.
    """
    opened(desk)
    from tawthiq.cli.changed import lines
    from tawthiq.desk.context import context
    from tawthiq.desk.grouping import Grouper
    from tawthiq.desk.hand import code_by_hand
    from tawthiq.desk.models import Report
    from tawthiq.errors import InputError

    found = Report.objects.filter(id=report, erased=False).select_related("body").first()
    if found is None:
        raise InputError("no such report", field=str(report))
    try:
        document = json.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise InputError(f"cannot be read: {error}", file=str(file)) from None
    known = context()
    changed = code_by_hand(found, document, person(by), Grouper(known.knowledge, known.kin))
    for line in lines(changed):
        results().print(line)
    print_note(f"report {report} is coded by hand")
