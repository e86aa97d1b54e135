"""A score kept for comparison: its figures are floors, and it remembers which values were met. It holds no text.

Gold values are remembered by their keys (``e1/places/0``), spurious ones by a short digest of their quote, so that a
baseline may be kept beside the code though the gold may not.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from tawthiq.errors import InputError
from tawthiq.evaluation.figures import figures
from tawthiq.evaluation.judgement import Judgement
from tawthiq.evaluation.score import Score
from tawthiq.evaluation.words import Json

FORMAT = "tawthiq-baseline/1"


@dataclass(frozen=True, slots=True)
class Baseline:
    """``gold``: digest of the documents measured by; ``met`` and ``spurious``: keys by document and slot."""

    format: str
    gold: str
    documents: int
    engine: str
    figures: Mapping[str, float | None]
    met: Mapping[str, Mapping[str, list[str]]]
    spurious: Mapping[str, Mapping[str, list[str]]]


def baseline_of(score: Score, gold: Mapping[str, Json], engine: str) -> Baseline:
    """The baseline that a score makes."""
    met = {doc.doc_id: _by_slot(j for j in doc.judgements if j.hit) for doc in score.documents}
    spurious = {doc.doc_id: _by_slot(j for j in doc.judgements if not j.gold) for doc in score.documents}
    return Baseline(FORMAT, digest(gold), len(gold), engine, figures(score), met, spurious)


def key_of(judgement: Judgement) -> str:
    """How a judgement is remembered."""
    if judgement.gold:
        return judgement.key
    words = f"{judgement.slot}:{judgement.quote or judgement.key}"
    return hashlib.sha256(words.encode()).hexdigest()[:12]


def _by_slot(judgements: Iterable[Judgement]) -> dict[str, list[str]]:
    slots: dict[str, list[str]] = {}
    for judgement in judgements:
        slots.setdefault(judgement.slot, []).append(key_of(judgement))
    return {slot: sorted(keys) for slot, keys in sorted(slots.items())}


def digest(gold: Mapping[str, Json]) -> str:
    """The digest of gold documents, independent of their order."""
    total = hashlib.sha256()
    for doc_id in sorted(gold):
        total.update(json.dumps(gold[doc_id], ensure_ascii=False, sort_keys=True).encode())
    return "sha256:" + total.hexdigest()


def read_baseline(path: Path) -> Baseline:
    """Read a baseline. Raises InputError where the file is not one."""
    try:
        fields = json.loads(path.read_text(encoding="utf-8"))
        found = Baseline(**fields)
    except OSError as error:
        raise InputError(error.strerror or str(error), file=str(path)) from None
    except (TypeError, ValueError) as error:
        raise InputError(f"not a baseline: {error}", file=str(path)) from None
    if found.format != FORMAT:
        raise InputError(f"format {found.format}, expected {FORMAT}", file=str(path), field="format")
    return found


def write_baseline(baseline: Baseline, path: Path) -> None:
    """Write a baseline, whole or not at all."""
    part = path.with_name(path.name + ".part")
    text = json.dumps(asdict(baseline), ensure_ascii=False, indent=1, sort_keys=True)
    part.write_text(text + "\n", encoding="utf-8")
    part.replace(path)
