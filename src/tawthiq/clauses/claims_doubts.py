"""Frames that hold at a distance: what a party says in its own defence (بحجة), what nobody could confirm."""

from __future__ import annotations

from tawthiq.clauses.claimants import Claimant, read_claimant
from tawthiq.clauses.claims_complement import skip_adjuncts
from tawthiq.clauses.claims_frame import ACCUSES, Frame
from tawthiq.clauses.claims_view import COMMAS, B, L, SpeechView
from tawthiq.resources.speech import SpokenVerb

PRETEXT, VERIFICATION, UNABLE = "pretext", "verification", "unable"
FARTHEST_PARTY = 24
"""Words between the party that acts and its pretext."""
FARTHEST_VERIFICATION = 8
"""Words between لم يتمكن and التحقق («لم تتمكن وكالة الوادي بعد من التحقق»)."""


def read_pretext(view: SpeechView, at: int, first: int, limit: int) -> Frame | None:
    """«أطلق الجنود النار على الشاب بزعم محاولته الطعن»: the acting party accuses."""
    cue = view.cue(at, limit, view.lexicon.hedges)
    if cue is None or cue[0].kind != PRETEXT or not _deed(view, cue[1], limit):
        return None
    party = _acting_party(view, at, first)
    if party is None:
        return None
    entry, after = cue
    end = next((i for i in range(after, limit) if view.forms[i] in COMMAS), limit)
    return Frame(
        begin=at,
        after=after,
        rule=entry.id,
        start=after,
        until=end,
        stance=ACCUSES,
        verb=at,
        claimant=party,
        distancing=True,
        nested=True,
    )


def _deed(view: SpeechView, at: int, limit: int) -> bool:
    """Whether the pretext is a deed of another (بحجة إطلاق قذيفتين), and not a purpose (بحجة البحث عن مطلوبين)."""
    return any(view.has(i, "own_attack") or view.has(i, "attempt") for i in range(at, min(limit, at + 3)))


def _acting_party(view: SpeechView, at: int, first: int) -> Claimant | None:
    """The last party before a word that nothing governs (قوات الوادي, but not لحركة الفجر)."""
    for start in range(at - 1, max(first, at - FARTHEST_PARTY) - 1, -1):
        found = view.head(start, at)
        governed = view.is_preposition(start - 1) if start > first else False
        if found is None or not found[0].party or governed or found[2].endswith((B, L)):
            continue
        return read_claimant(view, start, at)
    return None


def read_verification(view: SpeechView, at: int, limit: int, spoken: SpokenVerb) -> Frame | None:
    """«لم يتسن للوكالة التحقق من …», «لم تتمكن الشبكة من التأكد»: told, and confirmed by nobody."""
    unable = view.has(at, UNABLE)
    if not unable and not view.negated(at):
        return None
    subject = skip_adjuncts(view, at + 1, limit)
    claimant = read_claimant(view, subject, limit)
    behind = range(at + 1, min(limit - 1, at + FARTHEST_VERIFICATION))
    noun = next((i for i in behind if view.has(i, VERIFICATION)), None)
    if claimant is None or claimant.head is None or noun is None or noun < claimant.end:
        return None
    start = noun + 1 + view.is_preposition(noun + 1)
    return Frame(
        begin=at,
        after=start,
        rule=spoken.verb.id,
        start=start,
        stance=spoken.verb.stance,
        verb=at,
        claimant=claimant,
        nested=False,
    )
