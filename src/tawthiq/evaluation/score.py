"""Coded documents against gold, slot by slot, as in MUC-4 template scoring.

Events of a document are paired one to one by likeness; then every slot of every event is compared. A slot of an
unpaired gold event is missed, one of an unpaired predicted event is spurious. Gold of a long report that stops early
(``complete: false``) holds nothing against what goes beyond.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from tawthiq.evaluation.attribution import judge_attribution
from tawthiq.evaluation.grounding import Grounding
from tawthiq.evaluation.grouping import bcubed_f1, group_of
from tawthiq.evaluation.judgement import Judgement, Table, judge_sets
from tawthiq.evaluation.pairing import EVENT_LEAST, event_likeness, pair
from tawthiq.evaluation.positions import Positions
from tawthiq.evaluation.severe import severe_errors
from tawthiq.evaluation.slots import NOTHING, event_key, judge_event, judge_layers
from tawthiq.evaluation.words import Json, quote_of

SLOTS: Final = (
    "events", "type", "status", "date", "time", "places", "place*", "actors", "actor*", "weapons", "casualties",
    "claims", "relations",
)  # fmt: skip
PAIRED_SLOTS: Final = ("date", "time", "places", "place*", "actors", "actor*", "weapons", "casualties", "claims")
PARTS: Final = ("all", "read", "unread")


@dataclass(slots=True)
class DocumentScore:
    """What was found of one document: all judgements, those of paired events alone, and severe errors."""

    doc_id: str
    judgements: list[Judgement] = field(default_factory=list)
    paired: list[Judgement] = field(default_factory=list)
    severe: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Score:
    """The counts of a whole set."""

    documents: list[DocumentScore] = field(default_factory=list)
    table: Table = field(default_factory=Table)
    paired: Table = field(default_factory=Table)
    positions: Positions = field(default_factory=Positions)
    grounding: Grounding = field(default_factory=Grounding)
    quiet: int = 0
    false_alarms: int = 0
    bcubed: float | None = None

    @property
    def severe(self) -> list[str]:
        return [f"{doc.doc_id} {error}" for doc in self.documents for error in doc.severe]


def score(gold: Mapping[str, Json], coded: Mapping[str, Json]) -> Score:
    """The score of ``coded`` documents against ``gold``, both by document id; an absent document has no events."""
    out = Score()
    for doc_id, told in gold.items():
        _add(out, doc_id, told, coded.get(doc_id, NOTHING))
    groups = {doc: row["incident_group"] for doc, row in gold.items() if row.get("incident_group")}
    answers = {doc: group_of(row) for doc, row in coded.items()}
    out.bcubed = bcubed_f1(groups, answers) if any(answers.values()) else None
    return out


def _add(out: Score, doc_id: str, gold: Json, coded: Json) -> None:
    if not gold.get("events"):
        out.quiet += 1
        out.false_alarms += bool(coded.get("events"))
    document = DocumentScore(doc_id)
    pairs = _pairs(gold, coded)
    for told, read in pairs:
        document.judgements += judge_event(told, read)
        if told and read:
            document.paired += judge_layers(told, read)
            document.severe += [f"{event_key(told)}: {error}" for error in severe_errors(told, read)]
            out.positions.add(told, read)
    document.judgements += _events(pairs)
    document.judgements += _relations(gold, coded, pairs)
    if any(claim.get("about") for event in gold.get("events") or [] for claim in event.get("claims") or []):
        document.judgements += [j for told, read in pairs for j in judge_attribution(told, read)]
    out.documents.append(document)
    out.table.add(document.judgements)
    out.paired.add(document.paired)
    out.grounding.add(gold.get("text") or "", coded)


def _pairs(gold: Json, coded: Json) -> list[tuple[Json, Json]]:
    """Gold and predicted events that meet, then lone gold ones, then lone predicted ones beside nothing."""
    told, read = list(gold.get("events") or []), list(coded.get("events") or [])
    met = pair(told, read, event_likeness, EVENT_LEAST)
    missed = [(event, NOTHING) for i, event in enumerate(told) if i not in {a for a, _ in met}]
    spurious = [(NOTHING, event) for j, event in enumerate(read) if j not in {b for _, b in met}]
    whole = gold.get("complete", True)
    return [(told[i], read[j]) for i, j in met] + missed + (spurious if whole else [])


def _events(pairs: list[tuple[Json, Json]]) -> Iterator[Judgement]:
    for told, read in pairs:
        key = event_key(told) if told else f"+{event_key(read)}"
        both = bool(told) and bool(read)
        yield Judgement("events", key, bool(told), bool(read), both, quote_of((told or read).get("trigger")))


def _relations(gold: Json, coded: Json, pairs: list[tuple[Json, Json]]) -> Iterator[Judgement]:
    """Type and both ends must meet; an end of an unpaired gold event meets nothing."""
    met = {told.get("id"): str(read.get("id")) for told, read in pairs if told and read}
    told = [
        _relation(r.get("type"), *(met.get(r.get(end), f"missed:{r.get(end)}") for end in ("from", "to")))
        for r in gold.get("relations") or []
    ]
    read = [_relation(r.get("type"), r.get("from"), r.get("to")) for r in coded.get("relations") or []]
    return judge_sets("relations", told, read)


def _relation(kind: object, start: object, end: object) -> str:
    return f"{kind}:{start}>{end}"


def in_part(gold: Json, part: str) -> bool:
    """Whether a gold document belongs to a part: a fifth, chosen by digest, is kept unread for checking oneself;
    reports of one incident stay together."""
    name = gold.get("incident_group") or gold["doc_id"]
    unread = int(hashlib.sha256(name.encode()).hexdigest(), 16) % 5 == 0
    return part == "all" or unread == (part == "unread")
