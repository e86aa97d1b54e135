"""Speakers whose outlet is written together with the words around it (مراسلالواديفي): links lost their spaces."""

from __future__ import annotations

from tawthiq.clauses.claimants import Claimant
from tawthiq.clauses.claims_view import AL, SpeechView
from tawthiq.resources.speech import NAME
from tawthiq.text.clitics import readings
from tawthiq.text.fold import fold_key
from tawthiq.text.span import Span


def named_in(view: SpeechView, named: Claimant) -> Span:
    """The span that names a speaker: its tokens, or of one written together the part up to the end of the outlet's
    name."""
    span = view.text.span(named.first, named.last)
    if named.last - named.first != 1:
        return span
    name = _outlet(view, named.first)
    if name is None:
        return span
    raw = span.cut(view.text.raw)
    end = next((n for n in range(1, len(raw)) if fold_key(raw[:n]).endswith(name)), len(raw))
    return Span(span.start, span.start + end)


def _outlet(view: SpeechView, index: int) -> str | None:
    """The name of a known outlet right behind the noun of a correspondent in one word, where more follows; or None."""
    for reading in readings(view.forms[index]):
        for noun in view.lexicon.words["glued"]:
            rest = reading.stem[len(noun) :]
            if not reading.stem.startswith(noun + AL):
                continue
            cuts = (rest[:n] for n in range(len(rest) - 1, len(AL) + 1, -1))
            return next((cut for cut in cuts if _is_name(view, cut)), None)
    return None


def _is_name(view: SpeechView, word: str) -> bool:
    return any(head.id == NAME and head.words == (word,) for head in view.lexicon.heads.get(word, ()))
