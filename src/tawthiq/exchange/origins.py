"""Who speaks in one report, as seen in it: a short form («المصادر») joined with its full name («مصادر خاصة»).

Finer than `tawthiq.incidents.origins`, which counts all unnamed sources of one outlet as one: here «مصدر طبي» and
«مصادر محلية» keep a column each, so that nobody's words are put into another's mouth.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tawthiq.incidents.wording import words_of
from tawthiq.records.model import ClaimValue, CodedReport, Event, Quote
from tawthiq.records.quotes import relays
from tawthiq.text.fold import fold_key
from tawthiq.text.letters import ar

_ARTICLE = ar("Al")
_DEFINITE = (_ARTICLE, *(ar(particle) + _ARTICLE for particle in "wfbk"), ar("ll"))


@dataclass(frozen=True, slots=True)
class Origin:
    """One original source: ``name`` is its fullest mention, ``mentions`` all of them, ``via`` who relays it."""

    number: int
    name: Quote
    mentions: tuple[Quote, ...]
    via: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Origins:
    """The origins of a report in the order in which they first speak."""

    all: tuple[Origin, ...]
    _by_claim: dict[tuple[str, int], int]

    def of(self, event: Event, claim: int) -> Origin:
        """The origin of the claim with that index in the event."""
        return self.all[self._by_claim[event.id, claim]]


def find_origins(coded: CodedReport) -> Origins:
    """The origins of a report. Two claimants are one where their words are the same, or where one is a definite short
    form of another; a short form that fits several goes to the one named last before it."""
    spoken = sorted(_spoken(coded), key=lambda item: (item[2].claimant.start, item[0], item[1]))
    groups: list[list[ClaimValue]] = []
    by_claim: dict[tuple[str, int], int] = {}
    for event_id, number, claim in spoken:
        group = _group(groups, claim.claimant)
        if group is None:
            group = len(groups)
            groups.append([])
        groups[group].append(claim)
        by_claim[event_id, number] = group
    return Origins(tuple(_origin(number, claims) for number, claims in enumerate(groups)), by_claim)


def _spoken(coded: CodedReport) -> Iterator[tuple[str, int, ClaimValue]]:
    for event in coded.events:
        yield from ((event.id, number, claim) for number, claim in enumerate(event.claims))


def _group(groups: Sequence[Sequence[ClaimValue]], claimant: Quote) -> int | None:
    words = frozenset(words_of(claimant.quote))
    latest: tuple[int, int] | None = None
    for number, claims in enumerate(groups):
        for claim in claims:
            known = frozenset(words_of(claim.claimant.quote))
            if claim.claimant.start == claimant.start or words == known:
                return number
            if _short_form(claimant.quote, words, known) or _short_form(claim.claimant.quote, known, words):
                latest = max(latest or (-1, 0), (claim.claimant.start, number))
    return latest[1] if latest else None


def _short_form(quote: str, words: frozenset[str], full: frozenset[str]) -> bool:
    return bool(words) and words < full and fold_key(quote).startswith(_DEFINITE)


def _origin(number: int, claims: Sequence[ClaimValue]) -> Origin:
    mentions = {(claim.claimant.start, claim.claimant.end): claim.claimant for claim in claims}
    via = {(relay.start, relay.end): relay for claim in claims for relay in relays(claim)}
    ordered = tuple(mentions[key] for key in sorted(mentions))
    fullest = max(ordered, key=lambda quote: (len(words_of(quote.quote)), -quote.start))
    return Origin(number, fullest, ordered, tuple(via[key] for key in sorted(via)))
