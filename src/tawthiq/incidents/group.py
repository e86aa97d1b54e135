"""Events gathered into incidents: the likeliest pairs first, with guards against chains."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from tawthiq.incidents.block import is_tally, sought_keys, stored_keys
from tawthiq.incidents.compare import Comparison, compare
from tawthiq.incidents.facts import EventFacts, EventKey
from tawthiq.incidents.kin import Kin
from tawthiq.resources.incidents import GroupingKnowledge

Pair = tuple[EventKey, EventKey]


@dataclass(frozen=True, slots=True)
class Judgements:
    """What a person decided, and what a report itself says: pairs that are one incident, and pairs that are not."""

    same: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()

    def forbids(self, a: EventKey, b: EventKey) -> bool:
        return pair(a, b) in self.apart


@dataclass(frozen=True, slots=True)
class Grouping:
    """``groups``: members of each incident, sorted; ``pairs``: the comparisons offered; ``doubtful``: pairs that a
    reader should see, because they nearly joined or because a guard (named) kept them apart."""

    groups: tuple[tuple[EventKey, ...], ...]
    pairs: Mapping[Pair, Comparison]
    doubtful: tuple[tuple[Pair, float, str], ...] = ()


def pair(a: EventKey, b: EventKey) -> Pair:
    """The pair in its one order."""
    return (a, b) if a <= b else (b, a)


def candidates(events: Iterable[EventFacts], knowledge: GroupingKnowledge) -> Iterator[tuple[EventFacts, EventFacts]]:
    """Pairs of events of different reports that share a key, each once, in a fixed order."""
    events = sorted((e for e in events if not is_tally(e, knowledge)), key=lambda e: e.key)
    kept: dict[str, list[EventFacts]] = defaultdict(list)
    for event in events:
        found = {other.key: other for key in sorted(sought_keys(event, knowledge)) for other in kept.get(key, ())}
        for other in found.values():
            if other.key.doc_id != event.key.doc_id:
                yield other, event
        for key in stored_keys(event, knowledge):
            kept[key].append(event)


def group(
    events: Collection[EventFacts],
    knowledge: GroupingKnowledge,
    kin: Kin | None = None,
    judgements: Judgements | None = None,
) -> Grouping:
    """Group events into incidents. The order in which they are given does not matter. Tallies are left out."""
    compared = Comparisons(events, knowledge, kin or Kin())
    offered = [pair(a.key, b.key) for a, b in candidates(events, knowledge)]
    return gather(events, offered, compared, knowledge, judgements)


class Comparisons:
    """Comparisons of some events, each made when it is first asked for."""

    def __init__(self, events: Iterable[EventFacts], knowledge: GroupingKnowledge, kin: Kin) -> None:
        self._events = {event.key: event for event in events}
        self._knowledge = knowledge
        self._kin = kin
        self._made: dict[Pair, Comparison] = {}

    def between(self, a: EventKey, b: EventKey) -> Comparison | None:
        """How two events compare; None for two of one report, which are never compared."""
        if a.doc_id == b.doc_id:
            return None
        key = pair(a, b)
        if key not in self._made:
            self._made[key] = compare(self._events[key[0]], self._events[key[1]], self._knowledge, self._kin)
        return self._made[key]


def gather(
    events: Collection[EventFacts],
    offered: Iterable[Pair],
    compared: Comparisons,
    knowledge: GroupingKnowledge,
    judgements: Judgements | None = None,
) -> Grouping:
    """Group events by the pairs that are ``offered``; other pairs are compared only where a guard asks for them."""
    kept = {event.key: event for event in events if not is_tally(event, knowledge)}
    room = _Room(kept, compared, judgements or Judgements(), knowledge.limits)
    pairs = {key: found for key in offered if (found := compared.between(*key))}
    for a, b in sorted(room.judgements.same):
        room.join(a, b, forced=True)
    doubt = knowledge.limits["doubt"]
    for (a, b), comparison in sorted(pairs.items(), key=lambda item: (-item[1].score, item[0])):
        if comparison.score < doubt:
            break
        if a in kept and b in kept:
            room.offer(a, b, comparison.score)
    groups = sorted({id(members): tuple(sorted(members)) for members in room.groups.values()}.values())
    return Grouping(tuple(groups), pairs, tuple(room.doubtful))


@dataclass(slots=True)
class _Room:
    """Groups as they grow."""

    events: Mapping[EventKey, EventFacts]
    compared: Comparisons
    judgements: Judgements
    limits: Mapping[str, float]
    groups: dict[EventKey, set[EventKey]] = field(init=False)
    doubtful: list[tuple[Pair, float, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.groups = {key: {key} for key in self.events}

    def offer(self, a: EventKey, b: EventKey, score: float) -> None:
        """Join the groups of two events that are alike enough, unless a guard speaks against it."""
        one, two = self.groups[a], self.groups[b]
        if one is two:
            return
        guard = "below the limit" if score < self.limits["link"] else self._guard(one, two)
        if guard is None:
            self.join(a, b)
        else:
            self.doubtful.append(((a, b), score, guard))

    def join(self, a: EventKey, b: EventKey, *, forced: bool = False) -> None:
        """Join two groups. ``forced`` by a person: only another decision of a person stands against it."""
        if a not in self.groups or b not in self.groups:
            return
        one, two = self.groups[a], self.groups[b]
        if one is two or (forced and any(self.judgements.forbids(x, y) for x in one for y in two)):
            return
        one |= two
        for key in two:
            self.groups[key] = one

    def _guard(self, one: set[EventKey], two: set[EventKey]) -> str | None:
        if len(one) + len(two) > self.limits["group_cap"]:
            return "too many events"
        if any(self.judgements.forbids(x, y) for x in one for y in two):
            return "judged not the same"
        if {x.doc_id for x in one} & {y.doc_id for y in two} and not self._same_document_ok(one, two):
            return "two events of one report"
        if any(c.veto for x in one for y in two if (c := self.compared.between(x, y))):
            return "members that exclude one another"
        if not self._short_enough(one | two):
            return "longer than its dates allow"
        return None if self._mean(one, two) >= self.limits["join"] else "only some members are alike"

    def _same_document_ok(self, one: set[EventKey], two: set[EventKey]) -> bool:
        clash = [(x, y) for x in one for y in two if x.doc_id == y.doc_id]
        return all(pair(x, y) in self.judgements.same for x, y in clash)

    def _short_enough(self, members: set[EventKey]) -> bool:
        """The stated days of all members lie within the longest incident; broad dates must only touch it."""
        told = [(w.start, w.end, w.days) for key in members if (w := self.events[key].when).start and w.end]
        sharp = [(start, end) for start, end, days in told if days <= self.limits["longest_incident"] and start and end]
        if not sharp:
            return True
        first, last = min(start for start, _ in sharp), max(end for _, end in sharp)
        if (last - first).days >= self.limits["longest_incident"] + 1:
            return False
        slack = timedelta(days=self.limits["day_slack"])
        return all(start - slack <= last and end + slack >= first for start, end, _ in told if start and end)

    def _mean(self, one: set[EventKey], two: set[EventKey]) -> float:
        scores = [c.score if (c := self.compared.between(x, y)) else 0.0 for x in one for y in two]
        return sum(scores) / len(scores)
