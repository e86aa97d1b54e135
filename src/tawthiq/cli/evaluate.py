"""`tawthiq evaluate`: the figures against gold, and what a change won and lost."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from tawthiq.cli.console import print_error, print_hint, print_note, results
from tawthiq.cli.options import Data

if TYPE_CHECKING:
    from tawthiq.evaluation.baseline import Baseline
    from tawthiq.evaluation.score import Score
    from tawthiq.evaluation.words import Json


class Part(StrEnum):
    """Parts of the gold: a fifth is kept unread, for checking oneself."""

    ALL = "all"
    READ = "read"
    UNREAD = "unread"


def evaluate(
    gold: Annotated[Path, typer.Argument(help="Annotated documents, one a line.", metavar="GOLD.jsonl")],
    against: Annotated[
        Path | None,
        typer.Option(help="A baseline: its figures are floors; gains and losses are shown.", metavar="BASELINE.json"),
    ] = None,
    part: Annotated[Part, typer.Option(help="Part of the gold.")] = Part.ALL,
    predicted: Annotated[
        Path | None,
        typer.Option(help="Coded documents to score, instead of coding the gold's texts.", metavar="CODED.jsonl"),
    ] = None,
    update: Annotated[
        bool, typer.Option("--update", help="Raise the floors of the baseline to these figures.")
    ] = False,
    allow_lower: Annotated[bool, typer.Option("--allow-lower", help="With --update: let floors fall, too.")] = False,
    show: Annotated[
        int, typer.Option(min=0, help="Severe errors, gains and losses to print, of each at most.", metavar="N")
    ] = 20,
    figures_to: Annotated[
        Path | None, typer.Option("--json", help="Write the figures to a file.", metavar="FILE")
    ] = None,
    data: Data = None,
) -> None:
    """Score against documents annotated by hand, slot by slot. Exit status 1 where a figure falls below its floor."""
    from tawthiq.evaluation.figures import figures
    from tawthiq.evaluation.gold import load_documents
    from tawthiq.evaluation.score import score

    told = load_documents(gold, part.value)
    coded = load_documents(predicted) if predicted else _code(told, data)
    found = score(told, coded)
    _print_table(found, len(told), sum(doc_id in coded for doc_id in told), show)
    if figures_to:
        figures_to.write_text(json.dumps(figures(found), indent=1) + "\n", encoding="utf-8")
    if against:
        _compare(found, told, against, show, update=update, allow_lower=allow_lower)


def _code(told: dict[str, Json], data: Path | None) -> dict[str, Json]:
    from tawthiq.cli.pool import code_all
    from tawthiq.reading.rows import report_from_row
    from tawthiq.reading.sources import Source

    rows = (Source(doc_id, None, report=report_from_row(row, file=doc_id)) for doc_id, row in told.items())
    coded: dict[str, Json] = {}
    for outcome in code_all(rows, data, workers=1):
        if outcome.error:
            print_error(outcome.error)
        if outcome.coded is not None:
            coded[outcome.coded.doc_id] = outcome.coded.to_wire()
    return coded


def _print_table(found: Score, documents: int, predicted: int, most: int) -> None:
    from tawthiq.evaluation.figures import figures, lines

    console = results()
    console.print(f"{documents} documents, {predicted} of them predicted")
    console.print(Text(f"{'slot':<28}{'gold':>6}{'found':>7}{'P':>8}{'R':>8}{'F1':>8}", style="bold"))
    for line in lines(found):
        counts = line.counts
        text = f"{line.name:<28}{counts.gold:>6}{counts.found:>7}"
        console.print(f"{text}{counts.precision:>8.3f}{counts.recall:>8.3f}{counts.f1:>8.3f}")
    made = figures(found)
    names = ("severe", "geo10", "geo_far", "false_alarms", "grounded", "spans", "bcubed")
    console.print("  ".join(f"{name} {made[name]}" for name in names))
    for error in found.severe[:most]:
        console.print(f"  severe: {error}", style="red")


def _compare(found: Score, told: dict[str, Json], path: Path, most: int, *, update: bool, allow_lower: bool) -> None:
    from tawthiq.evaluation.baseline import baseline_of, read_baseline, write_baseline
    from tawthiq.evaluation.gate import falls, raised
    from tawthiq.version import engine_version

    now = baseline_of(found, told, engine_version())
    old = read_baseline(path) if path.exists() or not update else None
    if old is not None:
        if old.gold != now.gold:
            print_hint("the baseline was measured on other documents: what follows compares two sets")
        _print_changes(found, old, told, most)
        for fall in falls(now.figures, old.figures):
            print_error(f"{fall.name} is {fall.now}, its floor {fall.floor}")
    if update:
        write_baseline(raised(now, old, allow_lower=allow_lower), path)
        print_note(f"wrote {path}")
    if old is not None and falls(now.figures, old.figures) and not (update and allow_lower):
        raise typer.Exit(1)


def _print_changes(found: Score, old: Baseline, told: dict[str, Json], most: int) -> None:
    from tawthiq.evaluation.gains import changes

    console = results()
    every = changes(found, old, told)
    for gain, title, style in ((True, "gains", "green"), (False, "losses", "red")):
        those = [change for change in every if change.gain is gain]
        console.print(f"{len(those)} {title}", style=f"bold {style}")
        for change in those[:most]:
            quote = f" «{change.quote}»" if change.quote else ""
            console.print(f"  {change.doc_id} {change.slot}: {change.kind}{quote}", style=style)
            if change.sentence:
                console.print(f"    {change.sentence}", style="dim")
