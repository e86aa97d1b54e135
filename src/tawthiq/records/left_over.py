"""What may have been missed: conflict words, tolls and places that no event took."""

from __future__ import annotations

from collections.abc import Iterable

from tawthiq.clauses.events import Story
from tawthiq.clauses.reading import Layers
from tawthiq.layers.annotation import Annotation
from tawthiq.records.model import LeftOver
from tawthiq.text.span import Span

_NO_PLACE = ("country", "admin1")


def left_over(layers: Layers, story: Story) -> tuple[LeftOver, ...]:
    """The spans that no event took, in the order of the text."""
    taken: set[Span] = set()
    for event in story.events:
        taken |= {f.value.span for f in event.values.places} | {f.value.span for f in event.values.casualties}
    found: list[tuple[Annotation, str]] = [(m.trigger, "word") for m in story.dropped if m.trigger.strength != "harm"]
    found += [(toll, "casualty") for toll in layers.casualties if toll.span not in taken]
    found += [
        (p, "place")
        for p in layers.places
        if p.span not in taken and not p.adjectival and not p.dateline and p.level not in _NO_PLACE
    ]
    return tuple(_items(layers, found))


def _items(layers: Layers, found: list[tuple[Annotation, str]]) -> Iterable[LeftOver]:
    for annotation, kind in sorted(found, key=lambda pair: (pair[0].span, pair[1])):
        span = annotation.span
        yield LeftOver(start=span.start, end=span.end, quote=span.cut(layers.text.raw), kind=kind)  # type: ignore[arg-type]
