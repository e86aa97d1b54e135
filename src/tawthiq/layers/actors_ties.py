"""What ties a head to its group: ل، من، في، تابعة لـ، مدعوم من، الموالية لها."""

from __future__ import annotations

from tawthiq.layers.actors_mention import Mention, Reader
from tawthiq.layers.actors_names import candidates, close_name
from tawthiq.layers.actors_state import DEEPEST, EQUIPMENT, Compose, State
from tawthiq.resources.actor_lexicon import Spec
from tawthiq.resources.actor_names import Hit
from tawthiq.text.letters import ar

_LAM, _BEH, _WAW = ar("l"), ar("b"), ar("w")
_FROM = ar("mn")
_TIES: tuple[tuple[str, frozenset[str], frozenset[str]], ...] = (
    ("affiliation_of", frozenset({_LAM}), frozenset()),
    ("affiliation_from", frozenset(), frozenset({_FROM})),
    ("affiliation_with", frozenset({_LAM, _BEH}), frozenset({ar("mE")})),
    ("affiliation_to", frozenset({_LAM}), frozenset({ar("Ely"), ar("Aly")})),
)
"""Class of the tying word, the clitics and the words that may stand between it and the group."""


def belong(reader: Reader, spec: Spec, state: State, depth: int, compose: Compose) -> bool:
    """دورية لقسد، عناصر من الجيش، ضابط في الشرطة، قيادي بحركة حماس: the head is of the group."""
    if not spec.takes:
        return False
    at = state.last
    if reader.exactly(at, "member_links") and reader.has(at + 1):
        allowed = not spec.assets and (spec.members or reader.forms[at] == _FROM)
        return allowed and _take(reader, state, at + 1, depth, frozenset(), compose)
    clitics = frozenset({_LAM, _BEH}) if spec.members and not spec.assets else frozenset({_LAM})
    return _take(reader, state, at, depth, clitics, compose)


def tie(reader: Reader, state: State, depth: int, compose: Compose) -> bool:
    """تابعة للحرس الثوري، مدعوم من تركيا، الموالية لها: the head is said to belong to the group, or to stand against
    it."""
    at = state.last
    if at + 1 >= len(reader.forms):
        return False
    for name, clitics, words in _TIES:
        if not reader.exactly(at, name):
            continue
        before = (state.group, state.inner, state.affiliation, state.candidates)
        if not _tied(reader, state, at, depth, clitics, words, compose):
            continue
        if reader.exactly(at, "against"):
            state.group, state.inner, state.affiliation, state.candidates = before
            state.against, state.tied = True, False
        return True
    return _loyal(reader, state)


def _loyal(reader: Reader, state: State) -> bool:
    """«القوات الموالية للرئيس السابق»: tied to someone whom no register holds; the tying word describes the head."""
    at = state.last
    if not reader.has(at) or not reader.exactly(at, "affiliation_of") or reader.gaps[at + 1]:
        return False
    if not (reader.forms[at + 1].startswith(_LAM) or reader.view.lead[at + 1]):
        return False
    state.modified, state.last = True, at + 1
    return True


def _tied(
    reader: Reader, state: State, at: int, depth: int, clitics: frozenset[str], words: frozenset[str], compose: Compose
) -> bool:
    if reader.has(at + 1) and reader.exactly(at + 1, "pronoun_ties"):
        state.pronoun = True
        return state.take(at + 2)
    if clitics and not reader.gaps[at + 1] and _take(reader, state, at + 1, depth, clitics, compose, tied=True):
        return True
    if not (reader.has(at + 1) and reader.forms[at + 1] in words and reader.has(at + 2)):
        return False
    return _take(reader, state, at + 2, depth, frozenset(), compose, tied=True)


def _take(
    reader: Reader, state: State, at: int, depth: int, clitics: frozenset[str], compose: Compose, *, tied: bool = False
) -> bool:
    """The group at a word, one of ``clitics`` written on it where there are any."""
    if depth >= DEEPEST:
        return False
    wanted = {""} if not clitics or reader.view.lead[at] else clitics | {_WAW + c for c in clitics}
    name = next((h for h in reader.of(at, "name") if h.prefix in wanted and (clitics or tied or not _loose(h))), None)
    last = close_name(reader, name.last, name.naming.group) if name is not None else at
    inner = _inner(reader, at, depth, wanted, last, compose)
    if inner is not None:
        state.inner, state.tied = inner, tied
        return state.take(inner.last)
    if name is not None:
        state.candidates = candidates([h for h in reader.of(at, "name") if h.last == name.last])
        if tied:
            state.affiliation = name.naming.group
        else:
            state.group = name.naming.group
        return state.take(last)
    land = next((h for h in reader.of(at, "state", "capital") if h.prefix in wanted), None) if tied else None
    if land is None:
        return False
    state.affiliation = reader.body(land.naming.group, "government")
    return state.take(land.last)


def _loose(hit: Hit) -> bool:
    return hit.naming.strength == "loose"


def _inner(
    reader: Reader, at: int, depth: int, wanted: set[str] | frozenset[str], floor: int, compose: Compose
) -> Mention | None:
    """The longest composed actor at a word that ends after ``floor`` and says whose it is."""
    best: Mention | None = None
    for hit in reader.of(at, "head"):
        found = compose(hit, depth + 1) if hit.prefix in wanted else None
        if found is None or found.last <= floor:
            continue
        if found.group or found.country or found.anaphor or found.kind != EQUIPMENT:
            best, floor = found, found.last
    return best
