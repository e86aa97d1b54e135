"""From mentions to records: which place is meant, where it lies, how sure and on what that rests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tawthiq.geography.distance import kilometres
from tawthiq.geography.ranking import Evidence, Hints, Ranked, doubtful, encloses, rank
from tawthiq.layers.places_mention import BACK, BORDER, NATION, REGION, ROAD, SITE, Mention
from tawthiq.resources.gazetteer import Entry, Gazetteer

UNIT_ORDER = ("admin1", "admin2", "admin3", "area")
UNITS = frozenset(UNIT_ORDER)
SETTLEMENT_ORDER = ("settlement", "quarter")
GENERIC = frozenset(("street", "square", "hospital", "mosque", "school", "market", "checkpoint", "gate", "church"))
"""Kinds whose names many towns have (شارع الستين): such a name alone places nothing."""
_MOST_HOPS, _MOST_NATION_VOTES, NAME_VOTE, _TERM_VOTE = 3, 3, 3, 1
OTHER_VOTES, LARGE_TOWN = 2 * NAME_VOTE, 50_000
"""A small place in a country of which the report tells nothing else, while it tells this much of others, is
not believed."""
FAR_FACTOR = 2.5
"""A namesake further from the told unit than this many of its radii is another place."""
_LEVELS_BY_CLASS = {"settlement": SETTLEMENT_ORDER, "area": ("area",), "facility": ("facility",), "way": ("facility",)}
_TERRAIN = frozenset({"area", "facility", "way"})
"""Classes of head nouns (جبل العرش) whose place no noun of a unit (المديرية) means, whatever bears the name."""
_BACK_LEVELS = {
    "district": ("admin2", "admin3"),
    "directorate": ("admin2",),
    "subdistrict": ("admin3", "admin2"),
    "governorate": ("admin1",),
    "province": ("admin1", "area"),
    "zone": ("area", "admin2", "admin1", "settlement", "quarter"),
    "quarter": ("quarter",),
}


class Resolver:
    """Decides for the mentions of one document. ``chosen`` holds the decision by mention; several passes,
    larger places first."""

    def __init__(self, gazetteer: Gazetteer, mentions: Sequence[Mention], outlet_country: str | None) -> None:
        self.gazetteer, self.mentions = gazetteer, mentions
        self.evidence = Evidence(outlet_country=outlet_country)
        self.chosen: dict[int, Ranked] = {}
        self.ranked: dict[int, list[Ranked]] = {}
        self.referents: dict[int, Mention] = {}
        self.decided: set[int] = set()

    def run(self) -> list[Mention]:
        """The mentions that stand, each decided; weak names that nothing speaks for are dropped."""
        self._vote()
        kept = [m for m in self.mentions if not m.weak or self._spoken_for(m)]
        for mention in kept:
            self._decide_after_parent(mention, 0)
        for index, mention in enumerate(kept):
            if mention.rule in (BACK, SITE) and not mention.ids:
                self._refer(mention, kept[:index])
            if mention.base is not None and mention.base.rule in (BACK, SITE) and not mention.base.ids:
                self._refer(mention.base, kept[:index])
        return [m for m in kept if not self._untold(m)]

    def _untold(self, mention: Mention) -> bool:
        """A definite noun of another meaning too (القضاء، المحافظة) that refers to nothing told before."""
        ambiguous = mention.head is not None and mention.head.bare == "told" and mention.rule == BACK
        return ambiguous and id(mention) not in self.referents and not mention.ids

    def _decide_after_parent(self, mention: Mention, depth: int) -> None:
        """Decides what encloses a mention and what it is listed with before the mention itself."""
        if id(mention) in self.decided:
            return
        if depth < _MOST_HOPS:
            for other in (mention.parent, mention.beside):
                if other is not None:
                    self._decide_after_parent(other, depth + 1)
        self.decided.add(id(mention))
        self._decide(mention)

    def _vote(self) -> None:
        """Each certain name votes once for its country and unit; nationalities for their country, with less weight; an
        unknown unit (مديرية الشعاب) for the countries whose units are called so, with least."""
        voted: Counter[tuple[str, ...]] = Counter()
        for mention in self.mentions:
            if mention.head is not None and mention.named and not mention.ids:
                for country in mention.head.countries:
                    self.evidence.countries[country] += _TERM_VOTE
        for mention in (m for m in self.mentions if not m.dateline):
            for part in filter(None, (mention, self._telling_base(mention), *mention.also)):
                if part.weak or not part.ids or self._generic(part):
                    continue
                voted[part.ids] += 1
                if voted[part.ids] > (_MOST_NATION_VOTES if part.rule == NATION else 1):
                    continue
                countries = {self.gazetteer.entries[i].country for i in part.ids}
                if len(countries) == 1:
                    self.evidence.countries[countries.pop()] += 1 if part.rule == NATION else NAME_VOTE
                    self._vote_unit(part)

    def _generic(self, part: Mention) -> bool:
        return all(self.gazetteer.entries[i].kind in GENERIC for i in part.ids)

    def _telling_base(self, mention: Mention) -> Mention | None:
        """The base, but where it may be but a name (شارع بغداد، مستشفى X، فندق X)."""
        head, base = mention.head, mention.base
        if head is None or base is None or mention.rule in (REGION, BORDER, ROAD):
            return base
        only_name = head.named_after and base.head is None
        return None if not head.locates or head.name == "person" or only_name else base

    def _vote_unit(self, part: Mention) -> None:
        units = {unit.id for i in part.ids if (unit := self.gazetteer.admin1(i)) is not None}
        if len(units) != 1:
            return
        self.evidence.units[units.pop()] += 1
        for i in part.ids:
            entry = self.gazetteer.entries[i]
            if entry.level not in ("country", "admin1") and entry.lat is not None and entry.lon is not None:
                self.evidence.points.append((entry.lat, entry.lon))

    def _spoken_for(self, mention: Mention) -> bool:
        """A name that is also a word counts where it is headed, listed, enclosed, or where its place is told
        again."""
        if mention.head is not None or mention.listed:
            return True
        if mention.parent is not None and any(self._inside(i, mention.parent) for i in mention.ids):
            return True
        if mention.prefix and any(self._unit_of_told_country(i) for i in mention.ids):
            return True
        if mention.prefix and any(u.id in self.evidence.units for i in mention.ids if (u := self.gazetteer.admin1(i))):
            return True
        ids = set(mention.ids)
        return any(
            m is not mention and not m.weak and ids & {*m.ids, *(m.base.ids if m.base and not m.base.weak else ())}
            for m in self.mentions
        )

    def _unit_of_told_country(self, entry_id: str) -> bool:
        """«في حجة» in a report on Yemen: a first-level unit after a preposition."""
        entry = self.gazetteer.entries[entry_id]
        return entry.level == "admin1" and self.evidence.countries[entry.country] >= NAME_VOTE

    def _inside(self, entry_id: str, parent: Mention) -> bool:
        ids = parent.ids or (parent.base.ids if parent.base is not None else ())
        return any(i in self.gazetteer.chain(entry_id) for i in ids)

    def told(self, mention: Mention) -> list[str]:
        """The unit that the text puts around a mention: the one decided, and units of its country that bear the same
        name (a village "in Deir ez-Zor" lies in the governorate, not in the town)."""
        parent = mention.parent
        for _ in range(_MOST_HOPS):
            if parent is None:
                break
            entry = self.entry(parent)
            if entry is not None and self._beyond(parent, entry):
                return [unit.id if (unit := self.gazetteer.admin1(entry.id)) is not None else entry.country]
            if entry is not None:
                named = [i for part in (parent, parent.base) if part is not None for i in part.ids]
                return [entry.id, *(i for i in named if self._unit_of(i, entry.country))]
            parent = parent.parent
        return []

    @staticmethod
    def _beyond(parent: Mention, entry: Entry) -> bool:
        """Whether the text tells a direction from a town (غرب الموصل): what lies there lies not in the town."""
        direction = parent.region is not None and parent.region.kind == "direction"
        return direction and entry.level not in ("country", "admin1", "area")

    def _unit_of(self, entry_id: str, country: str) -> bool:
        entry = self.gazetteer.entries[entry_id]
        return entry.country == country and entry.level in UNITS

    def entry(self, mention: Mention) -> Entry | None:
        """The gazetteer's entry that a mention, or the place it is told by, was decided to be."""
        for part in (mention, mention.base):
            if part is not None and id(part) in self.chosen:
                return self.chosen[id(part)].entry
        referent = self.referents.get(id(mention)) or (self.referents.get(id(mention.base)) if mention.base else None)
        return self.entry(referent) if referent is not None and referent is not mention else None

    def _decide(self, mention: Mention) -> None:
        for part in filter(None, (mention, mention.base, *mention.also)):
            if part.ids and id(part) not in self.chosen:
                beside = self.entry(mention.beside) if mention.beside is not None else None
                countries = part.head.countries if part.head is not None else ()
                bare = part.head is None and part is mention
                hints = Hints(self.told(mention), self._levels(mention, part), countries, beside, bare)
                ranked = rank(self.gazetteer, part.ids, self.evidence, hints)
                self.ranked[id(part)] = ranked
                if not doubtful(ranked) and not self._contradicted(mention, part, ranked[0]):
                    self.chosen[id(part)] = ranked[0]

    def _contradicted(self, mention: Mention, part: Mention, best: Ranked) -> bool:
        """Whether the text puts the name into a unit of another place than the only bearers known; or a facility's
        name is a town's of which nothing else speaks."""
        told = self.told(mention)
        if told and not any(encloses(self.gazetteer, unit, best.entry) for unit in told):
            far = self._in_unknown_unit(mention) or all(self._far(unit, best.entry) for unit in told)
            if far and not mention.firmly:
                mention.parent = None
            return far and mention.firmly
        if not told and mention.beside is None and self._alien(part, best.entry):
            return True
        if not told and self._generic(part) and best.entry.country != self.evidence.outlet_country:
            return not self.evidence.countries[best.entry.country]
        if part is mention.base and self._telling_base(mention) is None:
            unit = self.gazetteer.admin1(best.entry.id)
            return unit is None or unit.id not in self.evidence.units or best.entry.level == "quarter"
        return False

    def _in_unknown_unit(self, mention: Mention) -> bool:
        """«سوق الخميس بمديرية الشعاب في محافظة حجة»: within a unit that the gazetteer lacks, a namesake outside the
        governorate, however near, is another place."""
        parent = mention.parent
        return parent is not None and parent.level in UNITS and parent.named and self.entry(parent) is None

    def _alien(self, part: Mention, entry: Entry) -> bool:
        """A quarter, a facility or a village of a country that nothing else in the report speaks of, while
        others are told."""
        large = entry.level in ("country", "admin1", "area") or entry.population >= LARGE_TOWN or entry.kind == "city"
        if large or entry.country == self.evidence.outlet_country:
            return False
        votes = self.evidence.countries
        own = NAME_VOTE if len({self.gazetteer.entries[i].country for i in part.ids}) == 1 and not part.weak else 0
        own = 0 if self._generic(part) else own
        return votes[entry.country] <= own and votes.total() - own >= OTHER_VOTES

    def _far(self, unit_id: str, entry: Entry) -> bool:
        unit = self.gazetteer.entries[unit_id]
        if unit.country != entry.country:
            return True
        if unit.lat is None or unit.lon is None or entry.lat is None or entry.lon is None or unit.level == "country":
            return False
        if unit.level == "area" and unit.radius_km is None:
            return False
        return kilometres(unit.lat, unit.lon, entry.lat, entry.lon) > FAR_FACTOR * (unit.radius_km or 15.0)

    def _levels(self, mention: Mention, part: Mention) -> tuple[str, ...]:
        """The levels that speak for a candidate, the likeliest first: those of its own head noun; a unit for a side
        of something; a settlement for a bare name."""
        if part.head is not None and part.rule != REGION:
            if part.head.id == "zone":
                return ()
            if part.head.class_ == "unit":
                return (part.head.level, *(level for level in UNIT_ORDER if level != part.head.level))
            return _LEVELS_BY_CLASS.get(part.head.class_, ())
        if part is not mention and mention.rule in (REGION, BORDER) and not self._in_town(mention):
            return ("country", *UNIT_ORDER)
        entries = [self.gazetteer.entries[i] for i in part.ids]
        if any(e.level == "country" for e in entries):
            return ("country",)
        return ("admin1",) if any(e.id == "PS-GZ" for e in entries) else SETTLEMENT_ORDER

    @staticmethod
    def _in_town(mention: Mention) -> bool:
        """Whether the side is one of a town (وسط بغداد، محيط سرمين) and not of a governorate (شرقي دير الزور)."""
        region = mention.region
        return region is not None and (region.kind == "part" or region.bearing == "centre_of")

    def _refer(self, mention: Mention, before: Sequence[Mention]) -> None:
        """What a definite noun means (المدينة): the last place told that fits its head noun."""
        if mention.level == "country":
            self._main_country(mention)
            return
        levels = _BACK_LEVELS.get(mention.head.id, ("settlement",)) if mention.head is not None else ("settlement",)
        if mention.head is not None and mention.head.id == "capital":
            self._main_capital(mention)
            return
        for earlier in reversed(before):
            if earlier.rule in (NATION, BORDER, SITE):
                continue
            entry = self.entry(earlier)
            told = earlier.named and earlier.head is mention.head and earlier.head is not None
            if mention.rule == SITE:
                fits = told and (entry is not None or mention.definite) and not self._described(mention)
            elif entry is None:
                fits = told
            else:
                terrain = earlier.head is not None and earlier.head.class_ in _TERRAIN
                fits = (entry.level in levels and not terrain) or earlier.level in levels or told
            if fits:
                self.referents[id(mention)] = earlier
                return

    @staticmethod
    def _described(mention: Mention) -> bool:
        """Whether words say more than the bare noun (المستودع العسكري), or its owner is written on to it."""
        return mention.last - mention.first > 1 or mention.level == "quarter" or mention.head is None

    def _main_capital(self, mention: Mention) -> None:
        """The capital of the country that the report tells most of."""
        best = self.evidence.countries.most_common(2)
        if best and (len(best) == 1 or best[0][1] > best[1][1]) and best[0][0] in self.gazetteer.capitals:
            entry = self.gazetteer.entries[self.gazetteer.capitals[best[0][0]]]
            self.chosen[id(mention)] = Ranked(entry, 0.0, ("capital of the country told most",))

    def _main_country(self, mention: Mention) -> None:
        best = self.evidence.countries.most_common(2)
        if best and (len(best) == 1 or best[0][1] > best[1][1]):
            entry = self.gazetteer.entries[best[0][0]]
            self.chosen[id(mention)] = Ranked(entry, 0.0, ("the country told most",))
