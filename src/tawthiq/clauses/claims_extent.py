"""How far the noun phrase of a speaker reaches: adjectives, genitives, quoted names, brackets, في and من.

It ends at a word that cannot belong to it: أن, a word of time, a relative pronoun, التابع لـ, a noun that begins what is said
(مقتل، استهداف).
"""

from __future__ import annotations

from tawthiq.clauses.claims_view import AL, B, INSIDE_NAMES, LONGEST_QUOTED_NAME, L, OPENERS, W, SpeechView
from tawthiq.resources.speech import NAME, Head
from tawthiq.text.letters import ar

SURE_NAME = 4
"""Words: a quotation as short as this right behind a noun without ال is its name, whatever its words (قناة "أن تي في")."""
LONGEST_BRACKET = 5
BARE_COMPLEMENTS = 3
"""Words without ال that may follow one another as a genitive (محكمة استئناف طرابلس، صحيفة يديعوت أحرونوت)."""
BISM = ar("bAsm")
GENERAL = ar("AlEAm")
FI, MN = ar("fy"), ar("mn")
_NISBA = tuple(ar(e) for e in ("y", "yh", "yyn", "ywn", "yAn", "ytAn", "yAt"))
_SHORTEST_NISBA = 4
_SHORTEST_EVENT_NOUN = 6
_LANDS = ar("stAn")
_ENDERS = ("that", "time", "relative", "negation", "clause", "apposition", "particle", "resumptive")
TAKES_PLACES = frozenset(("source", "post"))
PLACELESS = frozenset(("correspondent",))
NO_GENITIVE_WITH_LAM = frozenset(("source", "witness", "correspondent", "resident", "activist"))


def ends_phrase(view: SpeechView, index: int) -> bool:
    """A word that cannot belong to the name of a speaker."""
    if view.text.tokens[index].kind == "number":
        return True
    flags = view.flags[index]
    if view.is_preposition(index) or view.wants_to_stay_unnamed(index) or view.verb(index) is not None:
        return True
    if view.forms[index] == GENERAL and not _dated(view, index + 1):
        return False
    return any(key in flags for key in _ENDERS)


def _dated(view: SpeechView, index: int) -> bool:
    """العام is a year before الماضي or a number, else an adjective (الأمين العام)."""
    return index < len(view.forms) and (view.has(index, "time") or view.text.tokens[index].kind == "number")


def is_relay(view: SpeechView, index: int) -> bool:
    """A medium with ل written on to it: لرويترز، للوادي."""
    if not view.forms[index].startswith(L):
        return False
    found = view.head(index, len(view.forms))
    return found is not None and found[0].kind == "media" and found[2].endswith(L)


def extend(view: SpeechView, head: Head, at: int, limit: int, governed: bool, definite: bool) -> int:
    """The index after the last word of the phrase whose head ends at ``at``. ``governed``: أن, a colon or a comma stands at
    ``limit``, so that words without ال belong to the speaker; ``definite``: the head has ال or a pronoun."""
    if head.builds == "name" or at >= limit:
        return at
    name = view.head(at, limit) if head.builds == "complement" and not definite else None
    start, end, bare, closed = at, at, 0, definite
    if name is not None and name[0].id == NAME and not name[2]:
        end, closed = name[1], True
    while end < limit:
        step = _step_over(view, head, end, start, limit, closed)
        if step:
            closed = closed or head.builds == "complement"
            end = step
            continue
        if not _belongs(view, head, end, start, bare, closed, governed):
            break
        if view.definite(end) and "same" not in view.flags[end]:
            closed = True
        else:
            bare += 1
        end += 1
    while end > start and view.forms[end - 1] != ")" and (view.is_mark(end - 1) and end - 1 not in view.opens or view.forms[end - 1] in (FI, MN)):
        end -= 1
    return end


def _step_over(view: SpeechView, head: Head, end: int, start: int, limit: int, closed: bool) -> int:
    """The index after something taken as a whole: a hashtag's mark, a quoted name, a bracket, a preposition."""
    form = view.forms[end]
    if form in INSIDE_NAMES and end + 1 < limit and not view.is_mark(end + 1):
        return end + 1
    if form == "." and view.touches(end) and end + 1 < limit and view.touches(end + 1):
        return end + 1
    if end in view.opens and view.opens[end] < start:
        return end + 1
    if form in OPENERS and end in view.closes:
        return _quoted_name(view, head, end, start, limit, closed)
    if form == "(":
        closing = view.bracket(end, limit)
        return closing + 1 if closing and closing - end <= LONGEST_BRACKET + 1 else 0
    if form in (FI, MN):
        return _prepositional(view, head, end, limit)
    return 0


def _quoted_name(view: SpeechView, head: Head, opened: int, start: int, limit: int, closed: bool) -> int:
    """A short quotation that is part of the name: صحيفة "الوادي"، المتحدث باسم "الجبهة"."""
    close = view.closes[opened]
    inside = range(opened + 1, close)
    if len(inside) > LONGEST_QUOTED_NAME or close > limit:
        return 0
    name = view.forms[opened - 1] == BISM or (opened == start and not closed and len(inside) <= SURE_NAME)
    if name:
        return close + 1
    if any("that" in view.flags[i] or view.verb(i) or "said_noun" in view.flags[i] for i in inside):
        return 0
    if opened == start:
        return close + 1 if not closed or head.builds == "complement" else 0
    return close + 1 if head.builds in ("complement", "post") else 0


def _prepositional(view: SpeechView, head: Head, at: int, limit: int) -> int:
    """The index after في or من that goes on with the speaker (مصدر في الشرطة), or 0."""
    following = at + 1
    if following >= limit or head.kind in PLACELESS or (view.definite(at - 1) and head.builds == "source"):
        return 0
    if any(
        key in view.flags[following] for key in ("venue", "time", "ordinal", "same", "said_noun", "relative", "turn")
    ):
        return 0
    if view.text.tokens[following].kind == "number" or view.forms[following] == AL:
        return 0
    if view.is_mark(following) and view.forms[following] not in OPENERS | INSIDE_NAMES:
        return 0
    if view.forms[at] == MN and head.builds not in TAKES_PLACES:
        return 0
    return following


def _belongs(view: SpeechView, head: Head, at: int, start: int, bare: int, closed: bool, governed: bool) -> bool:
    """Whether a word goes on with the phrase. ``closed``: a definite word has come, only adjectives with ال go on."""
    form = view.forms[at]
    flags = view.flags[at]
    if view.is_mark(at) or ends_phrase(view, at) or is_relay(view, at):
        return False
    if "same" in flags or form == BISM:
        return True
    if "said_noun" in flags and not (at == start and view.definite(at) and head.builds in ("post", "complement")):
        return False
    if form.startswith((L, B)) and not is_adjective(view, at) and not view.definite(at, attached=False):
        return _attached(view, head, at, governed)
    if form.startswith(W) and len(form) > _SHORTEST_NISBA and (at > start or _second_speaker(view, at)):
        return _coordinated(view, head, at)
    after_preposition = view.forms[at - 1] in (FI, MN)
    if view.definite(at):
        return head.builds != "source" or closed or after_preposition or at == start
    if head.builds == "source":
        return not view.definite(at - 1) and (is_adjective(view, at) or after_preposition or governed)
    if closed and not after_preposition:
        known = view.head(at, at + 1)
        named = known is not None and known[0].id == NAME and not known[2]
        return head.builds in ("post", "rank") or named or (governed and head.builds != "complement")
    return bare < BARE_COMPLEMENTS or governed


def is_adjective(view: SpeechView, at: int) -> bool:
    """A relational adjective (أمني، محلية، عسكريون) or one of the listed ones."""
    form = view.forms[at]
    return "adjective" in view.flags[at] or (len(form) >= _SHORTEST_NISBA and form.endswith(_NISBA))


def is_event_noun(form: str) -> bool:
    """A verbal noun by its shape: استـ…ا…, انـ…ا…, افتعال (استهداف، انتشار، اعتقال)."""
    long = len(form) >= _SHORTEST_EVENT_NOUN and form[0] == form[-2] == AL[0]
    return long and not form.startswith(AL) and not form.endswith(_LANDS)


def _attached(view: SpeechView, head: Head, at: int, governed: bool) -> bool:
    """A word with ل or ب: لحقوق الإنسان، للأنباء، بالشرطة go on; a relay (لرويترز) and what is reported (بمقتل) do not."""
    form = view.forms[at]
    found = view.head(at, at + 4)
    if form.startswith(B):
        if view.lexicon.has(form[1:], "said_noun") or is_event_noun(form[1:]):
            return False
        if form.startswith(B + AL):
            return head.builds in TAKES_PLACES and "said_noun" not in view.flags[at]
        placed = view.lexicon.has(form[1:], "place_noun")
        return head.builds in TAKES_PLACES and (placed or governed) or (head.builds == "rank" and governed)
    if found is not None and not found[2]:
        return True
    return view.lexicon.has(form[1:], "genitive") or (head.kind not in NO_GENITIVE_WITH_LAM and len(form) > 3)


def _second_speaker(view: SpeechView, at: int) -> bool:
    found = view.head(at, at + 1)
    return found is not None and found[2] == W and found[0].kind != "state"


def _coordinated(view: SpeechView, head: Head, at: int) -> bool:
    """A second adjective or genitive joined by و (مصادر طبية وعسكرية), or a name that begins with it (فلان وليد)."""
    if _second_speaker(view, at):
        return False
    rest = view.forms[at][1:]
    if rest.endswith(_NISBA) and view.forms[at - 1].endswith(_NISBA):
        return True
    if view.definite(at) or is_adjective(view, at):
        return view.definite(at - 1) and head.builds in ("complement", "post")
    named = not view.definite(at - 1) and not view.is_preposition(at - 1)
    return named and head.builds in ("post", "rank") and not view.lexicon.has(rest, "said_noun")
