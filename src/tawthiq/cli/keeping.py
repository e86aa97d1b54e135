"""`tawthiq verify`, `backup`, `restore`, `erase`: what keeps a desk whole."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tawthiq.cli.console import print_error, print_note
from tawthiq.cli.desk_options import HERE, By, DeskFolder, opened, person

_FAULTS_SHOWN = 20


def verify(desk: DeskFolder = HERE) -> None:
    """Walk everything that the desk keeps: texts, codings, seals, files, the log's chain. Names what does not fit."""
    opened(desk)
    from tawthiq.desk.models import LogEntry, Report
    from tawthiq.desk.verify import verify as walk

    faults = list(walk())
    for fault in faults[:_FAULTS_SHOWN]:
        print_error(fault)
    if faults:
        print_note(f"{len(faults)} faults; the first: {faults[0]}")
        raise typer.Exit(1)
    print_note(f"everything fits: {Report.objects.count()} reports, {LogEntry.objects.count()} rows of the log")


def backup(
    file: Annotated[Path, typer.Argument(help="The file to write (a ZIP).", show_default=False)],
    desk: DeskFolder = HERE,
) -> None:
    """Copy the whole desk into one file, while it is in use. It can be restored into SQLite or PostgreSQL."""
    opened(desk)
    from tawthiq.desk.backup import backup as write
    from tawthiq.desk.backup import check

    counts = write(file)
    check(file)
    print_note(f"{counts['Report']} reports, {counts['Incident']} incidents: {file}; every part has its digest")


def restore(
    file: Annotated[Path, typer.Argument(help="A backup.", show_default=False)],
    desk: DeskFolder = HERE,
    replace: Annotated[bool, typer.Option("--replace", help="Move a desk that is there aside.")] = False,
) -> None:
    """Make a desk out of a backup, and verify it. What was erased since the backup is erased again."""
    import os

    os.environ["TAWTHIQ_DESK"] = str(desk.resolve())
    _set_up()
    from tawthiq.desk.restore import restore as make

    restored = make(file, desk, replace=replace)
    for fault in restored.faults[:_FAULTS_SHOWN]:
        print_error(fault)
    again = f"; {restored.erased_again} erased again" if restored.erased_again else ""
    print_note(f"{restored.counts['Report']} reports, {restored.counts['Incident']} incidents{again}")
    if restored.faults:
        raise typer.Exit(1)


def _set_up() -> None:
    """Let Django know its settings without making a desk where the backup is to go."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        opened(Path(folder), create=True)
        from django.db import connection

        connection.close()


def erase(
    report: Annotated[int, typer.Argument(help="The report's number.", show_default=False)],
    reason: Annotated[str, typer.Option(help="A short code: request, court, safety …", metavar="CODE")],
    desk: DeskFolder = HERE,
    with_copies: Annotated[bool, typer.Option("--with-copies", help="Other reports of the same text too.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    by: By = None,
) -> None:
    """Erase a report for good: text, codings, quotes, search. A signed tombstone stays, and is obeyed on restore."""
    opened(desk)
    from tawthiq.desk.erasure import erase as remove
    from tawthiq.desk.erasure import same_text
    from tawthiq.desk.models import Report
    from tawthiq.errors import InputError

    found = Report.objects.filter(id=report, erased=False).first()
    if found is None:
        raise InputError("no such report, or it is erased already", field=str(report))
    others = same_text(found)
    if others and not with_copies:
        print_note(f"the same text also stands in: {', '.join(str(other.id) for other in others)} (--with-copies)")
    chosen = [found, *(others if with_copies else ())]
    if not yes:
        typer.confirm(f"Erase {len(chosen)} reports for good?", abort=True)
    stones = remove(chosen, person(by), reason)
    print_note(f"{len(stones)} erased")
