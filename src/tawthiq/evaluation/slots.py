"""The slots of one event held against those of another; either may be empty, and then all of the other is amiss."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from tawthiq.evaluation.judgement import Judgement, judge_pairs
from tawthiq.evaluation.pairing import QUOTE_LEAST, Likeness, in_role, pair, same_claim, same_fields, same_quote
from tawthiq.evaluation.words import Json, best_overlap, quote_of, quotes_of

NOTHING: Final[Json] = {}
Keyed: TypeAlias = tuple[str, str | None]
RARE: Final = {
    "actors": ("ordered_by", "directed_by", "executed_by", "suspected"),
    "places": ("launch", "evacuation"),
    "claims": ("claims_responsibility", "accuses", "believes", "denies"),
}


def judge_event(gold: Json, found: Json) -> Iterator[Judgement]:
    """Type and status (for a pair or a lone event), date, time and all lists."""
    yield from _singles(gold, found)
    yield from judge_layers(gold, found)


def judge_layers(gold: Json, found: Json) -> Iterator[Judgement]:
    """What the layers and claims gave: date, time, places, actors, weapons, casualties, claims, relays, rare roles."""
    yield from _dates(gold, found)
    yield from _places_and_actors(gold, found)
    yield from _list("weapons", "weapons", gold, found, same_fields("kind", "count"))
    yield from _list("casualties", "casualties", gold, found, same_fields("kind", "count_min", "count_max"))
    yield from _claims(gold, found)
    yield from _rare(gold, found)


def values(event: Json, name: str) -> list[Json]:
    """A list of the event, empty where it is absent."""
    return list(event.get(name) or [])


def compared_role(name: str, value: Json, event: Json) -> str | None:
    """A role as it is compared: site and target of a place are one, and so are the two sides of an armed clash."""
    role: str | None = value.get("role")
    if name == "places" and role in ("site", "target"):
        return "where"
    if name == "actors" and role in ("initiator", "target") and event.get("type") == "Armed clash":
        return "side"
    return role


def event_key(event: Json) -> str:
    """The id of the event, for keys."""
    return str(event.get("id"))


def _keyed(event: Json, name: str, wanted: list[Json]) -> list[Keyed]:
    """Key and quote of each of ``wanted``, numbered by its place among all values of the list."""
    numbers = {id(value): number for number, value in enumerate(event.get(name) or [])}
    return [(f"{event_key(event)}/{name}/{numbers[id(value)]}", _said(name, value)) for value in wanted]


def _said(name: str, value: Json) -> str | None:
    return quote_of(value.get("claimant") if name == "claims" else value)


def _singles(gold: Json, found: Json) -> Iterator[Judgement]:
    both = bool(gold) and bool(found)
    event = gold or found
    key = ("" if gold else "+") + event_key(event)
    for name in ("type", "status"):
        hit = both and gold.get(name) == found.get(name)
        yield Judgement(name, f"{key}/{name}", bool(gold), bool(found), hit, quote_of(event.get("trigger")))


def _dates(gold: Json, found: Json) -> Iterator[Judgement]:
    one, other = gold.get("date") or {}, found.get("date") or {}
    key = event_key(gold) if gold else "+" + event_key(found)
    quote = one.get("quote") or other.get("quote")
    dated = bool(one.get("start")), bool(other.get("start"))
    same = all(one.get(name) == other.get(name) for name in ("start", "end", "precision"))
    if any(dated):
        yield Judgement("date", f"{key}/date", *dated, all(dated) and same, quote)
    timed = bool(_time(one)), bool(_time(other))
    if any(timed):
        yield Judgement("time", f"{key}/time", *timed, _same_time(one, other), quote)


def _time(date: Json) -> str | None:
    return date.get("time") or date.get("part")


def _same_time(one: Json, other: Json) -> bool:
    if _time(one) is None:
        return False
    if one.get("time") and other.get("time"):
        return bool(one["time"] == other["time"])
    return one.get("part") is not None and one.get("part") == other.get("part")


def _places_and_actors(gold: Json, found: Json) -> Iterator[Judgement]:
    for name, slot in (("places", "place"), ("actors", "actor")):
        yield from _list(f"{slot}*", name, gold, found, same_quote)
        yield from _list(f"{slot}s", name, gold, found, in_role(same_quote, _role_of(name, gold or found)))


def _role_of(name: str, event: Json) -> Callable[[Json], str | None]:
    return lambda value: compared_role(name, value, event)


def _list(slot: str, name: str, gold: Json, found: Json, likeness: Likeness[Json]) -> Iterator[Judgement]:
    left, right = values(gold, name), values(found, name)
    pairs = pair(left, right, likeness, QUOTE_LEAST)
    yield from judge_pairs(slot, pairs, _keyed(gold, name, left), _keyed(found, name, right))


def _claims(gold: Json, found: Json) -> Iterator[Judgement]:
    left, right = values(gold, "claims"), values(found, "claims")
    met = pair(left, right, same_claim, QUOTE_LEAST)
    keys = _keyed(gold, "claims", left), _keyed(found, "claims", right)
    yield from judge_pairs("claims", met, *keys)
    relayed = [(i, j) for i, j in met if _same_relay(left[i].get("via"), right[j].get("via"))]
    yield from _relays(relayed, left, right, *keys)


def _same_relay(one: object, other: object) -> bool:
    return bool(one and other) and best_overlap(quotes_of(one), quotes_of(other)) >= QUOTE_LEAST


def _relays(
    relayed: list[tuple[int, int]], left: list[Json], right: list[Json], gold: list[Keyed], found: list[Keyed]
) -> Iterator[Judgement]:
    told = [number for number, claim in enumerate(left) if claim.get("via")]
    read = [number for number, claim in enumerate(right) if claim.get("via")]
    pairs = [(told.index(i), read.index(j)) for i, j in relayed]
    yield from judge_pairs("via", pairs, [gold[number] for number in told], [found[number] for number in read])


def _rare(gold: Json, found: Json) -> Iterator[Judgement]:
    for name, wanted in RARE.items():
        label = "stance" if name == "claims" else "role"
        likeness = same_claim if name == "claims" else same_quote
        for word in wanted:
            left = [value for value in values(gold, name) if value.get(label) == word]
            right = [value for value in values(found, name) if value.get(label) == word]
            keys = _keyed(gold, name, left), _keyed(found, name, right)
            yield from judge_pairs(f"rare:{word}", pair(left, right, likeness, QUOTE_LEAST), *keys)
