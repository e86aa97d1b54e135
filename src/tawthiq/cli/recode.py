"""`tawthiq recode`: archived reports read again with the engine as it is now."""

from __future__ import annotations

from typing import Annotated

import typer

from tawthiq.cli.console import print_note, results
from tawthiq.cli.desk_options import HERE, By, DeskFolder, opened, person


def recode(
    desk: DeskFolder = HERE,
    again: Annotated[bool, typer.Option("--again", help="Also what this engine has coded already.")] = False,
    workers: Annotated[int, typer.Option(min=1, help="Processes to code with.", metavar="N")] = 1,
    by: By = None,
) -> None:
    """Read every report again that an older engine or older data coded. Old codings stay; what changed is listed.

    What a person decided is never touched; where its event is gone, it is flagged.
    """
    opened(desk)
    from tawthiq.cli.changed import lines
    from tawthiq.desk.coder import EngineCoder
    from tawthiq.desk.context import context
    from tawthiq.desk.grouping import Grouper
    from tawthiq.desk.recode import recode as run
    from tawthiq.reading.characters import printable

    known = context()
    coder = EngineCoder(workers)
    changed = 0
    try:
        for found in run(coder, Grouper(known.knowledge, known.kin), person(by), again=again):
            changed += 1
            results().print(printable(f"{found.report.id}  {found.report.title}"))
            for line in lines(found.changes):
                results().print(f"    {line}")
    finally:
        coder.close()
    print_note(f"{changed} reports changed")
