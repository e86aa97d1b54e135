"""`tawthiq gazetteer`: look a place up, bring places of one's own."""

from __future__ import annotations

import typer

gazetteer = typer.Typer(no_args_is_help=True, help="Look places up; import places of one's own.", rich_markup_mode=None)
