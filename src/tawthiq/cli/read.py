"""`tawthiq read`: reports in, coded documents out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tawthiq.cli.console import print_error, print_note
from tawthiq.cli.options import Data, Extra, Language, Outlet, Paths, Published, With, moment
from tawthiq.cli.output import Destination, Format, chosen_format, write

if TYPE_CHECKING:
    from tawthiq.cli.pool import Outcome
    from tawthiq.records.model import CodedReport

Form = Annotated[
    Format | None,
    typer.Option(
        "--format",
        help="What to write. Default: by the ending of --output; jsonl for jsonl; else a table.",
        show_default=False,
    ),
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", help="File (or folder, for html pages) to write.", metavar="PATH")
]
Workers = Annotated[int, typer.Option(min=1, help="Processes to code with.", metavar="N")]
NoText = Annotated[bool, typer.Option("--no-text", help="Leave the text of the reports out.")]
Headings = Annotated[
    Language | None,
    typer.Option(
        help="Language of headings. Default: en for the table, ar for html, csv and xlsx.", show_default=False
    ),
]


def read(
    paths: Paths = None,
    published: Published = None,
    outlet: Outlet = None,
    form: Form = None,
    output: Output = None,
    workers: Workers = 1,
    no_text: NoText = False,
    language: Headings = None,
    data: Data = None,
    with_: With = None,
) -> None:
    """Read reports and code what they tell: who did what to whom, where, when, with what harm, and who says so.

    Reports that cannot be read are named with file and line and passed over; the exit status is then 1.
    """
    from tawthiq.cli.intake import Defaults, Withheld, count_reports, paths_or_stdin, sources
    from tawthiq.cli.pool import code_all

    named = paths_or_stdin(paths)
    wanted = chosen_format(form, output, named)
    withheld = Withheld(text=no_text, victims=Extra.VICTIMS not in (with_ or []))
    outcomes = code_all(sources(named, Defaults(moment(published), outlet)), data, workers)
    run = Run()
    documents = (withheld.from_document(coded) for coded in run.documents(_watched(outcomes, count_reports(named))))
    write(documents, Destination(wanted, output, language, data, run.names))
    run.report()


class Run:
    """Keeps the account of a run: every report is coded, empty for a reason, or failed.

    ``names`` (document id → file and line) holds the reports that bring no id of their own.
    """

    def __init__(self) -> None:
        self._accounted: Counter[str] = Counter()
        self._events = 0
        self._undated: list[CodedReport] = []
        self.names: dict[str, str] = {}

    def documents(self, outcomes: Iterable[Outcome]) -> Iterator[CodedReport]:
        """The documents, errors told as they come."""
        for outcome in outcomes:
            if outcome.error:
                print_error(outcome.error)
            if outcome.coded is None:
                self._accounted["failed"] += 1
                continue
            self._note(outcome.coded)
            if outcome.source.report and outcome.source.report.doc_id is None:
                line = f"-{outcome.source.line}" if outcome.source.line else ""
                self.names[outcome.coded.doc_id] = Path(outcome.source.name).stem + line
            yield outcome.coded

    def _note(self, coded: CodedReport) -> None:
        self._accounted[coded.accounted] += 1
        self._events += len(coded.events)
        if coded.published is None and coded.events:
            self._undated.append(coded)

    def report(self) -> None:
        """Say what became of the reports. Raises Exit(1) where any failed."""
        from tawthiq.cli.hints import hint_publication_dates

        hint_publication_dates(self._undated)
        told = {"coded": "coded", "nothing_found": "nothing found", "not_arabic": "not Arabic", "failed": "failed"}
        parts = [f"{self._accounted[key]} {word}" for key, word in told.items() if self._accounted[key]]
        print_note(f"{self._accounted.total()} reports: {', '.join(parts) or 'none'}; {self._events} events")
        if self._accounted["failed"]:
            raise typer.Exit(1)


def _watched(outcomes: Iterable[Outcome], total: int | None) -> Iterator[Outcome]:
    """The outcomes, with a progress bar on standard error where that is a terminal and there is much to do."""
    from tawthiq.cli.console import messages

    console = messages()
    if not console.is_terminal or total == 1:
        yield from outcomes
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    shown = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*shown, console=console, transient=True) as progress:
        yield from progress.track(outcomes, total=total)
