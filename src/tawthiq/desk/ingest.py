"""Takes what sources give into the desk: archived, coded, indexed and grouped, in small transactions.

Killed at any moment and run again, it ends in the same state: a batch is wholly in or not at all, and what is in is
passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from django.db import transaction

from tawthiq.desk.archive import ERASED, KNOWN, Archive, Archived, identity_of, known
from tawthiq.desk.chain import Deed, append
from tawthiq.desk.coder import Coder
from tawthiq.desk.codings import store
from tawthiq.desk.grouping import Grouper
from tawthiq.desk.item import Arrival, Item, Refused
from tawthiq.desk.models import Report
from tawthiq.desk.search.index import add_words
from tawthiq.desk.succession import hand_over

BATCH = 40
"""Reports in one transaction: few, so that readers never wait long for the lock."""


@dataclass(slots=True)
class Counts:
    """What became of everything that came in."""

    arrived: int = 0
    new: int = 0
    known: int = 0
    erased: int = 0
    refused: int = 0
    copies: int = 0
    versions: int = 0
    events: int = 0
    accounted: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Desk:
    """What an ingest works with. ``refuse`` receives what cannot come in; ``advance`` is told of each batch."""

    coder: Coder
    grouper: Grouper
    by: str
    refuse: Callable[[Refused], None]
    advance: Callable[[int], None] = lambda _: None


def ingest(arrivals: Iterable[Arrival], desk: Desk) -> Counts:
    """Take in everything that ``arrivals`` gives."""
    counts = Counts()
    for batch in _batches(arrivals):
        counts.arrived += len(batch)
        for refused in (arrival for arrival in batch if isinstance(arrival, Refused)):
            counts.refused += 1
            desk.refuse(refused)
        _take([arrival for arrival in batch if isinstance(arrival, Item)], desk, counts)
        desk.advance(len(batch))
    return counts


def _batches(arrivals: Iterable[Arrival]) -> Iterator[list[Arrival]]:
    stream = iter(arrivals)
    while batch := list(islice(stream, BATCH)):
        yield batch


def _take(items: list[Item], desk: Desk, counts: Counts) -> None:
    """One batch: what is known is passed over before it is coded; the rest is coded, then written in one go."""
    identities = [identity_of(item) for item in items]
    held = known(identities)
    fresh: dict[str, Item] = {}
    for identity, item in zip(identities, items, strict=True):
        if identity in held or identity in fresh:
            counts.known += 1
        else:
            fresh[identity] = item
    documents = list(desk.coder.code([item.report for item in fresh.values()]))
    if not fresh:
        return
    with transaction.atomic():
        deeds: list[Deed] = []
        archive = Archive(list(fresh.values()), desk.by)
        taken = []
        for item, document in zip(fresh.values(), documents, strict=True):
            archived = archive.take(item)
            deeds += _one(archived, document, desk, counts)
            taken += [archived.report] if archived.report else []
        add_words(taken)
        append(desk.by, deeds)


def _one(archived: Archived, document: dict[str, object], desk: Desk, counts: Counts) -> list[Deed]:
    if archived.report is None:
        counts.known += archived.outcome == KNOWN
        counts.erased += archived.outcome == ERASED
        return []
    report = archived.report
    counts.new += 1
    counts.copies += report.copy_of_id is not None
    counts.versions += report.version_of_id is not None
    return [*archived.deeds, *take_coding(report, document, desk.grouper, desk.by, counts)]


def take_coding(report: Report, document: dict[str, object], grouper: Grouper, by: str, counts: Counts) -> list[Deed]:
    """Keep the first coding of a report, hand over what an earlier version was judged to be, and group its events."""
    stored = store(report, document, grouper.knowledge, by, first=True)
    deeds = list(stored.deeds)
    if report.version_of_id:
        deeds += hand_over(report.version_of, report, document)
    deeds += grouper.place(report, document, stored.events, first=report.version_of_id is None)
    counts.events += stored.coded.events
    counts.accounted[stored.coded.accounted] = counts.accounted.get(stored.coded.accounted, 0) + 1
    return deeds
