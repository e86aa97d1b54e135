"""Names of parties that only name a building or a street (مشفى الأسد، شارع القذافي)."""

from __future__ import annotations

from tawthiq.layers.annotation import Actor, Weapon
from tawthiq.resources.words import WordClasses
from tawthiq.text.text import Text

_FACILITY = "facility_head"


def without_namesakes(text: Text, grammar: WordClasses, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The actors but for one-word names right after a bare head noun of a facility, which name the facility."""
    return tuple(a for a in actors if not _names_a_building(text, grammar, a))


def without_craft(actors: tuple[Actor, ...], weapons: tuple[Weapon, ...]) -> tuple[Actor, ...]:
    """The actors but for those inside the name of a craft (طيار in «أنظمة جوية بدون طيار»)."""
    craft = [w.span for w in weapons if w.kind == "drone"]
    return tuple(a for a in actors if a.kind == "equipment" or not any(span.contains(a.span) for span in craft))


def without_name_words(weapons: tuple[Weapon, ...], actors: tuple[Actor, ...]) -> tuple[Weapon, ...]:
    """The weapons but for words inside the name of a party that is no craft itself (لواء سيوف …)."""
    names = [a.span for a in actors if a.weapon is None and a.kind != "equipment" and not a.assets]
    return tuple(w for w in weapons if not any(span.contains(w.span) for span in names))


def _names_a_building(text: Text, grammar: WordClasses, actor: Actor) -> bool:
    if actor.last - actor.first != 1 or actor.first == 0 or actor.kind == "person":
        return False
    before = text.tokens[actor.first - 1]
    if text.sentence_of(actor.first).first > before.index:
        return False
    return not (actor.prefix or "").strip() and _FACILITY in grammar.of_form(before.form)
