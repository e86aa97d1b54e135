"""The incident table in the terminal: one line an event, every report under its title."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from tawthiq.cli.console import WIDTH_WITHOUT_TERMINAL
from tawthiq.exchange.attribution import attribute
from tawthiq.exchange.headline import headline
from tawthiq.exchange.origins import Origins, find_origins
from tawthiq.exchange.wording import Wording
from tawthiq.reading.characters import printable
from tawthiq.records.model import CodedReport, Event

# The left-to-right mark on both sides of Arabic words keeps a terminal that reorders text from carrying them over the
# border of their column.
_MARK = "\u200e"
_SIDES = ("initiator", "executed_by", "ordered_by", "directed_by", "suspected")
_STATUS_STYLES = {"denied": "red", "foiled": "yellow", "planned": "yellow", "background": "dim"}
# Columns with their share of the width.
_COLUMNS = (("date", 4), ("type", 6), ("place", 4), ("actors", 5), ("weapons", 3), ("casualties", 3), ("claims", 4))
# Below this width the columns would break their words: each event is then a block of lines.
_LEAST_WIDTH = 110


class IncidentTable:
    """Prints coded reports to ``out``."""

    def __init__(self, wording: Wording, out: TextIO) -> None:
        terminal = out is sys.stdout and out.isatty()
        width = None if terminal else WIDTH_WITHOUT_TERMINAL
        self._console = Console(file=out, width=width, highlight=False, markup=False, emoji=False)
        self._wording = wording
        self._labels = wording.labels

    def show(self, coded: CodedReport) -> None:
        """One report: its head, then its events, or why there are none."""
        self._console.print(Text(_plain(headline(coded)), style="bold"))
        published = (
            self._wording.day(coded.published) if coded.published else self._labels.say("page.published_unknown")
        )
        parts = [_plain(coded.outlet) if coded.outlet else None, published, *coded.notes]
        self._console.print(Text(" · ".join(filter(None, parts)), style="dim"))
        if coded.events:
            self._console.print(self._table(coded) if self._console.width >= _LEAST_WIDTH else self._blocks(coded))
        else:
            why = coded.reason or self._labels.say("page.no_events")
            self._console.print(Text(f"{self._labels.term('accounted', coded.accounted)}: {why}\n", style="yellow"))

    def _table(self, coded: CodedReport) -> Table:
        table = Table(box=SIMPLE_HEAD, expand=True, show_edge=False, pad_edge=False)
        table.add_column("", width=3, no_wrap=True, style="dim")
        for name, ratio in _COLUMNS:
            table.add_column(self._labels.say(f"field.{name}"), ratio=ratio, overflow="fold")
        origins = find_origins(coded)
        for event in coded.events:
            table.add_row(*self._cells(origins, event), style=_STATUS_STYLES.get(event.status))
        return table

    def _blocks(self, coded: CodedReport) -> Text:
        """For narrow terminals: the id and type of each event, then what is known of it, a line each."""
        names = [self._labels.say(f"field.{name}") for name, _ in _COLUMNS if name != "type"]
        text, origins = Text(), find_origins(coded)
        for event in coded.events:
            number, when, kind, *rest = self._cells(origins, event)
            text.append(f"{number} {kind}\n", style="bold")
            told = zip(names, (when, *rest), strict=True)
            text.append("".join(f"   {name}: {' · '.join(cell.splitlines())}\n" for name, cell in told if cell))
        return text

    def _cells(self, origins: Origins, event: Event) -> Iterable[str]:
        labels, wording = self._labels, self._wording
        kind = labels.term("type", event.type)
        yield event.id
        yield wording.date(event.date) or _quoted(event.date.quote)
        yield kind if event.status == "occurred" else f"{kind} ({labels.term('status', event.status)})"
        yield _lines(_quoted(place.quote) for place in event.places if place.role in ("target", "site"))
        yield _lines(self._parties(event))
        yield _lines(dict.fromkeys(map(wording.weapon, event.weapons)))
        yield _lines(dict.fromkeys(map(wording.toll, event.casualties)))
        yield _lines(self._sources(origins, event))

    def _parties(self, event: Event) -> Iterable[str]:
        """Who acted, in which role where it is another than the initiator's, and after an arrow who was hit."""
        for actor in event.actors:
            if actor.role == "initiator":
                yield _quoted(actor.quote)
            elif actor.role in _SIDES:
                yield f"{self._labels.term('actor_role', actor.role)}: {_quoted(actor.quote)}"
        yield from (f"> {_quoted(actor.quote)}" for actor in event.actors if actor.role == "target")

    def _sources(self, origins: Origins, event: Event) -> Iterable[str]:
        told = attribute(event, origins)
        seen = {(s.origin.number, s.claim.stance): s for s in reversed(told.all)}
        for speaker in sorted(seen.values(), key=lambda speaker: speaker.number):
            stance = speaker.claim.stance
            words = "" if stance == "asserts" else f"{self._labels.term('stance', stance)}: "
            yield words + _quoted(speaker.claim.claimant.quote)


def _plain(text: str) -> str:
    return printable(" ".join(text.split()))


def _quoted(quote: str | None) -> str:
    return f"{_MARK}{_plain(quote)}{_MARK}" if quote else ""


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(parts)
