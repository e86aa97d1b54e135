"""The program and its commands. Errors that the program raises on purpose end it with status 1 and one line."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Annotated, ParamSpec

import typer

from tawthiq.cli.check import check
from tawthiq.cli.console import print_error, use_utf8
from tawthiq.cli.demo import demo
from tawthiq.cli.desk_commands import add_desk_commands
from tawthiq.cli.evaluate import evaluate
from tawthiq.cli.explain import explain
from tawthiq.cli.gazetteer import find, import_
from tawthiq.cli.read import read
from tawthiq.cli.schema import schema
from tawthiq.errors import TawthiqError

P = ParamSpec("P")


def _told(command: Callable[P, None]) -> Callable[P, None]:
    """The command, its known errors turned into one line and exit status 1."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        use_utf8()
        try:
            command(*args, **kwargs)
        except TawthiqError as error:
            print_error(error)
            raise typer.Exit(1) from None

    return run


program = typer.Typer(
    name="tawthiq",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Read Arabic reports of armed conflict and draft sourced incident records.",
)


def _version(wanted: bool) -> None:
    if wanted:
        from tawthiq.version import engine_version

        typer.echo(f"tawthiq {engine_version()}")
        raise typer.Exit


@program.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Read Arabic reports of armed conflict and draft sourced incident records."""


for command in (read, explain, evaluate, check, schema, demo):
    program.command()(_told(command))

gazetteer = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Look places up; check places of one's own.")
gazetteer.command("find")(_told(find))
gazetteer.command("import")(_told(import_))
program.add_typer(gazetteer, name="gazetteer")
add_desk_commands(program, _told)
