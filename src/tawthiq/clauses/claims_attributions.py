"""Attributions: a phrase that names the speaker beside the clause («…، وفق الشرطة», «…، حسبما أفاد مصدر»)."""

from __future__ import annotations

from tawthiq.clauses.claimants import Claimant, beside, known_name, read_claimant, relayed, relays_for
from tawthiq.clauses.claims_complement import Complement, find_complement, skip_adjuncts
from tawthiq.clauses.claims_frame import ASSERTS, BACKWARD, Frame
from tawthiq.clauses.claims_view import COMMAS, SpeechView
from tawthiq.resources.speech import SpeechVerb, SpokenVerb

PRESENT = "present"
LONGEST_SPEAKER = 12
"""Words in which the comma or full stop that ends an attribution must come for a name that no lexicon knows."""


def read_attribution(view: SpeechView, at: int, limit: int) -> Frame | None:
    """The attribution that begins at a word, or None."""
    found = view.attribution(at, limit)
    if found is None:
        return None
    attribution, after = found
    spoken = view.verb(after)
    if (attribution.verb and spoken is None) or view.has(after, "rule_noun"):
        return None
    verb = after if spoken is not None else None
    if spoken is not None:
        after = _past_particles(view, after + 1, limit)
    claimant = _speaker(view, after, limit, attribution.verb)
    if claimant is None:
        return None
    origin, via = claimant, claimant.via
    if spoken is not None and spoken.verb.relays:
        origin, via = relayed(view, claimant, limit) or (origin, via)
    behind = find_complement(view, origin.end, limit, None, via)
    via = behind.via if behind is not None else via
    if behind is not None and behind.speaker is not None and relays_for(origin, behind.speaker):
        origin, via = behind.speaker, ((origin.first, origin.last), *via)
    if attribution.loose and not _closes(view, spoken.verb if spoken else None, origin, behind, limit):
        return None
    second = beside(view, origin, limit)
    ends = [origin.end, *([behind.resumes] if behind else []), *([second.end] if second else [])]
    return Frame(
        begin=at,
        after=max(ends),
        rule=attribution.id,
        direction=BACKWARD,
        stance=spoken.verb.stance if spoken is not None else ASSERTS,
        verb=verb,
        claimant=origin,
        beside=second,
        via=via,
        attribution=True,
        distancing=spoken is not None and spoken.verb.distancing,
    )


def read_aside(view: SpeechView, at: int, first: int, limit: int, spoken: SpokenVerb) -> Frame | None:
    """A verb of speech and its subject between two commas («ومنذ ذلك الحين، تقول المصادر، رفعت …»), or None."""
    if at == first or view.forms[at - 1] not in COMMAS or spoken.form.tense != PRESENT:
        return None
    claimant = read_claimant(view, at + 1, limit)
    if claimant is None or claimant.head is None or claimant.end >= limit or view.forms[claimant.end] not in COMMAS:
        return None
    return Frame(
        begin=at,
        after=claimant.end,
        rule=spoken.verb.id,
        direction=BACKWARD,
        stance=spoken.verb.stance,
        verb=at,
        claimant=claimant,
        via=claimant.via,
        attribution=True,
        distancing=spoken.verb.distancing,
    )


def _speaker(view: SpeechView, at: int, limit: int, verbal: bool) -> Claimant | None:
    """The speaker behind the phrase; behind a verb also a name that no lexicon knows, up to the next mark."""
    mark = None
    if verbal:
        marks = (i for i in range(at, min(limit, at + LONGEST_SPEAKER)) if view.is_mark(i) and not view.touches(i + 1))
        mark = next(marks, None)
    return read_claimant(view, at, limit, mark) or known_name(view, at, limit)


def _closes(
    view: SpeechView, verb: SpeechVerb | None, claimant: Claimant, behind: Complement | None, limit: int
) -> bool:
    """«كما أفاد فلان» is an attribution only where the clause ends with it."""
    if verb is None or verb.silent or claimant.head is None or behind is None or behind.that:
        return False
    return behind.resumes >= limit or view.is_mark(behind.resumes)


def _past_particles(view: SpeechView, at: int, limit: int) -> int:
    """Steps over به، عنه، إليه after a verb («ما أفاد به مراسلنا»)."""
    while at < limit and view.has(at, "resumptive"):
        at += 1
    return skip_adjuncts(view, at, limit)
