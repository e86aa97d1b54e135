"""The places of an event judged together: what was hit, what encloses it, and what belongs to another event.

A place was kept or left for what stands between it and the words of the event. Here each place is seen beside the
others of the event: a governorate is where it happened only as long as no village is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tawthiq.clauses.buckets import bucket
from tawthiq.clauses.coreference import group_of
from tawthiq.clauses.draft import EventDraft, Filled
from tawthiq.clauses.places_same import best_telling, gathered, referent, same_place
from tawthiq.clauses.reading import Layers
from tawthiq.clauses.syntax import WHERE
from tawthiq.clauses.units import BREADTH
from tawthiq.geography.distance import kilometres
from tawthiq.layers.annotation import Place
from tawthiq.resources.weights import Weights
from tawthiq.text.sentences import HEADLINE

DECISION = "whereabouts"
ADMIN, NONE = "admin", "none"
LEAST = -2.5
"""The lead below which a place that an event did not keep is not looked at again."""
RAISE, PROMOTE = 2.0, 0.5
"""What an event may pay, in scores, to be told somewhere: by a place that would only enclose it, by one that it would
leave. Nearly every event of the annotated reports has a place where it happened.
"""
_LEAST_SCORE = 0.01
_RARE = frozenset({"launch", "evacuation"})
"""Roles of which there are too few to weigh them beside the others: the words around the place tell them."""
_LEADS = ((-1.0, "-1"), (-0.3, "-.3"), (0.3, ".3"), (1.0, "1"), (2.0, "2"), (3.0, "3"))
_AWAY = ((0, "0"), (2, "1-2"), (5, "3-5"), (10, "6-10"), (20, "11-20"), (40, "21-40"))
_KM = ((2.0, "2"), (12.0, "12"), (40.0, "40"), (120.0, "120"))
_MANY = 3


@dataclass(slots=True)
class Thing:
    """One place of an event with its tellings. ``role``: that which most weight of its kept tellings speaks for, or
    ``none``; ``maybe``: the likeliest role even so; ``lead``: that of its surest telling.
    """

    tellings: list[Filled[Place]] = field(default_factory=list)
    kept: list[Filled[Place]] = field(default_factory=list)
    role: str = NONE
    maybe: str = NONE
    lead: float = -9.0

    @property
    def place(self) -> Place:
        """The telling that says most: kept, by name, the surest."""
        return best_telling(self.kept or self.tellings).value

    def weigh(self) -> Thing:
        """Set the role and the lead from the tellings."""
        surest = max(self.kept or self.tellings, key=lambda f: f.score)
        self.maybe, self.lead = surest.role, surest.score
        weight: dict[str, float] = {}
        for f in self.kept:
            weight[f.role] = weight.get(f.role, 0.0) + f.score
        if weight:
            self.role = self.maybe = max(weight, key=lambda role: weight[role])
        return self


@dataclass(slots=True)
class Judged:
    """A thing with the features that its role rests on and the score of each role."""

    thing: Thing
    why: tuple[str, ...]
    scores: dict[str, float]
    role: str = ""

    def __post_init__(self) -> None:
        rare = self.thing.role if self.thing.role in _RARE else ""
        self.role = self.role or rare or max(self.scores, key=lambda name: self.scores[name])

    @property
    def place(self) -> Place:
        return self.thing.place

    def cost(self, role: str) -> float:
        """By how much another role falls short of the one it has."""
        return self.scores[self.role] - self.scores[role]

    def filled(self) -> list[Filled[Place]]:
        """The tellings in the role; none where it is no place of the event."""
        if self.role == NONE:
            return []
        told = self.thing.kept or [best_telling(self.thing.tellings)]
        return [Filled(f.value, self.role, max(f.score, _LEAST_SCORE), self.why + f.why) for f in told]


def things_of(layers: Layers, event: EventDraft) -> list[Thing]:
    """The places that an event keeps or nearly kept, each with all its tellings, in the order of the text."""
    held = {id(f.value) for f in event.values.places}
    spare = [f for f in event.weighed if id(f.value) not in held and f.score > LEAST]
    groups = gathered(layers.places, (*event.values.places, *spare))
    return [Thing(group, [f for f in group if id(f.value) in held]).weigh() for group in groups]


def _one(layers: Layers, one: Place, two: Place) -> bool:
    return same_place(referent(layers.places, one), referent(layers.places, two))


def encloses(outer: Place, inner: Place) -> bool:
    """Whether the gazetteer, or the name that a region is told by, says that a place lies in another."""
    if BREADTH.get(outer.level, 0) <= BREADTH.get(inner.level, 0):
        return False
    around = outer.gazetteer_id or (outer.within[0] if outer.within else None)
    return around is not None and (around in inner.within or around == inner.gazetteer_id)


def where_features(
    layers: Layers, events: Sequence[EventDraft], at: int, stories: Sequence[Sequence[Thing]], thing: Thing
) -> list[str]:
    """Features of a place among the others of its event and of the other events."""
    event, place = events[at], thing.place
    others = [t for t in stories[at] if t is not thing and t.role != NONE]
    told = [
        f"role={thing.role}",
        f"lead={thing.role}:{thing.maybe}:{bucket(thing.lead, _LEADS, '3+')}",
        f"tellings={thing.role}:{min(len(thing.tellings), _MANY)}",
        f"kept={len(thing.kept) == len(thing.tellings)}",
    ]
    told += _nature(thing.role, place) + _company(thing, place, others) + _nearness(layers, event, events, thing)
    told += [
        f"type={event.type}:{thing.role}",
        f"group={group_of(event.lead.trigger.family)}:{place.level}",
        f"events={min(len(events), 4)}:{thing.role}",
        f"rival={thing.role}:{_rival(layers, at, stories, thing)}",
    ]
    return told


def _nature(role: str, place: Place) -> list[str]:
    how = place.cues[0] if place.cues else "-"
    kind = place.head or (place.rule if place.level == "area" else place.level)
    return [
        f"level={place.level}",
        f"level_role={place.level}:{role}",
        f"kind={kind}",
        f"kind_role={kind}:{role}",
        f"how={how}:{role}",
        f"prefix={place.prefix or '-'}:{role}",
        f"relation={place.relation or '-'}:{role}",
        f"side={place.side or '-'}:{role}",
        f"known={place.gazetteer_id is not None}:{place.level}",
    ]


def _company(thing: Thing, place: Place, others: Sequence[Thing]) -> list[str]:
    """What else the event has: finer and wider places, what encloses this one and what it encloses."""
    role = thing.role
    where = [t.place for t in others if t.role == WHERE]
    admin = [t.place for t in others if t.role == ADMIN]
    breadth = BREADTH.get(place.level, 0)
    finer = any(BREADTH.get(p.level, 0) < breadth for p in where)
    finest = all(BREADTH.get(t.place.level, 0) > breadth for t in others)
    around = sum(encloses(place, p) for p in where)
    lies = any(encloses(p, place) for p in where)
    inside = any(encloses(p, place) for p in admin)
    base = f"{role}:{place.level}"
    told = [
        f"where={min(len(where), _MANY)}:{role}",
        f"where_level={min(len(where), 2)}:{base}",
        f"admin={min(len(admin), _MANY)}:{role}",
        f"finer={finer}:{base}",
        f"finest={finest}:{base}",
        f"around={min(around, 2)}:{role}",
        f"around_level={min(around, 1)}:{base}",
        f"lies={lies}:{role}",
        f"lies_level={lies}:{base}",
        f"inside={inside}:{role}",
        f"names={any(p.core == place.core for p in (*where, *admin))}:{role}",
    ]
    countries = {p.country for p in (*where, *admin) if p.country}
    told.append(f"abroad={bool(countries) and place.country not in (*countries, None)}:{role}")
    units = {p.admin1_en for p in where if p.admin1_en}
    told.append(f"unit={'-' if not units or not place.admin1_en else place.admin1_en in units}:{role}")
    told.append(f"km={_apart(place, where)}:{role}")
    return told


def _apart(place: Place, others: Iterable[Place]) -> str:
    """How far the nearest other place of the event lies."""
    if place.lat is None or place.lon is None:
        return "-"
    found = [kilometres(place.lat, place.lon, p.lat, p.lon) for p in others if p.lat is not None and p.lon is not None]
    return bucket(min(found), _KM, "far") if found else "-"


def _nearness(layers: Layers, event: EventDraft, events: Sequence[EventDraft], thing: Thing) -> list[str]:
    """How far the tellings stand from the words of the event, and whether words of another stand nearer."""
    role, mine = thing.role, [m.trigger for m in event.mentions]
    own = {t.sentence for t in mine}
    sentences = [layers.sentence(f.value) for f in thing.tellings]
    near = min((_tokens(f.value, t.first, t.last) for f in thing.tellings for t in mine), default=99)
    theirs = [m.trigger for e in events if e is not event for m in e.mentions]
    other = min((_tokens(f.value, t.first, t.last) for f in thing.tellings for t in theirs), default=99)
    shared = any(t.sentence in own for t in theirs)
    headline = all(layers.text.sentences[s].kind == HEADLINE for s in sentences)
    return [
        f"near={bucket(near, _AWAY, '41+')}:{role}",
        f"nearer={'other' if other < near else 'own'}:{role}",
        f"nearer_away={other < near}:{bucket(other, _AWAY, '41+')}:{role}",
        f"same={any(s in own for s in sentences)}:{role}",
        f"alone={not any(t.sentence in sentences for t in theirs)}:{role}",
        f"shared={shared}:{role}",
        f"headline={headline}:{role}",
        f"headline_level={headline}:{thing.place.level}",
        f"lead={event.lead.trigger.sentence in sentences}:{role}",
    ]


def _tokens(place: Place, first: int, last: int) -> int:
    return max(place.first - last, first - place.last, 0)


def _rival(layers: Layers, at: int, stories: Sequence[Sequence[Thing]], thing: Thing) -> str:
    """Whether another event keeps the place, in which role, and whether it has the better right to it."""
    best = ("none", "", -9.0)
    for position, things in enumerate(stories):
        for other in things if position != at else ():
            if other.role != NONE and other.lead > best[2] and _one(layers, other.place, thing.place):
                best = (other.role, "", other.lead)
    if best[0] == "none":
        return "none"
    return f"{best[0]}:{bucket(thing.lead - best[2], _LEADS, '3+')}"


def place_them(layers: Layers, weights: Weights, events: Sequence[EventDraft]) -> None:
    """Settle the places of all events. Without the decision in the table, they stay as they were kept."""
    if DECISION not in weights.table:
        return
    stories = [things_of(layers, event) for event in events]
    for at, event in enumerate(events):
        judged = []
        for thing in stories[at]:
            told = where_features(layers, events, at, stories, thing)
            judged.append(Judged(thing, tuple(told), weights.scores(DECISION, told)))
        event.values.places = [f for j in together(judged) for f in j.filled()]


def together(judged: Sequence[Judged]) -> Sequence[Judged]:
    """Their roles as one answer: what happened, happened somewhere."""
    if judged and not any(j.role == WHERE for j in judged):
        likeliest = min(judged, key=lambda j: j.cost(WHERE))
        if likeliest.cost(WHERE) < (PROMOTE if likeliest.role == NONE else RAISE):
            likeliest.role = WHERE
    return judged
