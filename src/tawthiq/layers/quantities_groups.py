"""Groups of people that a count is taken from (ستة من عناصر الجيش), and whether they are civilians or combatants."""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.layers.harm_words import Words
from tawthiq.resources import counted
from tawthiq.text.letters import ar

_OF = ar("mn")
_QUOTES = frozenset('"«“”')
LONGEST_GROUP = 3
"""Words of a group after من: its noun and two that complete it."""


@dataclass(frozen=True, slots=True)
class Group:
    """A group told up to token ``last``; ``who`` they are; ``noun`` where one of the tables names them."""

    last: int
    who: str
    noun: counted.CountedNoun | None = None


class Groups:
    """Reads groups in one text."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.lexicon = words.lexicon
        self.form, self.look, self.classes = words.form, words.look, words.classes

    def of_group(self, at: int) -> Group | None:
        """«من عناصر الجيش»: a group of people after من; None where من says something else."""
        if self.form(at) != _OF:
            return None
        if self.form(at + 1) in _QUOTES:
            at += 1
        if not self.words.word(at + 1):
            return None
        word = self.look(at + 1)
        if "not_partitive" in word.classes or any(n.noun.thing for _, n in word.look.nouns):
            return None
        people = [n.noun for r, n in word.look.nouns if not r.prefix] or self.plural_people(at + 1)
        if not people and not word.classes & {"forces", "civilians", "of"}:
            return None
        last = self.definite_end(at + 2, at + 1 + LONGEST_GROUP)
        told = (self.who_of(i) for i in range(at + 1, last))
        who = next((found for found in told if found != "unknown"), "unknown")
        noun = people[0] if people else None
        return Group(last, who, noun if noun is None or noun.role != "collective" else None)

    def who_of(self, at: int) -> str:
        """Whether the word at ``at`` says civilians or combatants."""
        classes = self.classes(at)
        if "civilians" in classes:
            return "civilian"
        if "forces" in classes:
            return "combatant"
        people = [n.noun for _, n in self.look(at).look.nouns if n.noun.human] or self.plural_people(at)
        return people[0].who if people else "unknown"

    def plural_people(self, at: int) -> list[counted.CountedNoun]:
        """Nouns of which the token is a plural, construct forms included (مقاتلي الحزب)."""
        many = (counted.PLURAL, counted.EITHER)
        cuts = [r for r in self.lexicon.cuts(self.form(at)) if not r.prefix]
        return [
            n.noun for r in cuts for n in self.lexicon.numbers.nouns.get(r.stem) if n.noun.human and n.number in many
        ]

    def definite_end(self, at: int, limit: int) -> int:
        """The token after the definite words that complete a noun (عناصر الجيش السوري)."""
        while at < limit and "stop" not in self.classes(at):
            force = "forces" in self.classes(at) and self.words.definite(at + 1)
            if not (self.words.definite(at) or force):
                break
            limit += force
            at += 1
        return at
