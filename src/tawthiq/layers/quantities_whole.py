"""People told as a whole without a count: جميع المهاجمين، من كانوا على متنها."""

from __future__ import annotations

from tawthiq.layers.harm_words import Words
from tawthiq.layers.quantities_groups import LONGEST_GROUP, Groups
from tawthiq.layers.quantities_record import PLURAL, Quantity
from tawthiq.resources import counted
from tawthiq.text.letters import ar

_OF = ar("mn")


def whole_group(words: Words, groups: Groups, at: int) -> Quantity | None:
    """One or more people, told right after a word of harm as all of a group or by a clause alone."""
    if not at or not words.look(at - 1).harms:
        return None
    if words.form(at) == _OF and "whom" in words.classes(at + 1):
        return Quantity(at, at + 2, at, 1, None, PLURAL, rule="whoever")
    return _all(words, groups, at) if "all_people" in words.classes(at) else None


def _all(words: Words, groups: Groups, at: int) -> Quantity | None:
    """مقتل جميع المهاجمين، كل عناصر الدورية."""
    definite = [n.noun for r, n in words.look(at + 1).look.nouns if r.article and n.number != counted.SINGULAR]
    people = groups.plural_people(at + 1) or definite
    if not people or not (words.definite(at + 1) or words.definite(at + 2)):
        return None
    last = groups.definite_end(at + 2, at + 2 + LONGEST_GROUP)
    return Quantity(at, last, at, 1, None, PLURAL, (people[0],), people[0].who, rule="all")
