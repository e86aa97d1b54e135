"""`tawthiq reports`: every report of a desk and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tawthiq.cli.console import print_note, results
from tawthiq.cli.desk_options import HERE, DeskFolder, opened

if TYPE_CHECKING:
    from tawthiq.desk.models import Report


def reports(
    desk: DeskFolder = HERE,
    nothing_found: Annotated[bool, typer.Option("--nothing-found", help="Those without an event.")] = False,
    failed: Annotated[bool, typer.Option("--failed", help="Those that could not be coded.")] = False,
    copies: Annotated[bool, typer.Option("--copies", help="Syndicated copies, with what they copy.")] = False,
    versions: Annotated[bool, typer.Option("--versions", help="Later versions, with what changed.")] = False,
    review: Annotated[bool, typer.Option("--review", help="Those that a person must look at (OCR, PDF).")] = False,
    limit: Annotated[int, typer.Option(help="How many to show at most.", min=1)] = 50,
) -> None:
    """List reports, the newest first, each with what became of it: coded, nothing found, not Arabic, failed."""
    opened(desk)
    from tawthiq.desk.models import Report

    found = Report.objects.filter(erased=False).select_related("publisher", "copy_of", "version_of")
    wanted = {"nothing_found": nothing_found, "failed": failed}
    states = [state for state, on in wanted.items() if on]
    if states:
        found = found.filter(codedreport__current=True, codedreport__accounted__in=states, current=True)
    if copies:
        found = found.exclude(copy_of=None)
    if versions:
        found = found.exclude(version_of=None)
    if review:
        found = found.filter(review_demanded=True)
    for report in found.order_by("-id")[:limit]:
        _show(report, versions)
    total = found.count()
    print_note(f"{total} reports" + (f", the newest {limit} shown" if total > limit else ""))


def _show(report: Report, versions: bool) -> None:
    from tawthiq.cli.changed import lines
    from tawthiq.desk.models import CodedReport
    from tawthiq.desk.succession import differences
    from tawthiq.reading.characters import printable

    coded = CodedReport.objects.filter(report=report, current=True).first()
    state = f"{coded.accounted}, {coded.events} events" if coded else "not coded"
    reason = f" ({coded.reason})" if coded and coded.reason else ""
    name = report.publisher.name if report.publisher else "-"
    title = report.title or " ".join(report.body.text.split())[:80]
    results().print(printable(f"{report.id}  {report.published or '?'}  {name}  {title}"))
    links = [f"copy of {report.copy_of_id}"] if report.copy_of_id else []
    links += [f"later version of {report.version_of_id}"] if report.version_of_id else []
    links += [] if report.current else ["superseded"]
    links += [report.sensitivity] if report.sensitivity != "public" else []
    results().print("    " + "; ".join([state + reason, *links]))
    if versions:
        for line in lines(differences(report)):
            results().print(f"    {line}")
