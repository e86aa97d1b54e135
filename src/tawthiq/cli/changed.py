"""Differences between two codings, a line each, as words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from tawthiq.desk.context import context
from tawthiq.incidents.changes import Change
from tawthiq.incidents.summary import Phrasing
from tawthiq.reading.characters import printable
from tawthiq.resources.files import DataFiles
from tawthiq.resources.labels import load_labels

_LISTS = {"event": "type", "status": "status"}
"""Fields whose values are terms of a list of another name."""


def lines(changes: Iterable[Change]) -> Iterator[str]:
    """``e1 killed: 5 → 9`` for each difference."""
    labels = load_labels(DataFiles(), "en")
    say = Phrasing(context().knowledge, labels)

    def told(field: str, values: tuple[Any, ...]) -> str:
        if field in _LISTS:
            words = [labels.term(_LISTS[field], value) for value in values]
        elif field == "occurred":
            words = ["asserted" if value else "denied" for value in values]
        else:
            words = [say.value(field, value) for value in values]
        return "; ".join(dict.fromkeys(words)) or "nothing"

    for change in changes:
        before, after = told(change.field, change.before), told(change.field, change.after)
        if before != after:
            name = change.field if change.field in _LISTS else say.field(change.field)
            yield printable(f"{change.event_after or change.event_before} {name}: {before} → {after}")
