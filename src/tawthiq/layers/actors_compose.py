"""Composed actors: a head noun and what tells its group (قوات النظام، طيران التحالف، رتل تابع لقسد، مقاتلات روسية).

The head is followed step by step: a name of the register, another head, a state, a nationality, an adjective, a tie
(تابع لـ، من، في، مدعوم من), or an unknown name where the head takes one. What was told decides the group; nothing is guessed.
"""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.layers.actors_mention import Mention, Reader, human_plural
from tawthiq.layers.actors_names import OCCUPATION, candidates, close_name
from tawthiq.layers.actors_unknown import unknown_name
from tawthiq.resources.actor_lexicon import PLURAL, Generic, Head
from tawthiq.resources.actor_names import ARTICLE, Hit
from tawthiq.resources.register import Group
from tawthiq.text.letters import ar

_LAM, _FROM, _IN, _WITH, _ON = ar("l"), ar("mn"), ar("fy"), ar("mE"), ar("Ely")
_WAW = ar("w")
_TIES = (
    ("affiliation_of", frozenset({_LAM})),
    ("affiliation_from", frozenset({_FROM})),
    ("affiliation_with", frozenset({_LAM, ar("b"), _WITH})),
    ("affiliation_to", frozenset({_ON, ar("Aly"), _LAM})),
)
_BEFORE_PERSON = ("function_words", "quantities", "takes_person", "before")
UNKNOWN = "not-in-register"
"""Cue of a mention whose name the register does not hold."""
GENERIC = "generic_armed"
SPEAKERS = frozenset({"monitor", "media", "medical", "rescuer", "organisation", "official"})
"""Kinds that act in no fighting: who is of them is of their kind."""
_FORCES = frozenset({"military", "police", "security", "equipment"})
DRONE, TRIBE = "head-drone", "head-tribe"
_RELATION = (ar("y"), ar("yh"))
_MOST_STEPS = 7
"""A head with its nested heads, adjectives and tie has at most six parts in the reports read."""


@dataclass(slots=True)
class _State:
    last: int
    group: str | None = None
    country: str | None = None
    affiliation: str | None = None
    inner: Mention | None = None
    modified: bool = False
    martial: bool = False
    unknown: bool = False
    closed: bool = False
    nunated: bool = False
    candidates: tuple[str, ...] = ()
    against: bool = False


@dataclass(frozen=True, slots=True)
class _Spec:
    """What heads and generic nouns share."""

    id: str
    kind: str
    nation: str
    bare: str
    named: str
    takes: bool
    members: bool
    assets: bool
    civil: bool
    human: bool
    weapon: str | None
    group: str | None


def _spec(entry: Head | Generic) -> _Spec:
    if isinstance(entry, Head):
        takes = entry.members or entry.assets or entry.kind in _FORCES or entry.named != "no"
        return _Spec(
            entry.id, entry.kind, entry.nation, entry.bare, entry.named, takes, entry.members, entry.assets, entry.civil,
            entry.human, entry.weapon, None,
        )  # fmt: skip
    return _Spec(
        entry.id, entry.kind, "none", "generic", "no", entry.human, entry.human, False, False, entry.human, entry.weapon,
        entry.group,
    )  # fmt: skip


def read_head(reader: Reader, at: int, depth: int = 0) -> Mention | None:
    """The longest composed actor whose head begins at a word."""
    best: Mention | None = None
    for hit in reader.of(at, "head", "generic"):
        if depth and hit.prefix:
            continue
        lexicon = reader.register.lexicon
        entry: Head | Generic = lexicon.heads.get(hit.naming.group) or lexicon.generics[hit.naming.group]
        if isinstance(entry, Generic) and not _stands_alone(reader, hit, entry):
            continue
        found = _compose(reader, hit, _spec(entry), depth)
        if found is not None and (best is None or _better(reader, found, best)):
            best = found
    return best


def _better(reader: Reader, one: Mention, other: Mention) -> bool:
    """The longer; of two as long the one that tells a group, then the generic noun."""
    if one.last != other.last:
        return one.last > other.last
    told, told_other = bool(one.group or one.affiliation), bool(other.group or other.affiliation)
    return told > told_other or (told == told_other and not told and one.rule in reader.register.lexicon.generics)


def _stands_alone(reader: Reader, hit: Hit, entry: Generic) -> bool:
    """A singular that is an adjective as well is a noun only where no noun stands before it."""
    if entry.alone != "singular" or hit.naming.form == PLURAL or hit.last - hit.first > 1:
        return True
    at = hit.first
    if at == 0 or reader.gaps[at] or (hit.prefix and hit.prefix != _WAW):
        return True
    if hit.article:
        return not reader.definite(at - 1)
    return any(reader.is_a(at - 1, name) for name in _BEFORE_PERSON) or reader.forms[at - 1].isdigit()


def _compose(reader: Reader, hit: Hit, spec: _Spec, depth: int) -> Mention | None:
    state = _State(hit.last, group=spec.group, nunated=spec.human and human_plural(reader.forms[hit.last - 1]))
    definite = hit.article or bool(hit.suffix) or reader.definite(hit.last - 1)
    if (spec.id == DRONE and _barred(reader, hit, "marches")) or (spec.weapon and _barred(reader, hit, "civil_craft")):
        return None
    if depth < 3 and not hit.suffix:
        for _ in range(_MOST_STEPS):
            if not reader.has(state.last) or not _step(reader, spec, state, definite, depth):
                break
    return _finish(reader, hit, spec, state, definite)


def _step(reader: Reader, spec: _Spec, state: _State, definite: bool, depth: int) -> bool:
    """Take one more part; False where what follows does not belong to the actor."""
    at = state.last
    if not state.closed and (_nested(reader, spec, state, definite, depth) or _belonging(reader, spec, state, depth)):
        return True
    if _nationality(reader, state, at) or _tie(reader, state, depth) or _adjective(reader, state, at, definite):
        return True
    if spec.named != "no" and not state.nunated and not (state.closed or state.modified or state.country):
        end = unknown_name(reader, at, definite, spec.named)
        if end > at:
            state.last, state.unknown, state.closed = end, True, True
            return True
    return False


def _nested(reader: Reader, spec: _Spec, state: _State, definite: bool, depth: int) -> bool:
    """A name, another head or a state in construct: عناصر الجيش السوري، مسلحو حركة طالبان، شرطة لندن."""
    at = state.last
    if (state.modified and not definite) or state.nunated:
        return False
    names = [h for h in reader.of(at, "name") if not h.prefix]
    inner = read_head(reader, at, depth + 1) if not definite else None
    if names and (inner is None or names[0].last >= inner.last) and (not definite or names[0].article):
        if definite and names[0].last - at > 1:
            return False
        state.group, state.closed = names[0].naming.group, True
        state.candidates = candidates(names)
        state.last = close_name(reader, names[0].last, names[0].naming.group)
        return True
    if inner is not None and _may_hold(spec, inner):
        state.inner, state.closed, state.last = inner, True, inner.last
        return True
    if not definite and not spec.civil:
        state_hit = next((h for h in reader.of(at, "state", "capital") if not h.prefix), None)
        if state_hit is not None and spec.nation != "none":
            state.country, state.closed, state.last = state_hit.naming.group, True, state_hit.last
            return True
    return False


def _may_hold(spec: _Spec, inner: Mention) -> bool:
    if inner.group or inner.affiliation or inner.country or (spec.members and UNKNOWN in inner.cues):
        return True
    if inner.anaphor:
        return spec.takes or spec.kind in _FORCES
    return spec.members and inner.kind in _FORCES and inner.definite


def _belonging(reader: Reader, spec: _Spec, state: _State, depth: int) -> bool:
    """دورية لقسد، عناصر من الجيش، ضابط في الشرطة."""
    if not spec.takes:
        return False
    at = state.last
    if reader.exactly(at, "member_links") and reader.has(at + 1):
        if spec.assets or not (spec.members or reader.forms[at] == _FROM):
            return False
        return _take(reader, state, at + 1, depth, "")
    return _take(reader, state, at, depth, _LAM)


def _tie(reader: Reader, state: _State, depth: int) -> bool:
    """تابعة للحرس الثوري، مدعوم من تركيا، الموالية لها."""
    at = state.last
    for name, links in _TIES:
        if not reader.exactly(at, name) or at + 1 >= len(reader.forms):
            continue
        state_before = state.last
        for link in links:
            if link in (_FROM, _WITH, _ON, ar("Aly")):
                if reader.has(at + 1) and reader.forms[at + 1] == link and reader.has(at + 2):
                    taken = _take(reader, state, at + 2, depth, "", tie=True)
                else:
                    taken = False
            else:
                taken = not reader.gaps[at + 1] and _take(reader, state, at + 1, depth, link, tie=True)
            if taken:
                state.against = reader.exactly(at, "against")
                return True
        state.last = state_before
    return False


def _take(reader: Reader, state: _State, at: int, depth: int, prefix: str, tie: bool = False) -> bool:
    """The group at a word, with the given clitic on it, as the one that the head belongs to."""
    if depth >= 3:
        return False
    lead = prefix != "" and reader.view.lead[at] != ""
    wanted = (prefix, _WAW + prefix) if not lead else ("",)
    group, last, inner = None, 0, None
    for hit in reader.of(at, "name"):
        if hit.prefix in wanted and hit.last > last and (prefix or tie or hit.naming.strength != "loose"):
            group, last = hit.naming.group, close_name(reader, hit.last, hit.naming.group)
            state.candidates = candidates([h for h in reader.of(at, "name") if h.last == hit.last])
            break
    for hit in reader.of(at, "head"):
        if hit.prefix in wanted:
            entry = reader.register.lexicon.heads[hit.naming.group]
            found = _compose(reader, hit, _spec(entry), depth + 1)
            if (
                found is not None
                and found.last > last
                and (found.group or found.country or found.anaphor or found.kind != "equipment")
            ):
                inner, last = found, found.last
    if tie and group is None and inner is None:
        for hit in reader.of(at, "state", "capital"):
            if hit.prefix in wanted:
                state.affiliation, state.last, state.closed = (
                    reader.body(hit.naming.group, "government"),
                    hit.last,
                    True,
                )
                return True
    if inner is not None:
        state.inner, state.last, state.closed = inner, last, True
        return True
    if group is not None:
        if tie:
            state.affiliation = group
        else:
            state.group = group
        state.last, state.closed = last, True
        return True
    return False


def _nationality(reader: Reader, state: _State, at: int) -> bool:
    for hit in reader.of(at, "nationality"):
        if not hit.prefix and state.country is None and state.group is None:
            state.country, state.last = hit.naming.group, hit.last
            return True
    return False


def _adjective(reader: Reader, state: _State, at: int, definite: bool) -> bool:
    if not reader.exactly(at, "modifiers") or reader.definite(at) != definite:
        return False
    if state.group is not None or state.inner is not None:
        return False
    state.modified = True
    state.martial = state.martial or reader.exactly(at, "martial")
    state.last = at + 1
    return True


def _finish(reader: Reader, hit: Hit, spec: _Spec, state: _State, definite: bool) -> Mention | None:
    inner = state.inner
    group, affiliation, country = state.group, state.affiliation, state.country
    if inner is not None:
        group, affiliation, country = group or inner.group, affiliation or inner.affiliation, country or inner.country
    if group is None and state.country is not None:
        group = reader.body(state.country, spec.nation)
    told = bool(group or affiliation or country or state.unknown or inner)
    if spec.civil and not (group or affiliation or inner or state.martial):
        return None
    anaphor = (
        bool(inner and inner.anaphor)
        if inner
        else not told and definite and not state.modified and spec.bare == "anaphor"
    )
    if not told and not anaphor and not _says_enough(spec, state, bool(hit.suffix) and _owned(spec)):
        return None
    if not told and _in_construct(reader, hit, state, anaphor):
        return None
    known = reader.group(group)
    kind = _kind(spec, known)
    if inner is not None and known is None and spec.members:
        kind = inner.kind
    owner = reader.group(affiliation)
    if spec.members and owner is not None and (owner.kind in SPEAKERS or kind == GENERIC):
        kind = owner.kind
    plural = hit.naming.form == PLURAL
    mention = Mention(
        hit.first, state.last, spec.id, kind, group, affiliation, country or (known.country if known else None), hit.prefix,
        definite, anaphor, plural, _feminine(reader, hit, spec, plural), spec.members, spec.assets, spec.weapon, head=spec.id,
    )  # fmt: skip
    if state.unknown:
        mention.cues.append(UNKNOWN)
    if hit.suffix:
        mention.cues.append("pronoun")
    if anaphor and inner is not None:
        mention.head = inner.head
    open_to = state.candidates or (inner.candidates if inner is not None else ())
    if open_to:
        mention.strength, mention.candidates = "inner", open_to
    if state.against:
        mention.cues.append("against")
    if inner is not None and inner.weapon and mention.weapon is None:
        mention.weapon = inner.weapon
    return mention


def _kind(spec: _Spec, known: Group | None) -> str:
    """The group's kind; an aircraft stays equipment, and the force of an organisation (قوة الأمم المتحدة) a force."""
    if (
        known is None
        or spec.kind == "equipment"
        or (spec.kind in _FORCES and known.kind in SPEAKERS and not spec.members)
    ):
        return spec.kind
    return known.kind


def _in_construct(reader: Reader, hit: Hit, state: _State, anaphor: bool) -> bool:
    """True where a word that says nothing by itself goes on with another noun or adjective: عناصر الطبيعة، النظام الغذائي."""
    if not reader.has(state.last) or not reader.definite(state.last) or reader.exactly(state.last, "not_names"):
        return False
    if anaphor:
        return reader.forms[state.last].endswith(_RELATION) and not reader.hits[state.last]
    return reader.exactly(hit.first, "construct_prone")


def _owned(spec: _Spec) -> bool:
    """True for what acts for a party that a pronoun names: مقاتليها، قواته، طائراتهم."""
    return not (spec.assets or spec.id == TRIBE) and (spec.members or spec.kind in (*_FORCES, "militia"))


def _barred(reader: Reader, hit: Hit, name: str) -> bool:
    if not reader.has(hit.last):
        return False
    words, form = reader.register.lexicon.words[name], reader.forms[hit.last]
    return form in words or form.removeprefix(ARTICLE) in words


def _says_enough(spec: _Spec, state: _State, pronoun: bool) -> bool:
    if spec.bare == "generic" or pronoun:
        return True
    if spec.assets:
        return state.martial
    return state.modified and (spec.bare == "anaphor" or spec.members or spec.named != "no")


def _feminine(reader: Reader, hit: Hit, spec: _Spec, plural: bool) -> bool:
    last = reader.forms[hit.first]
    return last.endswith((ar("h"), ar("At"), ar("yA"))) or (plural and not spec.human)


__all__ = ["OCCUPATION", "read_head"]
