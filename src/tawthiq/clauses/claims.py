"""Reported speech: who says what, how firmly, through whom, and which stretches of the text are theirs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tawthiq.clauses.claimants import Claimant
from tawthiq.clauses.claims_frame import ASSERTS, BELIEVES, CLAIMS, DENIES, REFUSES, Frame
from tawthiq.clauses.claims_frames import find_frames
from tawthiq.clauses.claims_glued import named_in
from tawthiq.clauses.claims_hedges import beliefs, hedges_in
from tawthiq.clauses.claims_own import PARTY
from tawthiq.clauses.claims_speakers import Speaker, Speakers
from tawthiq.clauses.claims_stance import AFTERMATH, refuses, stance_of, tells_aftermath
from tawthiq.clauses.claims_view import SpeechView
from tawthiq.clauses.scope import Scoped, scopes
from tawthiq.layers.annotation import Actor, Claim
from tawthiq.resources.speech import SpeechLexicon
from tawthiq.text.span import Span
from tawthiq.text.text import Text

LONGEST_POINTING = 3
"""Words of «ذلك», «هذا الاتهام»: a denial that names nothing itself."""
DISARMING = frozenset(
    ("Disrupted weapons use", "Arrests", "Agreement", "Change to group/activity", "Government regains territory",
     "Non-state actor overtakes territory", "Non-violent transfer of territory", "Headquarters or base established",
     "Other")
)  # fmt: skip
"""Sub-event types that a party asserts of itself: not attacks that it claims responsibility for."""
ATTACKS = frozenset(
    ("Air/drone strike", "Shelling/artillery/missile attack", "Remote explosive/landmine/IED", "Suicide bomb",
     "Grenade", "Attack")
)  # fmt: skip
"""Sub-event types that are the deed of one side."""


def find_claims(text: Text, lexicon: SpeechLexicon, actors: tuple[Actor, ...] = ()) -> tuple[Claim, ...]:
    """The claims of a text in the order in which they are told.

    A claim without words for its speaker (وأضاف أن) bears the span of the speaker's earlier mention. Speech that states
    no event (opinions) is told too: whoever assembles events drops what holds none.
    """
    view = SpeechView(text, lexicon, actors)
    speakers = Speakers(view)
    claims: list[Claim] = []
    for first, limit in _stretches(view):
        frames = list(_spoken(view, speakers, first, limit))
        for scoped, speaker in _with_speakers(speakers, scopes(view, frames, first, limit)):
            for claim in _claims(view, speakers, scoped, speaker, len(claims)):
                claims.append(_denying_the_last(view, claim, scoped, claims))
    return tuple(claims)


def speaker_at(claims: Iterable[Claim], text: Text, token: int) -> Claim | None:
    """The claim in whose reported speech a token stands, the narrowest first; for «نا» inside a quotation."""
    span = text.tokens[token].span
    holding = [(len(part), claim) for claim in claims for part in claim.scope if part.contains(span)]
    return min(holding, key=lambda pair: pair[0])[1] if holding else None


def stance_for(claim: Claim, event_type: str, own: bool | None = None) -> str:
    """The stance of a claim towards one event that it states. ``own``: the event names the speaker's side as the one
    that acts (None: not known). A party that tells of its own attack claims it; it only asserts what it intercepted,
    whom it arrested, and what others did."""
    if claim.stance == CLAIMS and (event_type in DISARMING or own is False):
        return ASSERTS
    if claim.stance == ASSERTS and own and PARTY in claim.cues and event_type in ATTACKS:
        return CLAIMS
    return claim.stance


def _stretches(view: SpeechView) -> Iterator[tuple[int, int]]:
    """Token stretches that are read as one: sentences, joined where a quotation goes beyond a full stop."""
    closes = sorted((opened, closed) for opened, closed in view.closes.items())
    opened_at = [opened for opened, _ in closes]
    first: int | None = None
    for sentence in view.sentences():
        first = sentence.first if first is None else first
        at = bisect_right(opened_at, sentence.last - 1) - 1
        if any(closed >= sentence.last for opened, closed in closes[max(0, at - 1) : at + 1] if opened >= first):
            continue
        yield first, sentence.last
        first = None
    if first is not None:
        yield first, len(view.forms)


def _spoken(view: SpeechView, speakers: Speakers, first: int, limit: int) -> Iterator[Frame]:
    for frame in find_frames(view, first, limit):
        if frame.claimant is not None:
            speakers.learn(frame.claimant)
        yield frame


def _with_speakers(speakers: Speakers, scoped: list[Scoped]) -> Iterator[tuple[Scoped, Speaker]]:
    """Each frame with its speaker; frames that nobody can be found for are dropped."""
    in_sentence: Speaker | None = None
    for item in scoped:
        frame = item.frame
        if frame.claimant is not None:
            speaker: Speaker | None = speakers.resolve(frame.claimant)
        elif frame.within:
            speaker = in_sentence
        else:
            speaker = in_sentence or speakers.last
        if speaker is None:
            continue
        if frame.nested:
            if item.stretches:
                yield item, speaker
            continue
        in_sentence = speaker
        if frame.silent:
            speakers.last = speaker
            continue
        if item.stretches:
            speakers.last = speaker
            yield item, speaker


def _claims(view: SpeechView, speakers: Speakers, scoped: Scoped, speaker: Speaker, index: int) -> Iterator[Claim]:
    frame = scoped.frame
    named = frame.claimant or speaker.claimant
    start, end = scoped.stretches[-1]
    main = _claim(view, frame, named, speaker, scoped.stretches, stance_of(view, frame, speaker, start, end))
    if speaker.claim is None:
        speaker.claim = index
    yield main
    if frame.beside is not None:
        second = speakers.resolve(frame.beside)
        yield _claim(view, frame, frame.beside, second, scoped.stretches, main.stance)
        if second.claim is None:
            second.claim = index + 1
    for at, belief_end in beliefs(view, scoped.stretches, frame):
        believed = (at, min(belief_end, end)) if belief_end > at else (at, end)
        yield _claim(view, frame, named, speaker, (believed,), BELIEVES, at)


def _denying_the_last(view: SpeechView, claim: Claim, scoped: Scoped, told: list[Claim]) -> Claim:
    """«…، غير أن الجيش نفى ذلك»: a denial of a mere ذلك points at what was said last."""
    words = [i for start, end in scoped.stretches for i in range(start, end)]
    pointing = len(words) <= LONGEST_POINTING and any(view.has(i, "demonstrative") for i in words)
    if claim.stance != DENIES or not pointing or not told:
        return claim
    return replace(claim, scope=told[-1].scope)


def _claim(
    view: SpeechView, frame: Frame, named: Claimant, speaker: Speaker, stretches: tuple[tuple[int, int], ...],
    stance: str, verb: int | None = None,
) -> Claim:  # fmt: skip
    text = view.text
    verb = frame.verb if verb is None else verb
    opened = frame.start if frame.start in view.closes else None
    cues = [named.head.id] if named.head is not None else []
    if speaker.party:
        cues.append(PARTY)
    if tells_aftermath(view, stretches):
        cues.append(AFTERMATH)
    if stance == DENIES and any(refuses(view, *stretch) for stretch in stretches):
        cues.append(REFUSES)
    return Claim(
        first=named.first,
        last=named.last,
        span=named_in(view, named),
        rule=frame.rule,
        cues=tuple(cues),
        stance=stance,
        phrase=(named.start, named.end),
        verb=text.span(verb, verb + 1) if verb is not None else None,
        via=tuple(text.span(*relay) for relay in frame.via),
        source=text.span(frame.source.first, frame.source.last) if frame.source is not None else None,
        quotation=_quotation(view, opened),
        scope=tuple(text.span(*stretch) for stretch in stretches),
        hedges=tuple(text.span(*hedge) for hedge in hedges_in(view, stretches)),
        same_as=speaker.claim,
        kind=speaker.claimant.kind,
        distancing=text.quote(verb, verb + 1) if frame.distancing and verb is not None else None,
    )


def _quotation(view: SpeechView, opened: int | None) -> Span | None:
    """The quotation without its marks."""
    if opened is None or view.closes[opened] <= opened + 1:
        return None
    return view.text.span(opened + 1, view.closes[opened])
