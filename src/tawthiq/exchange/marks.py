"""The report's text with its spans marked: nested inline marks over text that keeps its order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape

from tawthiq.reading.characters import printable


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch to be marked: ``layers`` say what was read there (``place``, ``claim`` …), ``events`` which events have
    it, ``title`` is shown on hover. ``target``: the address (``#e1``) that a click goes to, or None."""

    start: int
    end: int
    layers: tuple[str, ...]
    events: tuple[str, ...]
    title: str
    target: str | None = None


def anchor(start: int, end: int) -> str:
    """The id of the mark over a stretch."""
    return f"q{start}-{end}"


def marked_html(text: str, marks: Iterable[Mark]) -> str:
    """``text`` as HTML with every stretch in a ``<mark>``. Without tags and entities it is the text, unchanged.

    Marks that cross are cut where they cross; the first piece carries the id. Marks over one stretch must have been
    joined (`join_marks`). A link stands only in the outermost mark: HTML knows no link within a link.
    """
    writer = _Writer()
    starting: dict[int, list[Mark]] = {}
    for mark in marks:
        starting.setdefault(mark.start, []).append(mark)
    at = 0
    for point in _points(starting, len(text)):
        writer.write(text[at:point])
        writer.turn(point, starting.get(point, []))
        at = point
    writer.write(text[at:])
    return "".join(writer.parts)


def join_marks(marks: Iterable[Mark]) -> list[Mark]:
    """Marks over the same stretch as one, layers, events and titles put together in order of appearance."""
    by_stretch: dict[tuple[int, int], list[Mark]] = {}
    for mark in marks:
        by_stretch.setdefault((mark.start, mark.end), []).append(mark)
    return [_joined(those) for those in by_stretch.values()]


def _joined(marks: Sequence[Mark]) -> Mark:
    return Mark(
        marks[0].start,
        marks[0].end,
        tuple(dict.fromkeys(layer for mark in marks for layer in mark.layers)),
        tuple(dict.fromkeys(event for mark in marks for event in mark.events)),
        " · ".join(dict.fromkeys(mark.title for mark in marks)),
        next((mark.target for mark in marks if mark.target), None),
    )


def _points(starting: dict[int, list[Mark]], length: int) -> list[int]:
    edges = {edge for marks in starting.values() for mark in marks for edge in (mark.start, mark.end)}
    return sorted(edge for edge in edges if edge <= length)


@dataclass(slots=True)
class _Writer:
    """The HTML so far and the marks that are open, outermost first, each with whether it holds a link."""

    parts: list[str] = field(default_factory=list)
    opened: list[tuple[Mark, bool]] = field(default_factory=list)

    def write(self, text: str) -> None:
        self.parts.append(escape(printable(text)))

    def turn(self, point: int, starting: Sequence[Mark]) -> None:
        """Close what ends at ``point``, open what starts there, and open again what had to be closed on the way."""
        cut = self._close(point)
        for mark in sorted([*cut, *starting], key=lambda mark: -mark.end):
            self._open(mark, first=mark.start == point)

    def _close(self, point: int) -> list[Mark]:
        ending = next((at for at, (mark, _) in enumerate(self.opened) if mark.end == point), None)
        if ending is None:
            return []
        tail = self.opened[ending:]
        del self.opened[ending:]
        self.parts.extend("</a></mark>" if linked else "</mark>" for _, linked in reversed(tail))
        return [mark for mark, _ in tail if mark.end != point]

    def _open(self, mark: Mark, *, first: bool) -> None:
        identity = f' id="{anchor(mark.start, mark.end)}"' if first else ""
        classes = " ".join([f"m-{layer}" for layer in mark.layers] + [f"of-{event}" for event in mark.events])
        title = escape(printable(mark.title))
        linked = mark.target is not None and not any(inside for _, inside in self.opened)
        link = f'<a href="{escape(mark.target or "")}">' if linked else ""
        self.parts.append(f'<mark{identity} class="{escape(classes)}" title="{title}">{link}')
        self.opened.append((mark, linked))
