"""How many people a noun phrase says: the record that the quantities layer hands to the casualties layer."""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.layers.annotation import Breakdown
from tawthiq.resources.counted import CountedNoun

NUMBER, ELLIPTIC, DUAL, EITHER, SINGLE, PLURAL = "number", "elliptic", "dual", "either", "single", "plural"
DEFINITE, GROUP, OTHERS, ONE_OF, FAMILY = "definite", "group", "others", "one_of", "family"
"""``EITHER``: مدنيين, two or many. ``DEFINITE``: one known person (الشاب). ``GROUP``: known people (الجرحى)."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """Tokens ``first``..``last`` (half-open) that name so many people; ``low`` None where no count is told.

    ``anchor``: the token of the head noun or number. ``kinds``: what the noun itself says befell them (قتيل),
    ``adjective`` the same from a word that describes them (طفل جريح). ``others``: آخرون stands in it. ``preposition``:
    written on to the first word (لخمسة أطفال). ``coordinated``: joined by و to the quantity before it, but counted
    apart (three civilians and a soldier). ``breakdown``: its parts.
    """

    first: int
    last: int
    anchor: int
    low: int | None
    high: int | None
    shape: str
    nouns: tuple[CountedNoun, ...] = ()
    who: str = "unknown"
    kinds: frozenset[str] = frozenset()
    adjective: str = ""
    others: bool = False
    suffix: bool = False
    conjunction: bool = False
    preposition: str = ""
    coordinated: bool = False
    breakdown: tuple[Breakdown, ...] = ()
    rule: str = ""

    @property
    def counted(self) -> bool:
        """True where a number, a vague amount or a dual is told."""
        return self.shape in (NUMBER, ELLIPTIC, DUAL) or (self.shape == OTHERS and self.high != 1)

    @property
    def loaded(self) -> str | None:
        """The partisan noun (شهيد), or None."""
        return next((noun.lemma for noun in self.nouns if noun.loaded), None)
