"""Hedges: words that hold a value at a distance (يُعتقد، ربما، ما يسمى، بذريعة), whoever speaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tawthiq.clauses.claims_frame import Frame
from tawthiq.clauses.claims_view import COMMAS, SpeechView
from tawthiq.layers.annotation import Annotation
from tawthiq.resources.speech import HEDGED, SpeechLexicon
from tawthiq.text.span import Span
from tawthiq.text.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedge(Annotation):
    """``kind``: belief · doubt · distance · pretext. ``scope``: what is hedged, from behind the hedge to its
    clause's end."""

    kind: str
    scope: Span | None = None


def find_hedges(text: Text, lexicon: SpeechLexicon) -> tuple[Hedge, ...]:
    """The hedges of a text, with a speaker or without."""
    view = SpeechView(text, lexicon)
    found: list[Hedge] = []
    for sentence in view.sentences():
        at = sentence.first
        while at < sentence.last:
            cue = view.cue(at, sentence.last, lexicon.hedges) if HEDGED in view.flags[at] else None
            if cue is None or (cue[0].kind == "belief" and not _impersonal(view, at, sentence.last)):
                at += 1
                continue
            entry, after = cue
            end = _clause_end(view, after, sentence.last)
            scope = text.span(after, end) if end > after else None
            found.append(
                Hedge(first=at, last=after, span=text.span(at, after), rule=entry.id, kind=entry.kind, scope=scope)
            )
            at = after
    return tuple(found)


def hedges_in(view: SpeechView, stretches: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int]]:
    """Token stretches of the hedges inside what is said."""
    for start, end in stretches:
        at = start
        while at < end:
            cue = view.cue(at, end, view.lexicon.hedges) if HEDGED in view.flags[at] else None
            if cue is not None and (cue[0].kind != "belief" or _impersonal(view, at, end)):
                yield at, cue[1]
                at = cue[1]
            else:
                at += 1


def beliefs(view: SpeechView, stretches: tuple[tuple[int, int], ...], frame: Frame) -> Iterator[tuple[int, int]]:
    """«يُعتقد أن …» inside what is said, past its first words: where the hedge stands and where its clause ends."""
    for start, end in stretches:
        for at in range(start, end):
            opening = frame.start is not None and at <= frame.start + 1
            if HEDGED not in view.flags[at] or opening or not _impersonal(view, at, end):
                continue
            cue = view.cue(at, end, view.lexicon.hedges)
            if cue is not None and cue[0].kind == "belief":
                yield at, _clause_end(view, cue[1], end)


def _impersonal(view: SpeechView, at: int, limit: int) -> bool:
    """يُعتقد أن: the passive, with nobody between it and أن."""
    return at + 1 < limit and view.has(at + 1, "that")


def _clause_end(view: SpeechView, start: int, limit: int) -> int:
    for at in range(start, limit):
        if view.forms[at] in COMMAS:
            return at
    return limit
