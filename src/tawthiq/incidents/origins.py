"""Where a statement comes from: outlet ← relay ← claimant, resolved to one origin that can be counted.

Ten articles that cite one monitor are one origin. Anonymous sources are never assumed independent of one another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tawthiq.incidents.wording import PREPOSITIONS, words_of
from tawthiq.text.fold import fold_key
from tawthiq.text.letters import ar

_ARTICLE, _IN = ar("Al"), ar("fy")
NAMED, ANONYMOUS, OUTLET = "named", "anonymous", "outlet"


@dataclass(frozen=True, slots=True)
class Origin:
    """Who stands behind a statement. ``key`` compares, ``label`` is shown (the report's own words); ``words`` name it;
    ``group_id`` of the register where the claimant is or speaks for a group of it."""

    kind: str
    key: str
    label: str
    words: frozenset[str] = frozenset()
    group_id: str | None = None


@dataclass(frozen=True, slots=True)
class SourceBook:
    """Names of known sources: bare words → id; ``kinds``: folded word → anonymous · own · title."""

    names: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)

    def kind(self, word: str) -> str | None:
        """What a bare word says of a claimant, a preposition written on to it (لمراسلنا) set aside."""
        return self.kinds.get(word) or (self.kinds.get(word[1:]) if word.startswith(PREPOSITIONS) else None)

    def known(self, words: Sequence[str]) -> str | None:
        """The id of the longest known name within ``words``, or None."""
        found = [
            (last - first, self.names[tuple(words[first:last])])
            for first in range(len(words))
            for last in range(first + 1, min(len(words), first + 7) + 1)
            if tuple(words[first:last]) in self.names
        ]
        return max(found, key=lambda item: item[0])[1] if found else None


def source_book(names: Iterable[tuple[str, str]], kinds: Mapping[str, str]) -> SourceBook:
    """A book from (name, id) pairs as the register has them."""
    cut = ((tuple(words_of(name)), group_id) for name, group_id in names)
    return SourceBook({words: group_id for words, group_id in cut if words}, kinds)


def outlet_origin(outlet: str | None, book: SourceBook) -> Origin:
    """The outlet itself, speaking in its own voice."""
    if not outlet:
        return Origin(ANONYMOUS, "outlet:?", "")
    known = book.known(words_of(outlet))
    return Origin(OUTLET, known or f"outlet:{outlet.casefold()}", outlet, frozenset(words_of(outlet)), known)


def claim_origin(claim: Mapping[str, Any], outlet: str | None, book: SourceBook) -> Origin:
    """The origin of a claim of the wire format: a known source, the outlet's own people, an anonymous source of the
    outlet or of the relay nearest to it, or whoever is named."""
    quote = _quote(claim["claimant"])
    words = words_of(quote)
    known = book.known(words)
    if known:
        return Origin(NAMED, known, quote, frozenset(words), known)
    kinds = [book.kind(word) for word in words]
    if kinds and (kinds[0] == "own" or (kinds[0] == "title" and _is_outlet(quote, words, outlet))):
        return outlet_origin(outlet, book)
    named = frozenset(word for word, kind in zip(words, kinds, strict=True) if kind is None)
    if (kinds and kinds[0] == ANONYMOUS) or not named:
        relays = relays_of(claim)
        through = outlet_origin(relays[-1] if relays else outlet, book)
        return Origin(ANONYMOUS, f"anonymous:{through.key}:{' '.join(sorted(words))}", quote, frozenset(words))
    return Origin(NAMED, "named:" + " ".join(sorted(named)), quote, named)


def _is_outlet(quote: str, words: Sequence[str], outlet: str | None) -> bool:
    """Whether «الشبكة» or «الشبكة في المحافظة» is the outlet that calls itself شبكة: the word alone, with the article,
    or with a place after it."""
    definite = fold_key(quote).startswith(_ARTICLE)
    return definite and words[0] in words_of(outlet or "") and (len(words) == 1 or words[1] == _IN)


def relays_of(claim: Mapping[str, Any]) -> tuple[str, ...]:
    """Who relays the claim, outlet side first."""
    via = claim.get("relays") or claim.get("via")
    if not via:
        return ()
    if isinstance(via, Mapping | str):
        return (_quote(via),)
    return tuple(_quote(relay) for relay in via)


def _quote(value: Mapping[str, Any] | str) -> str:
    return value["quote"] if isinstance(value, Mapping) else str(value)


def one_per_origin(origins: Iterable[Origin]) -> dict[str, str]:
    """Origin key → key of the origin that it counts as: a shorter name counts as the one fuller name that holds it, an
    unnamed source («المصادر») as the one fuller mention of its own outlet or relay («مصادر خاصة»)."""
    distinct = {origin.key: origin for origin in origins}
    out = {}
    for key, origin in distinct.items():
        fuller = [
            other.key
            for other in distinct.values()
            if origin.kind == other.kind and origin.words and origin.words < other.words and _kindred(origin, other)
        ]
        out[key] = fuller[0] if len(fuller) == 1 else key
    return out


def _kindred(one: Origin, two: Origin) -> bool:
    """Whether a shorter and a fuller mention may be one source."""
    if one.kind == NAMED:
        return one.group_id is None
    return one.kind == ANONYMOUS and one.key.rpartition(":")[0] == two.key.rpartition(":")[0]


def count_origins(origins: Iterable[Origin]) -> tuple[int, int]:
    """(origins, of them named or outlets): all anonymous sources together count as one."""
    distinct = {origin.key: origin for origin in origins}
    merged = one_per_origin(distinct.values())
    firm = {merged[key] for key, origin in distinct.items() if origin.kind != ANONYMOUS}
    anonymous = any(origin.kind == ANONYMOUS for origin in distinct.values())
    return len(firm) + anonymous, len(firm)
