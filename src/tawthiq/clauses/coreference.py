"""One event told many times: which mentions are of the same event.

The weights of the decision ``same`` say how much each likeness and each conflict of a mention and an event counts.
"""

from __future__ import annotations

from collections.abc import Iterable

from tawthiq.clauses.draft import EventDraft, Filled, Mention
from tawthiq.clauses.places_same import refers_back
from tawthiq.clauses.reading import Layers
from tawthiq.clauses.triggers import Trigger
from tawthiq.layers.annotation import Actor, Casualty, Place
from tawthiq.resources.weights import Weights
from tawthiq.text.fold import fold_key

_WHERE = frozenset({"where", "site", "target"})
GENERIC = frozenset({"attack", "operation", "massacre", "confront", "harm", "gunfire", "escalation", "campaign"})
_GROUPS = {
    "strike": "fire", "airstrike": "fire", "launch": "fire", "escalation": "fire", "massacre": "fire",
    "chemical": "fire",
    "clash": "ground", "repel": "ground", "assault": "ground", "ambush": "ground", "confront": "ground",
    "attack": "attack", "operation": "attack", "shooting": "attack", "killing": "attack", "gunfire": "attack",
    "harm": "attack",
    "blast": "blast", "bombing": "blast", "device": "blast", "suicide": "blast", "grenade": "blast",
    "arrest": "arrest", "raid": "raid", "deploy": "raid", "siege": "raid", "campaign": "raid",
    "shootdown": "disrupt", "intercept": "disrupt", "defuse": "disrupt", "seizure": "disrupt",
    "regain": "land", "overtake": "land", "withdraw": "land",
    "protest": "protest", "intervention": "protest", "riot": "protest",
}  # fmt: skip
"""Families that tell of one kind of thing: mentions across two groups are one event only on strong grounds."""


VIOLENT = frozenset({"fire", "attack", "blast", "ground"})
"""Groups of families that tell of force used."""


def group_of(family: str) -> str:
    """The group of a family; a family outside the table is its own group."""
    return _GROUPS.get(family, family)


def lead_of(weights: Weights, told: Iterable[str]) -> float:
    """By how much the features speak for one event rather than two."""
    return weights.lead("same", "yes", "no", told)


def same_features(layers: Layers, event: EventDraft, mention: Mention, events: list[EventDraft]) -> list[str]:
    """Features of a mention and an event that it may be a further telling of."""
    trigger, last = mention.trigger, event.mentions[-1].trigger
    pair = group_pair(event, mention)
    gap = trigger.sentence - last.sentence
    kinds = {layers.text.sentences[m.trigger.sentence].kind for m in event.mentions}
    place, date, actor, toll = (
        _places(event, mention),
        day_likeness(event, mention),
        _actors(event, mention),
        toll_likeness(event, mention),
    )
    main, weapon = main_places(layers, event, mention), _weapons(event, mention)
    told = [
        f"groups={pair}",
        f"families={'same' if any(m.trigger.family == trigger.family for m in event.mentions) else 'other'}",
        f"types={'same' if any(m.type == mention.type for m in event.mentions) else 'other'}",
        f"gap={min(gap, 4)}",
        f"place={place}", f"date={date}", f"actor={actor}", f"toll={toll}",
        f"place_date={place}:{date}", f"place_actor={place}:{actor}", f"groups_place={pair}:{place}",
        f"groups_toll={pair}:{toll}", f"groups_actor={pair}:{actor}", f"groups_gap={pair}:{min(gap, 4)}",
        f"weapon={weapon}", f"weapon_place={weapon}:{place}",
        f"main={main}", f"main_groups={main}:{pair}", f"main_date={main}:{date}",
        f"definite={trigger.definite}:{pair}",
        f"strength={trigger.strength}",
        f"headline={'headline' in kinds}:{min(trigger.sentence - event.mentions[0].trigger.sentence, 3)}",
        f"latest={event is events[-1]}", f"first={event is events[0]}", f"count={min(len(events), 5)}",
    ]  # fmt: skip
    if gap == 0:
        told += _same_sentence(layers, last, mention, pair)
    told += [
        f"flag={flag}"
        for flag in sorted(trigger.flags & {"new_event", "background_opening", "background_near", "response"})
    ]
    return told


def _same_sentence(layers: Layers, last: Trigger, mention: Mention, pair: str) -> list[str]:
    trigger = mention.trigger
    clauses = min(layers.clauses[trigger.first] - layers.clauses[last.first], 4)
    near = trigger.first - last.last
    told = {n for i in range(last.last, trigger.first) for n in layers.names.get(i, ())}
    out = [f"clauses={clauses}", f"clauses_groups={clauses}:{pair}", f"near={min(max(near, 0), 6)}:{trigger.kind}"]
    out += [
        f"via={name}"
        for name in sorted(told & {"cause", "result", "relative", "response", "with", "new_event", "subordinate"})
    ]
    return out


def group_pair(event: EventDraft, mention: Mention) -> str:
    """Whether both tell of one kind of thing: same · generic (one of them could be anything) · other."""
    mine = group_of(mention.trigger.family)
    theirs = {group_of(m.trigger.family) for m in event.mentions}
    if mine in theirs:
        return "same"
    generic = mention.trigger.family in GENERIC or all(m.trigger.family in GENERIC for m in event.mentions)
    return "generic" if generic else "other"


def place_key(place: Place) -> str:
    """By what a place is told from others: its entry in the gazetteer, else its name."""
    return place.gazetteer_id or place.name


def where_keys(filled: Iterable[Filled[Place]]) -> set[str]:
    """The keys of those places where it happened."""
    return {place_key(f.value) for f in filled if f.role in _WHERE}


def _places(event: EventDraft, mention: Mention) -> str:
    mine, theirs = where_keys(mention.took.places), where_keys(event.told.places)
    if mine and theirs:
        return "same" if mine & theirs else "nested" if _nested(event, mention) else "differ"
    wide, theirs_wide = (
        {place_key(f.value) for f in mention.took.places},
        {place_key(f.value) for f in event.told.places},
    )
    if wide and theirs_wide:
        return "near" if wide & theirs_wide else "unlike"
    return "mine_only" if wide else "silent"


_FULL_NAME = 2
"""Words of a name that two tellings of one facility share."""
_FINE = frozenset({"settlement", "quarter", "facility"})
_LEAST_MAIN = -1.5
"""A place that a mention would not take by itself still tells whether two mentions are of one event, down to this
lead.
"""


def _spots_of(layers: Layers, mention: Mention) -> set[str]:
    """The places of the mention's own sentence that are no wide unit, by where they lie; nameless ones tell nothing."""
    found = set()
    for candidate in mention.near.places:
        place = candidate.unit.first
        named = place.gazetteer_id is not None or place.lat is None
        meant = place.relation is not None or place.refers_to is not None
        if (
            candidate.syntax == "none"
            or place.level not in _FINE
            or not named
            or (candidate.lead("where") <= _LEAST_MAIN and not meant)
        ):
            continue
        if layers.sentence(place) == mention.trigger.sentence:
            found |= {_spot(layers, p) for p in candidate.unit.members}
    return found


def _spot(layers: Layers, place: Place) -> str:
    """Where a place lies, to about a kilometre, or its name; a definite noun (القاعدة) is the place that it means."""
    if place.refers_to is not None:
        place = layers.places[place.refers_to]
    return f"{place.lat:.2f},{place.lon:.2f}" if place.lat is not None and place.lon is not None else place_key(place)


def main_places(layers: Layers, event: EventDraft, mention: Mention) -> str:
    """same · differ over the places named in the sentences of both; mine_only · silent."""
    mine = _spots_of(layers, mention)
    theirs = {place for m in event.mentions for place in _spots_of(layers, m)}
    if not mine and _back_heads(layers, mention) & {h for m in event.mentions for h in _heads(layers, m)}:
        return "same"
    if not mine or not theirs:
        return "silent" if not mine else "mine_only"
    return "same" if mine & theirs or _fuller_name(layers, event, mention) else "differ"


def _fuller_name(layers: Layers, event: EventDraft, mention: Mention) -> bool:
    """One place by a shorter and a longer name (قاعدة حقل العمر، قاعدة حقل العمر النفطية): same head noun, at least two
    words of the name shared.
    """
    theirs = [name for m in event.mentions for name in _names_of(layers, m)]
    return any(
        head == other and len(words & more) >= _FULL_NAME and (words <= more or more <= words)
        for head, words in _names_of(layers, mention)
        for other, more in theirs
    )


def _names_of(layers: Layers, mention: Mention) -> list[tuple[str, frozenset[str]]]:
    facilities = (p for p in own_places(layers, mention) if p.level == "facility")
    return [(p.head, frozenset(fold_key(p.name).split())) for p in facilities if p.head]


def own_places(layers: Layers, mention: Mention) -> list[Place]:
    """The places that might belong to a mention in its own sentence, the first of each unit."""
    found = (c.unit.first for c in mention.near.places)
    return [place for place in found if layers.sentence(place) == mention.trigger.sentence]


def _heads(layers: Layers, mention: Mention) -> set[str]:
    """Head nouns of the places of a mention's own sentence (base, village …)."""
    return {p.head for p in own_places(layers, mention) if p.head}


def _back_heads(layers: Layers, mention: Mention) -> set[str]:
    """Head nouns that stand alone and definite at a mention (القاعدة): they refer to a place named before."""
    return {p.head for p in own_places(layers, mention) if p.head and refers_back(p)}


def _nested(event: EventDraft, mention: Mention) -> bool:
    mine, theirs = {place_key(f.value) for f in mention.took.places}, {place_key(f.value) for f in event.told.places}
    return bool(where_keys(mention.took.places) & theirs or where_keys(event.told.places) & mine)


def day_likeness(event: EventDraft, mention: Mention) -> str:
    """same · differ, or who gives a day: mine_only · theirs_only · silent."""
    mine = {f.value.value.start for f in mention.took.times} - {None}
    theirs = {f.value.value.start for f in event.told.times} - {None}
    if mine and theirs:
        return "same" if mine & theirs else "differ"
    return "mine_only" if mine else "theirs_only" if theirs else "silent"


def _weapons(event: EventDraft, mention: Mention) -> str:
    mine, theirs = ({f.value.kind for f in v.weapons} for v in (mention.took, event.told))
    if not mine or not theirs:
        return "silent"
    return "same" if mine & theirs else "differ"


def _groups(filled: Iterable[Filled[Actor]], role: str) -> set[str]:
    return {f.value.group_id or f.value.group_en or f.value.rule for f in filled if f.role == role}


def _actors(event: EventDraft, mention: Mention) -> str:
    verdicts = []
    for role in ("initiator", "target"):
        mine, theirs = _groups(mention.took.actors, role), _groups(event.told.actors, role)
        if mine and theirs:
            verdicts.append("same" if mine & theirs else "differ")
    crossed = _groups(mention.took.actors, "initiator") & _groups(event.told.actors, "target")
    if crossed and "same" not in verdicts:
        return "crossed"
    if not verdicts:
        return "silent"
    return "same" if all(v == "same" for v in verdicts) else "mixed" if "same" in verdicts else "differ"


def _counts(filled: Iterable[Filled[Casualty]]) -> dict[str, set[tuple[int, int | None]]]:
    out: dict[str, set[tuple[int, int | None]]] = {}
    for f in filled:
        out.setdefault(f.value.kind, set()).add((f.value.low, f.value.high))
    return out


def toll_likeness(event: EventDraft, mention: Mention) -> str:
    """same · vague · differ over kinds of harm that both give; kinds · mine_only · silent."""
    mine, theirs = _counts(mention.took.casualties), _counts(event.told.casualties)
    shared = mine.keys() & theirs.keys()
    if not shared:
        return "silent" if not mine else "mine_only" if not theirs else "kinds"
    if any(mine[k] & theirs[k] for k in shared):
        return "same"
    vague = any(high is None for k in shared for _, high in mine[k] | theirs[k])
    return "vague" if vague else "differ"
