"""Tolls: who was killed, wounded, detained, kidnapped, missing or displaced, and how many.

A word of harm and the people it harms make a casualty (مقتل 4 أطفال); so does a noun that says both (ستة قتلى), a toll
with its figure (ارتفع عدد القتلى إلى 9), and a denial of harm (دون وقوع إصابات: 0-0). "No information about casualties"
makes none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from tawthiq.layers.annotation import SINCE, VAGUE, Actor, Casualty, Number
from tawthiq.layers.casualties_bind import Binder
from tawthiq.layers.casualties_hits import Hit, find_hits
from tawthiq.layers.casualties_nouns import noun_casualties
from tawthiq.layers.casualties_scope import Scopes
from tawthiq.layers.casualties_toll import find_tolls
from tawthiq.layers.casualties_zero import find_zeros
from tawthiq.layers.harm_words import Words
from tawthiq.layers.quantities import quantities_in
from tawthiq.layers.quantities_record import ELLIPTIC, NUMBER, OTHERS, Quantity
from tawthiq.resources.harm import HarmLexicon
from tawthiq.text.letters import ar
from tawthiq.text.text import Text

_AND = ar("w")
_BOTH = frozenset({"killed", "wounded"})
_PRONOUNS = {ar("h"): 1, ar("hA"): 1, ar("hmA"): 2}
_ADDED_WITHIN, _BURIED_WITHIN = 5, 7
_FROM, _ARTICLE = ar("mn"), ar("Al")
_QUOTES = frozenset('"«“”(')


def find_casualties(
    text: Text, lexicon: HarmLexicon, numbers: tuple[Number, ...], actors: tuple[Actor, ...] = ()
) -> tuple[Casualty, ...]:
    """All tolls told in ``text``, in order; what is negated, feared, planned or unknown makes none."""
    words = Words(text, lexicon)
    quantities = quantities_in(words, numbers)
    inside = frozenset(
        at for q in quantities for at in range(q.first, q.last) if q.kinds or q.adjective or at > q.first
    )
    hits = find_hits(words, inside)
    zeros = find_zeros(words)
    reader = _Reader(words, quantities, hits, actors)
    denied = [(zero.first, zero.last) for zero in zeros]
    zeros = [replace(zero, who=reader.scopes.group_after(zero.last)) for zero in zeros]
    found = [*zeros, *reader.tolls(), *reader.bound(), *reader.buried(), *reader.nouns()]
    kept = [c for c in found if c.high == 0 or not any(a <= c.first < b for a, b in denied)]
    return tuple(sorted(_once(kept), key=lambda c: (c.first, c.last, c.kind)))


def _once(found: Iterable[Casualty]) -> list[Casualty]:
    kept: dict[tuple[int, int, str], Casualty] = {}
    for casualty in found:
        kept.setdefault((casualty.first, casualty.last, casualty.kind), casualty)
    return list(kept.values())


class _Reader:
    def __init__(
        self,
        words: Words,
        quantities: tuple[Quantity, ...],
        hits: list[Hit],
        actors: tuple[Actor, ...],
    ) -> None:
        self.words = words
        self.text = words.text
        self.quantities = quantities
        self.hits = hits
        persons = [a for a in actors if a.kind == "person"]
        self.persons = {a.first: a for a in persons}
        self.person_ends = {a.last: a for a in persons}
        self.scopes = Scopes(words, actors)
        self.binder = Binder(words, quantities, hits)

    def tolls(self) -> list[Casualty]:
        """Figures of a toll (ارتفع عدد القتلى إلى 9)."""
        found = []
        for index, kind, rule, token in find_tolls(self.words, self.quantities):
            while True:
                self.binder.used.add(index)
                found.append(self._casualty(index, kind, rule, token, token))
                index += 1
                if index >= len(self.quantities) or not self.quantities[index].coordinated:
                    break
        return found

    def bound(self) -> list[Casualty]:
        """What words of harm do to the people around them."""
        found: list[Casualty] = []
        at = 0
        while at < len(self.hits):
            group = [self.hits[at]]
            while at + len(group) < len(self.hits) and self._joined(group[-1], self.hits[at + len(group)]):
                group.append(self.hits[at + len(group)])
            found += self._group(group)
            at += len(group)
        return found

    def _joined(self, left: Hit, right: Hit) -> bool:
        """قُتل وأصيب، مقتل وإصابة: two words of harm over the same people."""
        alike = left.verb == right.verb or (not left.verb and right.harm.role == "either")
        return right.first == left.last and right.prefix == _AND and alike and not left.suffix

    def _group(self, group: list[Hit]) -> list[Casualty]:
        if len(group) > 1:
            left = self.binder.patient(group[0], group[0].last) if group[0].verb else None
            if left is not None and self.quantities[left].first < group[0].first:
                right = self.binder.patient(group[-1], group[-1].last)
                if right is None or self.quantities[right].first < group[0].first:
                    return self._harmed(group, left)
                return self._harmed(group[:1], left) + self._group(group[1:])
        if any(hit.reality in ("negated", "unreal") for hit in group):
            return []
        index = self.binder.patient(group[0], group[-1].last)
        if index is not None:
            return self._harmed(group, index)
        person = self._person(group)
        return [c for hit in group for c in (self._named(hit, person) if person else self._pronoun(hit))]

    def _person(self, group: list[Hit]) -> Actor | None:
        """The person whom the text names as harmed: right after the word of harm, or right before a passive verb."""
        hit = group[0]
        if hit.harm.human or hit.harm.counted or hit.suffix:
            return None
        at = group[-1].last
        while self.words.form(at) in _QUOTES:
            at += 1
        person = self.persons.get(at)
        if person is None and hit.verb and hit.harm.role in ("passive", "either"):
            before = self.person_ends.get(hit.first)
            person = before if before is not None and before.first >= self.words.sentence_start(hit.first) else None
        return person

    def _named(self, hit: Hit, person: Actor) -> list[Casualty]:
        return [
            Casualty(
                first=person.first,
                last=person.last,
                span=person.span,
                rule=hit.harm.id,
                cues=("named", *((hit.reality,) if hit.reality != "told" else ())),
                kind=hit.harm.kind,
                low=1,
                high=1,
                harm_token=hit.first,
                loaded=hit.harm.loaded,
                scope="event",
            )
        ]

    def _pronoun(self, hit: Hit) -> list[Casualty]:
        """قتلوه، وقتلهما: people whom only the pronoun names."""
        count = _PRONOUNS.get(hit.suffix, 0)
        if not count or not hit.verb or hit.harm.role not in ("either", "active") or hit.harm.kind != "killed":
            return []
        subject = self.words.definite(hit.last) or hit.present
        if hit.harm.human or not (hit.prefix or subject):
            return []
        return [
            Casualty(
                first=hit.first,
                last=hit.last,
                span=self.text.span(hit.first, hit.last),
                rule=hit.harm.id,
                cues=("pronoun",),
                kind=hit.harm.kind,
                low=count,
                high=count,
                harm_token=hit.first,
                loaded=hit.harm.loaded,
            )
        ]

    def _harmed(self, group: list[Hit], index: int) -> list[Casualty]:
        if any(hit.reality in ("negated", "unreal") for hit in group):
            self.binder.used.add(index)
            return []
        found = []
        while True:
            self.binder.used.add(index)
            found += self._by_kind(group, index)
            index += 1
            if index >= len(self.quantities) or not self._harmed_too(index):
                return found

    def _harmed_too(self, index: int) -> bool:
        """Joined by و and counted apart, or added by إضافة إلى and the like."""
        quantity, before = self.quantities[index], self.quantities[index - 1]
        if quantity.coordinated:
            return True
        between = range(before.last, quantity.first)
        least = 1 if quantity.preposition else 2
        if not least <= len(between) <= _ADDED_WITHIN or quantity.low is None:
            return False
        words = [self.words.look(at) for at in between]
        return any("also" in word.classes for word in words) and not any(word.harms for word in words)

    def _by_kind(self, group: list[Hit], index: int) -> list[Casualty]:
        kinds = {hit.harm.kind for hit in group}
        quantity = self.quantities[index]
        if kinds == _BOTH or (len(group) == 1 and kinds & _BOTH and quantity.kinds >= _BOTH):
            return [self._casualty(index, "killed_or_wounded", "harm.pair", group[0].first, group[0].first, group[0])]
        return [self._casualty(index, hit.harm.kind, hit.harm.id, hit.first, hit.last, hit) for hit in group]

    def buried(self) -> list[Casualty]:
        """«عشرة أشخاص تحت الأنقاض»: missing, where no word of harm has taken them."""
        found = []
        harms = self.words.lexicon.harms
        for match in self.words.lexicon.phrases.match(self.text):
            if harms[match.id].role != "after" or self.words.form(match.first - 1) == _FROM:
                continue
            index = bisect_left(self.quantities, match.first, key=lambda q: q.first) - 1
            quantity = self.quantities[index] if index >= 0 else None
            if quantity is None or index in self.binder.used or quantity.low is None or quantity.kinds:
                continue
            near = match.first - quantity.last <= _BURIED_WITHIN
            if near and quantity.first >= self.words.sentence_start(match.first):
                self.binder.used.add(index)
                found.append(self._casualty(index, "missing", match.id, match.first, match.first))
        return found

    def nouns(self) -> list[Casualty]:
        """Nouns that say harm by themselves (ستة قتلى، جرحى)."""
        found = []
        for index, kind, rule, cues in noun_casualties(self.words, self.quantities, self.binder.used):
            anchor = self.quantities[index].anchor
            found.append(self._casualty(index, kind, rule, anchor, anchor, cues=cues))
        return found

    def _vague(self, quantity: Quantity) -> bool:
        """No figure is told: a bare plural, others, a family, عدة، عشرات."""
        return quantity.shape not in (NUMBER, ELLIPTIC) or quantity.rule in self.words.lexicon.numbers.vague

    def _casualty(
        self,
        index: int,
        kind: str,
        rule: str,
        token: int,
        after: int,
        hit: Hit | None = None,
        cues: tuple[str, ...] = (),
    ) -> Casualty:
        quantity = self.quantities[index]
        first = quantity.first
        if quantity.shape == OTHERS and after == first:
            first = token
        loaded = (hit.harm.loaded if hit else None) or quantity.loaded
        told = cues + ((hit.reality,) if hit and hit.reality != "told" else ())
        if quantity.high is None and self._vague(quantity):
            told += (VAGUE,)
        if self.scopes.since_a_start(quantity):
            told += (SINCE,)
        return Casualty(
            first=first,
            last=quantity.last,
            span=self.text.span(first, quantity.last),
            rule=rule,
            cues=(*told, quantity.shape) if quantity.shape in (ELLIPTIC, "plural", "either") else told,
            kind=kind,
            low=quantity.low or 1,
            high=None if "open" in cues else quantity.high,
            who=self.scopes.who(quantity, self.quantities, index),
            scope=self.scopes.scope(quantity, rule),
            breakdown=quantity.breakdown,
            harm_token=token,
            loaded=loaded,
            party=self.scopes.party(quantity),
        )
