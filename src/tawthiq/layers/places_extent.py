"""How far a name reaches that the gazetteer does not know, after a head noun (قرية أم العظام، مستشفى أبو يوسف
النجار)."""

from __future__ import annotations

from tawthiq.resources.gazetteer import Gazetteer
from tawthiq.text.letters import ar
from tawthiq.text.text import Text
from tawthiq.text.tokens import NUMBER, WORD

_ARTICLE = ar("Al")
_OPENERS, _CLOSERS = frozenset("\"«“'‘"), frozenset("\"»”'’")
_WAW, _LAMS, _WITH_ARTICLE = ar("w"), ar("ll"), ar("bAl")
_LEAST_WITH_ARTICLE = 4
_LONGEST = {"word": 3, "person": 5, "office": 5, "district": 3}
_LONGEST_QUOTED = 6


def quoted_end(text: Text, at: int) -> int | None:
    """The token after the closing quotation mark, where an opening one stands at ``at`` and few words later it
    closes."""
    tokens = text.tokens
    if at >= len(tokens) or tokens[at].form not in _OPENERS:
        return None
    for end in range(at + 1, min(at + 2 + _LONGEST_QUOTED, len(tokens))):
        if tokens[end].form in _CLOSERS:
            return end + 1 if end > at + 1 else None
    return None


def name_end(text: Text, gazetteer: Gazetteer, at: int, kind: str) -> int | None:
    """The end (half-open) of an unknown name that begins at token ``at``; None where no name can begin there.

    ``kind``: ``word``, ``person``, ``office`` or ``district``, as the head noun's entry says.
    """
    if kind == "office":
        return _office_end(text, gazetteer, at)
    if not _may_begin(text, gazetteer, at):
        return None
    words, tokens = gazetteer.words, text.tokens
    if kind == "district" and (words.has("offices", tokens[at].form) or words.has("institutions", tokens[at].form)):
        return None
    end = at + 1
    while end < len(tokens) and end - at < _LONGEST[kind]:
        before, form = tokens[end - 1].form, tokens[end].form
        if tokens[end].kind != WORD or not _touching(text, end) or not _may_go_on(gazetteer, form):
            break
        definite = form.startswith(_ARTICLE)
        if (
            words.has("starters", before)
            or (words.has("sides", form) and definite == before.startswith(_ARTICLE))
            or (definite and words.has("attributes", form) and kind == "person")
            or (definite and not before.startswith(_ARTICLE) and not words.has("attributes", form))
        ):
            end += 1
        else:
            break
    return None if words.has("starters", tokens[end - 1].form) and end == at + 1 and _lonely(tokens[at].form) else end


def _may_go_on(gazetteer: Gazetteer, form: str) -> bool:
    words = gazetteer.words
    return not words.has("ends", form) and form not in gazetteer.nationalities and form not in words.common


def _office_end(text: Text, gazetteer: Gazetteer, at: int) -> int | None:
    """The end of an institution's name: definite (المؤسسة الوطنية للنفط), or one of the words that open such
    names and what
    follows up to the first definite word (قوات مكافحة الشغب)."""
    words, tokens = gazetteer.words, text.tokens
    if at >= len(tokens) or tokens[at].kind != WORD or not _touching(text, at) or words.has("ends", tokens[at].form):
        return None
    definite = tokens[at].form.startswith(_ARTICLE)
    if definite and (words.has("attributes", tokens[at].form) or tokens[at].form in gazetteer.nationalities):
        return None
    if not definite and not words.has("institutions", tokens[at].form):
        return None
    end = at + 1
    while end < len(tokens) and end - at < _LONGEST["office"] and tokens[end].kind == WORD and _touching(text, end):
        form = tokens[end].form
        if words.has("ends", form) or form in gazetteer.nationalities:
            break
        describes = form.startswith(_LAMS) or (form.startswith(_ARTICLE) and words.has("attributes", form))
        if definite and not describes:
            break
        definite = definite or form.startswith(_ARTICLE)
        end += 1
    return end


def _lonely(form: str) -> bool:
    """A starter of three letters or less that nothing follows (أم، بن) is no name."""
    return len(form) <= 3


def _touching(text: Text, at: int) -> bool:
    """Whether nothing but blanks parts a token from the one before (no line break)."""
    return "\n" not in text.raw[text.tokens[at - 1].span.end : text.tokens[at].span.start]


def _may_begin(text: Text, gazetteer: Gazetteer, at: int) -> bool:
    words = gazetteer.words
    if at >= len(text.tokens) or text.tokens[at].kind != WORD or not _touching(text, at):
        return False
    form = text.tokens[at].form
    if words.has("institutions", form):
        return True
    if form.removeprefix(_WAW) in words.heads and form not in words.heads:
        return False
    if words.has("attributes", form) or not _may_go_on(gazetteer, form) or len(form) < 2:
        return False
    if form.startswith((_WAW + _ARTICLE, _LAMS)) or (
        form.startswith(_WITH_ARTICLE) and len(form) > _LEAST_WITH_ARTICLE
    ):
        return False
    return form not in words.regions or words.has("starters", form)


def attributes_end(text: Text, gazetteer: Gazetteer, at: int, definite: bool | None = None, most: int = 2) -> int:
    """The end of the adjectives and nouns from token ``at`` on that say of what kind a facility is; ``at``
    itself where none
    stands. ``definite``: True takes only those with the article, None either."""
    end = at
    while end < len(text.tokens) and end - at < most and text.tokens[end].kind == WORD and _touching(text, end):
        form = text.tokens[end].form
        if not gazetteer.words.has("attributes", form) or (definite and not form.startswith(_ARTICLE)):
            break
        end += 1
    return end


def numbered_end(text: Text, at: int) -> int | None:
    """The end of a number, or of a letter with a number (M4), that names a post or a road; None where none
    stands."""
    tokens = text.tokens
    if at < len(tokens) and tokens[at].kind == NUMBER:
        return at + 1
    lettered = (
        at + 1 < len(tokens) and tokens[at].kind == WORD and tokens[at].form.isascii() and tokens[at + 1].kind == NUMBER
    )
    return at + 2 if lettered and tokens[at].span.end == tokens[at + 1].span.start else None
