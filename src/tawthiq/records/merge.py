"""From the values that each telling gave to the values of the event: the same thing told twice is one value."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from tawthiq.clauses.draft import EventDraft, Filled
from tawthiq.clauses.places_same import best_telling, gathered
from tawthiq.layers.annotation import OF_SOME, VAGUE, Actor, Annotation, Casualty, Place, Weapon
from tawthiq.text.span import Span

A = TypeVar("A", bound=Annotation)
Speaker = Callable[[Span], Hashable]
_FIRE = frozenset(
    {"Shelling/artillery/missile attack", "Air/drone strike", "Suicide bomb", "Looting/property destruction"}
)
_ROUGHLY = 2
"""«عشرات» beside a figure of half as many is the same toll."""


@dataclass(frozen=True, slots=True)
class Told(Generic[A]):
    """A value of the event: the telling that is quoted, its role, and the spans of all its tellings."""

    value: A
    role: str
    spans: tuple[Span, ...]
    filled: Filled[A]


def _gather(filled: Iterable[Filled[A]], key: Callable[[Filled[A]], Hashable]) -> list[list[Filled[A]]]:
    groups: dict[Hashable, list[Filled[A]]] = {}
    for f in filled:
        groups.setdefault(key(f), []).append(f)
    return list(groups.values())


def _told(group: list[Filled[A]], best: Filled[A], role: str) -> Told[A]:
    spans = tuple(dict.fromkeys(f.value.span for f in group))
    return Told(best.value, role, spans, best)


def merge_places(event: EventDraft, places: Sequence[Place]) -> list[Told[Place]]:
    """The places of an event; the role with the most weight over all tellings, the fullest telling quoted. ``places``:
    all of the text, for what refers back to one of them.
    """
    out = []
    where = "target" if event.type in _FIRE else "site"
    for group in gathered(places, event.values.places):
        weight: dict[str, float] = {}
        for f in group:
            weight[f.role] = weight.get(f.role, 0.0) + f.score
        role = max(weight, key=lambda r: weight[r])
        named = [f for f in group if f.role == role]
        out.append(_told(group, best_telling(named), where if role == "where" else role))
    return sorted(out, key=lambda t: t.value.first)


def merge_actors(event: EventDraft) -> list[Told[Actor]]:
    """The actors of an event. One group stands in one of the roles initiator and target, whichever weighs more."""
    groups: list[list[Filled[Actor]]] = []
    for f in event.values.actors:
        home = next((g for g in groups if g[0].role == f.role and any(_same_actor(f.value, o.value) for o in g)), None)
        if home is None:
            groups.append([f])
        else:
            home.append(f)
    out = []
    for group in groups:
        role = group[0].role
        rival = {"initiator": "target", "target": "initiator"}.get(role)
        against = [
            g for g in groups if g[0].role == rival and any(_same_actor(f.value, o.value) for f in group for o in g)
        ]
        if rival and any(_weight(g) > _weight(group) for g in against):
            continue
        best = max(group, key=lambda f: (not f.value.anaphor, f.score, -f.value.first))
        out.append(_told(group, best, role))
    return sorted(out, key=lambda t: t.value.first)


def _weight(group: list[Filled[Actor]]) -> float:
    return sum(f.score for f in group)


def _same_actor(one: Actor, two: Actor) -> bool:
    """One party: the same group, or, where neither is of a known group, the same words but for clitics."""
    if one.group_id or two.group_id:
        return one.group_id == two.group_id
    if one.kind == two.kind == "person":
        return bool(_words(one) & _words(two))
    return one.rule == two.rule and one.kind == two.kind


def _words(actor: Actor) -> frozenset[str]:
    return frozenset((actor.group_en or "").casefold().split()) or frozenset((actor.rule,))


def merge_weapons(event: EventDraft, speaker: Speaker) -> list[Told[Weapon]]:
    """The weapons of an event: one of each kind and count; an uncounted one beside a counted one of its kind stands
    only where another speaker told it, and what gives way does so.
    """
    out: list[Told[Weapon]] = []
    named = _one_missile(_leading(event.values.weapons))
    groups = _gather(named, lambda f: (f.value.kind, f.value.count))
    counted = {g[0].value.kind: {speaker(f.value.span) for f in g} for g in groups if g[0].value.count is not None}
    spare: list[Filled[Weapon]] = []
    for group in groups:
        first = group[0].value
        others = {*counted.get(first.kind, ()), None}
        again = all(f.value.known for f in group) and any(
            g[0].value.kind == first.kind for g in groups if g is not group
        )
        bare = first.count is None and first.kind in counted and all(speaker(f.value.span) in others for f in group)
        if again or bare:
            spare += group
            continue
        out.append(_told(group, max(group, key=lambda f: f.score), "means"))
    return [_with_outcomes(t, groups, spare) for t in sorted(out, key=lambda t: t.value.first)]


def _leading(filled: list[Filled[Weapon]]) -> list[Filled[Weapon]]:
    """Those that do not give way to another weapon of the event (الطيران beside its missiles, قصف صاروخي beside a
    make)."""
    firm = {f.value.kind for f in filled if not f.value.gives_way}
    return [f for f in filled if not firm & set(f.value.gives_way)]


_MISSILES = frozenset({"rocket", "missile"})


def _one_missile(filled: list[Filled[Weapon]]) -> list[Filled[Weapon]]:
    """«الصواريخ» after a kind of rocket or missile was named is of that kind: the first that is not bare and
    definite leads.
    """
    kinds = [f.value.kind for f in filled if f.value.kind in _MISSILES and not _bare(f.value)]
    if not kinds:
        return filled
    lead = kinds[0]
    return [
        replace(f, value=replace(f.value, kind=lead)) if f.value.kind in _MISSILES and _bare(f.value) else f
        for f in filled
    ]


def _bare(weapon: Weapon) -> bool:
    plain = weapon.count is None and weapon.model is None and weapon.last - weapon.first == 1
    return plain or weapon.known


def _with_outcomes(told: Told[Weapon], groups: list[list[Filled[Weapon]]], spare: list[Filled[Weapon]]) -> Told[Weapon]:
    """The weapon with what became of it in any of its tellings, and in those that gave way to it."""
    mine = next((g for g in groups if told.filled in g), [])
    also = [f for f in spare if f.value.kind == told.value.kind]
    found = {o.span: o for f in (*mine, *also) for o in f.value.outcomes}
    return replace(told, value=replace(told.value, outcomes=tuple(found[s] for s in sorted(found))))


def merge_casualties(event: EventDraft) -> list[Told[Casualty]]:
    """The tolls of an event: equal figures are one; a rough figure gives way to one that says the same more exactly."""
    groups = _gather(event.values.casualties, lambda f: (f.value.kind, f.value.low, f.value.high))
    tolls = [group[0].value for group in groups]
    out: list[Told[Casualty]] = []
    for group in groups:
        mine = group[0].value
        if any(_says_more(other, mine) for other in tolls if other is not mine) or _both_told(mine, tolls):
            continue
        if mine.high == 0 and _nobodys(mine) and any(_harmed(other) for other in tolls):
            continue
        best = max(group, key=lambda f: (f.value.who != "unknown", f.score, -f.value.first))
        out.append(_told(group, best, "harm"))
    return sorted(out, key=lambda t: t.value.first)


def _says_more(other: Casualty, mine: Casualty) -> bool:
    """True where ``other`` says the same harm more exactly: a figure beside «قتلى» or «عشرات القتلى», and «19 على
    الأقل» or «أكثر من 18» beside a headline's bare 19. Harm of the other sort of people is not the same.
    """
    if other.kind != mine.kind or {other.who, mine.who} == {"civilian", "combatant"}:
        return False
    if mine.high is None:
        if VAGUE not in mine.cues:
            return False
        if VAGUE in other.cues:
            return other.low > mine.low
        return (other.high is not None or other.low > mine.low) and other.low * _ROUGHLY >= mine.low
    exact = mine.low == mine.high and mine.low > 0
    return exact and VAGUE not in other.cues and other.high is None and other.low in (mine.low, mine.low + 1)


def _nobodys(zero: Casualty) -> bool:
    """«دون وقوع إصابات»: nobody at all, where «لم يصب أي جندي» and «في صفوف القوة» say whose."""
    return zero.who == "unknown" and OF_SOME not in zero.cues


def _harmed(toll: Casualty) -> bool:
    """The event harmed so many: that it harmed nobody is told of something else."""
    return toll.kind in ("killed", "wounded", "killed_or_wounded") and toll.low > 0 and VAGUE not in toll.cues


def _both_told(mine: Casualty, tolls: list[Casualty]) -> bool:
    """Killed and wounded in one figure (مقتل وإصابة 12) gives way to the two figures, told apart, that make it up;
    without a figure of its own («ضحايا»، «قتل وأصيب عدد من المدنيين») to either.
    """
    if mine.kind != "killed_or_wounded" or mine.high == 0:
        return False
    parts = {kind: [t for t in tolls if t.kind == kind and t.low] for kind in ("killed", "wounded")}
    exact = [t for told in parts.values() for t in told if VAGUE not in t.cues]
    if mine.high is None and VAGUE in mine.cues and (exact or ("plural" in mine.cues and any(parts.values()))):
        return True
    if not all(parts.values()):
        return False
    sums = {k.low + w.low for k in parts["killed"] for w in parts["wounded"]}
    return mine.high is None or mine.low in sums
