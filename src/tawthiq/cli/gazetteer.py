"""`tawthiq gazetteer`: look a place up, bring places of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tawthiq.cli.console import messages, print_note, results
from tawthiq.cli.options import Data

if TYPE_CHECKING:
    from tawthiq.geography.find import Found

# Refused and known rows named one by one; the rest is counted.
_NAMED = 20


def find(
    name: Annotated[str, typer.Argument(help="An Arabic or English name.")],
    data: Data = None,
) -> None:
    """Show the places of that name with what encloses them; where there is none, names that are much alike."""
    from tawthiq.geography.find import find as find_places
    from tawthiq.resources.files import DataFiles
    from tawthiq.resources.gazetteer import load_gazetteer

    found = find_places(load_gazetteer(DataFiles(data)), name)
    if not found:
        print_note(f"no place is called {name}, and none nearly so")
        raise typer.Exit(1)
    for place in found:
        results().print(_line(place))


def _line(place: Found) -> str:
    entry = place.entry
    point = "no point" if entry.lat is None or entry.lon is None else f"{entry.lat:.3f}, {entry.lon:.3f}"
    within = ", ".join(place.within) or entry.country
    how = f" (like, {place.likeness:g} of 100)" if place.how == "like" else ""
    names = " / ".join(entry.names[:4])
    return f"{entry.name_en}: {names} · {entry.kind} · {within} · {point} · {entry.id}{how}"


def import_(
    file: Annotated[
        Path, typer.Argument(help="A GeoNames dump, an OCHA COD-AB table (.xlsx .csv), or a plain CSV table.")
    ],
    unit: Annotated[
        str,
        typer.Option(help="Id of the unit that encloses rows which name none (see `gazetteer find`).", metavar="ID"),
    ] = "",
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="The table to write; default: standard output.", metavar="FILE.tsv"),
    ] = None,
    data: Data = None,
) -> None:
    """Check places of one's own against the gazetteer and write them as a table that can be put beside its own.

    Rows that are refused or known already are named with line and reason; exit status 1 where any is refused.
    """
    from tawthiq.resources.files import DataFiles
    from tawthiq.resources.gazetteer import load_gazetteer
    from tawthiq.resources.gazetteer_import import import_places

    found = import_places(file, load_gazetteer(DataFiles(data)), unit)
    _name_rows(file, "refused", found.refused)
    _name_rows(file, "known already", found.known)
    if output is None:
        typer.echo(found.text(), nl=False)
    else:
        output.write_text(found.text(), encoding="utf-8", newline="\n")
    print_note(f"{len(found.rows)} places taken, {len(found.known)} known already, {len(found.refused)} refused")
    if found.refused:
        raise typer.Exit(1)


def _name_rows(file: Path, what: str, rows: list[tuple[int, str]]) -> None:
    for line, reason in rows[:_NAMED]:
        messages().print(f"{file}:{line}: {what}: {reason}", style="yellow")
    if len(rows) > _NAMED:
        messages().print(f"and {len(rows) - _NAMED} more {what}", style="yellow")
