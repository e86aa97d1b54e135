"""How many: from the number before a munition, its dual, or its singular."""

from __future__ import annotations

from tawthiq.layers.actors_view import View
from tawthiq.layers.annotation import Number
from tawthiq.resources.actor_names import Hit
from tawthiq.resources.weapons import DUAL, FIXED, SINGULAR, WeaponEntry, WeaponLexicon
from tawthiq.text.letters import ar

MORE_THAN = "numbers.more_than"
_VAGUE = frozenset({"numbers.several", "numbers.tens", "numbers.hundreds", "numbers.thousands"})
_NOUNS = frozenset({"numbers.dual", "numbers.singular", "numbers.one"})
"""Numbers read off a noun: they count that noun and not the weapon after it."""
_FROM = ar("mn")
_PLURAL_ENDS = (ar("At"), ar("yn"), ar("An"))

Index = tuple[dict[int, Number], dict[int, Number]]
"""Numbers by first token and by end token."""


def count_of(
    words: View, lexicon: WeaponLexicon, entry: WeaponEntry, hit: Hit, counted: Index
) -> tuple[int | None, int]:
    """The count, None where the text gives none, and the token at which the counted mention begins."""
    first = words.tokens[hit.first]
    number = counted[1].get(first)
    if number is not None and not number.ordinal and number.rule not in _NOUNS and not hit.prefix:
        return (_amount(number) if entry.counts else None), number.first
    if not entry.counts or _volley(words, lexicon, hit):
        return None, first
    if hit.first > 0 and not words.gaps[hit.first] and words.forms[hit.first - 1] in lexicon.words["one_of"]:
        return 1, words.tokens[hit.first - 1]
    if hit.naming.form == DUAL or (hit.naming.form == FIXED and words.forms[hit.first].endswith((ar("yn"), ar("An")))):
        return 2, first
    if hit.naming.form == SINGULAR or (hit.naming.form == FIXED and _singular(words, lexicon, hit)):
        return 1, first
    return None, first


def _amount(number: Number) -> int | None:
    if number.rule in _VAGUE or number.cues[:1] == ("several",):
        return None
    return number.low - 1 if number.rule == MORE_THAN else number.low


def _singular(words: View, lexicon: WeaponLexicon, hit: Hit) -> bool:
    """A fixed form is singular unless its first word is a plural."""
    form = words.forms[hit.first].removeprefix(hit.prefix)
    bare = form.removeprefix(ar("Al"))
    return (
        not bare.endswith(_PLURAL_ENDS)
        and form not in lexicon.words["plurals"]
        and bare not in lexicon.words["plurals"]
    )


def _volley(words: View, lexicon: WeaponLexicon, hit: Hit) -> bool:
    at = hit.first - 1
    if at > 0 and words.forms[at] == _FROM and not words.gaps[at + 1]:
        at -= 1
    return at >= 0 and not words.gaps[at + 1] and any(words.forms[at].endswith(v) for v in lexicon.words["volleys"])
