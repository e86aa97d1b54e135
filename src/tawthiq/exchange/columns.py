"""The columns of a table with one row per event: every value followed by its quote and who says so.

Where an event has several values of a kind, they stand in one cell, parted by `` | ``, and so do their quotes and
claimants, in the same order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias, get_args

from tawthiq.exchange.attribution import Attribution, attribute
from tawthiq.exchange.origins import find_origins
from tawthiq.exchange.wording import Wording
from tawthiq.records.model import ActorValue, CasualtyValue, CodedReport, DateValue, Event, PlaceValue, Quote
from tawthiq.records.quotes import relays, values_of
from tawthiq.records.terms import ActorRole, HarmKind
from tawthiq.records.values import Wire

Cell: TypeAlias = str | int | float | None
BETWEEN = " | "
_PLACE_GROUPS = {
    "where": ("target", "site"),
    "admin": ("admin",),
    "launch": ("launch",),
    "near": ("near",),
    "evacuation": ("evacuation",),
}


@dataclass(frozen=True, slots=True)
class Telling:
    """One event with its report, its attribution and the words of one language: what a column reads."""

    coded: CodedReport
    event: Event
    told: Attribution
    wording: Wording


@dataclass(frozen=True, slots=True)
class Column:
    """``key`` is the same in all languages; ``label`` gives the header in the language of the wording."""

    key: str
    label: Callable[[Wording], str]
    read: Callable[[Telling], Cell]


def tellings(coded: CodedReport, wording: Wording) -> Iterator[Telling]:
    """One telling for each event of a report."""
    origins = find_origins(coded)
    for event in coded.events:
        yield Telling(coded, event, attribute(event, origins), wording)


def columns() -> tuple[Column, ...]:
    """All columns in their order."""
    return (
        *_head(),
        *_triple("date_start", lambda w: w.labels.say("column.date_start"), _day("start"), _dates),
        _plain("date_end", _day("end")),
        _plain("time", lambda t: t.event.date.time),
        _plain("part", lambda t: t.wording.labels.term("part", t.event.date.part) if t.event.date.part else None),
        _plain("date_precision", lambda t: t.wording.labels.term("date_precision", t.event.date.precision)),
        *_places(),
        *_actors(),
        *_triple("weapons", lambda w: w.labels.say("column.weapons"), None, _values("/weapons/")),
        *_tolls(),
        _plain("claims", _claims),
        _plain("relations", _relations),
        _plain("victims", _victims),
        _plain("incident", lambda t: t.event.incident),
    )


Pairs: TypeAlias = Callable[[Telling], list[tuple[str, Wire]]]


def _head() -> Iterator[Column]:
    yield _plain("doc_id", lambda t: t.coded.doc_id)
    yield _plain("outlet", lambda t: t.coded.outlet)
    yield _plain("published", lambda t: t.coded.published.isoformat() if t.coded.published else None)
    yield _plain("url", lambda t: t.coded.url)
    yield _plain("title", lambda t: t.coded.title)
    yield _plain("event", lambda t: t.event.id)
    yield _plain("type", lambda t: t.wording.labels.term("type", t.event.type))
    yield _plain("status", lambda t: t.wording.labels.term("status", t.event.status))
    yield _plain("trigger", lambda t: t.event.trigger.quote)
    yield _plain("trigger_claimant", lambda t: _speakers(t, "/event"))


def _places() -> Iterator[Column]:
    for group, roles in _PLACE_GROUPS.items():
        label = (lambda w: w.labels.say("column.where")) if group == "where" else _term("place_role", group)
        pairs = _values("/places/", PlaceValue, "role", roles)
        yield from _triple(group, label, None, pairs)
        if group == "where":
            yield _plain("lat", _joined(pairs, _field("lat")))
            yield _plain("lon", _joined(pairs, _field("lon")))
            yield _plain("place_precision", _joined(pairs, _field("precision")))
            yield _plain("admin1", _joined(pairs, _field("admin1_en")))


def _actors() -> Iterator[Column]:
    for role in get_args(ActorRole):
        pairs = _values("/actors/", ActorValue, "role", (role,))
        yield from _triple(role, _term("actor_role", role), None, pairs)


def _tolls() -> Iterator[Column]:
    for kind in get_args(HarmKind):
        pairs = _values("/casualties/", CasualtyValue, "kind", (kind,))
        label = _term("harm", kind)
        yield Column(f"{kind}_min", _suffixed(label, "column.least"), _joined(pairs, _field("count_min")))
        yield Column(f"{kind}_max", _suffixed(label, "column.most"), _joined(pairs, _field("count_max")))
        yield Column(f"{kind}_who", _suffixed(label, "column.who"), _joined(pairs, _field("who")))
        yield from _sources(kind, label, pairs)


def _plain(key: str, read: Callable[[Telling], Cell]) -> Column:
    return Column(key, lambda wording: wording.labels.say(f"column.{key}"), read)


def _triple(
    key: str, label: Callable[[Wording], str], read: Callable[[Telling], Cell] | None, pairs: Pairs
) -> Iterator[Column]:
    """The value, its quote, and its claimant."""
    yield Column(key, label, read or _joined_words(pairs))
    yield from _sources(key, label, pairs)


def _sources(key: str, label: Callable[[Wording], str], pairs: Pairs) -> Iterator[Column]:
    yield Column(f"{key}_quote", _suffixed(label, "column.quote"), _joined(pairs, _quote))
    yield Column(
        f"{key}_claimant", _suffixed(label, "column.claimant"), lambda t: _join(_speakers(t, at) for at, _ in pairs(t))
    )


def _term(kind: str, value: str) -> Callable[[Wording], str]:
    return lambda wording: wording.labels.term(kind, value)


def _suffixed(label: Callable[[Wording], str], key: str) -> Callable[[Wording], str]:
    return lambda wording: f"{label(wording)}: {wording.labels.say(key)}"


def _values(start: str, kind: type[Wire] = Quote, field: str = "", wanted: tuple[str, ...] = ()) -> Pairs:
    """The values whose pointer begins with ``start``; of those of type ``kind``, the ones whose ``field`` is wanted."""

    def pick(telling: Telling) -> list[tuple[str, Wire]]:
        found = (
            (at, value) for at, value in values_of(telling.event) if at.startswith(start) and isinstance(value, kind)
        )
        return [(at, value) for at, value in found if not field or getattr(value, field) in wanted]

    return pick


def _dates(telling: Telling) -> list[tuple[str, Wire]]:
    return [("/date", telling.event.date)] if telling.event.date.quote else []


def _day(field: str) -> Callable[[Telling], Cell]:
    def read(telling: Telling) -> Cell:
        day = getattr(telling.event.date, field)
        return day.isoformat() if day else None

    return read


def _joined(pairs: Pairs, read: Callable[[Wire], Cell]) -> Callable[[Telling], Cell]:
    return lambda telling: _join(read(value) for _, value in pairs(telling))


def _joined_words(pairs: Pairs) -> Callable[[Telling], Cell]:
    return lambda telling: _join(telling.wording.words(value) or _quote(value) for _, value in pairs(telling))


def _join(cells: Iterable[Cell]) -> Cell:
    """One value as it is (a number stays a number); several as text; None where there is none."""
    found = list(cells)
    if len(found) < 2:
        return found[0] if found else None
    return BETWEEN.join("" if cell is None else str(cell) for cell in found)


def _quote(value: Wire) -> Cell:
    return value.quote if isinstance(value, Quote | DateValue) else None


def _field(name: str) -> Callable[[Wire], Cell]:
    return lambda value: getattr(value, name, None)


def _speakers(telling: Telling, pointer: str) -> str:
    """Who states the value, with the stance where it is more than stating; the outlet's own voice is named as such."""
    say, term = telling.wording.labels.say, telling.wording.labels.term
    speakers = telling.told.of(pointer)
    if not speakers:
        return say("page.own_voice")
    return " + ".join(
        dict.fromkeys(
            s.claim.claimant.quote + (f" ({term('stance', s.claim.stance)})" if s.claim.stance != "asserts" else "")
            for s in speakers
        )
    )


def _claims(telling: Telling) -> Cell:
    term, say = telling.wording.labels.term, telling.wording.labels.say
    out = []
    for claim in telling.event.claims:
        via = "".join(f" · {say('page.relayed')} {relay.quote}" for relay in relays(claim))
        out.append(f"{claim.claimant.quote} ({term('stance', claim.stance)}){via}")
    return BETWEEN.join(out) or None


def _relations(telling: Telling) -> Cell:
    term = telling.wording.labels.term
    own = [r for r in telling.coded.relations if r.from_ == telling.event.id]
    return BETWEEN.join(f"{term('relation', relation.type)} {relation.to}" for relation in own) or None


def _victims(telling: Telling) -> Cell:
    names = (victim.name.quote for victim in telling.event.victims if victim.name)
    return BETWEEN.join(names) or None
