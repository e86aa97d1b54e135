"""The head of a phrase that counts people: a number with or without its noun, a dual, a singular, "others"."""

from __future__ import annotations

from dataclasses import replace

from tawthiq.layers.annotation import Number
from tawthiq.layers.harm_words import Words
from tawthiq.layers.quantities_groups import LONGEST_GROUP, Groups
from tawthiq.layers.quantities_record import (
    DEFINITE,
    DUAL,
    EITHER,
    ELLIPTIC,
    FAMILY,
    GROUP,
    NUMBER,
    ONE_OF,
    OTHERS,
    PLURAL,
    SINGLE,
    Quantity,
)
from tawthiq.layers.quantities_whole import whole_group
from tawthiq.resources import counted
from tawthiq.resources.counted import FEMININE, NounForm
from tawthiq.text.clitics import Reading
from tawthiq.text.letters import ar
from tawthiq.text.tokens import NUMBER as DIGITS

_OPENING, _CLOSING = frozenset('(«"“”'), frozenset(')»"”“')
_HEH, _YEH = ar("h"), ar("y")
_AND, _OF, _ARTICLE = ar("w"), ar("mn"), ar("Al")
_PREPOSITIONS = frozenset({ar("b"), ar("l")})
_FATHA_YEH = "\u064e\u064a"
_NOT_COUNTS = frozenset({"numbers.dual", "numbers.singular", "numbers.ordinal", "numbers.several_after"})
_FIGURES = frozenset({"numbers.exact", "numbers.at_least_after"})
_YEARS = range(1900, 2100)
FACTIONS = frozenset({"houthi", "daeshi", "talibani"})
"""With the article and in the singular (الحوثي) the group or its leader, not one of its men."""
_BAD_PREFIX = frozenset({ar("k"), ar("s"), ar("wk"), ar("ws"), ar("fs")})


class Heads:
    """Reads heads in one text."""

    def __init__(self, words: Words, numbers: tuple[Number, ...]) -> None:
        self.words = words
        self.text = words.text
        self.lexicon = words.lexicon
        self.form, self.look, self.classes = words.form, words.look, words.classes
        self.groups = Groups(words)
        self.numbers = {n.first: n for n in numbers if n.rule not in _NOT_COUNTS and not self._after_noun(n)}
        self.after = {n.first: n for n in numbers if n.rule == "numbers.several_after" or self._after_noun(n)}

    def _after_noun(self, number: Number) -> bool:
        """شخص واحد، مدنيين اثنين، المجندين الثلاثة: a number written after its noun."""
        if not number.first or number.rule not in _FIGURES or number.last - number.first != 1:
            return False
        before = self.look(number.first - 1)
        article = self.words.definite(number.first)
        if number.low not in (1, 2) and not article:
            return False
        return any(
            noun.noun.human and (reading.article or bool(reading.suffix)) == article
            for reading, noun in before.look.nouns
        ) and not (article and self._has_noun(number.last))

    def _has_noun(self, at: int) -> bool:
        return any(not r.prefix for r, _ in self.look(at).look.nouns)

    def head(self, at: int) -> Quantity | None:
        """The quantity whose head begins at ``at``, without what describes it; None where none does."""
        number = self.numbers.get(at)
        if number is not None:
            return self._numbered(number)
        if not self.look(at).head or not self.words.word(at):
            return self._two_of(at)
        classes = self.classes(at)
        if "one_of" in classes:
            return self._one_of(at)
        return (
            self._others(at, classes) or whole_group(self.words, self.groups, at) or self._noun(at) or self._two_of(at)
        )

    def _numbered(self, number: Number) -> Quantity | None:
        first, at = number.first, number.last
        if self.form(at) in _CLOSING and self.form(first - 1) in _OPENING:
            first, at = first - 1, at + 1
        base = Quantity(
            first,
            at,
            number.first,
            max(1, number.low),
            number.high,
            NUMBER,
            conjunction=self.form(number.first).startswith(_AND),
            preposition=self._preposition(number.first),
            rule=number.rule,
        )
        found = self._counted_noun(at, number.rule in self.lexicon.numbers.vague)
        known = self.words.definite(number.first) and number.rule == "numbers.exact"
        if found is not None and not known:
            _, form = found
            if not form.noun.human:
                return None
            noun, last = form.noun, at + 1
            if noun.role == "case":
                return self._cases(base, at)
            if noun.role == "member" or self.form(at - 1) == _OF:
                last = self.groups.definite_end(last, at + LONGEST_GROUP)
            return replace(base, last=last, anchor=at, nouns=(noun,), who=noun.who, kinds=_kinds(noun))
        return self._without_noun(number, base, at)

    def _without_noun(self, number: Number, base: Quantity, at: int) -> Quantity | None:
        """A number before من and a group, before آخرون, before a word that no table knows, or alone."""
        if any(not r.prefix and not r.article and n.noun.thing for r, n in self.look(at).look.nouns):
            return None
        of = self.groups.of_group(at - 1 if self.form(at - 1) == _OF else at)
        if of is not None:
            told = (of.noun,) if of.noun else ()
            return replace(base, last=of.last, who=of.who, nouns=told, kinds=_kinds(of.noun))
        if self.classes(at) & {"others_many", "others_two", "others_one"}:
            return replace(base, last=at + 1, others=True)
        if self.form(at) == _OF and any(n.noun.thing for _, n in self.look(at + 1).look.nouns):
            return None
        unknown = self._unknown_noun(at)
        if unknown:
            return replace(base, last=at + 1, anchor=at)
        return None if self._is_year(number) else replace(base, shape=ELLIPTIC)

    def _cases(self, base: Quantity, at: int) -> Quantity | None:
        """خمسون حالة اختناق: cases of harm; cases of anything else count nobody."""
        classes = self.classes(at + 1)
        for name, kind in (("case_wounded", "wounded"), ("case_killed", "killed")):
            if name in classes:
                return replace(base, last=at + 2, anchor=at, kinds=frozenset({kind}))
        return None

    def _preposition(self, at: int) -> str:
        """ب or ل written on to the first word of a number."""
        form = self.form(at)
        for reading, _ in self.look(at).look.words:
            return reading.prefix[-1:] if reading.prefix[-1:] in _PREPOSITIONS else ""
        return form[:1] if form in _PREPOSITIONS else ""

    def _counted_noun(self, at: int, vague: bool) -> tuple[Reading, NounForm] | None:
        """The noun that a number counts, definite only after a vague amount (عشرات المسافرين); months and other things
        win where both are possible (5 آب)."""
        nouns = [(r, n) for r, n in self.look(at).look.nouns if not r.prefix and (vague or not r.article)]
        for reading, noun in nouns:
            if noun.noun.thing == "time":
                return reading, noun
        return nouns[0] if nouns else None

    def _unknown_noun(self, at: int) -> bool:
        """A word that no table knows and that looks like the plural or the tanween singular that numbers take."""
        token = self.form(at)
        look = self.look(at)
        if (
            not self.words.word(at)
            or look.function
            or look.harms
            or look.classes
            or token.startswith((_AND, _ARTICLE))
            or len(token) < 4
        ):
            return False
        return token.endswith((ar("yn"), ar("wn"), ar("A")))

    def _is_year(self, number: Number) -> bool:
        return number.high == number.low in _YEARS and self.text.tokens[number.last - 1].kind == DIGITS

    def _one_of(self, at: int) -> Quantity | None:
        """أحد المارة، إحدى عناصرها: one of a known group."""
        form = self.form(at)
        following = self.look(at + 1)
        people = self.groups.plural_people(at + 1)
        if not people and "forces" not in following.classes:
            return None
        last = self.groups.definite_end(at + 2, at + 2 + LONGEST_GROUP)
        noun = people[0] if people else None
        who = noun.who if noun else "combatant"
        return Quantity(
            at, last, at, 1, 1, ONE_OF, (noun,) if noun else (), who, conjunction=form.startswith(_AND), rule="one_of"
        )

    def _others(self, at: int, classes: frozenset[str]) -> Quantity | None:
        """آخر، آخران، آخرون standing alone; ثالث where an ordinal without article stands for a further person."""
        form = self.form(at)
        for name, low, high in (("others_one", 1, 1), ("others_two", 2, 2), ("others_many", 2, None)):
            if name in classes and not self.words.definite(at):
                joined = form.startswith(_AND)
                return Quantity(at, at + 1, at, low, high, OTHERS, others=True, conjunction=joined, rule="others")
        ordinal = any(not r.article and not r.prefix and value > 2 for r, value in self.look(at).look.ordinals)
        if ordinal and self.look(at - 1).harms:
            return Quantity(at, at + 1, at, 1, 1, OTHERS, others=True, rule="others")
        return None

    def _two_of(self, at: int) -> Quantity | None:
        """مقتل عنصري أمن: the dual before the noun that completes it, right after a word of harm."""
        if not self.look(at - 1).harms or not self.form(at).endswith(_YEH):
            return None
        for form in self.lexicon.numbers.nouns.get(self.form(at)):
            person = form.noun.role in ("person", "member") and form.number == counted.DUAL
            if person and form.construct and self.words.word(at + 1) and not self.words.adverb(at + 1):
                noun = form.noun
                return Quantity(at, at + 1, at, 2, 2, DUAL, (noun,), noun.who, _kinds(noun), rule=DUAL)
        return None

    def _noun(self, at: int) -> Quantity | None:
        for reading, form in self.look(at).look.nouns:
            if reading.prefix in _BAD_PREFIX or (reading.suffix == _HEH and self._ends_in_teh(at)):
                continue
            if not form.noun.human:
                if not reading.prefix:
                    return None
                continue
            found = self._from_noun(at, reading, form)
            if found is not None:
                return found
        return None

    def _ends_in_teh(self, at: int) -> bool:
        """True where the text as received writes ة, which is no pronoun."""
        return self.text.raw[self.text.tokens[at].span.end - 1] == FEMININE

    def _from_noun(self, at: int, reading: Reading, form: NounForm) -> Quantity | None:
        noun = form.noun
        if noun.id in FACTIONS and reading.article and form.number == counted.SINGULAR:
            return None
        if noun.role in ("adjective", "case") or (noun.role == "kin_of" and not reading.suffix):
            return None
        if noun.role == "kin" and not reading.suffix and form.number == counted.SINGULAR and not self._led(at):
            return None
        adjective = noun.role == "gentilic" or (noun.sex == "f" and not noun.lemma.endswith(_HEH))
        if adjective and form.number != counted.DUAL and not self._may_begin(at):
            return None
        if noun.role == "gentilic" and reading.article and form.number != counted.DUAL:
            return None
        if noun.role == "collective" and self.look(at).harms:
            return None
        shape, low, high = self._count(at, reading, form)
        return Quantity(
            at,
            at + 1,
            at,
            low,
            high,
            shape,
            (noun,),
            noun.who,
            _kinds(noun),
            suffix=bool(reading.suffix),
            conjunction=reading.prefix.startswith(_AND),
            preposition=reading.prefix[-1:] if reading.prefix[-1:] in _PREPOSITIONS else "",
            rule=shape,
        )

    def _may_begin(self, at: int) -> bool:
        """False where a nationality stands after a noun that it describes (بصاروخ يمني)."""
        return self._led(at) or bool(self.classes(at - 1) & {"stop", "day", "parts", "rise", "another"})

    def _led(self, at: int) -> bool:
        """True after a word of harm or a mark, and where و joins the word to what stands before it."""
        return not self.words.word(at - 1) or bool(self.look(at - 1).harms) or self.form(at).startswith(_AND)

    def _count(self, at: int, reading: Reading, form: NounForm) -> tuple[str, int | None, int | None]:
        noun, number = form.noun, form.number
        if noun.role == "collective":
            return (FAMILY, 2, None) if number == counted.SINGULAR and not reading.article else (GROUP, None, None)
        if number == counted.DUAL:
            return (DUAL, 2, 2)
        if number == counted.EITHER:
            return self._two_or_many(at, reading)
        if number == counted.SINGULAR:
            return (DEFINITE if reading.article else SINGLE, 1, 1)
        if reading.article:
            return (GROUP, None, None)
        return (PLURAL, 1, None)

    def _two_or_many(self, at: int, reading: Reading) -> tuple[str, int | None, int | None]:
        raw = self.text.tokens[at].span.cut(self.text.raw)
        if _FATHA_YEH in raw[-6:]:
            return (DUAL, 2, 2)
        return (GROUP, None, None) if reading.article else (EITHER, 1, None)


def _kinds(noun: counted.CountedNoun | None) -> frozenset[str]:
    return frozenset({noun.kind}) if noun is not None and noun.kind else frozenset()
