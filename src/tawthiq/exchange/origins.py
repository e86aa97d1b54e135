"""Who speaks in one report, as seen in it: a short form («المصادر») joined with its full name («مصادر خاصة»).

Finer than `tawthiq.incidents.origins`, which counts all unnamed sources of one outlet as one: here «مصدر طبي» and
«مصادر محلية» keep a column each, so that nobody's words are put into another's mouth.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

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
    groups = _Groups()
    by_claim = {(event_id, number): groups.add(claim) for event_id, number, claim in spoken}
    return Origins(tuple(_origin(number, claims) for number, claims in enumerate(groups.claims)), by_claim)


def _spoken(coded: CodedReport) -> Iterator[tuple[str, int, ClaimValue]]:
    for event in coded.events:
        yield from ((event.id, number, claim) for number, claim in enumerate(event.claims))


@dataclass(slots=True)
class _Groups:
    """Claims by origin while a report is gone through. ``latest`` holds, for each distinct wording, its group, whether
    it is a definite form, and where it last stood: there are few, however long the report."""

    claims: list[list[ClaimValue]] = field(default_factory=list)
    latest: dict[frozenset[str], tuple[int, bool, int]] = field(default_factory=dict)

    def add(self, claim: ClaimValue) -> int:
        """Put a claim into the group of its origin, a new one where there is none; gives back its number."""
        quote = claim.claimant
        words = frozenset(words_of(quote.quote)) or frozenset({quote.quote})
        definite = fold_key(quote.quote).startswith(_DEFINITE)
        group = self._known(words, definite)
        if group is None:
            group = len(self.claims)
            self.claims.append([])
        self.claims[group].append(claim)
        self.latest[words] = (group, definite, quote.start)
        return group

    def _known(self, words: frozenset[str], definite: bool) -> int | None:
        if words in self.latest:
            return self.latest[words][0]
        fitting = [
            (at, group)
            for known, (group, known_definite, at) in self.latest.items()
            if (definite and words < known) or (known_definite and known < words)
        ]
        return max(fitting)[1] if fitting else None


def _origin(number: int, claims: Sequence[ClaimValue]) -> Origin:
    mentions = {(claim.claimant.start, claim.claimant.end): claim.claimant for claim in claims}
    via = {(relay.start, relay.end): relay for claim in claims for relay in relays(claim)}
    ordered = tuple(mentions[key] for key in sorted(mentions))
    fullest = max(ordered, key=lambda quote: (len(words_of(quote.quote)), -quote.start))
    return Origin(number, fullest, ordered, tuple(via[key] for key in sorted(via)))
