"""What stands around places: prepositions, relations, distances, containment, lists, datelines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from tawthiq.layers.annotation import Number
from tawthiq.layers.places_mention import BACK, NAMED, NATION, REGION, SITE, Mention
from tawthiq.layers.places_names import cuts
from tawthiq.resources.gazetteer import Gazetteer
from tawthiq.resources.places import RegionModel
from tawthiq.text.letters import ar
from tawthiq.text.text import Text
from tawthiq.text.tokens import NUMBER, WORD

Counts: TypeAlias = Mapping[int, int]
"""What the numbers of a text count, by the token after their last."""
_IN, _OF = ar("b"), ar("l")
_WAW = ar("w")
_COMMAS, _BRACKETS = frozenset("،,"), frozenset("()[]")
_DATELINE_MARKS = frozenset("-–—:/")
_RANK = {"facility": 0, "quarter": 1, "settlement": 2, "admin3": 3, "admin2": 4, "area": 4, "admin1": 5, "country": 6}
_LONGEST_GAP, _LONGEST_LIST, _LONGEST_DATELINE, _MOST_OTHERS = 3, 12, 14, 2


def link(text: Text, gazetteer: Gazetteer, mentions: list[Mention], numbers: Sequence[Number] = ()) -> None:
    """Fills prefixes, relations, parents and dateline marks of mentions in place. ``numbers``: those of the text, for
    distances.
    """
    counts = {number.last: number.low for number in numbers if number.low == number.high and not number.ordinal}
    places = [m for m in mentions if m.rule != NATION]
    for before, mention in zip([None, *places], places, strict=False):
        _prefix(text, gazetteer, mention)
        _relation(text, gazetteer, counts, mention)
        if before is not None and mention.relation and _adjacent(text, before, mention):
            before.by = mention
    _datelines(text, places)
    _contain(text, gazetteer, places)


def _prefix(text: Text, gazetteer: Gazetteer, mention: Mention) -> None:
    """The preposition before a place, where none is written on to it."""
    if mention.prefix not in ("", _WAW) or not mention.first:
        return
    before = text.tokens[mention.first - 1]
    for _, stem in cuts(before.form) if before.kind == WORD else ():
        if gazetteer.words.has("prepositions", stem):
            mention.prefix = stem if not mention.prefix else mention.prefix
            return


_UNITS = (("kilometres", 1.0), ("metres", 0.001))
"""Classes of units of distance, and how many kilometres each is."""


def _relation(text: Text, gazetteer: Gazetteer, counts: Counts, mention: Mention) -> None:
    """قرب X، مقابل X، على بعد 3 كم شرق X: how the text places something by this place."""
    if mention.region is not None:
        mention.relation = mention.region.bearing
        mention.distance_km = _distance_before(text, gazetteer, counts, mention.first)
        return
    for length in (4, 3, 2, 1):
        first = mention.first - length
        if first < 0 or text.tokens[first].kind != WORD:
            continue
        if mention.prefix == _OF and length > 2:
            continue
        model = _relation_words(text, gazetteer, first, mention.first)
        if model is not None:
            mention.relation = model.bearing
            mention.cues.append(model.id)
            mention.distance_km = _distance_before(text, gazetteer, counts, first)
            return
    mention.distance_km = _distance_before(text, gazetteer, counts, mention.first)
    if mention.distance_km is not None:
        mention.relation = "distance"


def _relation_words(text: Text, gazetteer: Gazetteer, first: int, last: int) -> RegionModel | None:
    forms = tuple(t.form for t in text.tokens[first:last])
    for _, stem in cuts(forms[0]):
        for rest, model in gazetteer.words.regions.get(stem, ()):
            if model.kind == "relation" and rest == forms[1:]:
                return model
    return None


def _distance_before(text: Text, gazetteer: Gazetteer, counts: Counts, at: int) -> float | None:
    """Kilometres told just before token ``at`` («على بعد 3 كم شرق X», «ثلاثة كيلومترات من X», «مسافة كيلومترين من X»,
    «على بعد كيلومتر من X»), or None.
    """
    words = gazetteer.words
    for unit in range(at - 1, max(at - 4, 0), -1):
        form = text.tokens[unit].form
        for name, scale in _UNITS:
            if words.has(name, form):
                count = _count_of(text, gazetteer, counts, unit)
                return None if count is None else count * scale
    return None


def _count_of(text: Text, gazetteer: Gazetteer, counts: Counts, unit: int) -> float | None:
    """How many of a unit: its dual, the number before it, or one after a word of distance (على بعد كيلومتر)."""
    before = text.tokens[unit - 1]
    if unit + 1 in counts:
        return float(counts[unit + 1])
    if before.kind == NUMBER:
        return float(before.form)
    if unit in counts:
        return float(counts[unit])
    return 1.0 if gazetteer.words.has("away", before.form) else None


def _adjacent(text: Text, before: Mention, after: Mention) -> bool:
    between = text.tokens[before.last : after.first]
    return len(between) <= _LONGEST_GAP and all(t.kind == WORD for t in between)


def _datelines(text: Text, places: list[Mention]) -> None:
    """Places that open one of the first sentences and are parted from it by a dash, colon or slash, with
    little else before it
    (بغداد - وكالات، دمشق/ …، دبي، الإمارات العربية المتحدة (CNN) --)."""
    for sentence in text.sentences[:3]:
        opening = text.tokens[sentence.first : min(sentence.last, sentence.first + _LONGEST_DATELINE)]
        marks = [token.index for token in opening if token.form in _DATELINE_MARKS]
        inside = [m for m in places if sentence.first <= m.first and marks and m.last <= marks[0]]
        if not inside or inside[0].first != sentence.first or inside[0].prefix or inside[0].rule != NAMED:
            continue
        told = {index for m in inside for index in range(m.first, m.last)}
        others = [t for t in text.tokens[sentence.first : marks[0]] if t.kind == WORD and t.index not in told]
        for mention in inside if len(others) <= _MOST_OTHERS else ():
            mention.dateline = True


def _contain(text: Text, gazetteer: Gazetteer, places: list[Mention]) -> None:
    """Gives each place the next larger place that the text puts around it, and the same to those listed with it."""
    group: list[Mention] = []
    for index, mention in enumerate(places):
        following = places[index + 1] if index + 1 < len(places) else None
        group.append(mention)
        if following is None or not _near(text, mention, following):
            group = []
            continue
        if _listed(text, mention, following):
            following.beside = mention
            if any(m.parent is mention for m in places[max(0, index - _LONGEST_LIST) : index]):
                group = []
            continue
        if _encloses(text, gazetteer, mention, following):
            firmly = following.prefix not in ("", _WAW) or following.rule == REGION
            for member in group:
                if member.parent is None and rank(following) >= rank(member) and member is not following:
                    member.parent, member.firmly = following, firmly
        group = []


def rank(mention: Mention) -> int:
    """How large a place of that level is."""
    return (
        _RANK[mention.level]
        if mention.rule != REGION or mention.base is None
        else max(4, _RANK[mention.base.level] - 1)
    )


def _near(text: Text, before: Mention, after: Mention) -> bool:
    if text.sentence_of(before.first) is not text.sentence_of(after.first):
        return False
    return after.first - before.last <= _LONGEST_GAP


def _listed(text: Text, before: Mention, after: Mention) -> bool:
    """Whether the second stands in one list with the first: after و or a comma, of no larger kind."""
    between = [t.form for t in text.tokens[before.last : after.first]]
    joined = after.prefix == _WAW or (bool(between) and all(form in _COMMAS for form in between))
    return joined and (after.listed or rank(after) <= rank(before) + 1) and after.rule != REGION


def _encloses(text: Text, gazetteer: Gazetteer, inner: Mention, outer: Mention) -> bool:
    """Whether the second place is told as what encloses the first: بلدة X بريف Y، X في Y، X (Y)، X شمالي Y، حي
    X دمشق."""
    if rank(outer) < rank(inner) or (outer.rule in (BACK, SITE) and not outer.prefix):
        return False
    between = text.tokens[inner.last : outer.first]
    loose = [t.form for t in between if t.form not in _COMMAS and t.form not in _BRACKETS]
    linked = all(gazetteer.words.has("linkers", form) for form in loose)
    if outer.rule == REGION:
        return linked or not loose
    if outer.prefix.endswith((_IN, _OF)) or loose:
        return linked
    return rank(outer) > rank(inner) and outer.named
