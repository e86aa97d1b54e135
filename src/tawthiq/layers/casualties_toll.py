"""Figures of a toll: عدد القتلى بلغ 5، ارتفعت حصيلة الضحايا إلى 110."""

from __future__ import annotations

from collections.abc import Iterator

from tawthiq.layers.harm_words import Words
from tawthiq.layers.quantities_record import ELLIPTIC, GROUP, NUMBER, PLURAL, Quantity
from tawthiq.text.letters import ar

_HEAD_WITHIN, _FIGURE_WITHIN, _KIND_WITHIN = 3, 14, 8
_TO = ar("Aly")
_KINDS = {"harmed": "killed", "injury": "wounded"}


def find_tolls(words: Words, quantities: tuple[Quantity, ...]) -> Iterator[tuple[int, str, str, int]]:
    """Index of the figure's quantity, kind, rule and the token of the noun of harm, for each toll with a figure."""
    at = told = 0
    for index, quantity in enumerate(quantities):
        if index >= at and not quantity.kinds:
            kind = _ahead(words, quantity)
            if kind:
                yield index, kind, "harm.toll", quantity.first
            continue
        if index < at:
            continue
        goes_on = quantity.conjunction and told > words.sentence_start(quantity.first)
        if not goes_on and not _has_head(words, quantity) and not _is_list(quantities, index):
            continue
        kinds, at = _with_joined(quantities, index)
        figure = _figure(words, quantities, at, kinds)
        if figure is not None:
            told = quantities[figure].first
            kind = "killed_or_wounded" if len(kinds) > 1 else next(iter(kinds))
            yield figure, kind, "harm.toll", quantity.first


def _ahead(words: Words, quantity: Quantity) -> str:
    """«ليرتفع إلى 21 تعداد المدنيين الذين قتلوا»: the kind of a figure told before its toll; "" for any other."""
    led = words.form(quantity.first - 1) == _TO and "rise" in words.classes(quantity.first - 2)
    if not led or "toll" not in words.classes(quantity.last):
        return ""
    for at in range(quantity.last + 1, min(quantity.last + _KIND_WITHIN, words.sentence_end(quantity.first))):
        look = words.look(at)
        kinds = [_KINDS.get(n.noun.kind, n.noun.kind) for _, n in look.look.nouns if n.noun.kind]
        kinds += [form.harm.kind for _, form in look.harms if form.person]
        if kinds:
            return kinds[0]
    return ""


def _is_list(quantities: tuple[Quantity, ...], index: int) -> bool:
    """«القتلى أربعة مدنيين»: the known dead, and right after them who they are."""
    following = quantities[index + 1] if index + 1 < len(quantities) else None
    return quantities[index].shape == GROUP and following is not None and following.first == quantities[index].last


def _has_head(words: Words, quantity: Quantity) -> bool:
    """عدد القتلى, حصيلة ضحايا الهجوم: a head near a definite noun, or right before one that a further noun defines."""
    if quantity.shape == PLURAL:
        return "toll" in words.classes(quantity.first - 1) and not quantity.preposition
    if quantity.shape != GROUP:
        return False
    return words.near_before(quantity.first, "toll", _HEAD_WITHIN)


def _with_joined(quantities: tuple[Quantity, ...], index: int) -> tuple[set[str], int]:
    """The kind of القتلى, of القتلى والجرحى together, and the index after them."""
    kinds = {_KINDS.get(kind, kind) for kind in quantities[index].kinds}
    following = quantities[index + 1] if index + 1 < len(quantities) else None
    if following is not None and following.shape == GROUP and following.first == quantities[index].last:
        kinds |= {_KINDS.get(kind, kind) for kind in following.kinds}
        index += 1
    return kinds, index + 1


def _figure(words: Words, quantities: tuple[Quantity, ...], index: int, kinds: set[str]) -> int | None:
    """The figure after the noun; a further noun of harm or a clause of its own stops the search."""
    if index >= len(quantities):
        return None
    quantity, start = quantities[index], quantities[index - 1].last
    if quantity.shape not in (NUMBER, ELLIPTIC) or quantity.first - start > _FIGURE_WITHIN:
        return None
    if words.sentence_start(quantity.first) != words.sentence_start(start):
        return None
    between = words.looks[start : quantity.first]
    told = {_KINDS.get(kind, kind) for kind in quantity.kinds | ({quantity.adjective} - {""})}
    if told and not told <= kinds:
        return None
    return None if any(look.harms or "stop" in look.classes for look in between) else index
