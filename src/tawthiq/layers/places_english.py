"""English names for the records: the gazetteer's, or put together for regions (southern Idlib countryside)."""

from __future__ import annotations

from tawthiq.layers.places_mention import BORDER, REGION, Mention
from tawthiq.layers.places_resolve import Resolver
from tawthiq.resources.gazetteer import Entry


def english_name(resolver: Resolver, mention: Mention, entry: Entry | None) -> str | None:
    """The English name of a decided place; None where only the Arabic is known."""
    if mention.rule not in (REGION, BORDER):
        return entry.name_en if entry is not None else None
    base = resolver.entry(mention)
    if base is None:
        return None
    if mention.rule == BORDER:
        others = [resolver.chosen[id(m)].entry.name_en for m in mention.also if id(m) in resolver.chosen]
        return "-".join([base.name_en, *others]) + " border"
    if mention.region is not None:
        return f"{mention.region.english} {base.name_en}"
    side = f"{mention.side.english} " if mention.side is not None else ""
    return f"{side}{base.name_en} countryside"
