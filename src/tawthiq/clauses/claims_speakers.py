"""Speakers told apart and told once: المصدر is the source named before, سريع the general with his full name."""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.clauses.claimants import Claimant
from tawthiq.clauses.claims_view import AL, SpeechView
from tawthiq.text.letters import ar

POINTING = frozenset(("source", "person", "official", "statement", "document"))
"""Kinds of speakers that point back at whoever spoke last where their noun was not told (المصدر، البيان، المتحدث)."""
CORRESPONDENT = "correspondent"
"""مراسلنا is the correspondent named before, whatever the outlet."""
SERVANT = ar("Ebd")
PERSONS = frozenset(("person", "official", "resident"))


@dataclass(slots=True)
class Speaker:
    """One who speaks in a text: first named by ``claimant``, told by ``words`` in all mentions; ``claim`` is the
    index of the first claim; ``party`` True for a party that fights, or one who speaks for it."""

    claimant: Claimant
    words: frozenset[str]
    claim: int | None = None
    party: bool = False


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
        posted = claimant.head is not None and claimant.head.builds in ("post", "rank")
        words = self._words(*((claimant.start, claimant.end) if posted else (claimant.first, claimant.last)))
        speaker = self._named_before(claimant, words)
        if speaker is None:
            speaker = Speaker(claimant, words)
            self._known.append(speaker)
        speaker.party = speaker.party or is_party(self._view, claimant)
        speaker.words |= words
        return speaker

    def _named_before(self, claimant: Claimant, words: frozenset[str]) -> Speaker | None:
        for speaker in reversed(self._known):
            if self._same(speaker, claimant, words):
                return speaker
        alone = claimant.last - claimant.first == 1 and claimant.head is not None and claimant.head.builds != "name"
        if alone and claimant.kind == CORRESPONDENT:
            return next((s for s in reversed(self._known) if s.claimant.kind == CORRESPONDENT), None)
        if claimant.anaphor and claimant.kind in POINTING:
            return self.last
        return None

    def _same(self, speaker: Speaker, claimant: Claimant, words: frozenset[str]) -> bool:
        head, known = claimant.head, speaker.claimant.head
        if head is None or known is None or head.builds == "rank":
            return speaker.claimant.kind in PERSONS and _shares_name(words, speaker.words)
        if claimant.anaphor:
            return words <= speaker.words
        named = {head.builds, known.builds} == {"name", "complement"} and head.kind == known.kind
        if head.id != known.id and not named:
            return False
        return words <= speaker.words or speaker.words <= words

    def _words(self, start: int, end: int) -> frozenset[str]:
        view = self._view
        words = [view.bare(i) for i in range(start, end) if not view.is_mark(i) and not view.has(i, "same")]
        return frozenset(part for word in words for part in _parts(word))


def _parts(word: str) -> tuple[str, ...]:
    """عبدالرحمن as عبد and رحمن; any other word whole."""
    return (SERVANT, word[len(SERVANT + AL) :]) if word.startswith(SERVANT + AL) else (word,)


def _shares_name(words: frozenset[str], known: frozenset[str]) -> bool:
    """The same person: one mention's words lie within the other's, or two of them are shared (a rank and a name)."""
    return words <= known or known <= words or len(words & known) > 1


def is_party(view: SpeechView, speaker: Claimant) -> bool:
    """A party that fights, or one who speaks for it (المتحدث باسم الجيش العميد فلان، مصدر في قوات الحماية)."""
    if speaker.head is None:
        return False
    if speaker.head.party:
        return True
    if speaker.head.builds in ("post", "rank", "source"):
        found = (view.head(i, speaker.end) for i in range(speaker.start + 1, speaker.end))
        return any(f is not None and f[0].party for f in found)
    return _of_party(view, speaker)


def _of_party(view: SpeechView, speaker: Claimant) -> bool:
    """A medium of a party: قناة الراية التابعة للجماعة."""
    at = speaker.end
    if speaker.kind != "media" or not view.has(at, "apposition") or at + 1 >= len(view.forms):
        return False
    found = view.head(at + 1, at + 4)
    return found is not None and found[0].party
