"""Which claims tell of which event: those that hold a mention of it, and those that come back to it in other words."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.clauses.claims_frame import ACCUSES, ASSERTS, BELIEVES, CLAIMS, DENIES, REFUSES
from tawthiq.clauses.claims_stance import AFTERMATH
from tawthiq.clauses.coreference import GENERIC, group_of
from tawthiq.clauses.draft import EventDraft
from tawthiq.clauses.reading import Layers
from tawthiq.clauses.triggers import Trigger
from tawthiq.layers.annotation import Annotation, Claim

RETURNS = frozenset((ASSERTS, BELIEVES))
"""Stances of claims that may be tied to an event without a mention of it where the speaker is informed."""
BLAMING = frozenset(("speech.accuse", "speech.blame", "speech.charge"))
"""Entries whose verbs name who answers for a deed; a condemnation or a pretext does not come back to one."""
INFORMED = frozenset(
    ("source", "official", "authority", "monitor", "rescue", "health", "correspondent", "media", "witness", "person")
)
"""Kinds of speakers who come back to what the report tells; parties and organisations come back to their cause."""
UNREAL = frozenset(("negation", "future", "threat", "conditional", "habitual", "purpose"))
"""Flags of words that name no event that has happened."""
RETURN_REACH, ANSWER_REACH = 2, 5
"""Sentences between the last mention of an event and a claim that comes back to it, or that claims it."""


def tellings(layers: Layers, events: Sequence[EventDraft]) -> tuple[frozenset[int], ...]:
    """For each event the indexes of the claims that tell of it."""
    told = [_holding(layers.claims, event) for event in events]
    held = {index for claims in told for index in claims}
    for index, claim in enumerate(layers.claims):
        meant = None if index in held else _meant(layers, events, claim)
        if meant is not None:
            told[meant].add(index)
    return tuple(frozenset(claims) for claims in told)


def denied(claims: Sequence[Claim], event: EventDraft) -> bool:
    """Whether an event is told only as what somebody denies: each of its mentions stands inside a denial of the deed
    itself. One that refuses responsibility leaves the deed standing."""
    denials = [scope for c in claims if c.stance == DENIES and REFUSES not in c.cues for scope in c.scope]
    return all(any(scope.contains(m.trigger.span) for scope in denials) for m in event.mentions)


def _holding(claims: Sequence[Claim], event: EventDraft) -> set[int]:
    """The claims with a mention of the event in what they say."""
    spans = [mention.trigger.span for mention in event.mentions]
    return {i for i, claim in enumerate(claims) if any(s.overlaps(span) for s in claim.scope for span in spans)}


def _meant(layers: Layers, events: Sequence[EventDraft], claim: Claim) -> int | None:
    """The event to which a claim comes back: by a word for it («القصف أسفر عن …»), by a toll alone («استقبلنا خمسة
    جرحى»), by what it left behind («المصابين نقلوا»), or because it names who answers for it."""
    if not _may_return(claim):
        return None
    answers = _answers(claim)
    reach = ANSWER_REACH if claim.stance == CLAIMS else RETURN_REACH
    words = [t for t in layers.triggers if _says(claim, t) and not t.flags & UNREAL]
    if claim.stance == CLAIMS and words and not any(t.definite for t in words):
        return None
    for word in words:
        found = _latest(layers, events, word.first, reach, word)
        if found is not None:
            return found
    if words and not answers:
        return None
    at, _ = layers.text.tokens_in(claim.scope[0])
    toll = next((c for c in layers.casualties if _says(claim, c)), None)
    if toll is None and AFTERMATH not in claim.cues and not answers:
        return None
    return _latest(layers, events, at if toll is None else toll.first, reach)


def _may_return(claim: Claim) -> bool:
    """Parties and organisations come back to their cause, unless they name who answers for the deed."""
    return _answers(claim) or (claim.stance in RETURNS and claim.kind in INFORMED)


def _answers(claim: Claim) -> bool:
    return claim.stance == CLAIMS or (claim.stance == ACCUSES and claim.rule in BLAMING)


def _says(claim: Claim, annotation: Annotation) -> bool:
    return any(scope.contains(annotation.span) for scope in claim.scope)


def _latest(
    layers: Layers, events: Sequence[EventDraft], at: int, reach: int, word: Trigger | None = None
) -> int | None:
    """The event told last before a token, at most ``reach`` sentences back, and of a word's kind where one is given; a
    word for any attack means the last of them where none is of its kind."""
    sentence = layers.text.sentence_of(at).index
    near: list[tuple[int, int]] = []
    alike: list[tuple[int, int]] = []
    for index, event in enumerate(events):
        before = [m.trigger for m in event.mentions if m.trigger.first < at]
        if not before or sentence - before[-1].sentence > reach:
            continue
        near.append((before[-1].first, index))
        if word is not None and any(group_of(m.trigger.family) == group_of(word.family) for m in event.mentions):
            alike.append((before[-1].first, index))
    anything = word is None or word.family in GENERIC
    found = alike or (near if anything else [])
    return max(found)[1] if found else None
