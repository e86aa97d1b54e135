"""Places of a text: named, described, told by their neighbours; decided against the gazetteer, with reasons."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tawthiq.layers.annotation import Number, Place
from tawthiq.layers.places_english import english_name
from tawthiq.layers.places_links import link
from tawthiq.layers.places_locate import Location, locate
from tawthiq.layers.places_mention import BORDER, NATION, REGION, Mention
from tawthiq.layers.places_resolve import Resolver
from tawthiq.layers.places_scan import scan
from tawthiq.resources.gazetteer import Gazetteer
from tawthiq.text.fold import fold_key
from tawthiq.text.letters import ar
from tawthiq.text.span import Span
from tawthiq.text.text import Text

_ARTICLE = ar("Al")
_MOST_CANDIDATES = 5


def find_places(
    text: Text,
    gazetteer: Gazetteer,
    outlet_country: str | None = None,
    taken: Collection[Span] = (),
    numbers: Sequence[Number] = (),
) -> tuple[Place, ...]:
    """The places of a text in order. ``outlet_country``: ISO code of the outlet, a weak hint among namesakes;
    ``taken``: raw spans
    (names of parties, outlets) in which no place is looked for; ``numbers``: those of the text, for distances."""
    mentions = scan(text, gazetteer, taken)
    link(text, gazetteer, mentions, numbers)
    resolver = Resolver(gazetteer, mentions, outlet_country)
    kept = resolver.run()
    positions = {id(mention): index for index, mention in enumerate(kept)}
    return tuple(_record(text, resolver, mention, kept, positions) for mention in kept)


def _record(text: Text, resolver: Resolver, mention: Mention, kept: list[Mention], numbers: dict[int, int]) -> Place:
    where = locate(text, resolver, mention, kept)
    gazetteer = resolver.gazetteer
    admin1 = gazetteer.admin1(where.entry.id) if where.entry is not None else None
    ranked = resolver.ranked.get(id(mention), [])
    itself = id(mention) in resolver.chosen or id(mention) in resolver.referents
    return Place(
        first=mention.first,
        last=mention.last,
        span=text.span(mention.first, mention.last),
        rule=mention.head.id if mention.head is not None and mention.rule != NATION else _rule(mention),
        cues=_cues(mention, resolver),
        name=_name(text, mention),
        level=_level(mention, where),
        head=mention.head.id if mention.head is not None else None,
        prefix=mention.prefix or None,
        relation=mention.relation,
        distance_km=mention.distance_km,
        gazetteer_id=where.entry.id if where.entry is not None and itself else None,
        name_en=english_name(resolver, mention, where.entry if itself else None),
        admin1_en=admin1.name_en if admin1 is not None else None,
        country=where.entry.country if where.entry is not None else None,
        lat=where.lat,
        lon=where.lon,
        precision=where.precision,
        radius_km=where.radius_km,
        basis=where.basis,
        candidates=tuple(r.entry.id for r in ranked[:_MOST_CANDIDATES]),
        adjectival=mention.rule == NATION,
        dateline=mention.dateline,
        parent=numbers.get(id(mention.parent)) if mention.parent is not None else None,
        refers_to=_referent(resolver, mention, numbers),
        within=_within(gazetteer, where, itself),
        core=_core(text, resolver, mention),
        side=next((m.bearing for m in (mention.side, mention.region) if m is not None), None),
    )


def _core(text: Text, resolver: Resolver, mention: Mention) -> str:
    """The name by which a place is told, folded: that of X for ريف X الجنوبي، محيط بلدة X and for «المدينة» after X."""
    seen: set[int] = set()
    while id(mention) not in seen:
        seen.add(id(mention))
        base = mention.base if mention.rule == REGION else None
        mention = base or resolver.referents.get(id(mention)) or mention
    return fold_key(_name(text, mention)).removeprefix(_ARTICLE)


def _within(gazetteer: Gazetteer, where: Location, itself: bool) -> tuple[str, ...]:
    """The ids that enclose a place, nearest first; for one that is only told by another (ريف X) that one leads."""
    if where.entry is None:
        return ()
    around = gazetteer.chain(where.entry.id)
    return around if itself else (where.entry.id, *around)


def _referent(resolver: Resolver, mention: Mention, numbers: dict[int, int]) -> int | None:
    for part in filter(None, (mention, mention.base)):
        referent = resolver.referents.get(id(part))
        if referent is not None:
            return numbers.get(id(referent))
    return None


def _name(text: Text, mention: Mention) -> str:
    """The name without head noun and clitics; all words where there is none."""
    first, last = mention.name_first, mention.name_last
    if first >= last:
        first, last = mention.first, mention.last
    raw = text.quote(first, last)
    return raw[len(mention.prefix) :] if first == mention.first and raw.startswith(mention.prefix) else raw


def _rule(mention: Mention) -> str:
    return mention.region.id if mention.region is not None else mention.rule


def _level(mention: Mention, where: Location) -> str:
    """The level told, or that of the entry for a bare name and a back reference."""
    if (
        mention.rule in (REGION, BORDER)
        or where.entry is None
        or (mention.head is not None and mention.level == "facility")
    ):
        return mention.level
    if where.basis not in ("gazetteer", "told before"):
        return mention.level
    return (
        "settlement" if where.precision == "settlement" and where.entry.level.startswith("admin") else where.entry.level
    )


def _cues(mention: Mention, resolver: Resolver) -> tuple[str, ...]:
    """Why the place was read so: its rule, and for each candidate its score and reasons."""
    cues = [f"read as {mention.rule}", *mention.cues]
    if mention.side is not None:
        cues.append(mention.side.id)
    for part in filter(None, (mention, mention.base)):
        for ranked in resolver.ranked.get(id(part), [])[:_MOST_CANDIDATES]:
            reasons = ", ".join(ranked.reasons) or "known name"
            cues.append(f"{ranked.entry.id} {ranked.score:.1f}: {reasons}")
    if mention.ids and id(mention) not in resolver.chosen:
        cues.append("undecided between places far apart")
    return tuple(cues)
