"""B-cubed: how well documents were put together into incidents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from tawthiq.evaluation.words import Json


def bcubed_f1(gold: Mapping[str, str], answered: Mapping[str, str | None]) -> float | None:
    """B-cubed F1 over the documents of ``gold`` (document → incident); an unanswered document stands alone."""
    if not gold:
        return None
    answer = {doc: answered.get(doc) or f"alone:{doc}" for doc in gold}
    told, read = _members(gold), _members(answer)
    shared = {doc: len(told[gold[doc]] & read[answer[doc]]) for doc in gold}
    precision = sum(shared[doc] / len(read[answer[doc]]) for doc in gold) / len(gold)
    recall = sum(shared[doc] / len(told[gold[doc]]) for doc in gold) / len(gold)
    return 2 * precision * recall / (precision + recall)


def _members(groups: Mapping[str, str]) -> dict[str, set[str]]:
    members: dict[str, set[str]] = defaultdict(set)
    for doc, group in groups.items():
        members[group].add(doc)
    return members


def group_of(document: Json) -> str | None:
    """The incident of a document, else of its first event that has one."""
    group: str | None = document.get("incident_group") or next(
        (event["incident"] for event in document.get("events") or [] if event.get("incident")), None
    )
    return group
