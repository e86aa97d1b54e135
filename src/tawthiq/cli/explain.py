"""`tawthiq explain`: why each value is what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text
from rich.tree import Tree

from tawthiq.cli.console import results
from tawthiq.cli.options import Data, Outlet, Published, moment
from tawthiq.errors import InputError

if TYPE_CHECKING:
    from tawthiq.records.model import CodedReport, Event
    from tawthiq.records.trace import Trace, TraceEntry


def explain(
    path: Annotated[str, typer.Argument(help="A report: a file, or - for standard input.")],
    event: Annotated[str | None, typer.Option(help="Only this event, for example e2.", metavar="ID")] = None,
    published: Published = None,
    outlet: Outlet = None,
    data: Data = None,
) -> None:
    """Show for each value the rule or data entry that found it, its cues, and the readings that lost and why."""
    from tawthiq.cli.intake import Defaults, sources
    from tawthiq.engine import Reader

    reader: Reader | None = None
    for source in sources([path], Defaults(moment(published), outlet)):
        if source.error is not None:
            raise source.error
        assert source.report is not None
        reader = reader or Reader(data)
        coded, trace = reader.explain(source.report)
        _show(coded, trace, event)


def _show(coded: CodedReport, trace: Trace, wanted: str | None) -> None:
    known = [event.id for event in coded.events]
    if wanted is not None and wanted not in known:
        raise InputError(f"no event {wanted}; there are: {', '.join(known) or 'none'}", field="--event")
    from tawthiq.exchange.headline import headline

    tree = Tree(Text(headline(coded), style="bold"), guide_style="dim")
    if coded.reason:
        tree.add(Text(f"{coded.accounted}: {coded.reason}", style="yellow"))
    for number, event in enumerate(coded.events):
        if wanted in (None, event.id):
            _event(tree, event, trace, f"/events/{number}")
    if wanted is None:
        for name, items in (("relations", coded.relations), ("evidence", coded.evidence)):
            for number, item in enumerate(items):
                _value(tree, f"{name}/{number} {_words(item)}", trace.get(f"/{name}/{number}"))
    results().print(tree)


def _event(tree: Tree, event: Event, trace: Trace, pointer: str) -> None:
    branch = tree.add(Text(f"{event.id} {event.type} ({event.status}) «{event.trigger.quote}»", style="bold cyan"))
    _entry(branch, trace.get(pointer))
    shown = {pointer}
    for name in ("type", "status", "trigger", "date"):
        at = f"{pointer}/{name}"
        shown.add(at)
        if (entry := trace.get(at)) is not None or (name == "date" and event.date.quote):
            words = _words(event.date) if name == "date" else ""
            _value(branch, f"{name} {words}".strip(), entry)
    for name in ("places", "actors", "weapons", "casualties", "claims", "victims"):
        for number, value in enumerate(getattr(event, name)):
            at = f"{pointer}/{name}/{number}"
            shown.add(at)
            _value(branch, f"{name}/{number} {_words(value)}", trace.get(at))
    for at, entry in trace.under(pointer):
        if at not in shown:
            _value(branch, at.removeprefix(pointer + "/"), entry)


def _words(value: object) -> str:
    """The quote of a value and what was made of it."""
    claimant = getattr(value, "claimant", None) or getattr(value, "name", None)
    quote = getattr(value, "quote", None) or getattr(claimant, "quote", None)
    made = (getattr(value, name, None) for name in ("role", "kind", "stance", "harm", "type", "start", "precision"))
    facts = " ".join(str(fact) for fact in made if fact is not None and not isinstance(fact, int))
    return " ".join(filter(None, (f"«{quote}»" if quote else None, facts)))


def _value(branch: Tree, title: str, entry: TraceEntry | None) -> None:
    node = branch.add(Text(title))
    _entry(node, entry)


def _entry(node: Tree, entry: TraceEntry | None) -> None:
    if entry is None:
        return
    node.add(Text.assemble(("rule ", "dim"), (entry.rule, "green")))
    if entry.cues:
        node.add(Text.assemble(("cues ", "dim"), ", ".join(entry.cues)))
    for other in entry.alternatives:
        node.add(Text.assemble(("lost ", "dim"), (other.value, "yellow"), (f": {other.reason}", "dim")))
    if entry.note:
        node.add(Text(entry.note, style="italic"))
