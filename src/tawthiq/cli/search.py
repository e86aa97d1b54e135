"""`tawthiq search`: reports by their words and by what their events say."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from tawthiq.cli.console import print_note, results
from tawthiq.cli.desk_options import HERE, DeskFolder, opened

if TYPE_CHECKING:
    from tawthiq.desk.models import Report

_CONTEXT = 160


def search(
    query: Annotated[str, typer.Argument(help='Words; "a phrase"; the beginning of a word*; -without.')] = "",
    desk: DeskFolder = HERE,
    since: Annotated[str | None, typer.Option(help="Events on or after this day.", metavar="DATE")] = None,
    until: Annotated[str | None, typer.Option(help="Events on or before this day.", metavar="DATE")] = None,
    place: Annotated[str | None, typer.Option(help="A place by its name in the gazetteer.", metavar="NAME")] = None,
    near: Annotated[str | None, typer.Option(help="A point.", metavar="LAT,LON")] = None,
    within: Annotated[float, typer.Option(help="How far from it, in km.", metavar="KM", min=0.0)] = 10.0,
    type_: Annotated[str | None, typer.Option("--type", help="Sub-event type.", metavar="TYPE")] = None,
    actor: Annotated[
        str | None, typer.Option(help="Register id of a group; its subgroups count.", metavar="ID")
    ] = None,
    source: Annotated[str | None, typer.Option(help="Publisher.", metavar="NAME")] = None,
    killed: Annotated[int | None, typer.Option(help="At least so many killed.", metavar="N", min=0)] = None,
    status: Annotated[str | None, typer.Option(help="occurred, denied, foiled, planned, background.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many to show at most.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """Search the reports of a desk. Spelling, article and prefixes make no difference; exact matches come first."""
    opened(desk)
    from tawthiq.desk.context import context
    from tawthiq.desk.search.run import Query
    from tawthiq.desk.search.run import search as run

    wanted = Query(
        text=query,
        since=_day(since),
        until=_day(until),
        near=_point(near, place, within),
        type=type_,
        group=actor,
        source=source,
        killed=killed,
        status=status,
    )
    found = run(wanted, limit=limit, subgroups=context().kinship.below if actor else None)
    for report in found.reports:
        results().print(_line(report) if not as_json else _json(report))
    print_note(f"{found.total} reports")


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise typer.BadParameter(f"{value!r} is no day; write 2023-05-01") from None


def _point(near: str | None, place: str | None, km: float) -> tuple[float, float, float] | None:
    if near:
        try:
            lat, lon = (float(part) for part in near.split(","))
        except ValueError:
            raise typer.BadParameter(f"{near!r} is no point; write 35.9,36.6", param_hint="--near") from None
        return lat, lon, km
    return (*_named(place), km) if place else None


def _named(name: str) -> tuple[float, float]:
    """The point of a place that the gazetteer knows under exactly one point of that name."""
    from tawthiq.errors import InputError
    from tawthiq.geography.find import find
    from tawthiq.resources.files import DataFiles
    from tawthiq.resources.gazetteer import load_gazetteer

    found = [f for f in find(load_gazetteer(DataFiles()), name) if f.how != "like" and f.entry.lat is not None]
    if not found:
        raise InputError("the gazetteer has no place of that name", field=name)
    entry = found[0].entry
    if len(found) > 1:
        print_note(f"{len(found)} places are called {name}; taken: {entry.name_en} ({', '.join(found[0].within)})")
    return float(entry.lat or 0.0), float(entry.lon or 0.0)


def _line(report: Report) -> str:
    from tawthiq.reading.characters import printable

    name = report.publisher.name if report.publisher else "-"
    head = f"{report.id}  {report.published or '?'}  {name}  {report.title}"
    return printable(f"{head}\n    {' '.join(report.body.text.split())[:_CONTEXT]}")


def _json(report: Report) -> str:
    row = {
        "report": report.id,
        "doc_id": report.doc_id,
        "published": report.published.isoformat() if report.published else None,
        "outlet": report.publisher.name if report.publisher else None,
        "title": report.title or None,
        "url": report.url or None,
    }
    return json.dumps(row, ensure_ascii=False)
