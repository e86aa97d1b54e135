"""How far the noun phrase of a speaker reaches: adjectives, genitives, quoted names, brackets, في and من.

It ends at a word that cannot belong to it: أن, a word of time, a relative pronoun, التابع لـ, a noun that begins what
is said (مقتل، استهداف), a relay (لوكالة الوادي).
"""

from __future__ import annotations

from tawthiq.clauses.claims_view import AL, INSIDE_NAMES, LONGEST_QUOTED_NAME, OPENERS, B, L, SpeechView, W
from tawthiq.resources.speech import NAME, Head
from tawthiq.text.letters import ar

SURE_NAME = 4
"""Words: a quotation as short as this right behind a noun without ال is its name, whatever its words (قناة "أن تي
في")."""
LONGEST_BRACKET = 5
BARE_COMPLEMENTS = 3
"""Words without ال that may follow one another as a genitive (محكمة استئناف طرابلس، صحيفة يديعوت أحرونوت)."""
BISM = ar("bAsm")
FI, MN = ar("fy"), ar("mn")
GENERAL = ar("AlEAm")
_NISBA = tuple(ar(e) for e in ("y", "yh", "yyn", "ywn", "yAn", "ytAn", "yAt", "yA"))
_SHORTEST_NISBA = 4
_SHORTEST_EVENT_NOUN = 6
_LANDS = ar("stAn")
_ENDERS = ("that", "time", "relative", "negation", "clause", "apposition", "particle", "resumptive")
_NO_PLACE = ("venue", "time", "ordinal", "same", "said_noun", "relative", "turn")
TAKES_PLACES = frozenset(("source", "post"))
GOVERNS = frozenset(("post", "complement"))
NAMED = frozenset(("post", "rank"))
BODIES = frozenset(("party", "authority", "health", "rescue", "monitor", "organisation", "media"))
NAMED_BY_NOUNS = frozenset(("media", "organisation"))
"""Kinds whose bare noun names nobody, so that any noun behind it is its name (منظمة رصد، شبكة إدلب)."""
PLACELESS = frozenset(("correspondent",))
NO_GENITIVE_WITH_LAM = frozenset(("source", "witness", "correspondent", "resident", "activist"))


def extend(view: SpeechView, head: Head, at: int, limit: int, governed: bool, definite: bool) -> int:
    """The index after the last word of the phrase whose head ends at ``at``.

    ``governed``: أن, a colon or a comma stands at ``limit``, so that words without ال belong to the speaker too.
    ``definite``: the head has ال or a pronoun.
    """
    if head.builds == "name" or at >= limit:
        return at
    return _Extent(view, head, at, limit, governed, definite).read()


class _Extent:
    """The reading of one phrase. ``closed``: a definite word has come, so that only adjectives with ال go on; ``bare``
    counts the words without ال; ``single``: the head is one word with ال (الوزارة); ``placed``: في or من has come,
    behind which a genitive goes on (مصدر في قيادة الشرطة)."""

    __slots__ = ("bare", "closed", "end", "governed", "head", "limit", "placed", "single", "start", "view")

    def __init__(self, view: SpeechView, head: Head, at: int, limit: int, governed: bool, definite: bool) -> None:
        self.view, self.head, self.start, self.end, self.limit = view, head, at, at, limit
        self.governed, self.closed, self.bare = governed, definite, 0
        self.single = definite and len(head.words) == 1
        self.placed = False

    def read(self) -> int:
        view = self.view
        self._known_name()
        while self.end < self.limit:
            step = self._whole()
            if step:
                self.closed = self.closed or self.head.builds == "complement"
                self.end = step
                continue
            if not self._belongs(self.end):
                break
            if view.definite(self.end) and not view.has(self.end, "same") and not view.has(self.end, "honorific"):
                self.closed = True
            else:
                self.bare += 1
            self.end += 1
        return self._trimmed()

    def _known_name(self) -> None:
        """The name of a medium right behind its noun is taken as a whole (مراسل تلفزيون الوادي)."""
        if self.head.builds != "complement" or self.closed:
            return
        found = self.view.head(self.start, self.limit)
        if found is not None and found[0].id == NAME and not found[2]:
            self.end, self.closed = found[1], True

    def _trimmed(self) -> int:
        view, end = self.view, self.end
        while end > self.start and view.forms[end - 1] != ")":
            mark = view.is_mark(end - 1) and end - 1 not in view.opens
            if not mark and view.forms[end - 1] not in (FI, MN):
                break
            end -= 1
        return end

    def _whole(self) -> int:
        """The index after something taken as a whole: a hashtag's mark, a quoted name, a bracket, a preposition; or
        0."""
        view, at = self.view, self.end
        form = view.forms[at]
        more = at + 1 < self.limit
        if form in INSIDE_NAMES and more and not view.is_mark(at + 1):
            return at + 1
        if form == "." and view.touches(at) and more and view.touches(at + 1):
            return at + 1
        if at in view.opens and view.opens[at] < self.start:
            return at + 1
        if form in OPENERS and at in view.closes:
            return self._quoted(at)
        if form == "(":
            closing = view.bracket(at, self.limit)
            return closing + 1 if closing and closing - at <= LONGEST_BRACKET + 1 else 0
        if form not in (FI, MN):
            return 0
        following = self._place(at)
        self.placed = self.placed or following > 0
        return following

    def _quoted(self, opened: int) -> int:
        """A short quotation that is part of the name: صحيفة "الوادي"، المتحدث باسم "الجبهة"."""
        view = self.view
        close = view.closes[opened]
        inside = range(opened + 1, close)
        if len(inside) > LONGEST_QUOTED_NAME or close > self.limit:
            return 0
        behind_head = opened == self.start
        if view.forms[opened - 1] == BISM or (behind_head and not self.closed and len(inside) <= SURE_NAME):
            return close + 1
        if any(view.has(i, "that") or view.verb(i) or view.has(i, "said_noun") for i in inside):
            return 0
        if behind_head:
            return close + 1 if not self.closed or self.head.builds == "complement" else 0
        return close + 1 if self.head.builds in GOVERNS else 0

    def _place(self, at: int) -> int:
        """The index after في or من that goes on with the speaker (مصدر في الشرطة), or 0."""
        view, following = self.view, at + 1
        source = self.head.builds == "source"
        if following >= self.limit or self.head.kind in PLACELESS or (source and view.definite(at - 1)):
            return 0
        if any(view.has(following, key) for key in _NO_PLACE) or view.forms[following] == AL:
            return 0
        token = view.text.tokens[following]
        if token.kind == "number" or (token.kind == "mark" and token.form not in OPENERS | INSIDE_NAMES):
            return 0
        return 0 if view.forms[at] == MN and self.head.builds not in TAKES_PLACES else following

    def _belongs(self, at: int) -> bool:
        """Whether a word goes on with the phrase."""
        view, head = self.view, self.head
        form = view.forms[at]
        if view.is_mark(at) or ends_phrase(view, at) or is_relay(view, at):
            return False
        if view.has(at, "same") or form == BISM:
            return True
        if self.closed and head.kind == "party" and view.has(at, "mourned"):
            return False
        if self.closed and (view.has(at, "charge") or view.has(at, "blame")):
            return False
        governs = at == self.start and not self.closed and head.builds in GOVERNS
        if view.has(at, "said_noun") and not (governs and (view.definite(at) or head.kind in NAMED_BY_NOUNS)):
            return False
        plain = view.definite(at, attached=False)
        if form.startswith((L, B)) and not plain and not is_adjective(view, at):
            return self._attached(at)
        if _joined(view, at) and (at > self.start or is_second_speaker(view, at)):
            return self._coordinated(at)
        if view.definite(at):
            return not (plain and self.closed and self._other_body(at)) and self._definite(at)
        return self._bare(at)

    def _definite(self, at: int) -> bool:
        return self.head.builds != "source" or self.closed or self.placed or at == self.start

    def _bare(self, at: int) -> bool:
        """A word without ال: an adjective, a genitive, a name."""
        view, head = self.view, self.head
        behind_preposition = view.forms[at - 1] in (FI, MN)
        if head.builds == "source":
            goes_on = behind_preposition or self.governed or (self.placed and self.bare < BARE_COMPLEMENTS)
            return not view.definite(at - 1) and (is_adjective(view, at) or goes_on)
        if not self.closed or behind_preposition or (self.placed and view.has(at - 1, "place_noun")):
            return self.bare < BARE_COMPLEMENTS or self.governed
        known = view.head(at, at + 1)
        named = known is not None and known[0].id == NAME and not known[2]
        if known is not None and known[0].kind == "media" and not named and not known[2]:
            return False
        return head.builds in NAMED or named or (self.governed and head.builds != "complement")

    def _other_body(self, at: int) -> bool:
        """A body of its own right behind a definite word: what the first one speaks of (حمّلت الوزارة الميليشيا …)."""
        found = self.view.head(at, at + 1)
        behind_name = at - 1 in self.view.opens and self.view.definite(at)
        return found is not None and found[0].kind in BODIES and (self.view.definite(at - 1) or behind_name)

    def _attached(self, at: int) -> bool:
        """A word with ل or ب: لحقوق الإنسان، للأنباء، بالشرطة go on; what is reported (بمقتل) does not."""
        view, head = self.view, self.head
        form = view.forms[at]
        rest = form[1:]
        if form.startswith(B):
            if view.lexicon.has(rest, "said_noun") or is_event_noun(rest):
                return False
            if rest.startswith(AL):
                return head.builds in TAKES_PLACES and not self.single
            placed = head.builds in TAKES_PLACES and (self.governed or view.lexicon.has(rest, "place_noun"))
            return placed or (head.builds == "rank" and self.governed)
        found = view.head(at, at + 4)
        if found is not None and not found[2]:
            return True
        return view.lexicon.has(rest, "genitive") or (head.kind not in NO_GENITIVE_WITH_LAM and len(form) > 3)

    def _coordinated(self, at: int) -> bool:
        """A second adjective or genitive joined by و (مصادر طبية وعسكرية), or a name that begins with it (فلان
        وليد)."""
        view, head = self.view, self.head
        if is_second_speaker(view, at):
            return False
        rest = view.forms[at][1:]
        if rest.endswith(_NISBA) and view.forms[at - 1].endswith(_NISBA):
            return True
        if view.definite(at) or is_adjective(view, at):
            return view.definite(at - 1) and head.builds in GOVERNS
        named = not view.definite(at - 1) and not view.is_preposition(at - 1)
        return named and head.builds in NAMED and not view.lexicon.has(rest, "said_noun")


def ends_phrase(view: SpeechView, index: int) -> bool:
    """A word that cannot belong to the name of a speaker."""
    if view.text.tokens[index].kind == "number":
        return True
    if view.is_preposition(index) or view.wants_to_stay_unnamed(index) or view.verb(index) is not None:
        return True
    if view.speech_noun(index) is not None and view.carries_pronoun(index):
        return True
    if view.forms[index] == GENERAL and not _dated(view, index + 1):
        return False
    flags = view.flags[index]
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


def is_adjective(view: SpeechView, at: int) -> bool:
    """A relational adjective (أمني، محلية، عسكريون) or one of the listed ones."""
    form = view.forms[at]
    return view.has(at, "adjective") or (len(form) >= _SHORTEST_NISBA and form.endswith(_NISBA))


def is_event_noun(form: str) -> bool:
    """A verbal noun by its shape: استـ…ا…, انـ…ا…, افتعال (استهداف، انتشار، اعتقال)."""
    long = len(form) >= _SHORTEST_EVENT_NOUN and form[0] == form[-2] == AL[0]
    return long and not form.startswith(AL) and not form.endswith(_LANDS)


def _joined(view: SpeechView, at: int) -> bool:
    """A word with the conjunction و written on to it, as far as the lexicon can tell (not وزارة، ولاية، وطنية)."""
    form = view.forms[at]
    if not form.startswith(W) or len(form) <= _SHORTEST_NISBA:
        return False
    found = view.head(at, at + 1)
    whole = any(form in view.lexicon.words[key] for key in ("place_noun", "adjective"))
    return not whole and (found is None or bool(found[2]))


def is_second_speaker(view: SpeechView, at: int) -> bool:
    """A noun of speakers joined by و, ال on neither or not on both («شهود ومصادر», but «الأنباء والمعلومات»)."""
    found = view.head(at, at + 2)
    if found is None or found[2] != W or found[0].kind == "state":
        return False
    return not (found[3] and view.definite(at - 1))
