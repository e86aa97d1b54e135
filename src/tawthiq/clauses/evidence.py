"""Material that a report says exists: recordings, photographs, documents, remnants, satellite images, and who has
them."""

from __future__ import annotations

from tawthiq.clauses.claimants import read_claimant
from tawthiq.clauses.claims_complement import skip_adjuncts
from tawthiq.clauses.claims_view import COMMAS, SpeechView
from tawthiq.layers.annotation import Evidence
from tawthiq.resources.speech import SHOWN, Cue, SpeechLexicon
from tawthiq.text.span import Span
from tawthiq.text.text import Text

NEAR = 9
"""Words between a verb of showing or having and the material («حصلت شبكة … على تسجيل»)."""


def find_evidence(text: Text, lexicon: SpeechLexicon) -> tuple[Evidence, ...]:
    """The pieces of evidence of a text in order; each noun once, with its holder where the text tells one."""
    if not any(SHOWN in lexicon.flags(form) for form in {token.form for token in text.tokens}):
        return ()
    view = SpeechView(text, lexicon)
    found: list[Evidence] = []
    for sentence in view.sentences():
        at = sentence.first
        while at < sentence.last:
            cue = view.cue(at, sentence.last, lexicon.evidence) if SHOWN in view.flags[at] else None
            evidence = _evidence(view, at, sentence.first, sentence.last, *cue) if cue is not None else None
            if evidence is not None:
                found.append(evidence)
            at = evidence.last if evidence is not None else at + 1
    return tuple(found)


def _evidence(view: SpeechView, at: int, first: int, limit: int, cue: Cue, after: int) -> Evidence | None:
    shown = _shown(view, at, after, first, limit)
    if cue.needs_verb and shown is None:
        return None
    holder = _holder(view, shown, at, limit) if shown is not None else None
    cues = (view.text.quote(shown, shown + 1),) if shown is not None else ()
    return Evidence(
        first=at,
        last=after,
        span=view.text.span(at, after),
        rule=cue.id,
        cues=cues,
        kind=cue.kind,
        holder=holder,
    )


def _shown(view: SpeechView, at: int, after: int, first: int, limit: int) -> int | None:
    """The index of the verb of showing or having beside the material: before it, or behind it (صور نشرها ناشطون)."""
    for index in range(at - 1, max(first, at - NEAR) - 1, -1):
        if view.has(index, "shows"):
            return index
        if view.has(index, "that") or view.has(index, "relative"):
            break
    for index in range(after, min(limit, after + NEAR // 2)):
        if view.forms[index] in COMMAS:
            break
        if view.has(index, "shows"):
            return index
    return None


def _holder(view: SpeechView, verb: int, at: int, limit: int) -> Span | None:
    """Who has the material: the subject behind the verb that has or shows it."""
    subject = skip_adjuncts(view, verb + 1, limit)
    if subject == at:
        return None
    holder = read_claimant(view, subject, at if verb < at else limit)
    return view.text.span(holder.first, holder.last) if holder is not None and holder.head is not None else None
