"""Names of the gazetteer and head nouns in a text, through what is written on to them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from tawthiq.layers.places_mention import HeadMatch, NameMatch
from tawthiq.resources.gazetteer import Gazetteer
from tawthiq.resources.places import PlaceLexicon
from tawthiq.text.clitics import readings
from tawthiq.text.letters import ar
from tawthiq.text.text import Text
from tawthiq.text.tokens import WORD

_ARTICLE, _LAM = ar("Al"), ar("l")
_CONJUNCTIONS, _PREPOSITIONS = (ar("w"), ar("f")), (ar("b"), ar("l"))
_LEAST_CUT_WORD, _LEAST_CUT_NAME = 2, 3
"""Letters that must remain where a clitic is cut off: of the first word of a longer name (وأم درمان), of a
whole name."""
_JOINTS = frozenset("_-–")
NAME, HEAD, SIDE, NATIONALITY = "name", "head", "side", "nationality"
"""What a word may begin."""
SIDES = frozenset(("direction", "part"))
"""Kinds of region words that tell a place by a side of another; the others only relate one to another (قرب، مقابل)."""
_MOST_REMEMBERED = 300_000


def opens(gazetteer: Gazetteer, form: str) -> frozenset[str]:
    """What a word of that form may begin: a name of a place, a head noun, a direction or part, a nationality."""
    known = gazetteer.openings.get(form)
    if known is None:
        if len(gazetteer.openings) > _MOST_REMEMBERED:
            gazetteer.openings.clear()
        known = gazetteer.openings[form] = frozenset(_may_open(gazetteer, form))
    return known


def _may_open(gazetteer: Gazetteer, form: str) -> Iterator[str]:
    words = gazetteer.words
    for _, stem in cuts(form):
        if stem in gazetteer.index:
            yield NAME
        for bare in (stem, stem[2:]) if stem.startswith(_ARTICLE) else (stem,):
            if bare in words.heads or bare in words.head_starts:
                yield HEAD
            if any(model.kind in SIDES for _, model in words.regions.get(bare, ())):
                yield SIDE
            if bare in gazetteer.nationalities:
                yield NATIONALITY
    if any(reading.suffix and reading.stem in words.heads for reading in readings(form)):
        yield HEAD


@lru_cache(maxsize=100_000)
def cuts(form: str) -> tuple[tuple[str, str], ...]:
    """Ways to part a folded word into what is written on to it and the rest, the whole word first."""
    out = [("", form)]
    bare = [("", form)]
    if form[0] in _CONJUNCTIONS:
        bare.append((form[0], form[1:]))
    for conjunction, rest in bare:
        if conjunction:
            out.append((conjunction, rest))
        if rest[:1] in _PREPOSITIONS:
            out.append((conjunction + rest[0], rest[1:]))
            if rest.startswith(_LAM * 2):
                out.append((conjunction + _LAM, _ARTICLE + rest[2:]))
    return tuple(cut for cut in out if not cut[0] or len(cut[1]) >= _LEAST_CUT_WORD)


def names_at(text: Text, gazetteer: Gazetteer, at: int, cut: bool = True) -> list[NameMatch]:
    """The names that begin at a token, longest first, uncut before cut. ``cut``: whether clitics may stand
    before it."""
    token = text.tokens[at] if at < len(text.tokens) else None
    if token is None or token.kind != WORD:
        return []
    found: list[NameMatch] = []
    second = _word_after(text, at)
    for prefix, stem in cuts(token.form):
        if prefix and (not cut or gazetteer.words.has("whole", token.form)):
            break
        for name in gazetteer.index.get(stem, ()):
            if name.rest and name.rest[0] != second:
                continue
            last = _rest_end(text, at + 1, name.rest)
            if last is not None and (not prefix or name.rest or len(stem) >= _LEAST_CUT_NAME):
                found.append(NameMatch(at, last, prefix, name.ids, name.weak))
                break
    found.sort(key=lambda m: (m.first - m.last, len(m.prefix)))
    return found


def _word_after(text: Text, at: int) -> str:
    """The form of the next word, past a hyphen or underscore; empty at the end."""
    tokens = text.tokens
    at += 2 if at + 1 < len(tokens) and tokens[at + 1].form in _JOINTS else 1
    return tokens[at].form if at < len(tokens) else ""


def _rest_end(text: Text, at: int, rest: tuple[str, ...]) -> int | None:
    """Where the words ``rest`` end that stand from token ``at`` on (a hyphen or underscore may part them), or
    None."""
    tokens = text.tokens
    for word in rest:
        if at < len(tokens) and tokens[at].form in _JOINTS:
            at += 1
        if at >= len(tokens) or tokens[at].form != word:
            return None
        at += 1
    return at


def head_at(text: Text, words: PlaceLexicon, at: int) -> HeadMatch | None:
    """The head noun that begins at a token, or None."""
    token = text.tokens[at]
    if token.kind != WORD or words.has("never", token.form):
        return None
    following = text.tokens[at + 1].form if at + 1 < len(text.tokens) else ""
    for prefix, stem in cuts(token.form):
        article = stem.startswith(_ARTICLE)
        for bare, definite in ((stem, False), (stem[2:], True)) if article else ((stem, False),):
            known = words.heads.get(f"{bare} {following.removeprefix(_ARTICLE)}") if bare in words.head_starts else None
            if known is not None:
                return HeadMatch(at, at + 2, known.head, known.number, prefix, definite)
            known = words.heads.get(bare) if not words.has("never", bare) else None
            if known is not None and not (prefix and words.has("whole", token.form)):
                return HeadMatch(at, at + 1, known.head, known.number, prefix, definite, tanween=known.tanween)
    return _suffixed_head(text, words, at)


def _suffixed_head(text: Text, words: PlaceLexicon, at: int) -> HeadMatch | None:
    """A head noun with a pronoun (مخيمها، منزلهم): its owner stands elsewhere."""
    for reading in readings(text.tokens[at].form):
        if reading.suffix and not reading.article:
            known = words.heads.get(reading.stem)
            if known is not None and known.number != "two" and known.head.owned:
                return HeadMatch(at, at + 1, known.head, known.number, reading.prefix, False, reading.suffix)
    return None
