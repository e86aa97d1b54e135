"""Weapons of a text by kind, with the count that the text gives and what became of them.

A munition in the singular counts one, in the dual two; «أكثر من 20 قذيفة» counts twenty; a strike, gunfire and a
volley have
no count. A bare صاروخ is a rocket in local ground fire and a missile from aircraft, ships or states: the words of its
sentence decide, then those of the whole text.
"""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.layers.actors_view import View, view
from tawthiq.layers.annotation import Number, Weapon
from tawthiq.layers.weapons_count import count_of
from tawthiq.layers.weapons_outcome import outcomes_of
from tawthiq.resources.actor_names import Hit
from tawthiq.resources.weapons import SINGULAR, WeaponEntry, WeaponLexicon
from tawthiq.text.letters import ar
from tawthiq.text.text import Text

TOLD_BEFORE = "told before"
"""The cue of a munition that a demonstrative refers back to another one (هذه القذائف)."""
_AHEAD = 4
"""Words between a munition and what tells its kind («صواريخ روسية الصنع من نوع غراد»)."""
_AL, _NISBA = ar("Al"), (ar("y"), ar("yh"), ar("yA"))
_LAM_ARTICLE, _AND, _SIN = ar("ll"), ar("w"), ar("s")
_YN = ar("yn")
_ONE_LETTER = frozenset(ar(p) for p in ("b", "w", "l", "f", "k"))


def find_weapons(
    text: Text, lexicon: WeaponLexicon, numbers: Sequence[Number], words: View | None = None
) -> tuple[Weapon, ...]:
    """The weapons of a text in order, one for each mention; nested mentions are told once, by the longest. ``words``:
    the `view` of the text, where it is made already."""
    words = words or view(text)
    counted = {n.first: n for n in numbers}, {n.last: n for n in numbers}
    found: list[Weapon] = []
    at = 0
    while at < len(words.forms):
        hit = _hit(words, lexicon, at) if lexicon.trie.begins(words.forms[at]) else None
        if hit is None:
            at += 1
            continue
        entry = lexicon.entries[hit.naming.group]
        end, kind, cues = _kind(words, lexicon, entry, hit)
        if not cues and (meant := _told_before(text, words, lexicon, found, at)) is not None:
            kind, cues = meant.kind, (TOLD_BEFORE,)
        known = hit.article and end == at + 1 and hit.naming.form == SINGULAR
        count, first = count_of(words, lexicon, entry, hit, counted)
        first = max(first, found[-1].last if found else 0)
        token_first, token_last, _ = words.span(at, end)
        token_first = min(token_first, first) if first < token_first else token_first
        outcomes = outcomes_of(words, lexicon, entry, at, end, count, counted[0])
        span = text.span(token_first, token_last)
        found.append(
            Weapon(
                first=token_first, last=token_last, span=span, rule=entry.id, cues=cues, kind=kind, count=count,
                model=entry.model, outcomes=outcomes, known=known, gives_way=tuple(entry.gives_way),
            )
        )  # fmt: skip
        at = end
    return tuple(found)


def _told_before(text: Text, words: View, lexicon: WeaponLexicon, found: Sequence[Weapon], at: int) -> Weapon | None:
    """The munition that «هذه القذائف» means: the last one told by the same word."""
    if not at or words.gaps[at] or not _is(words.forms[at - 1], lexicon.words["these"]):
        return None
    head = words.forms[at].removeprefix(_AL)
    for weapon in reversed(found):
        if any(text.tokens[i].form.removeprefix(_AL) == head for i in range(weapon.first, weapon.last)):
            return weapon
    return None


def _hit(words: View, lexicon: WeaponLexicon, at: int) -> Hit | None:
    """The longest entry at a word that its neighbours allow."""
    for hit in sorted(lexicon.trie.walk(words.forms, words.gaps, at), key=lambda h: -h.last):
        entry = lexicon.entries[hit.naming.group]
        if _SIN in hit.prefix or (entry.like_plural and _as_plural(words, hit)):
            continue
        if entry.unless and _beside(words, hit, lexicon.words[entry.unless]):
            continue
        if (
            entry.after
            and at
            and not words.gaps[at]
            and _is(words.forms[at - 1].removeprefix(_AL), lexicon.words[entry.after])
        ):
            continue
        if entry.needs and not _in_sentence(words, at, lexicon.words[entry.needs], hit):
            continue
        return hit
    return None


def _as_plural(words: View, hit: Hit) -> bool:
    """«الدرين», a place, is no oblique plural of درون: a singular that only ends like a plural."""
    return hit.naming.form == SINGULAR and words.forms[hit.last - 1].endswith(_YN)


def _beside(words: View, hit: Hit, barred: frozenset[str]) -> bool:
    before = [at for at in (hit.first - 1, hit.first - 2) if at >= 0 and not any(words.gaps[at + 1 : hit.first + 1])]
    after = [at for at in (hit.last, hit.last + 1) if at < len(words.forms) and not any(words.gaps[hit.last : at + 1])]
    return any(_is(words.forms[at], barred) or _is(words.forms[at].removeprefix(_AL), barred) for at in before + after)


def _sentence(words: View, at: int) -> tuple[int, int]:
    sentence = words.text.sentence_of(words.tokens[at])
    first = at
    while first > 0 and words.tokens[first - 1] >= sentence.first:
        first -= 1
    last = at + 1
    while last < len(words.forms) and words.tokens[last] < sentence.last:
        last += 1
    return first, last


def _in_sentence(words: View, at: int, wanted: frozenset[str], hit: Hit) -> bool:
    first, last = _sentence(words, at)
    return any(_is(words.forms[n], wanted) for n in range(first, last) if not hit.first <= n < hit.last)


def _is(form: str, wanted: frozenset[str]) -> bool:
    if form in wanted or (form[:1] in _ONE_LETTER and form[1:] in wanted):
        return True
    if form.startswith(_LAM_ARTICLE):
        return _AL + form[2:] in wanted or form[2:] in wanted
    bare = form[1:] if form[:1] in _ONE_LETTER else form
    return bare.startswith(_AL) and bare[2:] in wanted


def _kind(words: View, lexicon: WeaponLexicon, entry: WeaponEntry, hit: Hit) -> tuple[int, str, tuple[str, ...]]:
    """Half-open end of the mention, its kind, and what it was decided by."""
    trie = lexicon.turns.get(entry.id)
    end, kind = hit.last, None
    if trie is not None:
        at = hit.last
        while at < min(len(words.forms), hit.last + _AHEAD) and not words.gaps[at]:
            turn = max((h for h in trie.walk(words.forms, words.gaps, at)), key=lambda h: h.last, default=None)
            if turn is not None and turn.prefix.startswith(_AND) and turn.naming.group != (kind or entry.kind):
                break
            if turn is not None:
                kind, end, at = kind or turn.naming.group, turn.last, turn.last
                continue
            if not (words.forms[at].endswith(_NISBA) or words.forms[at] in lexicon.words["made_of"]):
                break
            at += 1
    if kind is not None:
        return end, kind, ("qualified",)
    return (end, *_by_context(words, lexicon, entry, hit))


def _by_context(words: View, lexicon: WeaponLexicon, entry: WeaponEntry, hit: Hit) -> tuple[str, tuple[str, ...]]:
    """The kind for which the sentence, then its neighbours, then the whole text, holds most words; the entry's own kind
    where none leads.
    """
    first, last = _sentence(words, hit.first)
    stretches = [("sentence", range(first, last))]
    if entry.kind in entry.context:
        before = _sentence(words, first - 1)[0] if first else first
        after = _sentence(words, last)[1] if last < len(words.forms) else last
        stretches += [("neighbours", range(before, after)), ("text", range(len(words.forms)))]
    for name, stretch in stretches:
        scores = {kind: _score(words, lexicon, classes, stretch, hit) for kind, classes in entry.context.items()}
        best = max(scores.values(), default=0)
        leading = [kind for kind, score in scores.items() if score == best]
        if best and len(leading) == 1:
            return leading[0], (f"{name}:{entry.context[leading[0]][-1]}",)
        if best:
            break
    return entry.kind, ()


def _score(words: View, lexicon: WeaponLexicon, classes: list[str], stretch: range, hit: Hit) -> int:
    defence = lexicon.words["defence"]
    outside = [
        words.forms[n]
        for n in stretch
        if not hit.first <= n < hit.last and not (n and _is(words.forms[n - 1], defence))
    ]
    return sum(_is(form, lexicon.words[name]) for name in classes for form in outside)
