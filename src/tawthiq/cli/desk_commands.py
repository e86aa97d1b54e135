"""The commands that work on a desk, put under the program."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import typer

from tawthiq.cli import incidents, source
from tawthiq.cli.code import code
from tawthiq.cli.export import export
from tawthiq.cli.ingest import ingest
from tawthiq.cli.keeping import backup, erase, restore, verify
from tawthiq.cli.recode import recode
from tawthiq.cli.reports import reports
from tawthiq.cli.search import search

Command = Callable[..., None]
Told = Callable[[Command], Command]


def add_desk_commands(program: typer.Typer, told: Told) -> None:
    """Add the commands of the desk to ``program``; ``told`` turns known errors into one line."""
    for command in (ingest, reports, search, code, export, verify, backup, restore, recode, erase):
        program.command()(told(command))
    program.add_typer(_group(incidents.COMMANDS, told, incidents.default), name="incidents")
    program.add_typer(_group(source.COMMANDS, told), name="source", help="The addresses that a desk may fetch.")


def _group(commands: Mapping[str, Command], told: Told, default: Command | None = None) -> typer.Typer:
    """Commands under one name; ``default`` is what happens without any of them."""
    settings: dict[str, Any] = {"no_args_is_help": True} if default is None else {"invoke_without_command": True}
    group = typer.Typer(rich_markup_mode=None, **settings)
    if default is not None:
        group.callback()(told(default))
    for name, command in commands.items():
        group.command(name)(told(command))
    return group
