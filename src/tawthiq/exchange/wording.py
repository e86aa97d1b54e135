"""A value in words of Arabic or English. The quote itself is never put into words: it is shown beside, as it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from tawthiq.records.model import ActorValue, CasualtyValue, DateValue, OutcomeValue, PlaceValue, WeaponValue
from tawthiq.records.values import Wire
from tawthiq.resources.labels import Labels

# Isolates keep the two ends of a range in reading order inside a line of the other direction (Unicode UAX 9).
_ISOLATE, _POP = "\u2068", "\u2069"

# What needs no word: the place itself is in the gazetteer.
_PLAIN_BASIS = "gazetteer"


class Wording:
    """Puts values into words with the labels of one language."""

    def __init__(self, labels: Labels) -> None:
        self.labels = labels

    def list(self, parts: Iterable[str]) -> str:
        """The parts with the language's comma between them."""
        return f"{self.labels.say('list.comma')} ".join(parts)

    def day(self, value: date) -> str:
        """``15 August 2022``, ``15 آب/أغسطس 2022``."""
        return f"{value.day} {self.labels.term('month', str(value.month))} {value.year}"

    def date(self, value: DateValue) -> str:
        """The days, the hour or part of day, as far as they are known; "" where nothing is."""
        clock = self.clock(value)
        return (
            ", ".join(filter(None, (self.days(value), clock)))
            if self.labels.language == "en"
            else ("، ".join(filter(None, (self.days(value), clock))))
        )

    def days(self, value: DateValue) -> str:
        """The day, week, month, year or range; "" where it does not resolve."""
        say = self.labels.say
        if value.start is None or value.end is None:
            return say("date.unresolved", relative=value.relative) if _waits(value.relative) else ""
        if value.precision == "year":
            return str(value.start.year)
        if value.precision == "month":
            return f"{self.labels.term('month', str(value.start.month))} {value.start.year}"
        if value.precision == "week":
            return say("date.week", start=self.day(value.start))
        if value.start != value.end:
            return say("date.range", start=self.day(value.start), end=self.day(value.end))
        return self.day(value.start)

    def clock(self, value: DateValue) -> str:
        """The hour, else the part of day, else ""."""
        if value.time:
            return self.labels.say("date.clock", time=value.time)
        return self.labels.term("part", value.part) if value.part else ""

    def toll(self, value: CasualtyValue) -> str:
        """``13 wounded``, ``at least 11 killed``, ``between 5 and 7 wounded``, ``no one killed or wounded``."""
        return self.amount(value.kind, value.count_min, value.count_max)

    def amount(self, kind: str, low: int, high: int | None) -> str:
        """A counted harm as bounds; ``high`` None is open."""
        say, count = self.labels.say, self.labels.count
        if high is None:
            return say("value.at_least", count=count(kind, low))
        if low == high:
            return count(kind, low)
        if low == 0:
            return say("value.at_most", count=count(kind, high))
        return say("value.between", low=low, high=count(kind, high))

    def place(self, value: PlaceValue) -> str:
        """The English name where the gazetteer has one, in English pages; else ""."""
        return value.name_en or "" if self.labels.language == "en" else ""

    def actor(self, value: ActorValue) -> str:
        """The neutral English name of the group, in English pages; else ""."""
        return value.group_en or "" if self.labels.language == "en" else ""

    def weapon(self, value: WeaponValue) -> str:
        """The kind, and the count where one is given: ``rocket × 3``."""
        kind = self.labels.term("weapon", value.kind)
        return kind if value.count is None else f"{kind} × {value.count}"

    def outcome(self, value: OutcomeValue) -> str:
        """What became of a munition, and of how many."""
        state = self.labels.term("outcome", value.state)
        return state if value.count is None else f"{state} × {value.count}"

    def role(self, value: Wire) -> str:
        """What a value is: its role, its kind, or the name of its field."""
        match value:
            case PlaceValue():
                return self.labels.term("place_role", value.role)
            case ActorValue():
                return self.labels.term("actor_role", value.role)
            case WeaponValue():
                return self.labels.term("weapon", value.kind)
            case CasualtyValue():
                return self.labels.term("harm", value.kind)
            case DateValue():
                return self.labels.say("field.date")
        return self.labels.say("field.trigger")

    def words(self, value: Wire) -> str:
        """The value in words; "" where its quote says all there is to say."""
        match value:
            case PlaceValue():
                return self.place(value)
            case ActorValue():
                return self.actor(value)
            case WeaponValue():
                return self.weapon(value)
            case CasualtyValue():
                return self.toll(value)
            case DateValue():
                return self.date(value)
        return ""

    def qualifiers(self, value: Wire) -> tuple[str, ...]:
        """What else is known of a value: who is meant, break-downs, radius, distance, what a point rests on."""
        match value:
            case PlaceValue():
                return tuple(self._place_qualifiers(value))
            case WeaponValue():
                return tuple(map(self.outcome, value.outcome))
            case CasualtyValue():
                return tuple(self._toll_qualifiers(value))
        return ()

    def _place_qualifiers(self, value: PlaceValue) -> Iterator[str]:
        term, say = self.labels.term, self.labels.say
        if value.relation:
            yield term("place_relation", value.relation)
        if value.distance_km is not None:
            yield say("value.distance", km=f"{value.distance_km:g}")
        if value.precision:
            yield term("place_precision", value.precision)
        if value.lat is not None and value.lon is not None:
            yield f"{_ISOLATE}{value.lat:.3f},\u00a0{value.lon:.3f}{_POP}"
        if value.radius_km is not None:
            yield say("value.radius", km=f"{value.radius_km:g}")
        if value.basis and value.basis != _PLAIN_BASIS:
            yield say("value.basis", basis=term("basis", value.basis))

    def _toll_qualifiers(self, value: CasualtyValue) -> Iterator[str]:
        term = self.labels.term
        if value.who != "unknown":
            yield term("who", value.who)
        if value.scope != "event":
            yield term("scope", value.scope)
        parts = [
            f"{term('group', part.group)}: {self._bounds(part.count_min, part.count_max)}" for part in value.breakdown
        ]
        if parts:
            yield f"{self.labels.say('value.including')} {self.list(parts)}"

    def _bounds(self, low: int, high: int | None) -> str:
        if high is None:
            return f"{_ISOLATE}≥ {low}{_POP}"
        return str(low) if low == high else f"{_ISOLATE}{low}–{high}{_POP}"


def _waits(relative: str | None) -> bool:
    """Whether a publication date would resolve the symbolic form; «قبل أيام» (``published-?d``) never resolves."""
    return relative is not None and relative.startswith("published") and "?" not in relative
