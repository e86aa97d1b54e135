"""How a speaker stands to what is said: asserted, believed, owned up to as an attack of its own."""

from __future__ import annotations

from tawthiq.clauses.claims_denial import denying
from tawthiq.clauses.claims_extent import is_adjective
from tawthiq.clauses.claims_frame import ACCUSES, ASSERTS, BACKWARD, BELIEVES, CLAIMS, DENIES, Frame
from tawthiq.clauses.claims_speakers import Speaker
from tawthiq.clauses.claims_view import COLON, CONJUNCTIONS, B, SpeechView
from tawthiq.resources.speech import HEDGED
from tawthiq.text.clitics import readings
from tawthiq.text.letters import ar

OBJECT, DESCRIBED = "object", "described"
JUDGES = frozenset(("party", "organisation", "monitor", "authority", "rescue"))
"""Kinds of speakers whose judgement on another's deed accuses; officials and states judge too much to be read so."""
FIRST_WORDS = 7
"""Words of what is said in which the act itself, or a hedge on the whole, must stand."""
OBSERVING = frozenset(
    ("speech.record", "speech.publish", "speech.mourn", "speech.tell", "speech.hold", "speech.describe")
)
"""Entries whose verbs tell what was seen, shown or thought: no party owns up with them."""
WORDS_TO_DEFENCE = 10
"""Words within which a word of defence (تصدى، إسقاط) tells that the attack was another's."""
FEW_WORDS, WORDS_TO_JUDGEMENT = 4, 5
FIRST_PERSON = "1p"
AFTERMATH = "aftermath"
"""The cue of a claim that speaks of the victims, the attackers or the place of what was told before."""
HEH = ar("h")


def stance_of(view: SpeechView, frame: Frame, speaker: Speaker, start: int, end: int) -> str:
    """The stance of a frame whose speaker is ``speaker`` and whose words are tokens ``start``..``end``."""
    if frame.stance != ASSERTS:
        return frame.stance
    if denying(view, speaker.claimant.kind, start, end):
        return DENIES
    if frame.direction == BACKWARD:
        return CLAIMS if speaker.party and tells_own_attack(view, speaker, start, end) else ASSERTS
    if takes_responsibility(view, frame, start, end):
        return CLAIMS
    if speaker.party and frame.rule not in OBSERVING and owns_attack(view, frame, speaker, start, end):
        return CLAIMS
    if speaker.claimant.kind in JUDGES and (condemns(view, start, end) or judged(view, frame, start, end)):
        return ACCUSES
    if doubted(view, start, min(end, start + FIRST_WORDS)):
        return BELIEVES
    return ASSERTS


def takes_responsibility(view: SpeechView, frame: Frame, start: int, end: int) -> bool:
    """«أعلنت الحركة مسؤوليتها عن …»."""
    return OBJECT in frame.takes and any(view.has(i, "responsibility") for i in range(start, min(end, start + 3)))


def refuses(view: SpeechView, start: int, end: int) -> bool:
    """«نفى الجيش مسؤوليته عن القصف», «أي علاقة له بالهجوم»: a denial of one's part in a deed, not of the deed."""
    head = range(start, min(end, start + FEW_WORDS))
    return any(view.has(i, "responsibility") or view.has(i, "involvement") for i in head)


def tells_own_attack(view: SpeechView, speaker: Speaker, start: int, end: int) -> bool:
    """«قصف الجيش موقعين …، وفق ما أعلن الجيش»: the subject of the attack is the speaker."""
    for index in range(start, min(end, start + FIRST_WORDS)):
        if _bare_verb(view, index) in view.lexicon.acts:
            around = (*range(max(start, index - 3), index), *range(index + 1, min(end, index + 3)))
            return any(view.bare(i) in speaker.words for i in around)
    return False


def owns_attack(view: SpeechView, frame: Frame, speaker: Speaker, start: int, end: int) -> bool:
    """Whether what is said opens with an attack by the speaker itself: «استهداف …», «أنها قصفت», «إن مقاتليها
    فجروا»."""
    words = [i for i in range(start, min(end, start + WORDS_TO_DEFENCE)) if not view.is_mark(i)]
    if not words or any(view.has(i, "repels") for i in words):
        return False
    words = words[:FIRST_WORDS]
    bare = frame.start == start and not view.has(start - 1, "that") and start - 1 not in view.closes
    if bare and view.forms[start - 1] != COLON:
        at = words[1] if view.has(words[0], "about") and len(words) > 1 else words[0]
        return _names_attack(view, at) and not any(_defends(view, i) for i in words[:FEW_WORDS])
    if _own_strike(view, speaker, words):
        return True
    themselves = _has_pronoun(view, view.forms[start - 1 - (start - 1 in view.closes)])
    people = _own_people(view, speaker, words)
    for index in words:
        if view.negated(index) or _defends(view, index):
            return False
        form = _bare_verb(view, index)
        act = view.lexicon.acts.get(form)
        if act is not None and (themselves or act.person == FIRST_PERSON):
            return True
        if act is not None and people and form not in view.lexicon.words["suffered"]:
            return True
    return False


def _names_attack(view: SpeechView, index: int) -> bool:
    """استهداف، بقصف; but not إطلاق سراح."""
    form = view.forms[index]
    named = view.has(index, "own_attack") or (form.startswith(B) and view.lexicon.has(form[1:], "own_attack"))
    return named and not view.has(index + 1, "no_attack")


def _own_strike(view: SpeechView, speaker: Speaker, words: list[int]) -> bool:
    """«إن غارة أمريكية قتلت …», said by the American army: an attack noun with the speaker's adjective."""
    if not view.has(words[0], "own_attack"):
        return False
    return any(view.forms[i].rstrip(HEH) in speaker.words and is_adjective(view, i) for i in words[1:3])


def _bare_verb(view: SpeechView, index: int) -> str:
    """The word without a conjunction, where it is a verb of attack or defence."""
    form = view.forms[index]
    if view.has(index, "time"):
        return ""
    for reading in readings(form):
        known = reading.stem in view.lexicon.acts or reading.stem in view.lexicon.defences
        if known and not reading.article and reading.prefix in ("", *CONJUNCTIONS):
            return reading.stem
    return form


def _has_pronoun(view: SpeechView, form: str) -> bool:
    """أنه، أنها، أنهم: what is said is of the speaker itself."""
    return view.lexicon.has(form, "that_pronoun")


def _own_people(view: SpeechView, speaker: Speaker, words: list[int]) -> bool:
    """مقاتليها، قواته; طيران التحالف، أفراد اللواء where the speaker is so named; or the speaker named again."""
    people = view.lexicon.words["own_people"]
    found = next((r for r in readings(view.forms[words[0]]) if r.stem in people and not r.prefix), None)
    named = any(view.bare(i) in speaker.words for i in words[1:3])
    if found is not None and (found.suffix or named):
        return True
    return found is None and view.bare(words[0]) in speaker.words


def _defends(view: SpeechView, index: int) -> bool:
    return view.has(index, "own_defence") or _bare_verb(view, index) in view.lexicon.defences


def condemns(view: SpeechView, start: int, end: int) -> bool:
    """What is said judges a deed rather than tells it: «إن الهجوم الإجرامي على … إصرار على …», with no figure at its
    head."""
    words = range(start, min(end, start + WORDS_TO_JUDGEMENT))
    told = any(view.text.tokens[i].kind == "number" or _bare_verb(view, i) in view.lexicon.acts for i in words)
    return not told and any(view.has(i, "judgement") for i in words)


def judged(view: SpeechView, frame: Frame, start: int, end: int) -> bool:
    """«وصفت الحركة قصف المدرسة بأنه جريمة», «بالجريمة»: a verb that describes, with a judgement behind its ب."""
    if DESCRIBED not in frame.takes:
        return False
    for index in range(start, min(end, start + WORDS_TO_DEFENCE)):
        form = view.forms[index]
        if form.startswith(B) and view.lexicon.has(form[1:], "judgement"):
            return True
        if form.startswith(B) and view.has(index, "that"):
            return any(view.has(i, "judgement") for i in range(index + 1, min(end, index + FEW_WORDS)))
    return False


def doubted(view: SpeechView, start: int, end: int) -> bool:
    """A hedge on the first clause of what is said: «إن الحادث ربما نتج عن لغم»."""
    for index in range(start, end):
        if view.is_mark(index) or (index > start and view.has(index, "that")):
            return False
        cue = view.cue(index, end + 3, view.lexicon.hedges) if HEDGED in view.flags[index] else None
        if cue is not None and cue[0].kind in ("belief", "doubt"):
            return True
    return False


def tells_aftermath(view: SpeechView, stretches: tuple[tuple[int, int], ...]) -> bool:
    """«إن المصابين نقلوا إلى المشفى», «إن منفذي الهجوم …»: what is said goes back to an event told before."""
    words = view.lexicon.words[AFTERMATH]
    return any(AFTERMATH in view.flags[i] or view.bare(i) in words for a, b in stretches for i in range(a, b))
