"""Frames of speech: a verb, attribution or colon, with its speaker, its relay, and where what is said begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tawthiq.clauses.claimants import Claimant, beside, known_name, read_claimant
from tawthiq.clauses.claims_complement import Complement, find_complement, skip_adjuncts
from tawthiq.clauses.claims_extent import is_event_noun
from tawthiq.clauses.claims_view import COLON, COMMAS, CONJUNCTIONS, DASHES, OPENERS, SpeechView
from tawthiq.resources.speech import SPEAKS, SpeechVerb, SpokenVerb
from tawthiq.text.letters import ar

FORWARD, BACKWARD, AROUND = "forward", "backward", "around"
COLON_RULE = "colon"
OBJECT, ATTACK, PLACE, CONDEMNED, ABOUT_B = "object", "attack", "place", "condemned", ar("b")
BELIEVES = "believes"
LONGEST_LABEL = 12
"""Words before a colon that may name a speaker («المتحدث باسم الجيش العميد فلان: …»)."""
LONGEST_SUBJECT_BEFORE = 16
VERB_FIRST_PERSONS = frozenset(("3ms", "3fs"))
"""A verb before its subject stands in the singular (قال شهود)."""
QAD, ALSO = ar("qd"), ar("AyDA")


@dataclass(frozen=True, slots=True)
class Frame:
    """One act of speech in a sentence. Token indexes: ``begin`` of the whole frame, ``after`` it, ``start`` of what is said
    (None: nothing follows). ``direction``: what is said stands after it, before it, or on both sides (a parenthesis)."""

    begin: int
    after: int
    start: int | None
    direction: str
    rule: str
    stance: str = "asserts"
    verb: int | None = None
    claimant: Claimant | None = None
    beside: Claimant | None = None
    via: tuple[tuple[int, int], ...] = ()
    carries: bool = False
    participle: bool = False
    silent: bool = False
    distancing: bool = False
    takes: frozenset[str] = frozenset()


def find_frames(view: SpeechView, first: int, limit: int) -> Iterator[Frame]:
    """The frames of a sentence, tokens ``first``..``limit``, in order."""
    at = first
    label = _label(view, first, limit)
    if label is not None:
        yield label
        at = label.after
    while at < limit:
        frame = _frame_at(view, at, first, limit) if SPEAKS in view.flags[at] else None
        if frame is None:
            at += 1
            continue
        yield frame
        at = max(at + 1, frame.after)


def _frame_at(view: SpeechView, at: int, first: int, limit: int) -> Frame | None:
    attributed = _attribution(view, at, limit)
    if attributed is not None:
        return attributed
    participle = view.participle(at)
    if participle is not None and _stands_apart(view, at, first):
        return _participle(view, at, limit, participle)
    spoken = view.verb(at)
    if spoken is not None and not view.negated(at):
        return _verb(view, at, first, limit, spoken)
    return _verbal_noun(view, at, limit)


def _stands_apart(view: SpeechView, at: int, first: int) -> bool:
    """A participle carries the speaker on only after a comma, a quotation, a dash or و."""
    if at == first:
        return False
    form, before = view.forms[at], view.forms[at - 1]
    return form[:1] in CONJUNCTIONS or before in COMMAS | DASHES or at - 1 in view.opens or before == ")"


def _label(view: SpeechView, first: int, limit: int) -> Frame | None:
    """A speaker before a colon at the head of a sentence: «المرصد: طائرات قصفت …»."""
    for colon in range(first + 1, min(limit - 1, first + LONGEST_LABEL)):
        if view.forms[colon] == COLON:
            break
        if view.forms[colon] in COMMAS or view.verb(colon) is not None or view.has(colon, "that"):
            return None
    else:
        return None
    claimant = read_claimant(view, first, colon)
    if claimant is None or claimant.head is None or claimant.kind in ("state", "resident", "statement", "document"):
        return None
    whole = claimant.end >= colon or (claimant.end == colon - 1 and view.is_mark(claimant.end))
    return Frame(first, colon + 1, colon + 1, FORWARD, COLON_RULE, claimant=claimant) if whole else None


def _attribution(view: SpeechView, at: int, limit: int) -> Frame | None:
    """«…، وفق الشرطة» or «…، حسبما أفاد مصدر»."""
    found = view.attribution(at, limit)
    if found is None:
        return None
    attribution, after = found
    verb: int | None = None
    spoken: SpokenVerb | None = None
    if attribution.verb or view.verb(after):
        spoken = view.verb(after)
        if spoken is None:
            return None
        verb = after
        after = _past_particles(view, skip_adjuncts(view, after + 1, limit), limit)
    elif view.has(after, "rule_noun"):
        return None
    claimant = read_claimant(view, after, limit, _clause_mark(view, after, limit) if attribution.verb else None)
    if claimant is None:
        claimant = known_name(view, after, limit)
    if claimant is None:
        return None
    via = claimant.via
    if spoken is not None and spoken.verb.relays:
        claimant, via = _relayed(view, claimant, limit) or (claimant, via)
    complement = find_complement(view, claimant.end, limit, None, via)
    if attribution.loose and not _closes(view, spoken, claimant, complement, limit):
        return None
    end = complement.resumes if complement is not None else claimant.end
    via = complement.via if complement is not None else via
    stance = spoken.verb.stance if spoken is not None else "asserts"
    distancing = spoken is not None and spoken.verb.distancing
    second = beside(view, claimant, limit)
    end = max(end, second.end if second is not None else 0)
    return Frame(at, end, None, BACKWARD, attribution.id, stance, verb, claimant, second, via, distancing=distancing)


def _clause_mark(view: SpeechView, at: int, limit: int) -> int | None:
    """The comma or full stop that ends an attribution."""
    return next(
        (i for i in range(at, min(limit, at + LONGEST_LABEL)) if view.is_mark(i) and not view.touches(i + 1)), None
    )


def _closes(
    view: SpeechView, spoken: SpokenVerb | None, claimant: Claimant, complement: Complement | None, limit: int
) -> bool:
    """«كما أفاد فلان» is an attribution only where the clause ends with it."""
    if spoken is None or spoken.verb.silent or claimant.head is None or complement is None or complement.that:
        return False
    return complement.resumes >= limit or view.is_mark(complement.resumes)


def _past_particles(view: SpeechView, at: int, limit: int) -> int:
    """Steps over به، عنه، إليه after a verb («ما أفاد به مراسلنا»)."""
    while at < limit and view.has(at, "resumptive"):
        at += 1
    return skip_adjuncts(view, at, limit)


def _relayed(view: SpeechView, relay: Claimant, limit: int) -> tuple[Claimant, tuple[tuple[int, int], ...]] | None:
    """«نقلت وكالة الوادي عن شاهد عيان»: the witness, and the agency as relay."""
    at = relay.end
    while at < limit and at - relay.end < LONGEST_LABEL and not view.has(at, "that"):
        if view.has(at, "about"):
            claimant = read_claimant(view, at + 1, limit)
            if claimant is None:
                return None
            further = _relayed(view, claimant, limit) if claimant.kind == "media" else None
            source, via = further or (claimant, claimant.via)
            return source, ((relay.first, relay.last), *via)
        at += 1
    return None


def _participle(view: SpeechView, at: int, limit: int, verb: SpeechVerb) -> Frame | None:
    complement = find_complement(view, at + 1, limit, verb)
    if complement is None:
        return None
    return Frame(
        at, complement.start, complement.start, FORWARD, verb.id, verb.stance, at, via=complement.via,
        carries=True, participle=True, distancing=verb.distancing, takes=verb.takes,
    )  # fmt: skip


def _verb(view: SpeechView, at: int, first: int, limit: int, spoken: SpokenVerb) -> Frame | None:
    """A finite verb: its subject after it, before it, or understood."""
    verb = spoken.verb
    if spoken.suffix and not verb.takes & {OBJECT, ABOUT_B, ATTACK}:
        return None
    if verb.silent and not _near(view, at, first, spoken):
        return None
    placed = PLACE in verb.takes
    if placed and not (view.has(at + 1, "in") and view.has(at + 2, "venue")):
        return None
    subject_at = at + 2 if placed else skip_adjuncts(view, at + 1, limit)
    governor = view.governor(subject_at, limit)
    claimant = read_claimant(view, subject_at, limit, governor)
    begin = at
    unknown = claimant is not None and claimant.head is None
    before = _subject_before(view, at, first) if claimant is None or unknown else None
    if (
        before is not None
        or spoken.form.person not in VERB_FIRST_PERSONS
        or (unknown and OBJECT in verb.takes and _object_like(view, subject_at))
    ):
        claimant = None
    if spoken.suffix and claimant is not None and verb.stance in ("denies", "claims_responsibility", "asserts"):
        return _pointing_back(view, at, limit, spoken, claimant)
    second = beside(view, claimant, limit) if claimant is not None else None
    after = second.end if second is not None else claimant.end if claimant is not None else at + 1
    if claimant is None and before is not None:
        claimant, begin = before, before.start
    via: tuple[tuple[int, int], ...] = claimant.via if claimant is not None else ()
    if verb.relays:
        relayed = _relayed(view, claimant, limit) if claimant is not None else None
        if relayed is None:
            return None
        claimant, via = relayed
        after = claimant.end
    if "near" in verb.takes and not _near(view, at, first, spoken):
        return None
    complement = find_complement(view, after, limit, verb, via)
    if complement is None or (not complement.that and (claimant is None or claimant.head is None)):
        return _postposed(view, at, limit, verb, claimant, begin)
    if claimant is None:
        claimant = _partner(view, first, at)
    if complement.start >= limit or (claimant is None and view.has(at, "impersonal") and verb.stance != BELIEVES):
        return None
    if complement.speaker is not None and claimant is not None:
        claimant, via = complement.speaker, ((claimant.first, claimant.last), *complement.via)
    else:
        via = complement.via
    return Frame(
        begin, complement.start, complement.start, FORWARD, verb.id, verb.stance, complement.verb or at, claimant, second, via,
        carries=verb.carries or claimant is None, participle=verb.stance == BELIEVES and claimant is None, silent=_silent(view, verb, complement, limit), distancing=verb.distancing, takes=verb.takes,
    )  # fmt: skip


def _silent(view: SpeechView, verb: SpeechVerb, complement: Complement, limit: int) -> bool:
    """Whether the verb only sets the speaker: a call, or a condemnation that names no deed."""
    if CONDEMNED in verb.takes:
        return not any(view.has(i, CONDEMNED) for i in range(complement.start, min(limit, complement.start + LONGEST_LABEL)))
    return verb.silent and not complement.that


def _object_like(view: SpeechView, at: int) -> bool:
    """A word that begins what is said rather than a name."""
    return view.has(at, "said_noun") or is_event_noun(view.forms[at]) or view.forms[at][:1] in CONJUNCTIONS


def _near(view: SpeechView, at: int, first: int, spoken: SpokenVerb) -> bool:
    """A verb that is spelt like another word (بيّن، بين) is one only at the head of its clause."""
    return not spoken.suffix and (
        at == first or bool(spoken.prefix) or view.is_mark(at - 1) or view.has(at - 1, "clause")
    )


def _partner(view: SpeechView, first: int, at: int) -> Claimant | None:
    """«وفي حديث مع مدير المشفى، أكد أن …»: the one who was talked to is the speaker."""
    if not view.has(first, "preposition") or not view.has(first + 1, "venue"):
        return None
    for index in range(first + 2, min(at, first + LONGEST_LABEL)):
        if view.has(index, "with"):
            starts = range(index + 1, at)
            return next(
                (c for s in starts if (c := read_claimant(view, s, at)) is not None and c.head is not None), None
            )
    return None


def _pointing_back(view: SpeechView, at: int, limit: int, spoken: SpokenVerb, claimant: Claimant) -> Frame | None:
    """«…، الأمر الذي نفاه الجيش», «هجوم تبناه التنظيم»: what is meant stands before the verb."""
    if spoken.verb.relays:
        return None
    complement = find_complement(view, claimant.end, limit, spoken.verb)
    if complement is not None and complement.that:
        return None
    return Frame(
        at, claimant.end, None, BACKWARD, spoken.verb.id, spoken.verb.stance, at, claimant, via=claimant.via,
        distancing=spoken.verb.distancing,
    )  # fmt: skip


def _postposed(
    view: SpeechView, at: int, limit: int, verb: SpeechVerb, claimant: Claimant | None, begin: int
) -> Frame | None:
    """«"…"، يقول فلان»: a quotation that ends right before the verb."""
    before = at - 1
    while before > 0 and view.forms[before] in COMMAS:
        before -= 1
    if before not in view.opens or claimant is None or begin != at:
        return None
    return Frame(at, claimant.end, None, BACKWARD, verb.id, verb.stance, at, claimant, via=claimant.via)


def _subject_before(view: SpeechView, at: int, first: int) -> Claimant | None:
    """The speaker right before its verb: «مصادر أهلية أكدت», «وكان التحالف أعلن», «صحيفة "الوادي"، تقول»."""
    for start in range(max(first, at - LONGEST_SUBJECT_BEFORE), at):
        if not _opens_clause(view, start, first):
            continue
        claimant = read_claimant(view, start, at)
        if claimant is None or claimant.head is None:
            continue
        gap = range(claimant.end, at)
        if all(view.is_mark(i) or view.forms[i] in (QAD, ALSO) or view.has(i, "relative") for i in gap):
            return claimant
    return None


def _opens_clause(view: SpeechView, index: int, first: int) -> bool:
    """Whether a subject may begin at a word: it opens the sentence, follows a mark, a conjunction or كان, or carries و."""
    if index == first or view.forms[index][:1] in CONJUNCTIONS or view.forms[index - 1] in OPENERS:
        return True
    before = index - 1
    return view.is_mark(before) or any(view.has(before, key) for key in ("clause", "was", "that"))


def _verbal_noun(view: SpeechView, at: int, limit: int) -> Frame | None:
    """«بعد إعلان الجيش مقتل …», «قوله إن …»: a noun of speech with its speaker in the genitive."""
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
        at, complement.start, complement.start, FORWARD, verb.id, verb.stance, at, claimant, via=complement.via,
        distancing=verb.distancing, takes=verb.takes,
    )  # fmt: skip
