"""`tawthiq ingest`: reports of any kind into a desk."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tawthiq.cli.console import messages, print_error, print_note, results
from tawthiq.cli.desk_options import HERE, By, DeskFolder, opened, person
from tawthiq.cli.options import Outlet, Published, moment

if TYPE_CHECKING:
    from tawthiq.desk.ingest import Counts
    from tawthiq.desk.item import Arrival, Refused
    from tawthiq.desk.sources.options import Options

_PREVIEW = 5
_ERRORS_SHOWN = 10


Sources = Annotated[
    list[str],
    typer.Argument(
        help="Files and folders (text, HTML, PDF, Word, CSV, TSV, Excel, JSON lines, Parquet, RSS, Telegram and"
        " WhatsApp exports, WARC, pictures), declared addresses, or - for pasted text.",
        show_default=False,
    ),
]
Map = Annotated[
    list[str] | None,
    typer.Option("--map", help="Which column of a table is which field: text=Body.", metavar="FIELD=COLUMN"),
]
DayFirst = Annotated[
    bool | None, typer.Option("--day-first/--month-first", help="How to read 3/4/2023.", show_default=False)
]
Sensitivity = Annotated[
    str, typer.Option(help="public, unpublished or confidential; only public material ever leaves the desk.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would come in, and change nothing.")]
Workers = Annotated[int, typer.Option(min=1, help="Processes to code with.", metavar="N")]
Rejects = Annotated[
    Path | None,
    typer.Option(help="File for rows that cannot come in; mend it and feed it again.", metavar="FILE.jsonl"),
]


def ingest(
    sources: Sources,
    desk: DeskFolder = HERE,
    outlet: Outlet = None,
    published: Published = None,
    map_: Map = None,
    day_first: DayFirst = None,
    sensitivity: Sensitivity = "public",
    dry_run: DryRun = False,
    workers: Workers = 1,
    rejects: Rejects = None,
    by: By = None,
) -> None:
    """Take reports into a desk: archived, coded, searchable, grouped into incidents. The same report twice is one.

    Stopped at any moment and run again, it goes on where it was.
    """
    with _place(desk, dry_run=dry_run):
        options = _options(outlet, published, map_, day_first, sensitivity)
        if dry_run:
            _preview(sources, options)
            return
        refusals = Refusals(rejects or desk / "rejects" / f"{datetime.now(UTC):%Y%m%d-%H%M%S}.jsonl")
        counts = _take(sources, options, workers, person(by), refusals)
        _save_mappings(sources, options)
        _report(counts, refusals)


@contextmanager
def _place(desk: Path, *, dry_run: bool) -> Iterator[None]:
    """The desk; for a preview, one that is thrown away where there is none."""
    if dry_run and not (desk / "secret.key").exists():
        with tempfile.TemporaryDirectory() as folder:
            opened(Path(folder), create=True)
            yield
            from django.db import connection

            connection.close()
    else:
        opened(desk, create=not dry_run)
        yield


def _options(
    outlet: str | None, published: str | None, map_: list[str] | None, day_first: bool | None, sensitivity: str
) -> Options:
    from tawthiq.desk.models.archive import SENSITIVITY
    from tawthiq.desk.sources.options import Options

    if sensitivity not in SENSITIVITY:
        raise typer.BadParameter(f"expected one of {', '.join(SENSITIVITY)}", param_hint="--sensitivity")
    pairs = [pair.partition("=") for pair in map_ or ()]
    if any(not mark for _, mark, _ in pairs):
        raise typer.BadParameter("expected FIELD=COLUMN", param_hint="--map")
    mapping = {field.strip(): column.strip() for field, _, column in pairs}
    return Options(
        outlet=outlet, published=moment(published), mapping=mapping, day_first=day_first, sensitivity=sensitivity
    )


def _take(sources: list[str], options: Options, workers: int, by: str, refusals: Refusals) -> Counts:
    from tawthiq.desk.coder import EngineCoder
    from tawthiq.desk.context import context
    from tawthiq.desk.declared import Round
    from tawthiq.desk.grouping import Grouper
    from tawthiq.desk.ingest import Desk
    from tawthiq.desk.ingest import ingest as take

    known = context()
    fetching = Round(options)
    coder = EngineCoder(workers)
    try:
        with _progress() as advance:
            counts = take(
                _arrivals(sources, options, fetching),
                Desk(coder, Grouper(known.knowledge, known.kin), by, refusals.add, advance),
            )
    finally:
        coder.close()
    fetching.note()
    return counts


def _arrivals(sources: Iterable[str], options: Options, fetching: Any) -> Iterator[Arrival]:
    from tawthiq.desk.sources.choose import arrivals

    for source in sources:
        if source.startswith(("http://", "https://")):
            yield from fetching.arrivals(source)
        else:
            yield from arrivals([source], options, sys.stdin.buffer)


def _preview(sources: list[str], options: Options) -> None:
    """The mapping of each table, the first reports, and what could not come in."""
    from tawthiq.desk.declared import Round
    from tawthiq.desk.item import Item

    _show_mappings(sources, options)
    arrivals = list(_arrivals(sources, options, Round(options)))
    items = [arrival for arrival in arrivals if isinstance(arrival, Item)]
    for item in islice(items, _PREVIEW):
        report = item.report
        parts = (
            item.where,
            report.outlet or "no outlet",
            str(report.published or "no date"),
            report.title or "no title",
        )
        results().print(" · ".join(parts))
        results().print("    " + " ".join(report.text.split())[:140])
    refused = [arrival for arrival in arrivals if not isinstance(arrival, Item)]
    for arrival in refused[:_ERRORS_SHOWN]:
        print_error(arrival.error)
    print_note(f"{len(items)} reports would come in, {len(refused)} could not; nothing was changed")


def _show_mappings(sources: list[str], options: Options) -> None:
    from tawthiq.desk.mapping import mapping_for

    for path, header in _tables(sources):
        mapping = mapping_for(header, options.mapping, str(path))
        results().print(f"{path}: " + ", ".join(f"{field} = {column}" for field, column in mapping.items()))
        unused = [column for column in header if column not in mapping.values()]
        if unused:
            results().print(f"    not used: {', '.join(unused)}")


def _save_mappings(sources: list[str], options: Options) -> None:
    from tawthiq.desk.mapping import mapping_for, save

    if options.mapping:
        for path, header in _tables(sources):
            save(header, mapping_for(header, options.mapping, str(path)))


def _tables(sources: list[str]) -> Iterator[tuple[Path, tuple[str, ...]]]:
    from tawthiq.desk.sources.choose import files_under
    from tawthiq.desk.sources.tables import SUFFIXES, open_table

    for source in sources:
        for file in files_under(Path(source)) if source != "-" and "://" not in source else ():
            if file.suffix.lower() in SUFFIXES and file.is_file():
                yield file, open_table(file).header


class Refusals:
    """Writes what cannot come in to a file of rows, each with where it stood and why. Made with the first of them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.count = 0
        self.kept = 0

    def add(self, refused: Refused) -> None:
        """Tell the error, and keep the row."""
        self.count += 1
        if self.count <= _ERRORS_SHOWN:
            print_error(refused.error)
        error = refused.error
        row = {
            **(refused.raw or {}),
            "_error": error.message,
            "_file": error.file,
            "_row": error.line,
            "_field": error.field,
        }
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")
        self.kept += refused.raw is not None


@contextmanager
def _progress() -> Iterator[Callable[[int], None]]:
    """A counter on standard error, where that is a terminal."""
    console = messages()
    if not console.is_terminal:
        yield lambda _: None
        return
    from rich.progress import MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    with Progress(TextColumn("reports"), MofNCompleteColumn(), TimeElapsedColumn(), console=console) as progress:
        task = progress.add_task("reports", total=None)
        yield lambda count: progress.advance(task, count)


def _report(counts: Counts, refusals: Refusals) -> None:
    """Say what became of everything. Raises Exit(1) where something could not come in."""
    told = {"coded": "coded", "nothing_found": "nothing found", "not_arabic": "not Arabic", "failed": "failed"}
    parts = [f"{counts.accounted[key]} {word}" for key, word in told.items() if counts.accounted.get(key)]
    print_note(f"{counts.new} new reports ({', '.join(parts) or 'none coded'}), {counts.events} events")
    others = {"known already": counts.known, "copies": counts.copies, "later versions": counts.versions}
    others |= {"erased on request, not taken again": counts.erased}
    print_note(", ".join(f"{number} {word}" for word, number in others.items() if number) or "none known already")
    if refusals.count:
        hidden = refusals.count - _ERRORS_SHOWN
        more = f" ({hidden} more errors)" if hidden > 0 else ""
        print_note(f"{refusals.count} refused{more}: {refusals.path}; mend its rows and feed it again")
        raise typer.Exit(1)
