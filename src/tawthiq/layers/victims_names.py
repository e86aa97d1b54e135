"""Names and ages of persons as a report writes them after a noun (الشاب فلان الفلاني، 24 عاماً)."""

from __future__ import annotations

from tawthiq.layers.harm_words import Words
from tawthiq.text.letters import ar
from tawthiq.text.tokens import NUMBER

LONGEST_NAME = 5
_AGE_WITHIN = 9
_OLDEST = 120
_OPENING, _CLOSING = frozenset('"«“”(‘'), frozenset('"»”“)’')
_ARTICLE, _AND, _OF = ar("Al"), ar("w"), ar("mn")
_COMMON = frozenset({"person", "harm", "gentilic", "kin"})
_NOT_IN_NAMES = frozenset(
    {"stop", "parts", "adverb", "negation", "unreal", "between", "also", "others_one", "severity", "age"}
)


def read_name(words: Words, at: int) -> tuple[int, int]:
    """First and last token (half-open) of the name that begins at ``at``, quotation marks excluded; empty for none.

    A name is two to five words that no table of the layer knows otherwise, or one or more in quotation marks.
    """
    if "called" in words.classes(at):
        at += 1
    quoted = words.form(at) in _OPENING
    first = at + 1 if quoted else at
    last = first
    while last - first < LONGEST_NAME and _in_name(words, last, last == first):
        last += 1
    if quoted and words.form(last) in _CLOSING and last > first:
        return first, last
    return (first, last) if last - first >= 2 else (first, first)


def _in_name(words: Words, at: int, begins: bool) -> bool:
    if not words.word(at) or len(words.form(at)) < 2:
        return False
    look = words.look(at)
    if "name_links" in look.classes:
        return True
    form = words.form(at)
    if look.function or look.harms or look.classes & _NOT_IN_NAMES or form == _OF:
        return False
    if begins and form.startswith(_ARTICLE):
        return False
    if form.startswith(_AND) and not begins and _and_begins(words, at):
        return False
    common = any(n.noun.role in _COMMON or n.noun.thing for r, n in look.look.nouns if not r.suffix and not r.prefix)
    return not common and not (words.adverb(at) and not form.startswith(_ARTICLE))


def _and_begins(words: Words, at: int) -> bool:
    """True where the و is a conjunction: the rest is a word of its own, or a further name."""
    return len(words.form(at)) > 4


def read_age(words: Words, at: int) -> int | None:
    """Years of life told within a few tokens after ``at`` and before the next person, or None."""
    end = min(words.sentence_end(at - 1) if at else words.count, at + _AGE_WITHIN)
    for index in range(at, end):
        form = words.form(index)
        if words.tokens[index].kind == NUMBER and len(form) <= 3 and int(form) <= _OLDEST and _of_age(words, index, at):
            return int(form)
        spelled = words.look(index).look.words
        if spelled and "years" in words.classes(index + 1) and _of_age(words, index, at):
            return spelled[0][1].value
        if words.look(index).harms or "stop" in words.classes(index):
            return None
    return None


def _of_age(words: Words, number: int, floor: int) -> bool:
    """A number that the words of age stand around."""
    if "years" in words.classes(number + 1):
        return not any("since" in words.classes(i) for i in range(max(floor, number - 2), number))
    near = range(max(floor - 1, number - 3), number)
    return any("age" in words.classes(i) for i in near) or (
        words.form(number + 1) == _OF and "age" in words.classes(number + 2)
    )
