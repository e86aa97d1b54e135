"""Nouns that say harm by themselves: ستة قتلى، جريحان، جثة شاب، سقوط ضحايا."""

from __future__ import annotations

from collections.abc import Iterator

from tawthiq.layers.quantities_record import DEFINITE, EITHER, GROUP, NUMBER, PLURAL, SINGLE, Quantity
from tawthiq.resources.harm import HarmLexicon
from tawthiq.text.letters import ar
from tawthiq.text.text import Text
from tawthiq.text.tokens import NUMBER as DIGITS

_TOLD = frozenset({"killed", "wounded", "harmed", "injury", "missing"})
_ARTICLE = ar("Al")


def noun_casualties(
    text: Text, lexicon: HarmLexicon, quantities: tuple[Quantity, ...], used: set[int]
) -> Iterator[tuple[int, str, str, tuple[str, ...]]]:
    """Index of the quantity, kind, rule and cues of each that no word of harm has taken."""
    listed: set[int] = set()
    for index, quantity in enumerate(quantities):
        if _listed(text, lexicon, quantity) or (index - 1 in listed and quantity.conjunction):
            listed.add(index)
            continue
        if index in used or quantity.low is None:
            continue
        kinds = _between(text, lexicon, quantity) or quantity.kinds or frozenset({quantity.adjective} - {""})
        kinds &= _TOLD
        if not kinds or quantity.suffix or _passed_over(text, lexicon, quantity):
            continue
        kind = _kind(kinds, quantity)
        if kind is None:
            continue
        cues = ("uncounted",) if quantity.shape in (PLURAL, EITHER) else ()
        yield index, kind, lexicon.by_kind[kind].id, cues


def _listed(text: Text, lexicon: HarmLexicon, quantity: Quantity) -> bool:
    """قتيل in «بين قتيل وجريح»."""
    at = quantity.first - 1
    return bool(quantity.kinds) and at >= 0 and "between" in lexicon.look(text.tokens[at].form).classes


def _kind(kinds: frozenset[str], quantity: Quantity) -> str | None:
    """ضحايا are killed where they are counted, else killed or wounded; إصابات are wounded."""
    if len(kinds) > 1:
        return "killed_or_wounded"
    kind = next(iter(kinds))
    if kind == "harmed":
        return "killed_or_wounded" if quantity.shape in (PLURAL, EITHER) else "killed"
    return "wounded" if kind == "injury" else kind


def _between(text: Text, lexicon: HarmLexicon, quantity: Quantity) -> frozenset[str]:
    """«بين قتيل وجريح» after the people: both kinds."""
    at = quantity.last
    if at + 2 >= len(text.tokens) or "between" not in lexicon.look(text.tokens[at].form).classes:
        return frozenset()
    kinds = {n.noun.kind for i in (at + 1, at + 2) for _, n in lexicon.look(text.tokens[i].form).look.nouns}
    return frozenset({"killed", "wounded"}) if kinds >= {"killed", "wounded"} else frozenset()


def _passed_over(text: Text, lexicon: HarmLexicon, quantity: Quantity) -> bool:
    """Direct hits (إصابات مباشرة), the body of a known person, what is negated, unknown or only feared."""
    if quantity.shape in (GROUP, DEFINITE) or text.tokens[quantity.first].form.startswith(_ARTICLE):
        return quantity.shape != NUMBER
    if quantity.shape == SINGLE and "harmed" in quantity.kinds:
        return True
    if quantity.shape == PLURAL and _construct(text, lexicon, quantity):
        return True
    after = lexicon.look(text.tokens[quantity.last].form) if quantity.last < len(text.tokens) else None
    if "injury" in quantity.kinds and (
        (after is not None and "hits" in after.classes) or _near_before(text, lexicon, quantity, "hit_verbs", 2)
    ):
        return True
    if quantity.shape == SINGLE and quantity.nouns[0].id in ("body", "corpse") and after is not None:
        if text.tokens[quantity.last].form.startswith(_ARTICLE) or any(r.suffix for r, _ in after.look.nouns):
            return True
    return any(_near_before(text, lexicon, quantity, name, 3) for name in ("negation", "unknown", "unreal"))


def _construct(text: Text, lexicon: HarmLexicon, quantity: Quantity) -> bool:
    """شهداء الأقصى، جثامين 4 شهداء، أي إصابات، بإصابات طفيفة: plurals that tell no toll of their own."""
    if quantity.first and "any" in lexicon.look(text.tokens[quantity.first - 1].form).classes:
        return True
    if quantity.last >= len(text.tokens):
        return False
    after = text.tokens[quantity.last]
    if quantity.last == quantity.first + 1 and after.form.startswith(_ARTICLE):
        return True
    severe = "severity" in lexicon.look(after.form).classes
    return after.kind == DIGITS or ("injury" in quantity.kinds and (severe or quantity.preposition == ar("b")))


def _near_before(text: Text, lexicon: HarmLexicon, quantity: Quantity, name: str, within: int) -> bool:
    first = max(text.sentence_of(quantity.first).first, quantity.first - within)
    return any(name in lexicon.look(text.tokens[at].form).classes for at in range(first, quantity.first))
