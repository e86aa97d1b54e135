"""How a speaker stands to what is said: asserted, believed, owned up to as an attack of its own."""

from __future__ import annotations

from tawthiq.clauses.claimants import Claimant
from tawthiq.clauses.claims_frames import Frame
from tawthiq.clauses.claims_view import AL, CONJUNCTIONS, B, SpeechView
from tawthiq.text.clitics import readings

ASSERTS, BELIEVES, CLAIMS = "asserts", "believes", "claims_responsibility"
FIRST_WORDS = 7
"""Words of what is said in which the act itself, or a hedge on the whole, must stand."""
_OWN_PRONOUNS = frozenset(("1p",))


def stance_of(view: SpeechView, frame: Frame, speaker: Claimant | None, start: int, end: int) -> str:
    """The stance of a frame whose speaker is ``speaker`` and whose words are tokens ``start``..``end``."""
    if frame.stance != ASSERTS or frame.start is None:
        return frame.stance
    if takes_responsibility(view, frame, start, end):
        return CLAIMS
    if speaker is not None and is_party(view, speaker) and owns_attack(view, frame, speaker, start, end):
        return CLAIMS
    if doubted(view, start, min(end, start + FIRST_WORDS)):
        return BELIEVES
    return ASSERTS


def takes_responsibility(view: SpeechView, frame: Frame, start: int, end: int) -> bool:
    """«أعلنت الحركة مسؤوليتها عن …»."""
    return "object" in frame.takes and any(view.has(i, "responsibility") for i in range(start, min(end, start + 3)))


def is_party(view: SpeechView, speaker: Claimant) -> bool:
    """A party that fights, or one who speaks for it (المتحدث باسم الجيش العميد فلان)."""
    if speaker.head is not None and speaker.head.party:
        return True
    if speaker.head is not None and speaker.head.builds in ("post", "rank"):
        found = (view.head(i, speaker.end) for i in range(speaker.start + 1, speaker.end))
        return any(f is not None and f[0].party for f in found)
    return False


def owns_attack(view: SpeechView, frame: Frame, speaker: Claimant, start: int, end: int) -> bool:
    """Whether what is said opens with an attack by the speaker itself: «استهداف …», «أنها قصفت», «إن مقاتليها فجروا»."""
    words = [i for i in range(start, min(end, start + FIRST_WORDS)) if not view.is_mark(i)]
    if not words:
        return False
    opener = view.forms[start - 1] if start else ""
    if ("object" in frame.takes and not view.has(start - 1, "that")) or _about(view, start - 1):
        return any(view.has(i, "own_attack") for i in words[:1]) and not _defends(view, words[:4])
    own = _has_pronoun(view, opener) or _own_people(view, speaker, words[0])
    if not own and not any(_first_person(view, i) for i in words[:2]):
        return False
    for index in words:
        form = _bare_verb(view, index)
        if form in view.lexicon.defences and form not in view.lexicon.acts:
            return False
        if form in view.lexicon.acts and (own or view.lexicon.acts[form].person in _OWN_PRONOUNS):
            return True
    return False


def _about(view: SpeechView, index: int) -> bool:
    return index >= 0 and (view.has(index, "about") or view.forms[index] == B)


def _bare_verb(view: SpeechView, index: int) -> str:
    form = view.forms[index]
    for reading in readings(form):
        if not reading.article and reading.prefix in ("", *CONJUNCTIONS):
            if reading.stem in view.lexicon.acts or reading.stem in view.lexicon.defences:
                return reading.stem
    return form


def _first_person(view: SpeechView, index: int) -> bool:
    acts = view.lexicon.acts
    form = _bare_verb(view, index)
    return form in acts and acts[form].person in _OWN_PRONOUNS


def _has_pronoun(view: SpeechView, form: str) -> bool:
    """أنه، أنها، أنهم: what is said is of the speaker itself."""
    return view.lexicon.has(form, "that") and view.lexicon.has(form, "that_pronoun")


def _own_people(view: SpeechView, speaker: Claimant, index: int) -> bool:
    """مقاتليها، قواته، طائراتنا; or the speaker named again."""
    for reading in readings(view.forms[index]):
        if reading.stem in view.lexicon.words["own_people"] and (reading.suffix or reading.article):
            return True
    names = {view.bare(i) for i in range(speaker.start, speaker.end) if not view.is_mark(i)}
    return view.bare(index) in names or (view.forms[index].startswith(AL) and view.forms[index][2:] in names)


def _defends(view: SpeechView, words: list[int]) -> bool:
    return any(view.has(i, "own_defence") for i in words)


def doubted(view: SpeechView, start: int, end: int) -> bool:
    """A hedge on the first clause of what is said: «إن الحادث ربما نتج عن لغم»."""
    for index in range(start, end):
        if view.is_mark(index):
            return False
        cue = view.cue(index, end + 3, view.lexicon.hedges)
        if cue is not None and cue[0].kind in ("belief", "doubt"):
            return True
    return False
