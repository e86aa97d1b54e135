"""`tawthiq demo`: the example reports, read and shown."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tawthiq.cli.console import print_note
from tawthiq.cli.options import Language


def demo(
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder for the pages.", metavar="DIR")] = Path(
        "tawthiq-demo"
    ),
    language: Annotated[Language, typer.Option(help="Language of the table's headings.")] = Language.ENGLISH,
) -> None:
    """Read the bundled example reports (all invented), print the incident table, write a page for each."""
    import sys

    from tawthiq.cli.incident_table import IncidentTable
    from tawthiq.cli.pages import Pages
    from tawthiq.engine import Reader
    from tawthiq.exchange.wording import Wording
    from tawthiq.reading.sources import read_sources
    from tawthiq.records.withhold import without_victims
    from tawthiq.resources.bundled import bundled_reports
    from tawthiq.resources.files import DataFiles
    from tawthiq.resources.labels import load_labels

    files, reader = DataFiles(), Reader()
    table = IncidentTable(Wording(load_labels(files, language.value)), sys.stdout)
    pages = Pages(files, [Language.ARABIC, Language.ENGLISH])
    output.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for source in read_sources([str(bundled_reports())], sys.stdin.buffer):
        if source.error is not None:
            raise source.error
        assert source.report is not None
        coded = without_victims(reader.read(source.report))
        table.show(coded)
        for name, page in pages.of(coded):
            written.append(output / name)
            written[-1].write_text(page, encoding="utf-8", newline="\n")
    print_note(f"{len(written)} pages in {output.resolve()}; open first: {written[0].resolve()}")
