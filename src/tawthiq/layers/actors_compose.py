"""Composed actors: a head noun and what tells its group (قوات النظام، طيران التحالف، رتل تابع لقسد، مقاتلات روسية).

The head is followed step by step: a name of the register, another head, a state, a nationality, an adjective, a tie
(تابع لـ، من، مدعوم من), or an unknown name where the head takes one. What was told decides the group; nothing is
guessed.
"""

from __future__ import annotations

from tawthiq.layers.actors_finish import finish
from tawthiq.layers.actors_mention import Mention, Reader, human_plural
from tawthiq.layers.actors_names import candidates, close_name
from tawthiq.layers.actors_state import DEEPEST, FORCES, UNKNOWN, State
from tawthiq.layers.actors_ties import belong, tie
from tawthiq.layers.actors_unknown import unknown_name
from tawthiq.resources.actor_lexicon import PLURAL, Spec
from tawthiq.resources.actor_names import ARTICLE, Hit
from tawthiq.text.letters import ar

_WAW, _WHAT = ar("w"), ar("mA")
_BARE, _WITH_BEH = frozenset({""}), frozenset({"", ar("b")})
_BEFORE_PERSON = ("function_words", "quantities", "takes_person", "before")
DRONE, BOMBER = "head-drone", "generic-bomber"
_MOST_STEPS = 7
"""A head with its nested heads, adjectives and tie has at most six parts in the reports read."""


def read_head(reader: Reader, at: int, depth: int = 0) -> Mention | None:
    """The longest composed actor whose head begins at a word."""
    best: Mention | None = None
    for hit in reader.of(at, "head", "generic"):
        if depth and hit.prefix:
            continue
        if not _stands_alone(reader, hit, reader.register.lexicon.specs[hit.naming.group]):
            continue
        found = _compose(reader, hit, depth)
        if found is not None and (best is None or _better(reader, found, best)):
            best = found
    return best


def _better(reader: Reader, one: Mention, other: Mention) -> bool:
    """The longer; of two as long the one that tells a group, then the generic noun."""
    if one.last != other.last:
        return one.last > other.last
    told, told_other = bool(one.group or one.affiliation), bool(other.group or other.affiliation)
    if told != told_other:
        return told
    return not told and UNKNOWN not in other.cues and one.rule in reader.register.lexicon.generics


def _stands_alone(reader: Reader, hit: Hit, spec: Spec) -> bool:
    """A singular that is an adjective as well is a noun only where no noun stands before it."""
    if spec.alone != "singular" or hit.naming.form == PLURAL or hit.last - hit.first > 1:
        return True
    at = hit.first
    if at == 0 or reader.gaps[at] or (hit.prefix and hit.prefix != _WAW):
        return True
    if hit.article:
        return not reader.definite(at - 1)
    return any(reader.is_a(at - 1, name) for name in _BEFORE_PERSON) or reader.forms[at - 1].isdigit()


def _compose(reader: Reader, hit: Hit, depth: int) -> Mention | None:
    spec = reader.register.lexicon.specs[hit.naming.group]
    if (spec.id == DRONE and (_followed(reader, hit, "marches") or _after(reader, hit, "march_verbs"))) or (
        spec.weapon and _followed(reader, hit, "civil_craft")
    ):
        return None
    definite = hit.article or bool(hit.suffix) or reader.definite(hit.last - 1)
    state = State(hit.last, spec.group, nunated=spec.human and human_plural(reader.forms[hit.last - 1]))
    if depth < DEEPEST and not hit.suffix and not _qualifies(reader, hit, spec):
        for _ in range(_MOST_STEPS):
            if not reader.has(state.last) or not _step(reader, spec, state, definite, depth):
                break
    return finish(reader, hit, spec, state, definite)


def _qualifies(reader: Reader, hit: Hit, spec: Spec) -> bool:
    """True where the word is rather the adjective of an act: هجوم انتحاري."""
    at = hit.first
    return spec.id == BOMBER and at > 0 and not reader.gaps[at] and reader.is_a(at - 1, "actions")


def _after(reader: Reader, hit: Hit, name: str) -> bool:
    return hit.first > 0 and not reader.gaps[hit.first] and reader.is_a(hit.first - 1, name)


def _followed(reader: Reader, hit: Hit, name: str) -> bool:
    if not reader.has(hit.last):
        return False
    words, form = reader.register.lexicon.words[name], reader.forms[hit.last]
    return form in words or form.removeprefix(ARTICLE) in words


def _step(reader: Reader, spec: Spec, state: State, definite: bool, depth: int) -> bool:
    """Take one more part; False where what follows does not belong to the actor."""

    def compose(hit: Hit, deeper: int) -> Mention | None:
        return _compose(reader, hit, deeper)

    at = state.last
    if not state.closed and (
        _nested(reader, spec, state, definite, depth) or belong(reader, spec, state, depth, compose)
    ):
        return True
    if _nationality(reader, state) or tie(reader, state, depth, compose) or _adjective(reader, state, definite):
        return True
    if spec.assets and not state.closed and _of_something(reader, state):
        return True
    if spec.named == "no" or state.nunated or state.closed or state.modified or state.country:
        return False
    end = unknown_name(reader, at, definite, spec.named)
    state.unknown = end > at
    return state.unknown and state.take(end)


def _of_something(reader: Reader, state: State) -> bool:
    """«نقطة الرادار التابعة للجيش»: a noun between a thing and its tie."""
    at = state.last
    if not reader.has(at + 1) or not reader.definite(at) or not reader.exactly(at + 1, "affiliation_of"):
        return False
    state.last = at + 1
    return True


def _nested(reader: Reader, spec: Spec, state: State, definite: bool, depth: int) -> bool:
    """A name, another head or a state in construct: عناصر الجيش السوري، مسلحو حركة طالبان، شرطة لندن."""
    at = state.last
    if (not reader.hits[at] and reader.forms[at] != _WHAT) or (state.modified and not definite) or state.nunated:
        return False
    at, clitics = _so_called(reader, at)
    names = [h for h in reader.of(at, "name") if h.prefix in clitics]
    inner = read_head(reader, at, depth + 1) if not definite else None
    if names and (inner is None or names[0].last >= inner.last):
        if not definite:
            state.group, state.candidates = names[0].naming.group, candidates(names)
            return state.take(close_name(reader, names[0].last, names[0].naming.group))
        if names[0].article and names[0].last - at == 1:
            state.group, state.candidates = names[0].naming.group, candidates(names)
            return state.take(names[0].last)
    if inner is not None and _may_hold(spec, inner):
        state.inner = inner
        return state.take(inner.last)
    if definite or spec.civil or spec.nation == "none":
        return False
    land = next((h for h in reader.of(at, "state", "capital") if not h.prefix), None)
    if land is None:
        return False
    state.country = land.naming.group
    return state.take(land.last)


def _so_called(reader: Reader, at: int) -> tuple[int, frozenset[str]]:
    """«تنظيم ما يعرف بالدولة الإسلامية»: the word at which the name begins, and the clitics it may have."""
    if reader.forms[at] == _WHAT and reader.has(at + 2) and reader.exactly(at + 1, "so_called"):
        return (at + 3, _BARE) if reader.exactly(at + 2, "by_name") and reader.has(at + 3) else (at + 2, _WITH_BEH)
    return at, _BARE


def _may_hold(spec: Spec, inner: Mention) -> bool:
    if inner.group or inner.affiliation or inner.country or (spec.members and UNKNOWN in inner.cues):
        return True
    if inner.anaphor:
        return spec.members or spec.assets or spec.kind in FORCES
    return spec.members and inner.kind in FORCES and inner.definite


def _nationality(reader: Reader, state: State) -> bool:
    if state.country is not None or state.group is not None:
        return False
    hit = next((h for h in reader.of(state.last, "nationality") if not h.prefix), None)
    if hit is None:
        return False
    state.country, state.last = hit.naming.group, hit.last
    return True


def _adjective(reader: Reader, state: State, definite: bool) -> bool:
    """An adjective of the head, which agrees with it in having the article or not."""
    at = state.last
    if state.group is not None or state.inner is not None or not reader.exactly(at, "modifiers"):
        return False
    if reader.definite(at) != definite:
        return False
    state.modified = True
    state.martial = state.martial or reader.exactly(at, "martial")
    state.last = at + 1
    return True
