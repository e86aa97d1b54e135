"""Noun phrases of those who speak: where the name of a source begins and ends.

A head noun of the lexicon (مصدر، مراسل، وزارة، المتحدث باسم) is followed through its adjectives, genitives and
prepositions until a word that cannot belong to it: أن, a word of time, a relative pronoun, a noun that begins what is said
(مقتل، استهداف). A person with a post is told by the name, its rank included («قائد العملية العميد فلان» gives «العميد فلان»).
"""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.clauses.claims_view import COMMAS, INSIDE_NAMES, LL, OPENERS, B, L, SpeechView, W
from tawthiq.layers.annotation import Actor
from tawthiq.resources.speech import Head
from tawthiq.text.letters import ar

LONGEST_PHRASE = 14
"""Words: the longest post with its name in reports («المفتش العام للشرطة في ولاية …») has about a dozen."""
LONGEST_NAME = 5
LONGEST_QUOTED_NAME = 5
LONGEST_BRACKET = 5
BARE_COMPLEMENTS = 3
"""Words without ال that may follow one another as a genitive (محكمة استئناف طرابلس، صحيفة يديعوت أحرونوت)."""
BISM = ar("bAsm")
FI, MN = ar("fy"), ar("mn")
_NISBA = tuple(ar(e) for e in ("y", "yh", "yyn", "ywn", "yAn", "ytAn", "yAt"))
_SHORTEST_NISBA = 4
SPEAKS_THROUGH_PLACES = frozenset(("source", "post"))
NO_PLACE = frozenset(("correspondent",))
OWNERS = frozenset(("statement", "document"))


@dataclass(frozen=True, slots=True)
class Claimant:
    """Tokens ``first``..``last`` name the speaker in the fewest words; ``start``..``end`` is the whole noun phrase.

    ``head`` is None for a name that no lexicon knows; ``anaphor`` True for a speaker named by a definite noun alone (المصدر).
    """

    first: int
    last: int
    start: int
    end: int
    head: Head | None
    anaphor: bool = False
    via: tuple[tuple[int, int], ...] = ()

    @property
    def kind(self) -> str:
        return self.head.kind if self.head else "person"


def read_claimant(view: SpeechView, index: int, limit: int, governed: bool = False) -> Claimant | None:
    """The speaker whose noun phrase begins at ``index`` and ends before ``limit``, or None.

    ``governed``: أن or a colon stands at ``limit``, so that nothing but the speaker and adjuncts can stand before it.
    """
    start = _step_over_marks(view, index, limit)
    if start >= limit:
        return None
    actor = view.actors.get(start)
    found = view.head(start, limit)
    if found is None:
        return _from_actor(actor, limit) if actor else _bare_name(view, start, limit, governed)
    head, after, prefix, article, suffix = found
    if prefix.endswith((B, L)) and not prefix.startswith(L) and prefix != L:
        return None
    end = _extend(view, head, after, min(limit, start + LONGEST_PHRASE), governed, article or bool(suffix))
    phrase = Claimant(start, end, start, end, head)
    if head.builds in ("post", "rank"):
        phrase = _with_name(view, phrase, after, limit, governed)
    if head.kind in OWNERS:
        return _owner(view, phrase, after, limit) or phrase
    alone = end <= after or all(view.has(i, "same") for i in range(after, end))
    anaphor = alone and (article or suffix != "" or view.has(end - 1, "same")) and head.builds not in ("name", "rank")
    return _cut_relay(view, Claimant(phrase.first, phrase.last, start, phrase.end, head, anaphor), after)


def _step_over_marks(view: SpeechView, index: int, limit: int) -> int:
    while index < limit and (view.forms[index] in INSIDE_NAMES or view.forms[index] in OPENERS):
        index += 1
    return index


def _from_actor(actor: Actor, limit: int) -> Claimant | None:
    """A speaker that the register of actors knows and the lexicon does not."""
    if actor.last > limit or actor.kind in ("equipment", "civilian"):
        return None
    head = Head("claimant.actor", (), "party" if actor.group_id else actor.kind, "name", actor.group_id is not None)
    return Claimant(actor.first, actor.last, actor.first, actor.last, head)


def _bare_name(view: SpeechView, start: int, limit: int, governed: bool) -> Claimant | None:
    """Words that no lexicon knows: a speaker only where أن or a colon follows them, or where they were named before."""
    end = start
    while end < limit and end - start < LONGEST_NAME + 2 and not _ends_phrase(view, end):
        if view.is_mark(end) and not (view.forms[end] in INSIDE_NAMES or view.touches(end)):
            break
        end += 1
    stops_well = end >= limit or view.forms[end] in COMMAS or view.is_mark(end)
    if end == start or end - start > LONGEST_NAME or not (governed and stops_well):
        return None
    return Claimant(start, end, start, end, None, anaphor=end == start + 1 and view.definite(start))


def known_name(view: SpeechView, start: int, limit: int) -> Claimant | None:
    """A name that an earlier claim made known (وفق عبد الرحمن)."""
    end = start
    while end < limit and end - start < LONGEST_NAME and view.bare(end) in view.known:
        end += 1
    return Claimant(start, end, start, end, None, anaphor=True) if end > start else None


def _ends_phrase(view: SpeechView, index: int) -> bool:
    """A word that cannot belong to the name of a speaker."""
    form = view.forms[index]
    if view.text.tokens[index].kind == "number":
        return True
    if any(
        view.has(index, key) for key in ("that", "time", "relative", "preposition", "negation", "anonymity", "clause")
    ):
        return True
    spoken = view.verb(index)
    return spoken is not None and not form.startswith(W + W)


def _extend(view: SpeechView, head: Head, at: int, limit: int, governed: bool, definite: bool) -> int:
    """The index after the last word that belongs to the phrase."""
    if head.builds == "name" or at >= limit:
        return at
    bare, end, closed = 0, at, definite
    while end < limit:
        step = _step_over(view, head, end, at, limit, closed)
        if step:
            end = step
            closed = closed or head.builds == "complement"
            continue
        if not _belongs(view, head, end, at, bare, closed, governed):
            break
        if view.definite(end) and not view.has(end, "same"):
            closed = True
        else:
            bare += 1
        end += 1
    while end > at and view.is_mark(end - 1) and end - 1 not in view.opens:
        end -= 1
    return end


def _step_over(view: SpeechView, head: Head, end: int, after: int, limit: int, closed: bool) -> int:
    """The index after something that is stepped over as a whole: a hashtag's mark, a quoted name, a bracket, a preposition."""
    form = view.forms[end]
    if form in INSIDE_NAMES and end + 1 < limit and not view.is_mark(end + 1):
        return end + 1
    if form == "." and view.touches(end) and end + 1 < limit and view.touches(end + 1):
        return end + 1
    if end in view.opens and view.opens[end] < after:
        return end + 1
    if form in OPENERS and end in view.closes:
        return _quoted_name(view, head, end, after, limit, closed)
    if form == "(" and head.builds != "source":
        for close in range(end + 2, min(limit, end + LONGEST_BRACKET + 2)):
            if view.forms[close] == ")":
                return close + 1
    if form in (FI, MN):
        return _prepositional(view, head, end, limit)
    return 0


def _quoted_name(view: SpeechView, head: Head, opened: int, after: int, limit: int, closed: bool) -> int:
    """A short quotation that is part of the name: صحيفة "الوادي"، المتحدث باسم "الجبهة"."""
    close = view.closes[opened]
    inside = range(opened + 1, close)
    if len(inside) > LONGEST_QUOTED_NAME or close > limit:
        return 0
    if any(view.has(i, "that") or view.verb(i) or view.has(i, "said_noun") for i in inside):
        return 0
    named = view.forms[opened - 1] == BISM or (opened == after and not closed) or head.builds in ("complement", "post")
    if not named or (head.builds == "source" and opened != after):
        return 0
    if opened == after and closed and head.builds != "complement":
        return 0
    return close + 1


def _prepositional(view: SpeechView, head: Head, at: int, limit: int) -> int:
    """The index after في or من that goes on with the speaker (مصدر في الشرطة), or 0."""
    following = at + 1
    if following >= limit or head.kind in NO_PLACE or (view.definite(at - 1) and head.builds == "source"):
        return 0
    if any(view.has(following, key) for key in ("venue", "time", "same", "said_noun", "relative")):
        return 0
    if view.is_mark(following) and view.forms[following] not in OPENERS | INSIDE_NAMES:
        return 0
    if view.forms[at] == MN and head.builds not in SPEAKS_THROUGH_PLACES:
        return 0
    return following + 1 if not view.is_mark(following) else following


def _belongs(view: SpeechView, head: Head, at: int, after: int, bare: int, closed: bool, governed: bool) -> bool:
    """Whether a word goes on with the noun phrase. ``closed``: a definite word has come, only adjectives with ال go on."""
    form = view.forms[at]
    if view.is_mark(at) or _ends_phrase(view, at):
        return False
    if view.has(at, "same") or form == BISM:
        return True
    if view.has(at, "said_noun") and not (at == after and view.definite(at) and head.builds in ("post", "complement")):
        return False
    if form.startswith((L, B)) and not view.has(at, "adjective"):
        return _attached(view, head, at)
    if form.startswith(W) and len(form) > _SHORTEST_NISBA and at > after:
        return _coordinated(view, head, at)
    if view.definite(at):
        return head.builds != "source" or closed or view.forms[at - 1] in (FI, MN) or at == after
    if head.builds == "source":
        return not view.definite(at - 1) and (is_adjective(view, at) or view.forms[at - 1] in (FI, MN) or governed)
    if closed:
        return head.builds == "post" or (governed and head.builds != "complement")
    return bare < BARE_COMPLEMENTS or governed


def is_adjective(view: SpeechView, at: int) -> bool:
    """A relational adjective (أمني، محلية، عسكريون) or one of the listed ones."""
    form = view.forms[at]
    return view.has(at, "adjective") or (len(form) >= _SHORTEST_NISBA and form.endswith(_NISBA))


def _attached(view: SpeechView, head: Head, at: int) -> bool:
    """A word with ل or ب: لحقوق الإنسان، للأنباء، بالشرطة go on; a relay (لرويترز) and what is reported (بمقتل) do not."""
    form = view.forms[at]
    found = view.head(at, at + 4)
    if found is not None and found[2].endswith(L) and found[0].kind == "media":
        return False
    if form.startswith(B):
        return view.definite(at) and head.builds in SPEAKS_THROUGH_PLACES and not view.has(at, "said_noun")
    if found is not None and not found[2]:
        return True
    return head.kind not in ("source", "witness", "correspondent", "resident", "activist") and len(form) > 3


def _coordinated(view: SpeechView, head: Head, at: int) -> bool:
    """A second adjective or genitive joined by و: مصادر طبية وعسكرية، وزارة الدفاع والطيران."""
    found = view.head(at, at + 1)
    if found is not None and found[2] == W and found[0].kind != "state":
        return False
    rest = view.forms[at][1:]
    if rest.endswith(_NISBA) and view.forms[at - 1].endswith(_NISBA):
        return True
    return view.definite(at) and view.definite(at - 1) and head.builds in ("complement", "post")


def _with_name(view: SpeechView, phrase: Claimant, after: int, limit: int, governed: bool) -> Claimant:
    """The phrase cut to the name of the person, where one is told inside it or behind a comma."""
    rank = next((i for i in range(phrase.start, phrase.end) if _is_rank(view, i, phrase.end)), None)
    if rank is not None and rank + 1 < phrase.end:
        return Claimant(rank, phrase.end, phrase.start, phrase.end, phrase.head)
    end = phrase.end
    if end < limit and view.forms[end] in COMMAS:
        name = _apposed(view, end + 1, limit)
        if name:
            return Claimant(end + 1, name, phrase.start, name, phrase.head)
    first = _name_inside(view, phrase, after)
    return Claimant(first, end, phrase.start, end, phrase.head) if first else phrase


def _is_rank(view: SpeechView, index: int, limit: int) -> bool:
    found = view.head(index, limit)
    return found is not None and found[0].builds == "rank" and found[2] in ("", W)


def _apposed(view: SpeechView, start: int, limit: int) -> int:
    """The index after a name between commas («وكيل المحافظة، فلان الفلاني، في تغريدة»), or 0."""
    end = start
    while end < limit and end - start <= LONGEST_NAME:
        if view.is_mark(end) and view.forms[end] not in INSIDE_NAMES | OPENERS and not view.touches(end):
            break
        if view.forms[end] in COMMAS or _ends_phrase(view, end):
            break
        end += 1
    followed = end >= limit or view.forms[end] in COMMAS or view.has(end, "that") or view.is_mark(end)
    if not 1 < end - start <= LONGEST_NAME or not followed or view.has(start, "said_noun"):
        return 0
    found = view.head(start, end)
    if found is not None and found[0].builds != "rank":
        return 0
    return 0 if view.forms[start].startswith((LL, B + ar("Al"))) else end


def _name_inside(view: SpeechView, phrase: Claimant, after: int) -> int:
    """Where the person's name begins: words without ال (the last may have it) after a definite word or a first genitive."""
    end = phrase.end
    at = end - 1
    if at <= after or view.is_mark(at):
        return 0
    if view.definite(at) and (view.definite(at - 1) or view.has(at, "same")):
        return 0
    at -= 1
    while at > after and not view.definite(at) and not view.is_mark(at) and not is_adjective(view, at):
        at -= 1
    first = at + 1
    if end - first < 2 or end - first > LONGEST_NAME or view.forms[first - 1] in (FI, MN, BISM):
        return 0
    if is_adjective(view, first) or first - 1 < after:
        return 0
    return first


def _owner(view: SpeechView, phrase: Claimant, after: int, limit: int) -> Claimant | None:
    """Whose statement it is: بيان الجيش، بيان للوزارة، بيان نشره الموقع، بيان صادر عن القيادة."""
    for at in range(after, min(phrase.end + 4, limit)):
        found = view.head(at, limit)
        if found is None or found[0].kind in OWNERS or found[0].builds in ("source", "rank"):
            continue
        owner = read_claimant(view, at, limit)
        if owner is not None:
            return Claimant(owner.first, owner.last, phrase.start, owner.end, owner.head, owner.anaphor, owner.via)
        return None
    return None


def _cut_relay(view: SpeechView, claimant: Claimant, after: int) -> Claimant:
    """مصادر "الوادي" or مصادر شبكة الوادي: the sources of an outlet are relayed by it."""
    if claimant.head is None or claimant.head.kind != "source":
        return claimant
    at = after + 1 if after < claimant.last and after in view.closes else after
    found = view.head(at, claimant.last) if at < claimant.last else None
    if found is None or found[0].kind != "media" or found[2]:
        return claimant
    via = ((at, claimant.last - (claimant.last - 1 in view.opens)),)
    return Claimant(claimant.first, after, claimant.start, claimant.end, claimant.head, False, via)
