"""The frames of a sentence in order: a speaker before a colon, attributions, participles, verbs and nouns of speech."""

from __future__ import annotations

from collections.abc import Iterator

from tawthiq.clauses.claimants import read_claimant
from tawthiq.clauses.claims_attributions import read_aside, read_attribution
from tawthiq.clauses.claims_complement import find_complement
from tawthiq.clauses.claims_doubts import VERIFICATION, read_pretext, read_verification
from tawthiq.clauses.claims_frame import Frame
from tawthiq.clauses.claims_verbs import read_verb
from tawthiq.clauses.claims_view import COLON, COMMAS, CONJUNCTIONS, DASHES, SpeechView
from tawthiq.resources.speech import HEDGED, SPEAKS, SpeechVerb

COLON_RULE = "speech.colon"
LONGEST_LABEL = 12
"""Words before a colon that may name a speaker («المتحدث باسم الجيش العميد فلان: …»)."""
NO_LABEL = frozenset(("state", "resident", "statement", "document"))
"""Kinds that stand before a colon as a heading («ليبيا: مقتل …»), not as a speaker."""


def find_frames(view: SpeechView, first: int, limit: int) -> Iterator[Frame]:
    """The frames of a sentence, tokens ``first``..``limit``, in order."""
    at = first
    label = _label(view, first, limit)
    if label is not None:
        yield label
        at = label.after
    while at < limit:
        flags = view.flags[at]
        frame = _frame_at(view, at, first, limit) if SPEAKS in flags else None
        if frame is None and HEDGED in flags:
            frame = read_pretext(view, at, first, limit)
        at += 1
        if frame is not None:
            yield frame
            at = max(at, frame.after)


def _frame_at(view: SpeechView, at: int, first: int, limit: int) -> Frame | None:
    attribution = read_attribution(view, at, limit)
    if attribution is not None:
        return attribution
    participle = view.participle(at)
    if participle is not None and _stands_apart(view, at, first):
        return _participle(view, at, limit, participle)
    spoken = view.verb(at)
    if spoken is not None and (aside := read_aside(view, at, first, limit, spoken)) is not None:
        return aside
    if spoken is not None and VERIFICATION in spoken.verb.takes:
        return read_verification(view, at, limit, spoken)
    if spoken is not None and not view.negated(at) and not (at > first and view.is_preposition(at - 1)):
        return read_verb(view, at, first, limit, spoken)
    return _verbal_noun(view, at, limit)


def _stands_apart(view: SpeechView, at: int, first: int) -> bool:
    """A participle carries the speaker on only after a comma, a quotation, a dash or و, or before its preposition."""
    if at == first:
        return False
    form, before = view.forms[at], view.forms[at - 1]
    verb = view.participle(at)
    if (
        verb is not None
        and at + 1 < len(view.forms)
        and view.is_preposition(at + 1)
        and view.forms[at + 1] in verb.takes
    ):
        return True
    return form[:1] in CONJUNCTIONS or before in COMMAS | DASHES or at - 1 in view.opens or before == ")"


def _label(view: SpeechView, first: int, limit: int) -> Frame | None:
    """A speaker before a colon at the head of a sentence: «المرصد: طائرات قصفت …»."""
    colon = next((i for i in range(first + 1, min(limit - 1, first + LONGEST_LABEL)) if view.forms[i] == COLON), None)
    if colon is None or any(_no_name(view, i) for i in range(first + 1, colon)):
        return None
    claimant = read_claimant(view, first, colon)
    if claimant is None or claimant.head is None or claimant.kind in NO_LABEL:
        return None
    if any(view.lexicon.has(word, "place_noun") for word in claimant.head.words[:1]):
        return None
    whole = claimant.end >= colon or (claimant.end == colon - 1 and view.is_mark(claimant.end))
    if not whole:
        return None
    return Frame(begin=first, after=colon + 1, rule=COLON_RULE, start=colon + 1, claimant=claimant, via=claimant.via)


def _no_name(view: SpeechView, index: int) -> bool:
    return view.forms[index] in COMMAS or view.verb(index) is not None or view.has(index, "that")


def _participle(view: SpeechView, at: int, limit: int, verb: SpeechVerb) -> Frame | None:
    """«…، مشيرا إلى أن …»: the speaker of the sentence goes on."""
    complement = find_complement(view, at + 1, limit, verb)
    if complement is None:
        return None
    return Frame(
        begin=at,
        after=complement.start,
        rule=verb.id,
        start=complement.start,
        stance=verb.stance,
        verb=at,
        via=complement.via,
        within=True,
        distancing=verb.distancing,
        takes=verb.takes,
    )


def _verbal_noun(view: SpeechView, at: int, limit: int) -> Frame | None:
    """«بعد إعلان الجيش مقتل …», «زعم الجيش أن …»: a noun of speech with its speaker in the genitive."""
    verb = view.speech_noun(at)
    if verb is None:
        return None
    claimant = read_claimant(view, at + 1, limit)
    if claimant is None or claimant.head is None:
        return None
    complement = find_complement(view, claimant.end, limit, verb, claimant.via)
    if complement is None or not (complement.that or complement.said):
        return None
    return Frame(
        begin=at,
        after=complement.start,
        rule=verb.id,
        start=complement.start,
        stance=verb.stance,
        verb=at,
        claimant=claimant,
        via=complement.via,
        distancing=verb.distancing,
        takes=verb.takes,
    )
