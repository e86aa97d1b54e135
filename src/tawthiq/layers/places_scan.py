"""One pass over a text that reads its places, the longest reading at each token."""

from __future__ import annotations

from collections.abc import Callable, Collection

from tawthiq.layers.places_mention import NAMED, UNKNOWN, Mention
from tawthiq.layers.places_names import HEAD, NAME, NATIONALITY, SIDE, cuts, opens
from tawthiq.layers.places_regions import RegionParser
from tawthiq.resources.gazetteer import Gazetteer
from tawthiq.text.sentences import BOILERPLATE
from tawthiq.text.span import Span
from tawthiq.text.text import Text
from tawthiq.text.tokens import WORD


def scan(text: Text, gazetteer: Gazetteer, taken: Collection[Span]) -> list[Mention]:
    """The mentions of places in order. Tokens inside ``taken`` and inside misleading phrases are left alone."""
    parser = RegionParser(text, gazetteer)
    shut = _shut(text, gazetteer, taken)
    found: list[Mention] = []
    for sentence in text.sentences:
        if sentence.kind == BOILERPLATE:
            continue
        at = sentence.first
        while at < sentence.last:
            token = text.tokens[at]
            openings = opens(gazetteer, token.form) if token.kind == WORD and at not in shut else None
            if not openings:
                at += 1
                continue
            mentions = [m for m in best_at(parser, at, openings) if shut.isdisjoint(range(m.first, m.last))]
            found += mentions
            at = max([at + 1, *(m.last for m in mentions)])
    return found


def best_at(parser: RegionParser, at: int, openings: frozenset[str]) -> list[Mention]:
    """The longest reading that begins at a token; among equals a known name, then a region, then a head noun.
    ``openings``: what its word may begin."""
    best: list[Mention] = []
    for openers, read in _READERS:
        reading = read(parser, at) if not openings.isdisjoint(openers) else []
        if reading and _guessed_over(best, reading):
            continue
        longer = reading and (not best or reading[-1].last > best[-1].last)
        if longer or (reading and _doubtful(best) and reading[-1].last == best[-1].last):
            best = reading
    return best


def _name(parser: RegionParser, at: int) -> list[Mention]:
    name = parser.named(at)
    return [name] if name is not None else []


def _nationality(parser: RegionParser, at: int) -> list[Mention]:
    nation = parser.nationality(at)
    return [nation] if nation is not None else []


_READERS: tuple[tuple[frozenset[str], Callable[[RegionParser, int], list[Mention]]], ...] = (
    (frozenset((NAME,)), _name),
    (frozenset((HEAD, SIDE)), RegionParser.region),
    (frozenset((HEAD,)), RegionParser.headed),
    (frozenset((NATIONALITY,)), _nationality),
)
"""What reads a place that the word begins, with what the word must be able to begin."""


def _guessed_over(best: list[Mention], reading: list[Mention]) -> bool:
    """A known name that begins with a head noun (دير سنبل) is not lengthened by words that nobody knows (دير
    سنبل جنوبي)."""
    if len(best) != 1 or len(reading) != 1 or best[0].rule != NAMED or best[0].weak:
        return False
    return best[0].last - best[0].first > 1 and reading[0].rule == UNKNOWN and not reading[0].known


def _doubtful(reading: list[Mention]) -> bool:
    return len(reading) == 1 and reading[0].weak


def _shut(text: Text, gazetteer: Gazetteer, taken: Collection[Span]) -> set[int]:
    shut: set[int] = set()
    for span in taken:
        shut.update(range(*text.tokens_in(span)))
    tokens, misleading, phrases = text.tokens, gazetteer.words.misleading, gazetteer.phrases
    for token in tokens:
        rests = phrases.get(token.form)
        if rests is None:
            rests = next((misleading[stem] for _, stem in cuts(token.form) if stem in misleading), ())
            phrases[token.form] = rests
        for rest in rests:
            last = token.index + 1 + len(rest)
            if tuple(t.form for t in tokens[token.index + 1 : last]) == rest:
                shut.update(range(token.index, last))
                break
    return shut
