"""One comparison of one slot: the atom from which all figures are counted, and gains and losses are told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Judgement:
    """A slot of one document. ``gold`` and ``found`` say on which sides there is a value, ``hit`` that they meet.

    ``key`` names the gold value (``e2/places/1``) or, where gold has none, the predicted one (``+e3/places/0``);
    ``quote`` is what to look for in the text.
    """

    slot: str
    key: str
    gold: bool
    found: bool
    hit: bool
    quote: str | None = None


@dataclass(slots=True)
class Counts:
    """How often a slot was in gold, was found, and met."""

    hit: int = 0
    gold: int = 0
    found: int = 0

    def add(self, judgement: Judgement) -> None:
        self.hit += judgement.hit
        self.gold += judgement.gold
        self.found += judgement.found

    def add_all(self, other: Counts) -> None:
        self.hit += other.hit
        self.gold += other.gold
        self.found += other.found

    @property
    def precision(self) -> float:
        return self.hit / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass(slots=True)
class Table:
    """Counts by slot."""

    counts: dict[str, Counts] = field(default_factory=dict)

    def add(self, judgements: Iterable[Judgement]) -> None:
        for judgement in judgements:
            self.of(judgement.slot).add(judgement)

    def of(self, slot: str) -> Counts:
        """The counts of a slot, empty where nothing was judged."""
        return self.counts.setdefault(slot, Counts())


def judge_pairs(
    slot: str, pairs: Iterable[tuple[int, int]], gold: list[tuple[str, str | None]], found: list[tuple[str, str | None]]
) -> Iterator[Judgement]:
    """Judgements of two lists of (key, quote) of which ``pairs`` meet: met, missed, spurious."""
    met = dict(pairs)
    taken = set(met.values())
    for index, (key, quote) in enumerate(gold):
        yield Judgement(slot, key, gold=True, found=index in met, hit=index in met, quote=quote)
    for index, (key, quote) in enumerate(found):
        if index not in taken:
            yield Judgement(slot, f"+{key}", gold=False, found=True, hit=False, quote=quote)


def judge_sets(slot: str, gold: list[str], found: list[str]) -> Iterator[Judgement]:
    """Judgements of two lists of names, of which equal ones meet once."""
    rest = Counter(found)
    common = set(gold) & set(found)
    for name in gold:
        hit = name in common
        common.discard(name)
        rest[name] -= hit
        yield Judgement(slot, name, gold=True, found=hit, hit=hit)
    for name, number in rest.items():
        yield from (Judgement(slot, f"+{name}", gold=False, found=True, hit=False) for _ in range(number))
