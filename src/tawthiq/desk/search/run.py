"""Search over reports: words, and what their events say. All conditions on events are met by one and the same event."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.expressions import Case, When
from django.db.models.functions import ASin, Cos, Power, Radians, Sin, Sqrt

from tawthiq.desk.models import Event, EventGroup, EventPlace, Report
from tawthiq.desk.search.match import matching
from tawthiq.desk.search.query import parse

_EARTH_KM = 6371.0
_KM_PER_DEGREE = 111.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """``since``/``until`` hold events whose days overlap them; ``near``: (latitude, longitude, km); ``group``: register
    id, its subgroups included; ``killed``: at least so many by some speaker; ``source``: publisher's name or host."""

    text: str = ""
    since: date | None = None
    until: date | None = None
    near: tuple[float, float, float] | None = None
    type: str | None = None
    group: str | None = None
    source: str | None = None
    killed: int | None = None
    status: str | None = None
    all_versions: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A page of reports, the exact matches and the newest first, and how many there are in all."""

    reports: list[Report] = field(default_factory=list)
    total: int = 0


def search(
    query: Query, limit: int = 20, offset: int = 0, subgroups: Callable[[str], frozenset[str]] | None = None
) -> Found:
    """The reports that fit ``query``. Raises InputError where its words are all to be without."""
    reports = Report.objects.filter(erased=False)
    if not query.all_versions:
        reports = reports.filter(current=True)
    if query.source:
        key = query.source.casefold()
        reports = reports.filter(Q(publisher__key=key) | Q(publisher__name=query.source))
    conditions = _event_conditions(query, subgroups)
    if conditions is not None:
        reports = reports.filter(Exists(conditions))
    reports = _by_words(reports, query.text)
    ranked = reports.order_by("-exact", F("published").desc(nulls_last=True), "-id").values_list("id", flat=True)
    page = list(ranked[offset : offset + limit])  # ids alone: a sort that carries the texts grows with them
    rows = Report.objects.select_related("publisher", "body").in_bulk(page)
    return Found([rows[number] for number in page], reports.count())


def _by_words(reports: QuerySet[Report], text: str) -> QuerySet[Report]:
    terms = parse(text)
    if not terms:
        return reports.annotate(exact=Value(1))
    written = Case(When(id__in=matching(terms, exact=True), then=Value(1)), default=Value(0))
    return reports.filter(id__in=matching(terms)).annotate(exact=written)


def _event_conditions(query: Query, subgroups: Callable[[str], frozenset[str]] | None) -> QuerySet[Event] | None:
    conditions = []
    if query.since or query.until:
        conditions.append(_overlap(query.since, query.until))
    if query.type:
        conditions.append(Q(type=query.type))
    if query.status:
        conditions.append(Q(status=query.status))
    if query.killed is not None:
        conditions.append(Q(killed_min__gte=query.killed) | Q(killed_max__gte=query.killed))
    if query.group:
        groups = (subgroups(query.group) if subgroups else frozenset()) | {query.group}
        conditions.append(Exists(EventGroup.objects.filter(event=OuterRef("pk"), group_id__in=groups)))
    if query.near:
        conditions.append(Exists(_within(*query.near)))
    return Event.objects.filter(*conditions, report=OuterRef("pk")) if conditions else None


def _overlap(since: date | None, until: date | None) -> Q:
    """Events whose stated days meet the range; those without a stated day meet none."""
    condition = Q(date_start__isnull=False)
    if since:
        condition &= Q(date_end__gte=since)
    if until:
        condition &= Q(date_start__lte=until)
    return condition


def _within(lat: float, lon: float, km: float) -> QuerySet[Any]:
    """Places of the outer event (where it happened or what was hit) within ``km`` of a point."""
    high = km / _KM_PER_DEGREE
    wide = high / max(0.01, math.cos(math.radians(lat)))
    box = EventPlace.objects.filter(
        event=OuterRef("pk"),
        role__in=("site", "target"),
        lat__range=(lat - high, lat + high),
        lon__range=(lon - wide, lon + wide),
    )
    half = Power(Sin(Radians(F("lat") - lat) / 2), 2) + math.cos(math.radians(lat)) * Cos(Radians("lat")) * Power(
        Sin(Radians(F("lon") - lon) / 2), 2
    )
    return box.annotate(km=2 * _EARTH_KM * ASin(Sqrt(half))).filter(km__lte=km)
