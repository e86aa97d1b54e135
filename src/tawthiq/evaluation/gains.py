"""What a change won and lost, value by value, each with the sentence that it stands in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from tawthiq.evaluation.baseline import Baseline, key_of
from tawthiq.evaluation.judgement import Judgement
from tawthiq.evaluation.score import DocumentScore, Score
from tawthiq.evaluation.words import Json

Kind = Literal["found", "lost", "invented", "no longer invented"]
GAINS: frozenset[Kind] = frozenset({"found", "no longer invented"})
_ENDS = ".!?\u061f\n"
_LONGEST_SENTENCE = 240


@dataclass(frozen=True, slots=True)
class Change:
    """A value that is met now and was not (``found``), or the reverse (``lost``); a spurious one, new or gone."""

    kind: Kind
    doc_id: str
    slot: str
    quote: str | None
    sentence: str | None

    @property
    def gain(self) -> bool:
        return self.kind in GAINS


def changes(score: Score, baseline: Baseline, gold: Mapping[str, Json]) -> list[Change]:
    """All changes against a baseline, by document. Spurious values that are gone are told by number of quotes only:
    the baseline holds no text."""
    return [change for doc in score.documents for change in _changes(doc, baseline, gold[doc.doc_id])]


def _changes(doc: DocumentScore, baseline: Baseline, gold: Json) -> Iterator[Change]:
    text = gold.get("text") or ""
    met, spurious = (_counted(told.get(doc.doc_id, {})) for told in (baseline.met, baseline.spurious))
    for judgement in doc.judgements:
        known = (judgement.slot, key_of(judgement))
        if judgement.gold and judgement.hit != (met[known] > 0):
            yield _change("found" if judgement.hit else "lost", doc.doc_id, judgement, text)
        elif not judgement.gold:
            if spurious[known] > 0:
                spurious[known] -= 1
            else:
                yield _change("invented", doc.doc_id, judgement, text)
    for (slot, _), number in spurious.items():
        yield from (Change("no longer invented", doc.doc_id, slot, None, None) for _ in range(number))


def _counted(slots: Mapping[str, list[str]]) -> Counter[tuple[str, str]]:
    return Counter((slot, key) for slot, keys in slots.items() for key in keys)


def _change(kind: Kind, doc_id: str, judgement: Judgement, text: str) -> Change:
    return Change(kind, doc_id, judgement.slot, judgement.quote, sentence_around(text, judgement.quote))


def sentence_around(text: str, quote: str | None) -> str | None:
    """The sentence in which ``quote`` first stands, cut to 240 characters; None where it does not."""
    at = text.find(quote) if quote else -1
    if quote is None or at < 0:
        return None
    start = max(text.rfind(end, 0, at) for end in _ENDS) + 1
    stops = [stop for end in _ENDS if (stop := text.find(end, at + len(quote))) >= 0]
    sentence = " ".join(text[start : min(stops, default=len(text))].split())
    return sentence if len(sentence) <= _LONGEST_SENTENCE else sentence[:_LONGEST_SENTENCE] + "…"
