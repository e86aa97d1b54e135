"""Named features of a trigger and a value near it: what the weights of roles and links are told about.

A feature is a short string (``side=after``, ``order=verb:after:1``); the names stand in ``data/rules/weights.tsv``
and are shown by `explain`.
"""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.clauses.buckets import bucket
from tawthiq.clauses.place_syntax import place_role
from tawthiq.clauses.reading import Layers
from tawthiq.clauses.triggers import Trigger
from tawthiq.layers.annotation import Actor, Annotation, Casualty, Place, Time, Weapon

_DISTANCES = ((0, "0"), (1, "1"), (3, "2-3"), (6, "4-6"), (10, "7-10"), (16, "11-16"), (26, "17-26"))
_FAR = "27+"
_LOOK_BACK = 4
_TOLD = frozenset(
    {"agent", "against", "from_place", "with", "cause", "result", "relative", "complementizer", "subordinate",
     "light_verb", "undergo", "ordered", "directed", "executed", "supplied", "suspected", "response", "background",
     "new_event", "negation"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pair:
    """A trigger and a value: the stretch between them and how far apart they are."""

    side: str
    distance: int
    clauses: int
    triggers: int
    low: int
    high: int


def measure(layers: Layers, trigger: Trigger, value: Annotation) -> Pair:
    """How a value stands to a trigger (``low``..``high``: the tokens between them)."""
    if value.first >= trigger.last:
        side, low, high = "after", trigger.last, value.first
    elif value.last <= trigger.first:
        side, low, high = "before", value.last, trigger.first
    else:
        side, low, high = "inside", value.first, value.first
    clauses = abs(layers.clauses[value.first] - layers.clauses[trigger.first])
    others = sum(1 for t in layers.triggers if low <= t.first < high and t.strength != "harm" and t is not trigger)
    return Pair(side, max(high - low, 0), clauses, others, low, high)


def common(layers: Layers, trigger: Trigger, value: Annotation) -> tuple[Pair, list[str]]:
    """The features that every kind of value shares."""
    pair = measure(layers, trigger, value)
    near = bucket(pair.distance, _DISTANCES, _FAR)
    features = [
        f"side={pair.side}",
        f"dist={near}",
        f"side_dist={pair.side}:{near}",
        f"clauses={min(pair.clauses, 4)}",
        f"side_clauses={pair.side}:{min(pair.clauses, 4)}",
        f"others={min(pair.triggers, 3)}",
        f"kind_side={trigger.kind}:{pair.side}",
        f"family={trigger.family}",
        f"strength={trigger.strength}",
    ]
    sentence = layers.sentence(value)
    if sentence != trigger.sentence:
        features.append(f"sentences={min(sentence - trigger.sentence, 3)}")
    for name in _before(layers, value):
        features += [f"pre={name}", f"pre_family={name}:{trigger.family}"]
    if pair.side == "after":
        told = {n for i in range(pair.low, pair.high) for n in layers.names.get(i, ())} & _TOLD
        features += [f"between={name}" for name in sorted(told)]
    return pair, features


def _before(layers: Layers, value: Annotation) -> list[str]:
    """Grammar classes of the words right before a value, and the last preposition itself."""
    first = layers.text.sentence_of(value.first).first
    names: list[str] = []
    for index in range(value.first - 1, max(first, value.first - _LOOK_BACK) - 1, -1):
        found = layers.names.get(index, frozenset())
        close = index == value.first - 1
        names += sorted(n for n in found if n in _TOLD or (close and n == "preposition"))
        if close and "preposition" in found:
            names.append("p:" + layers.text.tokens[index].form)
        if found & {"agent", "against", "preposition"}:
            break
    return names


def order(value: Annotation, others: tuple[Annotation, ...], pair: Pair) -> str:
    """The rank of a value among its like between it and the trigger: ``after:1`` is the first after it."""
    if pair.side == "inside":
        return "inside:0"
    between = sum(1 for o in others if pair.low <= o.first and o.last <= pair.high and o is not value)
    return f"{pair.side}:{min(between + 1, 4)}"


def actor_features(layers: Layers, trigger: Trigger, actor: Actor) -> list[str]:
    """Features of an actor as an argument of a trigger."""
    pair, features = common(layers, trigger, actor)
    rank = order(actor, layers.actors, pair)
    shape = f"{trigger.kind}:{rank}"
    features += [
        f"order={shape}",
        f"order_family={trigger.family}:{trigger.kind}:{rank}",
        f"order_clauses={rank}:{min(pair.clauses, 2)}",
        f"actor={actor.kind}",
        f"actor_side={actor.kind}:{pair.side}",
        f"actor_family={actor.kind}:{trigger.family}",
        f"prefix={actor.prefix or '-'}:{trigger.kind}:{pair.side}",
    ]
    if pair.distance == 0 and pair.side == "after":
        features += [f"idafa={trigger.kind}", f"idafa_family={trigger.family}:{trigger.kind}"]
    features += [f"is={name}" for name in ("members", "assets", "anaphor", "plural") if getattr(actor, name)]
    features += [f"is_side={name}:{pair.side}" for name in ("members", "assets") if getattr(actor, name)]
    if actor.weapon:
        features += ["is=equipment", f"equipment_side={pair.side}"]
    for flag in trigger.flags & {"light_verb", "undergo", "present", "purpose", "response"}:
        features += [f"flag={flag}:{pair.side}", f"flag_order={flag}:{rank}"]
    if any(c.party and c.party.overlaps(actor.span) for c in layers.casualties):
        features += ["harmed", f"harmed_side={pair.side}", f"harmed_family={trigger.family}"]
    if any(c.span.overlaps(actor.span) for c in layers.claims):
        features += ["claimant", f"claimant_side={pair.side}"]
    return features


def place_features(layers: Layers, trigger: Trigger, place: Place) -> list[str]:
    """Features of a place as an argument of a trigger."""
    pair, features = common(layers, trigger, place)
    rank = order(place, layers.places, pair)
    features += [
        f"order={rank}",
        f"level={place.level}",
        f"level_order={place.level}:{rank}",
        f"level_side={place.level}:{pair.side}",
        f"head={place.head or '-'}",
        f"prefix={place.prefix or '-'}",
        f"prefix_level={place.prefix or '-'}:{place.level}",
        f"prefix_family={place.prefix or '-'}:{trigger.family}",
        f"relation={place.relation or '-'}",
        f"relation_level={place.relation or '-'}:{place.level}",
    ]
    following = [p for p in layers.places if place.last <= p.first <= place.last + 3 and p is not place]
    if following:
        features.append(f"next_level={following[0].level}")
        features.append(f"level_next={place.level}:{following[0].level}")
    else:
        features.append(f"level_next={place.level}:-")
    told = place_role(layers, trigger, place)
    features += [f"syntax={told}", f"syntax_level={told}:{place.level}"]
    if place.adjectival:
        features.append("adjectival")
    if place.dateline:
        features.append("dateline")
    if any(a.span.contains(place.span) and a.kind != "person" for a in layers.actors):
        features.append("inside_actor")
    if any(c.span.overlaps(place.span) for c in layers.claims):
        features.append("inside_claimant")
    return features


def casualty_features(layers: Layers, trigger: Trigger, toll: Casualty) -> list[str]:
    """Features of a toll as harm of a trigger."""
    pair, features = common(layers, trigger, toll)
    rank = order(toll, layers.casualties, pair)
    features += [
        f"toll={toll.kind}",
        f"toll_family={toll.kind}:{trigger.family}",
        f"order={rank}",
        f"order_kind={trigger.kind}:{rank}",
        f"scope={toll.scope}",
    ]
    if toll.harm_token is not None and toll.harm_token == trigger.first:
        features.append("own_word")
    return features


def weapon_features(layers: Layers, trigger: Trigger, weapon: Weapon) -> list[str]:
    """Features of a weapon as the means of a trigger."""
    pair, features = common(layers, trigger, weapon)
    rank = order(weapon, layers.weapons, pair)
    features += [f"weapon={weapon.kind}", f"weapon_family={weapon.kind}:{trigger.family}", f"order={rank}"]
    if weapon.count is not None:
        features.append("counted")
    return features


def time_features(layers: Layers, trigger: Trigger, time: Time) -> list[str]:
    """Features of a time expression as the date of a trigger."""
    pair, features = common(layers, trigger, time)
    rank = order(time, layers.times, pair)
    verbs = [c.verb for c in layers.claims if c.verb]
    after_speech = any(0 <= time.span.start - v.end <= 40 for v in verbs)
    features += [
        f"time={time.kind}",
        f"precision={time.value.precision}",
        f"order={rank}",
        f"order_kind={trigger.kind}:{rank}",
        f"resolved={time.value.start is not None}",
    ]
    if after_speech:
        features.append("after_speech")
    return features
