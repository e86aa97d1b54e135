"""What became of a munition: fired, fell, exploded, unexploded, intercepted, recovered, each with its own figure."""

from __future__ import annotations

from tawthiq.layers.actors_view import HARD, View
from tawthiq.layers.annotation import Number, Outcome
from tawthiq.resources.weapons import WeaponEntry, WeaponLexicon
from tawthiq.text.letters import ar

STATES = ("fired", "fell", "exploded", "unexploded", "intercepted", "recovered")
_NO_THING = frozenset({"airstrike"})
"""Kinds that are acts: nothing falls, is found or is shot down."""
_BEFORE, _AFTER = 5, 14
"""Words before and after a munition in which its outcome is looked for: «أطلقت … عشرة صواريخ، اعترضت الدفاعات ثمانية
منها»."""
_CONJUNCTIONS = (ar("w"), ar("f"))


def outcomes_of(
    words: View,
    lexicon: WeaponLexicon,
    entry: WeaponEntry,
    first: int,
    last: int,
    count: int | None,
    numbers: dict[int, Number],
) -> tuple[Outcome, ...]:
    """The outcomes told of words ``first``..``last``: one before it takes its count, one after it takes a count of
    its own
    where a number with «منها» follows."""
    if entry.kind in _NO_THING:
        return ()
    found: list[Outcome] = []
    at = first
    while at > max(0, first - _BEFORE) and words.cuts[at] < HARD:
        at -= 1
        state = _state(words, lexicon, at)
        if state is not None:
            found.append(_outcome(words, lexicon, at, state, count))
            break
    at, seen = last, {o.state for o in found}
    while at < min(len(words.forms), last + _AFTER) and words.cuts[at] < HARD:
        if lexicon.trie.walk(words.forms, words.gaps, at):
            break
        state = _state(words, lexicon, at)
        if state is not None and state not in seen:
            seen.add(state)
            own = _own_count(words, lexicon, at, numbers)
            found.append(_outcome(words, lexicon, at, state, own if own is not None else count if not found else None))
        at += 1
    return tuple(found)


def _state(words: View, lexicon: WeaponLexicon, at: int) -> str | None:
    form = words.forms[at]
    bare = form[1:] if form[:1] in _CONJUNCTIONS else form
    if at and {form, bare} & lexicon.words["outcome_unexploded"]:
        before = words.forms[at - 1]
        if before in lexicon.words["negations"] or before[1:] in lexicon.words["negations"]:
            return "unexploded"
    for state in STATES:
        if state != "unexploded" and (
            form in lexicon.words[f"outcome_{state}"] or bare in lexicon.words[f"outcome_{state}"]
        ):
            return state
    return None


def _outcome(words: View, lexicon: WeaponLexicon, at: int, state: str, count: int | None) -> Outcome:
    start, end, span = words.span(at, at + 1)
    by = None
    for last in (at + 4, at + 3, at + 2):
        whole = last <= len(words.forms) and not any(words.gaps[at + 1 : last])
        if whole and " ".join(words.forms[at + 1 : last]) in lexicon.words["interceptors"]:
            by = words.span(at + 1, last)[2]
            break
    return Outcome(first=start, last=end, span=span, rule=f"outcome_{state}", state=state, count=count, by=by)


def _own_count(words: View, lexicon: WeaponLexicon, at: int, numbers: dict[int, Number]) -> int | None:
    for near in range(at + 1, min(at + 5, len(words.forms))):
        number = numbers.get(words.tokens[near])
        if number is not None and number.high == number.low:
            token = number.last
            if token < len(words.text.tokens) and words.text.tokens[token].form in lexicon.words["of_them"]:
                return number.low
    return None
