"""Where what is said begins: behind أن, a colon, a quotation, or at the bare object («أكد الجيش مقتل …»).

Between the speaker and there may stand words of time, the place of speech (في بيان), the relay (لوكالة الوادي), a
post in apposition, a relative clause: all are stepped over, and the relay is kept.
"""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.clauses.claimants import Claimant, read_claimant
from tawthiq.clauses.claims_extent import is_adjective, is_event_noun, is_relay
from tawthiq.clauses.claims_view import AL, COLON, COMMAS, DASHES, LONGEST_QUOTED_NAME, OPENERS, B, L, SpeechView
from tawthiq.resources.speech import SpeechVerb

SPECIAL = frozenset(("material", "attack", "blame", "charge", "mourned"))
"""What a verb may take that leaves no room for أن."""
TELLING = frozenset(("speech.report",))
"""Verbs that take the one who is told as their object (أفاد الوكالة)."""
LATER = frozenset(("blame", "charge"))
"""What may follow a first object (حمّل الجيش مسؤولية …، وجه للرجل اتهاما)."""
MOST_UNREAD, FEWEST_UNREAD = 5, 1
"""Words that may stand between a speaker and أن without being understood; fewer for verbs that are spelt like
others."""
FARTHEST = 34
"""Words between a speaker and أن: a post, a relative clause and two adjuncts together reach about thirty."""


@dataclass(frozen=True, slots=True)
class Complement:
    """``start`` of what is said; ``that``: opened by أن, a colon or a quotation; ``said``: a noun that begins what is
    said.

    ``resumes``: for a phrase that nothing follows, the index after its adjuncts. ``speaker``: the one whom the speaker
    quotes (نقلا عن مصدر). ``verb``: index of قوله where that is the nearer verb of speech.
    """

    start: int
    that: bool = False
    said: bool = False
    resumes: int = 0
    via: tuple[tuple[int, int], ...] = ()
    speaker: Claimant | None = None
    verb: int | None = None


@dataclass(slots=True)
class _Walk:
    at: int
    via: list[tuple[int, int]]
    speaker: Claimant | None = None
    verb: int | None = None
    commas: int = 0
    unread: int = 0
    passed: bool = False


def skip_adjuncts(view: SpeechView, at: int, limit: int) -> int:
    """The index of the first word from ``at`` that is no comma, word of time, place of speech or pronoun with a
    preposition."""
    while at < limit:
        step = _adjunct(view, at, limit) if not view.is_mark(at) else int(view.forms[at] in COMMAS | DASHES) + at
        if step <= at:
            break
        at = step
    return at


def _adjunct(view: SpeechView, at: int, limit: int) -> int:
    """The index after an adjunct that begins at ``at``, or ``at``."""
    if view.has(at, "time") and view.has(at + 1, "venue"):
        return _past_place(view, at + 1, limit)
    if view.has(at, "turn"):
        return at + 1
    if view.has(at, "time"):
        end = at + 1
        while end < limit and (
            view.has(end, "time") or view.text.tokens[end].kind == "number" or view.forms[end] in "/()"
        ):
            end += 1
        return end
    if view.has(at, "resumptive"):
        return at + 1
    if view.is_preposition(at) and at + 1 < limit and not view.has(at, "about"):
        return _past_place(view, at + 1, limit) if _is_place(view, at + 1) else at
    return at


def _is_place(view: SpeechView, at: int) -> bool:
    if at < len(view.forms) and (view.text.tokens[at].kind == "number" or view.forms[at] == AL):
        return True
    return any(view.has(at, key) for key in ("venue", "time", "turn", "ordinal"))


def _past_place(view: SpeechView, at: int, limit: int) -> int:
    """The index after the noun of a place of speech and its adjectives (بيان مقتضب له، مؤتمر صحفي)."""
    end = at + 1
    while end < limit and not view.is_mark(end):
        if not (
            is_adjective(view, end)
            or view.has(end, "adjective")
            or view.has(end, "resumptive")
            or view.has(end, "time")
        ):
            break
        end += 1
    return end


def find_complement(
    view: SpeechView, at: int, limit: int, verb: SpeechVerb | None, via: tuple[tuple[int, int], ...] = ()
) -> Complement | None:
    """Where what is said begins, from ``at`` on; None where nothing fits the verb. With ``verb`` None (an
    attribution) only the adjuncts are walked over and ``resumes`` tells where the text goes on."""
    walk = _Walk(at, list(via))
    while walk.at < limit and walk.at - at <= FARTHEST and walk.commas <= 4:
        found = _opened(view, walk, limit, verb)
        if found is not None:
            return found
        step = _step(view, walk, limit, verb)
        if step > walk.at:
            walk.at = step
            continue
        if verb is None:
            break
        far = walk.commas > 0 or walk.passed
        plain = begins_speech(view, walk.at) or view.is_preposition(walk.at) or verb.takes & SPECIAL
        if _object(view, walk.at, verb, limit) and (plain or not far):
            return _complement(walk, walk.at, said=begins_speech(view, walk.at))
        walk.unread += not _light(view, walk.at)
        walk.passed = True
        walk.at += 1
        if walk.unread > (FEWEST_UNREAD if "near" in verb.takes or verb.carries else MOST_UNREAD):
            return None
    if verb is None:
        return Complement(walk.at, resumes=walk.at, via=tuple(walk.via), speaker=walk.speaker)
    return None


def _complement(walk: _Walk, start: int, that: bool = False, said: bool = False) -> Complement:
    return Complement(start, that, said, start, tuple(walk.via), walk.speaker, walk.verb)


def _opened(view: SpeechView, walk: _Walk, limit: int, verb: SpeechVerb | None) -> Complement | None:
    """A complement opened by أن, a colon, a quotation."""
    at = walk.at
    form = view.forms[at]
    if verb is not None and verb.takes & SPECIAL and (walk.passed or walk.commas):
        return None
    if view.has(at, "that") and not view.has(at - 1, "before_that"):
        return _complement(walk, at + 1, that=True)
    if form == COLON:
        return _complement(walk, at + 1, that=True)
    if verb is not None and form in OPENERS and at in view.closes and not _named_quote(view, at):
        return None if verb.takes & SPECIAL else _complement(walk, at, that=True)
    if verb is not None and view.is_preposition(at) and at + 1 < limit and view.has(at + 1, "that"):
        return _complement(walk, at + 2, that=True)
    return None


def _named_quote(view: SpeechView, opened: int) -> bool:
    """A quotation that أن follows, one behind a preposition, or one that holds a party's name alone: a name, not what
    is said (كتائب … - "قوات الوادي"، إنها …; عبر "الوادي"; قائد "قوة المهام" العميد فلان)."""
    if view.is_preposition(opened - 1):
        return True
    party = view.actors.get(opened + 1)
    if party is not None and party.last == view.closes[opened]:
        return True
    after = view.closes[opened] + 1
    while after < len(view.forms) and view.forms[after] in COMMAS | DASHES:
        after += 1
    return view.has(after, "that") and view.closes[opened] - opened <= LONGEST_QUOTED_NAME


def _step(view: SpeechView, walk: _Walk, limit: int, verb: SpeechVerb | None) -> int:
    """The index after something that stands between: comma, adjunct, relay, relative clause, apposition."""
    at = walk.at
    form = view.forms[at]
    if verb is not None and _object(view, at, verb, limit) and view.is_preposition(at):
        return at
    if form in COMMAS | DASHES:
        if verb is None and not _parenthesis(view, at, limit):
            return at
        walk.commas += 1
        return at + 1
    quoting = view.attribution(at, limit)
    if quoting is not None and quoting[0].relays:
        walk.speaker = read_claimant(view, quoting[1], limit)
        return walk.speaker.end if walk.speaker is not None else at
    told = verb is None or verb.id in TELLING
    if at in view.closes and verb is not None:
        return view.closes[at] + 1
    relay = relay_at(view, at, limit) or (_told_outlet(view, at, limit) if told else None)
    if relay is not None:
        walk.via.append(relay)
        return relay[1] + (relay[1] in view.opens)
    noun = view.speech_noun(at)
    if noun is not None and verb is not None and view.carries_pronoun(at):
        walk.verb = at
        return at + 1
    adjunct = _adjunct(view, at, limit)
    if adjunct > at:
        return adjunct
    if form == "(" and view.bracket(at, limit):
        return view.bracket(at, limit) + 1
    unnamed = view.wants_to_stay_unnamed(at)
    if unnamed or view.has(at, "relative") or view.has(at, "apposition"):
        return _past_clause(view, at, limit) if verb is not None or unnamed else at
    return at


def _parenthesis(view: SpeechView, comma: int, limit: int) -> bool:
    """A comma behind an attribution belongs to it only where an adjunct or relay follows."""
    return comma + 1 < limit and (
        _adjunct(view, comma + 1, limit) > comma + 1 or relay_at(view, comma + 1, limit) is not None
    )


def relay_at(view: SpeechView, at: int, limit: int) -> tuple[int, int] | None:
    """«لوكالة الوادي», «لرويترز», «لـ"الوادي"», «نقلته وكالة الوادي»: the tokens of the relay."""
    form = view.forms[at]
    spoken = view.verb(at)
    if spoken is not None and spoken.suffix and (spoken.verb.relays or "material" in spoken.verb.takes):
        return _told_outlet(view, at + 1, limit)
    if view.has(at, "with"):
        return _told_outlet(view, at + 1, limit)
    if not form.startswith(L):
        return None
    if form == L and at + 2 < limit and at + 1 in view.closes and view.closes[at + 1] - at <= 6:
        return (at, view.closes[at + 1])
    start = at + 1 if form == L else at
    found = view.head(start, limit)
    if found is None or found[0].kind != "media" or (form != L and not is_relay(view, at)):
        return None
    claimant = read_claimant(view, start, limit)
    return (at, claimant.last) if claimant is not None else (at, found[1])


def _told_outlet(view: SpeechView, at: int, limit: int) -> tuple[int, int] | None:
    """«كما أفاد المدير وكالة الوادي»: the outlet as the object of telling."""
    found = view.head(at, limit)
    if found is None or found[0].kind != "media" or found[2]:
        return None
    claimant = read_claimant(view, at, limit)
    return (claimant.first, claimant.last) if claimant is not None else None


def _past_clause(view: SpeechView, at: int, limit: int) -> int:
    """The index of the comma, أن, quotation or verbal noun that ends a relative clause."""
    end = at + 2 if view.has(at, "relative") else at + 1
    while end < limit and view.forms[end] not in COMMAS | DASHES and end not in view.closes:
        if end in view.actors and view.actors[end].last < limit:
            end = view.actors[end].last
            continue
        if view.has(end, "that") or (begins_speech(view, end) and not view.definite(end)) or is_relay(view, end):
            break
        end += 1
    return end


def begins_speech(view: SpeechView, at: int) -> bool:
    """A noun with which what is said may begin, ب before it or not: مقتل، بتعرض، عن إسقاط."""
    form = view.forms[at]
    if view.has(at, "said_noun") or is_event_noun(form):
        return True
    return form.startswith(B) and (view.lexicon.has(form[1:], "said_noun") or is_event_noun(form[1:]))


def _light(view: SpeechView, at: int) -> bool:
    """A word that goes on with a phrase: a preposition or what it governs, a definite word, one with ل or ب written
    on to it."""
    form = view.forms[at]
    return view.is_preposition(at) or view.is_preposition(at - 1) or view.definite(at) or form.startswith((L, B))


def _object(view: SpeechView, at: int, verb: SpeechVerb, limit: int) -> bool:
    """Whether a word may be the object of the verb, by what the verb takes."""
    form = view.forms[at]
    takes = verb.takes
    if view.is_mark(at) or view.has(at, "time"):
        return False
    if "material" in takes:
        return view.has(at, "material")
    if "mourned" in takes:
        return view.has(at, "mourned")
    if "attack" in takes:
        return view.has(at, "attack")
    if takes & LATER:
        return any(view.has(i, key) for key in takes & LATER for i in range(at, min(at + 9, limit)))
    if view.is_preposition(at):
        return form in takes and not _is_place(view, at + 1)
    if form.startswith(B) and B in takes and len(form) > 3:
        return not form.startswith(B + AL) or "object" not in takes
    if not form.startswith((L, B + AL)) and takes & {"object", "described"}:
        return True
    return bool(takes) and begins_speech(view, at) and not view.definite(at)
