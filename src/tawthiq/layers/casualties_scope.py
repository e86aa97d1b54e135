"""Whose people a toll counts, and over what: one event, an update of an earlier toll, or a stretch of time."""

from __future__ import annotations

from tawthiq.layers.annotation import Actor
from tawthiq.layers.harm_words import Words
from tawthiq.layers.quantities_record import ELLIPTIC, OTHERS, Quantity
from tawthiq.text.letters import ar
from tawthiq.text.span import Span

_RISE_WITHIN, _PERIOD_WITHIN, _BEFORE, _AFTER, _PARTY_WITHIN = 18, 3, 12, 20, 5
_DAY_WITHIN = 6
_YEARS = range(1900, 2100)

_TO = ar("Aly")
_BEFORE_LONG = 25
_GROUP_WITHIN = 4
_LIST_WITHIN = 3


class Scopes:
    """Reads scope, civil status and party around a quantity."""

    def __init__(self, words: Words, actors: tuple[Actor, ...]) -> None:
        self.words = words
        self.actors = {
            a.first: a for a in actors if a.kind not in ("person", "civilian", "monitor", "media", "rescuer")
        }

    def scope(self, quantity: Quantity, rule: str) -> str:
        """``update`` after a toll that rose, ``total`` where the sentence counts over a period, else ``event``."""
        if self.since_a_start(quantity):
            return "total"
        first, last = self.words.sentence_start(quantity.first), self.words.sentence_end(quantity.first)
        before = range(max(first, quantity.first - _RISE_WITHIN), quantity.first)
        tolled = rule == "harm.toll" or any("toll" in self.words.classes(at) for at in before)
        if self.words.form(quantity.first - 1) == _TO:
            before = range(first, quantity.first)
            tolled = tolled or any("toll" in self.words.classes(at) for at in before)
        if tolled and any("rise" in self.words.classes(at) for at in before):
            return "update"
        documented = range(max(first, quantity.first - _BEFORE), quantity.first)
        counted = tolled or any("documented" in self.words.classes(at) for at in documented)
        around = range(max(first, quantity.first - _BEFORE), min(last, quantity.last + _AFTER))
        for at in around:
            if counted and "during" in self.words.classes(at) and self._period(at, last, counted):
                return "total"
        return "event"

    def since_a_start(self, quantity: Quantity) -> bool:
        """«منذ بدء الحرب»، «منذ السابع من أكتوبر» in the clause of the toll: what it counts is no single event."""
        return self._since(quantity.last, self.words.sentence_end(quantity.first), _AFTER) or self._since_before(
            quantity
        )

    def _since(self, first: int, end: int, within: int) -> bool:
        """A stretch since some start begins at most ``within`` tokens after ``first``, no other clause between."""
        for at in range(first, min(end, first + within)):
            classes = self.words.classes(at)
            if "since" in classes:
                return self._period(at, end, False) and not self._dated(first, at)
            if classes & {"stop", "midst"} or self.words.look(at).harms:
                return False
        return False

    def _dated(self, first: int, since: int) -> bool:
        """«قتل راعٍ فجر اليوم في الحي المحاصر منذ بدء الحرب»: the harm is dated, and the stretch is something else's."""
        toll = any("toll" in self.words.classes(at) for at in range(max(0, first - _RISE_WITHIN), first))
        return not toll and any("day" in self.words.classes(at) for at in range(max(0, first - _DAY_WITHIN), since))

    def _since_before(self, quantity: Quantity) -> bool:
        start = max(self.words.sentence_start(quantity.first), quantity.first - _BEFORE_LONG)
        for at in range(quantity.first - 1, start - 1, -1):
            classes = self.words.classes(at)
            if "since" in classes:
                return self._period(at, quantity.first, False)
            if classes & {"stop", "midst"}:
                return False
        return False

    def _period(self, at: int, end: int, counted: bool) -> bool:
        """منذ بداية العام، منذ عام 2011; خلال شهر آب only where somebody counts (وثق، حصيلة)."""
        classes = self.words.classes(at)
        if "since" not in classes and not (counted and "during" in classes):
            return False
        if "since" in classes and self.words.form(at + 1).isdigit() and int(self.words.form(at + 1)) in _YEARS:
            return True
        for i in range(at + 1, min(end, at + 1 + _PERIOD_WITHIN)):
            if "period" in self.words.classes(i):
                return True
            if "stretch" in self.words.classes(i):
                return "during" in classes or self._named_stretch(i + 1)
        return False

    def _named_stretch(self, at: int) -> bool:
        """True where a year or month follows (منذ عام 2011), not in «منذ عام»."""
        return self.words.form(at).isdigit() or "period" in self.words.classes(at)

    def who(self, quantity: Quantity, quantities: tuple[Quantity, ...], index: int) -> str:
        """Civilian or combatant as the noun, its group or what follows says; آخرون are of the sort told before them."""
        if quantity.who != "unknown":
            return quantity.who
        told = self.group_after(quantity.last)
        following = quantities[index + 1] if index + 1 < len(quantities) else None
        if told == "unknown" and quantity.kinds and following is not None and _same_list(quantity, following):
            told = self.group_after(following.last)
        if told != "unknown" or not index:
            return told
        before = quantities[index - 1]
        further = quantity.others or quantity.shape in (OTHERS, ELLIPTIC) or _same_list(before, quantity)
        if further and self.words.sentence_start(before.first) == self.words.sentence_start(quantity.first):
            return self.who(before, quantities, index - 1)
        return "unknown"

    def group_after(self, at: int) -> str:
        """في صفوف المدنيين، من عناصر الجيش: who the group that begins at ``at`` is, or ``unknown``."""
        end = min(self.words.sentence_end(at - 1), at + _GROUP_WITHIN)
        window = [self.words.classes(i) for i in range(at, end)]
        for offset, classes in enumerate(window):
            if "parts" in classes or "stop" in classes:
                break
            if "civilians" in classes or "forces" in classes:
                linked = bool(offset and window[offset - 1] & {"of", "between"})
                if linked:
                    return "civilian" if "civilians" in classes else "combatant"
        return "unknown"

    def party(self, quantity: Quantity) -> Span | None:
        """The actor named in the phrase or right after it (من عناصر الجيش), or None."""
        for at in range(quantity.first, min(quantity.last + _PARTY_WITHIN, self.words.count)):
            if at >= quantity.last and "parts" in self.words.classes(at):
                return None
            actor = self.actors.get(at)
            if actor is not None and (at < quantity.last or self._linked(quantity.last, at)):
                return actor.span
        return None

    def _linked(self, first: int, last: int) -> bool:
        return any(self.words.classes(at) & {"of"} for at in range(first, last + 1)) and all(
            "stop" not in self.words.classes(at) for at in range(first, last)
        )


def _same_list(left: Quantity, right: Quantity) -> bool:
    """Two nouns of harm that و joins (ثلاثة قتلى و7 جرحى في صفوف المدنيين): of one sort of people."""
    near = right.first - left.last <= _LIST_WITHIN
    return bool(left.kinds and right.kinds) and near and right.conjunction and left.first < right.first
