"""Numbers that a noun carries by its form (قتيلان، صاروخين، مدني), and the noun that a number counts."""

from __future__ import annotations

from tawthiq.layers.annotation import Number
from tawthiq.resources.counted import DUAL, SINGULAR
from tawthiq.resources.numbers import NumberWords
from tawthiq.text.text import Text
from tawthiq.text.tokens import WORD

_COUNTS_AS_ONE = frozenset({"person", "harm", "member"})


def noun_number(text: Text, at: int, words: NumberWords, before: Number | None) -> Number | None:
    """A dual (any noun) or an indefinite singular (people) at token ``at``; None where a number stands before it."""
    token = text.tokens[at]
    if token.kind != WORD or (before is not None and before.last == at and not before.ordinal):
        return None
    for reading, form in words.look(token.form).nouns:
        if form.noun.role == "kin_of" and not reading.suffix:
            continue
        count = 0
        if form.number == DUAL and (not form.construct or reading.suffix):
            count = 2
        elif (
            form.number == SINGULAR and form.noun.role in _COUNTS_AS_ONE and not reading.article and not reading.suffix
        ):
            count = 1
        if count:
            return Number(
                first=at,
                last=at + 1,
                span=text.span(at, at + 1),
                rule="numbers.dual" if count == 2 else "numbers.singular",
                low=count,
                high=count,
                unit=form.noun.lemma,
            )
        if form.noun.human or not reading.prefix:
            return None
    return None


def unit_after(text: Text, last: int, words: NumberWords) -> str | None:
    """The noun that a number ending before token ``last`` counts: its citation form, or the word as it stands."""
    if last >= len(text.tokens) or text.tokens[last].kind != WORD:
        return None
    form = text.tokens[last].form
    look = words.look(form)
    for reading, noun in look.nouns:
        if not reading.prefix:
            return noun.noun.lemma
    return None if look.nouns or form in words.functions else form
