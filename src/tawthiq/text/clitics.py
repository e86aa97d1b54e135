"""What may be written on to a word: conjunctions, prepositions, the article, pronouns.

`readings` lists every plausible cut and chooses none: whoever knows the stems (a lexicon, the gazetteer) decides,
the whole word first, so that لبنان، بغداد، وفد، الباب stay whole where they are known and ولقسد، بالمليشيات،
وللتحالف open.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from tawthiq.text.letters import ar

_CONJUNCTIONS = ("", ar("w"), ar("f"))
_PREPOSITIONS = ("", ar("b"), ar("l"), ar("k"), ar("s"))
_ARTICLE = ar("Al")
_LAM = ar("l")
_SUFFIXES = tuple(ar(s) for s in ("hmA", "kmA", "hA", "hm", "hn", "km", "nA", "h"))
_TEH, _HEH = ar("t"), ar("h")
_SHORTEST_STEM = 2
_SHORTEST_SUFFIXED_STEM = 3


class Reading(NamedTuple):
    """One cut of a word: ``prefix`` + (ال) + ``stem`` + ``suffix``."""

    prefix: str
    article: bool
    stem: str
    suffix: str = ""


@lru_cache(maxsize=200_000)
def readings(form: str) -> tuple[Reading, ...]:
    """Every plausible cut of a folded word, the whole word first, fewer cuts before more."""
    found = [Reading("", False, form)]
    for conjunction in _CONJUNCTIONS:
        if not form.startswith(conjunction):
            continue
        rest = form[len(conjunction) :]
        for preposition in _PREPOSITIONS:
            if rest.startswith(preposition):
                found += _stems(conjunction + preposition, rest[len(preposition) :])
    seen: dict[Reading, None] = dict.fromkeys(r for r in found if len(r.stem) >= _SHORTEST_STEM)
    for reading in tuple(seen):
        for bare in _without_suffix(reading):
            seen.setdefault(bare)
    return tuple(seen) or (Reading("", False, form),)


@lru_cache(maxsize=200_000)
def stems(form: str) -> frozenset[str]:
    """The stems of all readings, and those with the article that stood before them: a word of which a lexicon holds
    none of these is not in it."""
    cuts = readings(form)
    return frozenset((*(r.stem for r in cuts), *(_ARTICLE + r.stem for r in cuts if r.article)))


def _stems(prefix: str, rest: str) -> list[Reading]:
    """The stem bare, after the article, and after ل where the article's alef is swallowed (للتحالف، للواء)."""
    out = []
    if prefix:
        out.append(Reading(prefix, False, rest))
    if rest.startswith(_ARTICLE):
        out.append(Reading(prefix, True, rest[2:]))
    if prefix.endswith(_LAM) and rest.startswith(_LAM):
        out += [Reading(prefix, True, rest[1:]), Reading(prefix, True, rest)]
    return out


def _without_suffix(reading: Reading) -> list[Reading]:
    """The reading with a pronoun taken off its end; before one, ت may stand for ة (دوريته → دورية)."""
    if reading.article or not reading.stem.endswith(_SUFFIXES):
        return []
    out = []
    for suffix in _SUFFIXES:
        stem = reading.stem.removesuffix(suffix)
        if reading.stem != stem and len(stem) >= _SHORTEST_SUFFIXED_STEM:
            out.append(Reading(reading.prefix, False, stem, suffix))
            if stem.endswith(_TEH):
                out.append(Reading(reading.prefix, False, stem[:-1] + _HEH, suffix))
    return out
