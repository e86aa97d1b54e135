"""Finite verbs of speech: the subject after the verb, before it, or understood, and what is said."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tawthiq.clauses.claimants import Claimant, Relays, beside, known_name, read_claimant, relayed, relays_for
from tawthiq.clauses.claims_before import subject_before
from tawthiq.clauses.claims_complement import Complement, find_complement, skip_adjuncts
from tawthiq.clauses.claims_extent import is_event_noun, is_relay
from tawthiq.clauses.claims_frame import ACCUSES, AROUND, BACKWARD, BELIEVES, Frame
from tawthiq.clauses.claims_view import COMMAS, CONJUNCTIONS, L, SpeechView
from tawthiq.resources.speech import SpeechVerb, SpokenVerb
from tawthiq.text.letters import ar

OBJECT, ATTACK, PLACE, CONDEMNED, MOURNED, NEAR = "object", "attack", "place", "condemned", "mourned", "near"
ABOUT_B = ar("b")
LONGEST_PARTNER = 12
LONGEST_CONDEMNATION = 14
AGREE_BEFORE_SUBJECT = frozenset(("3ms", "3fs"))
"""A verb before its subject stands in the singular (قال شهود)."""
POINT_BACK = frozenset(("denies", "claims_responsibility", "asserts"))


@dataclass(frozen=True, slots=True)
class _Subject:
    """Who speaks; ``begin`` of the clause with a subject before its verb, ``after`` which what is said may begin."""

    claimant: Claimant | None
    begin: int
    after: int
    second: Claimant | None = None
    via: Relays = ()

    @property
    def known(self) -> bool:
        return self.claimant is not None and self.claimant.head is not None


def read_verb(view: SpeechView, at: int, first: int, limit: int, spoken: SpokenVerb) -> Frame | None:
    """The frame of the verb at a word, in a sentence that begins at ``first``; None where it reports nothing."""
    verb = spoken.verb
    if not _may_report(view, at, first, spoken):
        return None
    subject = _subject(view, at, first, limit, spoken)
    points_back = verb.stance in POINT_BACK or (verb.stance == ACCUSES and ATTACK in verb.takes)
    if spoken.suffix and subject.claimant is None:
        return _ascribed(view, at, spoken)
    if spoken.suffix and subject.claimant is not None and subject.begin == at and points_back:
        return _pointing_back(view, at, limit, spoken, subject.claimant)
    if verb.relays:
        source = relayed(view, subject.claimant, limit) if subject.claimant is not None else None
        if source is None:
            return None
        subject = _Subject(source[0], subject.begin, source[0].end, None, source[1])
    complement = find_complement(view, subject.after, limit, verb, subject.via)
    if complement is not None and _tells_another(view, at, subject, complement, verb):
        return None
    if complement is None or not (complement.that or subject.known or _accuse_on(view, at, first, spoken)):
        return _postposed(view, at, verb, subject) or _speaks_on(verb, subject)
    if subject.claimant is None:
        subject = _Subject(_partner(view, first, at), at, subject.after)
    unsaid = subject.claimant is None and view.has(at, "impersonal") and verb.stance != BELIEVES
    if unsaid or complement.start >= limit:
        return None
    return _frame(view, at, limit, verb, subject, complement)


def _tells_another(view: SpeechView, at: int, subject: _Subject, complement: Complement, verb: SpeechVerb) -> bool:
    """Whether the word is no act of speech here: بين without أن, or what another says of the
    subject («وأضاف أن القوات كشفت انتحاريين»)."""
    if NEAR in verb.takes and not (complement.that and view.has(complement.start - 1, "that")):
        return True
    inside = subject.begin < at and view.has(subject.begin - 1, "that")
    return inside and not complement.that and not complement.said


def _accuse_on(view: SpeechView, at: int, first: int, spoken: SpokenVerb) -> bool:
    """«كما اتهموا الجيش بقصف …»: a plural verb that accuses has the speakers of before for its subject."""
    plural = spoken.form.person not in AGREE_BEFORE_SUBJECT
    return spoken.verb.stance == ACCUSES and plural and _heads_clause(view, at, first, spoken)


def _frame(view: SpeechView, at: int, limit: int, verb: SpeechVerb, subject: _Subject, complement: Complement) -> Frame:
    claimant, via, source = subject.claimant, complement.via, complement.speaker
    if source is not None and claimant is not None and relays_for(claimant, source):
        claimant, via, source = source, ((claimant.first, claimant.last), *complement.via), None
    nearer = view.speech_noun(complement.verb) if complement.verb is not None else None
    return Frame(
        begin=subject.begin,
        after=complement.start,
        rule=(nearer or verb).id,
        start=complement.start,
        stance=verb.stance,
        verb=at if complement.verb is None else complement.verb,
        claimant=claimant,
        beside=subject.second,
        via=via,
        source=source,
        within=verb.stance == BELIEVES and claimant is None,
        silent=_silent(view, verb, complement, limit),
        distancing=verb.distancing,
        takes=verb.takes,
    )


def _may_report(view: SpeechView, at: int, first: int, spoken: SpokenVerb) -> bool:
    """Whether the verb may report here, by what its entry says and what is written on to it."""
    verb = spoken.verb
    if spoken.suffix and not verb.takes & {OBJECT, ABOUT_B, ATTACK}:
        return False
    if (verb.silent or NEAR in verb.takes) and not _heads_clause(view, at, first, spoken):
        return False
    if NEAR in verb.takes and view.has(at - 1, "that"):
        return False
    if view.has(at + 1, "scripture"):
        return False
    return PLACE not in verb.takes or (view.has(at + 1, "in") and view.has(at + 2, "venue"))


def _subject(view: SpeechView, at: int, first: int, limit: int, spoken: SpokenVerb) -> _Subject:
    """The subject after the verb where the lexicon knows it, else before it, else a bare name after it."""
    subject_at = at + 2 if PLACE in spoken.verb.takes else skip_adjuncts(view, at + 1, limit)
    claimant = None
    if ATTACK in spoken.verb.takes and view.has(subject_at, ATTACK) and view.definite(subject_at):
        behind = read_claimant(view, subject_at + 1, limit)
        if behind is not None and behind.head is not None and not _governed(view, behind):
            return _Subject(behind, at, subject_at, None, behind.via)
    if subject_at < limit and not is_relay(view, subject_at):
        claimant = read_claimant(view, subject_at, limit, view.governor(subject_at, limit))
        claimant = claimant or known_name(view, subject_at, limit)
    before = subject_before(view, at, first)
    if before is not None and (before.beside_verb or _weak(claimant)):
        if spoken.verb.stance == BELIEVES and view.is_preposition(at + 1):
            return _Subject(None, at, at + 1)
        return _Subject(before.claimant, before.begin, at + 1, before.second, before.claimant.via)
    if claimant is not None and claimant.head is not None and _governed(view, claimant):
        claimant = None
    if claimant is not None and claimant.head is None and OBJECT in spoken.verb.takes:
        claimant = None if _object_like(view, subject_at) else claimant
    loose = spoken.verb.stance == ACCUSES and not spoken.suffix and not _heads_clause(view, at, first, spoken)
    if claimant is None or loose or spoken.form.person not in AGREE_BEFORE_SUBJECT:
        return _Subject(None, at, at + 1)
    second = beside(view, claimant, limit)
    return _Subject(claimant, at, (second or claimant).end, second, claimant.via)


def _weak(claimant: Claimant | None) -> bool:
    """No subject behind the verb, or one that may as well be its object."""
    return claimant is None or claimant.head is None or claimant.kind == "state"


def _governed(view: SpeechView, claimant: Claimant) -> bool:
    """A name with ل written on to it is no subject («نقطتي رصد للجيش»)."""
    found = view.head(claimant.start, claimant.end)
    return found is not None and found[2].endswith(L)


def _silent(view: SpeechView, verb: SpeechVerb, complement: Complement, limit: int) -> bool:
    """Whether the verb only sets the speaker: a call, or a condemnation that names no deed."""
    if CONDEMNED in verb.takes:
        said = range(complement.start, min(limit, complement.start + LONGEST_CONDEMNATION))
        return not any(view.has(i, CONDEMNED) for i in said)
    return verb.silent and (not complement.that or complement.start in view.closes)


def _object_like(view: SpeechView, at: int) -> bool:
    """A word that begins what is said rather than a name."""
    return view.has(at, "said_noun") or is_event_noun(view.forms[at]) or view.forms[at][:1] in CONJUNCTIONS


def _heads_clause(view: SpeechView, at: int, first: int, spoken: SpokenVerb) -> bool:
    """A verb that is spelt like another word (بيّن، بين) is one only at the head of its clause."""
    if spoken.suffix:
        return False
    introduced = any(view.has(at - 1, key) for key in ("clause", "that", "was", "time"))
    return at == first or bool(spoken.prefix) or view.is_mark(at - 1) or introduced


def _partner(view: SpeechView, first: int, at: int) -> Claimant | None:
    """«وفي حديث مع مدير المشفى، أكد أن …»: the one who was talked to is the speaker."""
    if not view.has(first, "preposition") or not view.has(first + 1, "venue"):
        return None
    together = (i for i in range(first + 2, min(at, first + LONGEST_PARTNER)) if view.has(i, "with"))
    spoken_to = (read_claimant(view, start, at) for i in together for start in range(i + 1, at))
    return next((c for c in spoken_to if c is not None and c.head is not None), None)


def _pointing_back(view: SpeechView, at: int, limit: int, spoken: SpokenVerb, claimant: Claimant) -> Frame | None:
    """«…، الأمر الذي نفاه الجيش», «هجوم تبناه التنظيم»: what is meant stands before the verb."""
    if spoken.verb.relays:
        return None
    complement = find_complement(view, claimant.end, limit, spoken.verb)
    if complement is not None and complement.that:
        return None
    begin = at - view.has(at - 1, "relative")
    frame = _before(at, spoken.verb, claimant, begin - view.has(begin - 1, "matter"))
    if spoken.verb.stance == ACCUSES and claimant.end < limit:
        return replace(frame, direction=AROUND, start=claimant.end)
    return frame


def _ascribed(view: SpeechView, at: int, spoken: SpokenVerb) -> Frame | None:
    """«نفت الحركة أي صلة لها بالقصف ونسبته إلى الجيش»: the speaker of the sentence goes on and names another."""
    verb = spoken.verb
    if verb.stance != ACCUSES or ATTACK not in verb.takes or spoken.prefix not in CONJUNCTIONS:
        return None
    if not view.is_preposition(at + 1):
        return None
    return Frame(
        begin=at, after=at + 1, rule=verb.id, direction=AROUND, start=at + 1, stance=ACCUSES, verb=at, within=True
    )


def _postposed(view: SpeechView, at: int, verb: SpeechVerb, subject: _Subject) -> Frame | None:
    """«"…"، يقول فلان»: a quotation that ends right before the verb."""
    before = at - 1
    while before > 0 and view.forms[before] in COMMAS:
        before -= 1
    if before not in view.opens or subject.claimant is None or subject.begin != at:
        return None
    return _before(at, verb, subject.claimant, at)


def _speaks_on(verb: SpeechVerb, subject: _Subject) -> Frame | None:
    """«ونعت الوزارة فلانا، قائلة إن …»: nothing is reported yet, but the speaker is set."""
    if MOURNED not in verb.takes or not subject.known:
        return None
    return Frame(
        begin=subject.begin,
        after=subject.after,
        rule=verb.id,
        start=subject.after,
        claimant=subject.claimant,
        silent=True,
    )


def _before(at: int, verb: SpeechVerb, claimant: Claimant, begin: int) -> Frame:
    """The frame of a verb whose words stand before it."""
    return Frame(
        begin=begin,
        after=claimant.end,
        rule=verb.id,
        direction=BACKWARD,
        stance=verb.stance,
        verb=at,
        claimant=claimant,
        via=claimant.via,
        distancing=verb.distancing,
    )
