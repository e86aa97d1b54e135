"""Names and ages of persons as a report writes them after a noun (الشاب فلان الفلاني، 24 عاماً)."""

from __future__ import annotations

from tawthiq.layers.harm_words import Words
from tawthiq.text.letters import ar
from tawthiq.text.tokens import NUMBER

LONGEST_NAME = 5
_AGE_WITHIN = 9
_OLDEST = 120
_OPENING, _CLOSING = frozenset('"«“”(‘'), frozenset('"»”“)’')
_COMMAS = frozenset("،,")
_ARTICLE, _AND, _OF = ar("Al"), ar("w"), ar("mn")
_COMMON = frozenset({"person", "harm", "gentilic", "kin"})
_NOT_IN_NAMES = frozenset(
    {"stop", "parts", "adverb", "negation", "unreal", "between", "also", "others_one", "one_of", "severity", "age"}
)


def read_name(words: Words, at: int, *, sure: bool, joined: bool = False) -> tuple[int, int]:
    """First and last token (half-open) of the name that begins at ``at``, marks excluded; empty where none does.

    A name is two to five words that no table of the layer knows otherwise, or one or more between marks. ``sure``: what
    stands before it announces a name (الشاب فلان); else marks must stand around it or an age after it. ``joined``:
    the و before it is written on to its first word.
    """
    announced = sure or "called" in words.classes(at)
    if "called" in words.classes(at):
        at += 1
    marked = words.form(at) in _OPENING
    first = at + 1 if marked else at
    last = first
    while last - first < LONGEST_NAME and _in_name(words, last, last == first, joined):
        last += 1
    if marked:
        closed = words.form(last) in _CLOSING or _age_follows(words, last)
        return (first, last) if closed and last > first else (first, first)
    if last - first < 2 or not (announced or _age_follows(words, last)):
        return first, first
    return first, last


def _age_follows(words: Words, at: int) -> bool:
    """(24 عاماً) or 24 عاماً right after."""
    at += words.form(at) in _OPENING or words.form(at) in _COMMAS
    return words.form(at).isdigit() and "years" in words.classes(at + 1)


def _in_name(words: Words, at: int, begins: bool, joined: bool) -> bool:
    if not words.word(at) or len(words.form(at)) < 2:
        return False
    look, form = words.look(at), words.form(at)
    if "name_links" in look.classes or "given_waw" in look.classes:
        return True
    if look.function or look.harms or look.classes & _NOT_IN_NAMES or form == _OF:
        return False
    if form.startswith(_AND) and not (begins and joined):
        return False
    article = words.definite(at)
    if begins and article:
        return False
    common = any(n.noun.role in _COMMON or n.noun.thing for r, n in look.look.nouns if not r.suffix and not r.prefix)
    return not common and (article or not words.adverb(at))


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
        return not any("not_age" in words.classes(i) for i in range(max(floor, number - 2), number))
    near = range(max(floor - 1, number - 3), number)
    return any("age" in words.classes(i) for i in near) or (
        words.form(number + 1) == _OF and "age" in words.classes(number + 2)
    )
