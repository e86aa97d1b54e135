"""`tawthiq source`: the addresses that a desk may fetch. Nothing else is ever fetched."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from tawthiq.cli.console import print_note, results
from tawthiq.cli.desk_options import HERE, By, DeskFolder, opened, person

Address = Annotated[str, typer.Argument(help="http or https address on the public network.", show_default=False)]


def add(
    url: Address,
    desk: DeskFolder = HERE,
    outlet: Annotated[str, typer.Option(help="The publisher.", metavar="NAME")] = "",
    by: By = None,
) -> None:
    """Declare a feed or page. `tawthiq ingest URL` then fetches it, and takes only what is new."""
    opened(desk, create=True)
    from tawthiq.desk.declared import add_source

    add_source(url, outlet, person(by))
    print_note(f"declared; `tawthiq ingest {url}` fetches it")


def drop(url: Address, desk: DeskFolder = HERE, by: By = None) -> None:
    """Stop fetching an address. What came from it stays."""
    opened(desk)
    from tawthiq.desk.declared import drop_source

    drop_source(url, person(by))
    print_note("no longer fetched")


def list_(desk: DeskFolder = HERE) -> None:
    """Show what is declared, and when it was fetched last."""
    opened(desk)
    from tawthiq.desk.models import Source

    for found in Source.objects.filter(active=True).order_by("id"):
        last = f"{found.fetched_at:%Y-%m-%d %H:%M}" if found.fetched_at else "never fetched"
        results().print(f"{found.url}  {found.kind or '?'}  {last}  {found.outlet}")


COMMANDS: dict[str, Callable[..., None]] = {"add": add, "drop": drop, "list": list_}
"""The commands below ``tawthiq source`` by their names."""
