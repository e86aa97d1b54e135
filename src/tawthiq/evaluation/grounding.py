"""Whether predicted quotes stand in the text, and at the offsets that they claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tawthiq.evaluation.words import Json

# Keys under which gold may give a plain string for a span.
_QUOTING = frozenset({"trigger", "claimant", "via", "verb", "holder"})


@dataclass(slots=True)
class Grounding:
    """Predicted quotes: how many, how many stand verbatim in the text, how many are cut out by their own offsets."""

    quotes: int = 0
    grounded: int = 0
    spans: int = 0

    def add(self, text: str, document: Json) -> None:
        """Count the quotes of a predicted document's events and evidence."""
        for part in quoting([document.get("events") or [], document.get("evidence") or []]):
            quote = part["quote"]
            at = part["span"] if isinstance(part.get("span"), Mapping) else part
            start, end = at.get("start"), at.get("end")
            self.quotes += 1
            self.grounded += quote in text
            self.spans += isinstance(start, int) and isinstance(end, int) and text[start:end] == quote


def quoting(node: object) -> Iterator[Json]:
    """Everything under ``node`` that quotes the text; a plain string under a quoting key is a quote without offsets."""
    if isinstance(node, Mapping):
        if isinstance(node.get("quote"), str):
            yield node
        for key, value in node.items():
            if isinstance(value, str):
                if key in _QUOTING:
                    yield {"quote": value}
            else:
                yield from quoting(value)
    elif isinstance(node, list | tuple):
        for item in node:
            yield from quoting(item)
