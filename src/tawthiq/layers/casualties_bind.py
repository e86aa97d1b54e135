"""Which people a word of harm harms.

They stand after it (قُتل 4 أطفال، مقتل حارس، قتلت القوات 3 مسلحين) or before it (إن 4 أطفال قتلوا).
"""

from __future__ import annotations

from bisect import bisect_left

from tawthiq.layers.casualties_hits import Hit
from tawthiq.layers.harm_words import Words
from tawthiq.layers.quantities_record import (
    DEFINITE,
    DUAL,
    EITHER,
    ELLIPTIC,
    GROUP,
    NUMBER,
    OTHERS,
    PLURAL,
    SINGLE,
    Quantity,
)
from tawthiq.text.letters import ar

VERB_REACH = 14
"""Tokens between a verb and the people after it: adverbs and prepositional phrases of time and place may come first."""
AGENT_REACH = 9
NOUN_REACH = 1
MOST_BETWEEN = 7
"""Words between a verb and its people that are neither prepositions nor adverbs: a doer and its description."""
LEFT_REACH = 8
_BODIES = frozenset({"body", "corpse"})
_SHORT = 3
_OWN_END = 5
_CLOSE = 2
"""A word that must have its people within fewer tokens (نفق، فُقد) never looks back for them."""
_SUBJECT_FIRST = frozenset({"3mp", "3md", "3fd", "3fp"})
"""A verb in the plural or dual has its subject before it: before its subject it stands in the singular."""
_ARTICLE, _AND = ar("Al"), ar("w")
_QUOTES = frozenset('"«“”(')


class Binder:
    """Binds in one text; remembers which quantities are spoken for."""

    def __init__(self, words: Words, quantities: tuple[Quantity, ...], hits: list[Hit]) -> None:
        self.words = words
        self.quantities = quantities
        self.starts = [q.first for q in quantities]
        self.hit_starts = [h.first for h in hits]
        self.hits = hits
        self.used: set[int] = set()

    def patient(self, hit: Hit, group_last: int) -> int | None:
        """Index of the quantity that ``hit`` (the words up to ``group_last`` share it) harms, or None."""
        if hit.suffix and hit.verb and hit.harm.role != "passive":
            return None
        if not hit.verb:
            done = hit.suffix and "done" in self.words.classes(hit.first - 1)
            if hit.suffix:
                return self._left(hit) if done else None
            return self._right(hit, group_last)
        if hit.person in _SUBJECT_FIRST and hit.harm.role in ("passive", "either"):
            left, right = self._left(hit), self._right(hit, group_last)
            if right is not None and hit.harm.role == "either" and self._active_reading(hit, left, right):
                return right
            return left
        right = self._right(hit, group_last)
        if right is None and hit.harm.role in ("passive", "either"):
            return self._left(hit)
        return right

    def _active_reading(self, hit: Hit, left: int | None, right: int) -> bool:
        """مسلحون قتلوا 3 أجانب: no counted subject before, people close after."""
        uncounted = left is None or self.quantities[left].shape in (PLURAL, GROUP)
        return uncounted and self.quantities[right].first - hit.last <= _CLOSE

    def _barrier(self, at: int, end: int) -> int:
        """The first token from ``at`` on that a word of harm does not reach over."""
        following = bisect_left(self.hit_starts, at)
        stop = min(end, self.words.sentence_end(at - 1))
        if following < len(self.hits):
            stop = min(stop, self.hits[following].first)
        for index in range(at, min(stop, at + VERB_REACH)):
            if "stop" in self.words.classes(index):
                return index
        return stop

    def _right(self, hit: Hit, last: int) -> int | None:
        while self.words.form(last) in _QUOTES and not self._starts(last):
            last += 1
        barrier = self._barrier(last, hit.limit)
        reach = self._reach(hit)
        index = bisect_left(self.starts, last)
        while index < len(self.quantities):
            quantity = self.quantities[index]
            if quantity.first >= barrier or quantity.first - last > reach:
                return None
            if index not in self.used and self._fits(hit, quantity, last):
                return self._object(hit, index, barrier)
            if quantity.shape in (DEFINITE, SINGLE) and hit.harm.role == "passive":
                return None
            index += 1
        return None

    def _starts(self, at: int) -> bool:
        index = bisect_left(self.starts, at)
        return index < len(self.starts) and self.starts[index] == at

    def _object(self, hit: Hit, index: int, barrier: int) -> int:
        """قتل مسلحون 3 أجانب: of two groups after a verb, the first uncounted, the second is its object."""
        first = self.quantities[index]
        if hit.harm.role not in ("either", "active") or first.shape not in (PLURAL, GROUP, EITHER, SINGLE):
            return index
        following = index + 1
        if following >= len(self.quantities):
            return index
        other = self.quantities[following]
        between = range(first.last, other.first)
        if other.first >= barrier or other.conjunction or other.low is None or len(between) > AGENT_REACH:
            return index
        if any(self.words.adverb(at) for at in between) or (first.shape == SINGLE and not other.counted):
            return index
        return following

    def _reach(self, hit: Hit) -> int:
        if hit.harm.near is not None:
            return hit.harm.near
        if hit.verb:
            return VERB_REACH
        return AGENT_REACH if hit.harm.agent else NOUN_REACH

    def _fits(self, hit: Hit, quantity: Quantity, last: int) -> bool:
        gap = quantity.first - last
        if (quantity.conjunction and gap == 0) or (hit.verb and self._to_himself(quantity)):
            return False
        if quantity.preposition and hit.harm.role in ("passive", "noun", "either") and not hit.harm.agent:
            return False
        if hit.harm.kind != "killed" and quantity.nouns and quantity.nouns[0].id in _BODIES:
            return False
        if hit.harm.kind == "missing" and quantity.nouns and quantity.nouns[0].role in ("kin", "kin_of"):
            return False
        if gap == 0 and hit.harm.role == "active" and self._is_subject(quantity):
            return False
        if hit.verb and hit.harm.role == "either" and quantity.shape == PLURAL and self._of_force(quantity):
            return False
        if quantity.low is None or (hit.harm.counted and not quantity.counted):
            return False
        if hit.harm.human and not quantity.nouns and quantity.who == "unknown" and not quantity.others:
            return False
        if quantity.shape == DEFINITE and (hit.harm.kind == "missing" or self._has_object(hit, quantity)):
            return False
        if quantity.shape == ELLIPTIC and gap > (4 if hit.verb else 0):
            return False
        if gap and not quantity.counted and "relative" in self.words.classes(hit.first - 1):
            return False
        if gap == 0:
            return True
        if quantity.shape == DEFINITE and not (hit.harm.role == "active" and self._is_object(hit, quantity, last)):
            return hit.verb and self._content(last, quantity.first) == 0
        if hit.verb and self._content(last, quantity.first) > MOST_BETWEEN:
            return False
        if hit.harm.role in ("either", "active") and self._is_object(hit, quantity, last):
            return True
        if hit.harm.role == "passive" or (hit.verb and not quantity.counted):
            return self._no_subject(last, quantity)
        if hit.verb or hit.harm.role == "lead":
            return True
        return self._agent_between(hit, quantity, last)

    def _to_himself(self, quantity: Quantity) -> bool:
        """«قبل أن يقتل المسلح نفسه»: a killer's own end."""
        near = range(quantity.last, min(quantity.last + _OWN_END, self.words.sentence_end(quantity.first)))
        return any("self" in self.words.classes(at) for at in near) and not quantity.counted

    def _has_object(self, hit: Hit, quantity: Quantity) -> bool:
        """خطف اللاعب الكرة: a known person who does it, with another noun right after."""
        return hit.harm.kind == "kidnapped" and hit.verb and self.words.definite(quantity.last)

    def _is_object(self, hit: Hit, quantity: Quantity, last: int) -> bool:
        """اغتال مجهولون ضابطاً: an indefinite singular in the accusative, or after a verb that is always active."""
        accusative = self.words.form(quantity.anchor) == quantity.nouns[0].lemma + ar("A") if quantity.nouns else False
        masculine = bool(quantity.nouns) and quantity.nouns[0].sex != "f" and quantity.shape == SINGLE
        active = hit.harm.role == "active" or (hit.person == "3fs" and masculine)
        if quantity.shape not in (SINGLE, DEFINITE) or not (accusative or active):
            return False
        content, gap = self._content(last, quantity.first), quantity.first - last
        return content > 0 and gap <= AGENT_REACH and (accusative or content == gap)

    def _of_force(self, quantity: Quantity) -> bool:
        """رجال الشرطة after a verb: the doers."""
        return "forces" in self.words.classes(quantity.last)

    def _is_subject(self, quantity: Quantity) -> bool:
        """اغتال مسلحون: the doer, not the object."""
        nominative = self.words.form(quantity.anchor).endswith(ar("An"))
        if quantity.shape in (PLURAL, GROUP):
            return quantity.rule != "whoever"
        return nominative and quantity.shape == DUAL

    def _no_subject(self, last: int, quantity: Quantity) -> bool:
        """True where nothing between the verb and the people can be its subject."""
        if self.words.adverb(last):
            return True
        return quantity.counted and not self.words.definite(last) and bool(self.words.look(last).look.nouns)

    def _content(self, first: int, last: int) -> int:
        """How many words between two tokens are neither prepositions nor adverbs."""
        return sum(not self.words.adverb(at) for at in range(first, last))

    def _agent_between(self, hit: Hit, quantity: Quantity, last: int) -> bool:
        """اعتقال قوات الاحتلال 5 شبان: the doer stands between the verbal noun and the people."""
        if not hit.harm.agent or self.words.adverb(last):
            return False
        if not quantity.counted and quantity.shape not in (SINGLE, OTHERS):
            return False
        return all(self.words.word(at) and not self.words.look(at).function for at in range(last, quantity.first))

    def _left(self, hit: Hit) -> int | None:
        """The people just before the verb, their parts and a relative pronoun between."""
        many = hit.person in _SUBJECT_FIRST
        if hit.harm.near is not None and ((hit.harm.near < _SHORT and not many) or not self._rests(hit.last)):
            return None
        index = bisect_left(self.starts, hit.first) - 1
        first = self.words.sentence_start(hit.first)
        while index >= 0:
            quantity = self.quantities[index]
            end = max([quantity.last, *(part.last for part in quantity.breakdown)])
            if quantity.first < first or hit.first - end > LEFT_REACH or self._hit_between(end, hit.first):
                return None
            if quantity.low is None and quantity.conjunction:
                index -= 1
                continue
            if index in self.used or quantity.low is None or (hit.harm.counted and not quantity.counted):
                return None
            if quantity.coordinated and index:
                index -= 1
                continue
            return index if self._agrees(hit, quantity) and self._open(end, hit.first) else None
        return None

    def _rests(self, at: int) -> bool:
        """False where the verb has an object of its own (قضى عقوبته)."""
        return self.words.adverb(at) or self.words.form(at).startswith(_AND)

    def _hit_between(self, first: int, last: int) -> bool:
        index = bisect_left(self.hit_starts, first)
        return index < len(self.hits) and self.hits[index].first < last

    def _open(self, first: int, last: int) -> bool:
        """True where nothing but description stands between the people and the verb."""
        for at in range(first, last):
            classes = self.words.classes(at)
            if "relative" in classes and at != first:
                return False
            if "stop" in classes and "relative" not in classes:
                return False
        return True

    def _agrees(self, hit: Hit, quantity: Quantity) -> bool:
        if quantity.nouns and quantity.nouns[0].id in _BODIES:
            return False
        one = quantity.high == 1 and not quantity.coordinated
        if hit.person in _SUBJECT_FIRST:
            return not one or hit.person == "3md"
        if not hit.verb:
            return not one
        if quantity.shape in (NUMBER, ELLIPTIC, PLURAL, GROUP, OTHERS) and not one:
            return quantity.shape == NUMBER and quantity.last == hit.first and hit.person == "3ms"
        return one
