"""Speakers told apart and told once: المصدر is the source named before, سريع the general with his full name."""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.clauses.claimants import Claimant
from tawthiq.clauses.claims_view import SpeechView


@dataclass(slots=True)
class Speaker:
    """One who speaks in a text: first named by ``claimant``; ``claim`` is the index of the first claim."""

    claimant: Claimant
    words: frozenset[str]
    claim: int | None = None


class Speakers:
    """The speakers of a text so far; ``last`` is the one in force."""

    def __init__(self, view: SpeechView) -> None:
        self._view = view
        self._known: list[Speaker] = []
        self.last: Speaker | None = None

    def learn(self, claimant: Claimant) -> None:
        """Keeps the words of a person's name, so that a later bare mention (وفق عبد الرحمن) is known."""
        if claimant.first > claimant.start or claimant.head is None or claimant.head.builds == "rank":
            self._view.known |= self._words(claimant.first, claimant.last)

    def resolve(self, claimant: Claimant) -> Speaker:
        """The speaker that a mention means: one named before, or a new one."""
        words = self._words(claimant.start, claimant.end)
        speaker = self._named_before(claimant, words)
        if speaker is None:
            speaker = Speaker(claimant, words)
            self._known.append(speaker)
        return speaker

    def _named_before(self, claimant: Claimant, words: frozenset[str]) -> Speaker | None:
        for speaker in reversed(self._known):
            if self._same(speaker, claimant, words):
                return speaker
        if claimant.anaphor and claimant.kind in ("source", "person", "official") and self.last is not None:
            return self.last
        return None

    def _same(self, speaker: Speaker, claimant: Claimant, words: frozenset[str]) -> bool:
        head, known = claimant.head, speaker.claimant.head
        if claimant.anaphor and head is not None:
            return known is not None and known.id == head.id
        if head is None or known is None or head.builds == "rank":
            return bool(words & speaker.words) and speaker.claimant.kind in ("person", "official")
        if head.id != known.id:
            return False
        return words <= speaker.words or speaker.words <= words

    def _words(self, start: int, end: int) -> frozenset[str]:
        view = self._view
        return frozenset(view.bare(i) for i in range(start, end) if not view.is_mark(i) and not view.has(i, "same"))
