"""Denials in the words of what is said: «إن الجيش لم يقصف …», «لا صحة للأنباء عن …», «إن الاتهامات باطلة»."""

from __future__ import annotations

from tawthiq.clauses.claims_view import SpeechView
from tawthiq.text.clitics import readings

DENIERS = frozenset(("party", "state", "official", "authority", "person", "organisation"))
"""Kinds of speakers who answer for a deed or for those who are said to have done it; witnesses only tell."""
FIRST_WORDS = 9
"""Words of what is said in which the denial must stand."""
FARTHEST_VERDICT = 24
"""Words between what was alleged and the verdict on it («إن الأنباء عن … لا أساس لها»)."""


def denying(view: SpeechView, kind: str, start: int, end: int) -> bool:
    """Whether tokens ``start``..``end``, said by one of a kind, deny a deed or what others tell of it."""
    if kind not in DENIERS:
        return False
    return any(
        _no_deed(view, i, end) or _no_truth(view, i, end) or _called_untrue(view, i, end)
        for i in range(start, min(end, start + FIRST_WORDS))
    )


def _no_deed(view: SpeechView, at: int, end: int) -> bool:
    """لم يقصف، لم تستهدف; not لم يقتل أحد, which tells of harm."""
    if not view.has(at, "negation") or at + 1 >= end:
        return False
    stems = [r.stem for r in readings(view.forms[at + 1]) if r.prefix == ""]
    return any(s in view.lexicon.acts and s not in view.lexicon.words["unharmed"] for s in stems)


def _no_truth(view: SpeechView, at: int, end: int) -> bool:
    """لا صحة لـ، لا أساس لـ، لا علاقة لنا بـ، ليست له صلة."""
    if not view.has(at, "negation"):
        return False
    return any(view.has(i, "no_truth") for i in range(at + 1, min(end, at + 3)))


def _called_untrue(view: SpeechView, at: int, end: int) -> bool:
    """الاتهامات … باطلة، ما تردد عن … غير صحيح."""
    if not view.has(at, "alleged"):
        return False
    return any(
        view.has(i, "untrue") or (view.has(i, "accurate") and view.has(i - 1, "unlike")) or _no_truth(view, i, end)
        for i in range(at + 1, min(end, at + FARTHEST_VERDICT))
    )
