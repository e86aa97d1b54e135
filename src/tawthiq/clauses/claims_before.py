"""The speaker before its verb: «مصادر أهلية أكدت», «وكان التحالف أعلن», «الجيش، الذي نفى …»."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tawthiq.clauses.claimants import Claimant, beside, read_claimant
from tawthiq.clauses.claims_complement import relay_at
from tawthiq.clauses.claims_view import COMMAS, CONJUNCTIONS, OPENERS, F, SpeechView
from tawthiq.text.letters import ar

LONGEST_SUBJECT_BEFORE = 16
LONGEST_APPOSITION = 8
"""Words between commas that may stand between a subject and its verb («المرصد، ومقره …، أعلن»)."""
WANTING = frozenset(("organisation", "media"))
"""Kinds of speakers whose bare noun names nobody."""
QAD, ALSO = ar("qd"), ar("AyDA")


@dataclass(frozen=True, slots=True)
class Before:
    """Who speaks; ``begin`` of its clause. ``beside_verb``: only قد stands between, so that what follows the verb is
    its object (الجيش حمّل الحركة المسؤولية)."""

    claimant: Claimant
    begin: int
    beside_verb: bool = False
    second: Claimant | None = None


def subject_before(view: SpeechView, at: int, first: int) -> Before | None:
    """The speaker right before the verb at a word, in a sentence that begins at ``first``."""
    if view.has(at - 1, "relative"):
        return _antecedent(view, at - 1, first)
    for start in range(max(first, at - LONGEST_SUBJECT_BEFORE), at):
        if not _opens_clause(view, start, first):
            continue
        claimant = read_claimant(view, start, at)
        if claimant is None or claimant.head is None or _unfinished(view, claimant):
            continue
        relay = relay_at(view, claimant.end, at)
        if relay is not None:
            claimant = replace(claimant, end=relay[1] + (relay[1] in view.opens), via=(*claimant.via, relay))
        second = beside(view, claimant, at)
        gap = claimant.end if second is None else second.end
        if _leads_to(view, gap, at) or _topic(view, start, gap, at):
            near = all(view.forms[i] == QAD for i in range(gap, at))
            return Before(claimant, claimant.start, near, second)
    return None


def _unfinished(view: SpeechView, claimant: Claimant) -> bool:
    """A noun that wants its genitive (منظمة رصد): what follows is its name and no verb."""
    if claimant.end - claimant.start != 1 or claimant.kind not in WANTING or claimant.anaphor:
        return False
    found = view.head(claimant.start, claimant.end)
    return found is not None and found[0].builds == "complement" and not found[3] and not found[4]


def _antecedent(view: SpeechView, relative: int, first: int) -> Before | None:
    """«… القوات، التي نفت أي صلة لها»: whom the relative pronoun means speaks, wherever its noun stands."""
    gap = relative - 1 if view.forms[relative - 1] in COMMAS else relative
    for start in range(max(first, gap - LONGEST_APPOSITION), gap):
        found = view.head(start, gap)
        if found is None or found[2] or view.is_preposition(start - 1):
            continue
        claimant = read_claimant(view, start, gap)
        if claimant is not None and claimant.end == gap:
            return Before(claimant, relative)
    return None


def _topic(view: SpeechView, start: int, gap: int, verb: int) -> bool:
    """«أما وكالة الوادي التي …، فقالت»: whom أما names speaks in the verb with ف."""
    answered = view.has(start - 1, "topic") and view.forms[verb].startswith(F) and view.is_mark(verb - 1)
    return answered and not any(view.has(i, "that") for i in range(gap, verb))


def _leads_to(view: SpeechView, gap: int, verb: int) -> bool:
    """Whether only marks, قد, a relative pronoun or an apposition stand between a subject and its verb."""
    while gap < verb and view.is_mark(gap):
        gap += 1
    closed = view.is_mark(verb - 1) or (view.forms[verb - 1] == QAD and view.is_mark(verb - 2))
    between_commas = view.is_mark(gap - 1) and closed and verb - gap <= LONGEST_APPOSITION
    apposed = view.has(gap, "apposition") or between_commas
    if gap < verb and apposed:
        return not any(view.has(i, "that") or view.verb(i) is not None for i in range(gap, verb))
    light = ("relative", "turn")
    return all(
        view.is_mark(i) or view.forms[i] in (QAD, ALSO) or any(view.has(i, key) for key in light)
        for i in range(gap, verb)
    )


def _opens_clause(view: SpeechView, index: int, first: int) -> bool:
    """Whether a subject may begin at a word: it opens the sentence, follows a mark, a conjunction or كان, or carries
    و."""
    if index == first or view.forms[index][:1] in CONJUNCTIONS or view.forms[index - 1] in OPENERS:
        return True
    before = index - 1
    return view.is_mark(before) or any(view.has(before, key) for key in ("clause", "was", "that"))
