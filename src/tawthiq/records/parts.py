"""Very long texts (a digest of a month, a book) are coded in parts, and the parts joined: time grows with length alone.

What is in one part knows nothing of the others: an event told in two of them is two events.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from tawthiq.records.model import CodedReport, Event, EvidenceValue, RelationValue
from tawthiq.records.trace import Trace
from tawthiq.records.values import Offsets, Wire

# Characters beyond which a text is cut, and the length of its parts. The longest news reports have about 15,000.
LONGEST_WHOLE, PART = 24_000, 12_000

W = TypeVar("W", bound=Wire)


def cut_into_parts(text: str) -> list[tuple[int, int]]:
    """Half-open offsets of the parts: the whole where it is short enough, else cut at a line break, a full stop or a
    space, whichever is found first in the second half of a part."""
    if len(text) <= LONGEST_WHOLE:
        return [(0, len(text))]
    parts: list[tuple[int, int]] = []
    start = 0
    while len(text) - start > PART:
        end = _cut(text, start)
        parts.append((start, end))
        start = end
    return [*parts, (start, len(text))]


def _cut(text: str, start: int) -> int:
    for mark in ("\n", ". ", " "):
        at = text.rfind(mark, start + PART // 2, start + PART)
        if at >= 0:
            return at + len(mark)
    return start + PART


def join_parts(whole: CodedReport, parts: Sequence[tuple[int, CodedReport, Trace]]) -> tuple[CodedReport, Trace]:
    """``whole`` (head and text) with everything that its parts hold: (where the part begins, its document, its trace).
    Offsets are moved, events numbered through."""
    events: list[Event] = []
    relations: list[RelationValue] = []
    evidence: list[EvidenceValue] = []
    left_over = []
    trace = Trace()
    for start, coded, why in parts:
        bases = {"events": len(events), "relations": len(relations), "evidence": len(evidence)}
        _join_traces(trace, why, bases)
        names = {event.id: f"e{bases['events'] + number}" for number, event in enumerate(coded.events, 1)}
        events += [moved(event, start).model_copy(update={"id": names[event.id]}) for event in coded.events]
        relations += [r.model_copy(update={"from_": names[r.from_], "to": names[r.to]}) for r in coded.relations]
        for item in coded.evidence:
            shown = {"event": names[item.event] if item.event else None}
            evidence.append(moved(item, start).model_copy(update=shown))
        left_over += [moved(left, start) for left in coded.left_over]
    found: dict[str, Any] = {
        "accounted": "coded" if events else "nothing_found",
        "reason": None,
        "notes": (*whole.notes, f"read in {len(parts)} parts"),
        "events": tuple(events),
        "relations": tuple(relations),
        "evidence": tuple(evidence),
        "left_over": tuple(left_over),
    }
    return whole.model_copy(update=found), trace


def moved(node: W, by: int) -> W:
    """A value, and all values in it, ``by`` characters further on."""
    if by == 0:
        return node
    update: dict[str, Any] = {}
    for name in type(node).model_fields:
        value = getattr(node, name)
        if isinstance(value, Wire):
            update[name] = moved(value, by)
        elif isinstance(value, tuple) and value and isinstance(value[0], Wire):
            update[name] = tuple(moved(item, by) for item in value)
    if isinstance(node, Offsets):
        update |= {"start": node.start + by, "end": node.end + by}
    return node.model_copy(update=update)


def _join_traces(trace: Trace, part: Trace, bases: dict[str, int]) -> None:
    for pointer, entry in part.entries.items():
        _, name, number, *rest = pointer.split("/")
        place = str(int(number) + bases[name]) if name in bases else number
        trace.add("/".join(["", name, place, *rest]), entry)
