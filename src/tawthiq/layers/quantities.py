"""Phrases that count people: the head, what describes it, what is joined to it by و, and its parts (بينهم طفلان)."""

from __future__ import annotations

from dataclasses import replace

from tawthiq.layers.annotation import Number
from tawthiq.layers.harm_words import Words
from tawthiq.layers.quantities_head import FACTIONS, Heads
from tawthiq.layers.quantities_parts import OPENERS, Parts
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
from tawthiq.resources import counted
from tawthiq.resources.harm import HarmLexicon
from tawthiq.text.letters import ar
from tawthiq.text.text import Text

__all__ = ["Quantity", "find_quantities"]

_HEH = ar("h")
_OF, _AND, _ON, _LEAST, _ARTICLE = ar("mn"), ar("w"), ar("Ely"), ar("AlAql"), ar("Al")
_TANWEEN, _TEENS = ar("A"), (11, 99)
_COMMAS = frozenset("،,")
_ADDS = frozenset({NUMBER, DUAL, SINGLE, EITHER, ONE_OF, FAMILY})
_MOST_DESCRIPTIONS, _MOST_COMPLETIONS = 4, 2
_DESCRIBING = frozenset({"gentilic", "adjective", "person", "harm"})
_ANY_NUMBER = frozenset({counted.SINGULAR, counted.DUAL, counted.PLURAL, counted.EITHER})
_AGREEING = {
    SINGLE: frozenset({counted.SINGULAR}),
    DEFINITE: frozenset({counted.SINGULAR}),
    DUAL: frozenset({counted.DUAL, counted.EITHER}),
    PLURAL: frozenset({counted.PLURAL, counted.EITHER}),
}
_IRREGULARS = frozenset({"fighters"})


def find_quantities(text: Text, lexicon: HarmLexicon, numbers: tuple[Number, ...]) -> tuple[Quantity, ...]:
    """The phrases of a text that count people, in order; parts of a toll stand in the ``breakdown`` of the whole."""
    return quantities_in(Words(text, lexicon), numbers)


def quantities_in(words: Words, numbers: tuple[Number, ...]) -> tuple[Quantity, ...]:
    """`find_quantities` where the words of the text are looked up already."""
    return _Finder(words, numbers).find()


class _Finder:
    def __init__(self, words: Words, numbers: tuple[Number, ...]) -> None:
        self.words = words
        self.text = words.text
        self.heads = Heads(words, numbers)
        self.form, self.look, self.classes = words.form, words.look, words.classes
        self.parts = Parts(words, self.heads, self._describe)

    def find(self) -> tuple[Quantity, ...]:
        found: list[Quantity] = []
        at = 0
        looks, numbers = self.words.looks, self.heads.numbers
        while at < self.words.count:
            if not self._may_open(at):
                at += 1
                continue
            apart = self.parts.of_known(at)
            if apart:
                at = apart
                continue
            opens = found and ("parts" in looks[at].classes or self._in_brackets(found[-1], at))
            if not looks[at].head and at not in numbers and not opens:
                at += 1
                continue
            if opens:
                last = self.parts.add(found, at)
                if last:
                    at = last
                    continue
            chain = self._chain(at)
            if not chain:
                number = self.heads.numbers.get(at)
                at = at + 1 if number is None else max(at + 1, number.last + self._is_thing(number.last))
                continue
            found += chain
            at = chain[-1].last
        return tuple(self._settle(found))

    def _may_open(self, at: int) -> bool:
        """False for a token at which neither people nor parts of a toll can begin."""
        look = self.words.looks[at]
        return look.head or at in self.heads.numbers or "parts" in look.classes or self.words.forms[at] in OPENERS

    def _in_brackets(self, whole: Quantity, at: int) -> bool:
        """«6 مدنيين (طفلان وامرأتان ورجلان)»: the parts between brackets."""
        return whole.last == at and self.form(at) == "(" and whole.counted

    def _is_thing(self, at: int) -> int:
        """1 where the token is a counted thing or month, which is then passed over; else 0."""
        return int(any(n.noun.thing for _, n in self.look(at).look.nouns))

    def _chain(self, at: int) -> list[Quantity]:
        """The quantity at ``at`` with all that و joins to it: summed where of one sort, else one after the other."""
        head = self.heads.head(at)
        if head is None:
            return []
        chain = [self._describe(head)]
        while True:
            following = self._joined(chain[-1])
            if following is None:
                return chain
            merged = self._merge(chain[-1], following)
            if merged is None:
                if not self._apart(chain[-1], following):
                    return chain
                chain.append(replace(following, coordinated=True))
            else:
                chain[-1] = merged

    def _joined(self, whole: Quantity) -> Quantity | None:
        """The quantity that و joins to ``whole``: directly, after a comma, or after words that complete the noun."""
        at = whole.last
        for _ in range(_MOST_COMPLETIONS):
            if self._completes(whole, at):
                at += 1
        if self.form(at) in _COMMAS:
            at += 1
        if self.look(at).harms:
            return None
        head = self.heads.head(at)
        if head is None or not head.conjunction:
            return None
        head = self._describe(head)
        own_verb = any(form.person for _, form in self.look(head.last).harms)
        return None if own_verb and self.form(at - 1) in _COMMAS else head

    def _completes(self, whole: Quantity, at: int) -> bool:
        """A word of an idafa or an adjective that no table knows (ضابط شرطة)."""
        form = self.form(at)
        look = self.look(at)
        if whole.shape not in (SINGLE, DUAL, NUMBER, DEFINITE) or not self.words.word(at):
            return False
        known = bool(
            look.harms or look.classes & {"parts", "stop", "adverb", "others_one", "others_many", "others_two"}
        )
        known = known or any(n.noun.thing == "time" for _, n in look.look.nouns)
        return not known and not look.function and not form.startswith(_AND)

    def _merge(self, whole: Quantity, part: Quantity) -> Quantity | None:
        """Both as one toll; None where they are to be told apart."""
        if whole.low is None:
            return None
        if whole.kinds != part.kinds and whole.kinds and part.kinds:
            return self._killed_and_wounded(whole, part)
        if part.shape == GROUP and whole.shape == NUMBER and not whole.kinds and not part.kinds:
            return replace(whole, last=part.last, who=_who(whole.who, part.who))
        if part.low is None or part.kinds - whole.kinds or part.adjective != whole.adjective:
            return None
        if part.shape in (PLURAL, EITHER) and part.others and whole.high is None:
            return replace(whole, last=part.last)
        if whole.shape == PLURAL and part.shape == PLURAL and not whole.kinds:
            return replace(whole, last=part.last, nouns=whole.nouns + part.nouns, who=_who(whole.who, part.who))
        if self._of_the_same_number(whole, part):
            return replace(whole, last=part.last, nouns=whole.nouns + part.nouns, who=_who(whole.who, part.who))
        one_more = part.shape == OTHERS and part.high == 1
        if whole.shape not in _ADDS or not (part.shape in _ADDS or one_more) or self._opposed(whole, part):
            return None
        high = None if whole.high is None or part.high is None else whole.high + part.high
        return replace(
            whole,
            last=part.last,
            low=whole.low + part.low,
            high=high,
            shape=NUMBER,
            nouns=whole.nouns + part.nouns,
            who=_who(whole.who, part.who),
            others=whole.others or part.others,
        )

    def _killed_and_wounded(self, whole: Quantity, part: Quantity) -> Quantity | None:
        """عشرون قتيلاً وجريحاً، عشرات القتلى والجرحى: one number over both."""
        many = whole.shape == NUMBER and (whole.high is None or whole.high > 1)
        alike = many and part.shape in (SINGLE, GROUP)
        return replace(whole, last=part.last, kinds=whole.kinds | part.kinds) if alike else None

    def _of_the_same_number(self, whole: Quantity, part: Quantity) -> bool:
        """«50 قيادياً وعنصراً»: after eleven to ninety-nine a second singular in the accusative is counted along."""
        teens = (whole.shape == NUMBER and whole.high is not None) or whole.rule == "numbers.more_than"
        if not teens or whole.low is None or not _TEENS[0] <= whole.low % 100 <= _TEENS[1] or part.shape != SINGLE:
            return False
        kin = any(noun.role in ("kin", "kin_of") for noun in part.nouns)
        both = (self.form(q.anchor).endswith(_TANWEEN) for q in (whole, part))
        return not kin and whole.high != 1 and all(both)

    def _opposed(self, whole: Quantity, part: Quantity) -> bool:
        """Civilians and combatants, or the fighters of the other side, are counted apart."""
        pair = {whole.who, part.who}
        if pair == {"civilian", "combatant"}:
            return True
        factions = {n.id for q in (whole, part) for n in q.nouns if n.id in FACTIONS}
        if len(factions) > 1 and part.shape == NUMBER:
            return True
        groups = {noun.group for noun in whole.nouns}, {noun.group for noun in part.nouns}
        return pair == {"combatant"} and (groups[0] == _IRREGULARS) != (groups[1] == _IRREGULARS)

    def _apart(self, whole: Quantity, part: Quantity) -> bool:
        """Joined by و and of another sort: harmed alike, counted apart."""
        return not part.kinds - whole.kinds and part.shape in _ADDS and whole.shape in _ADDS

    def _describe(self, head: Quantity) -> Quantity:
        """``head`` with the words that describe it: nationality, آخرون, من عناصر …, واحد، على الأقل."""
        for _ in range(_MOST_DESCRIPTIONS):
            longer = self._number_after(head) or self._adjective(head) or self._group_after(head)
            if longer is None:
                break
            head = longer
        return head

    def _number_after(self, head: Quantity) -> Quantity | None:
        at = head.last
        number = self.heads.after.get(at)
        if number is not None and head.nouns and head.shape in (SINGLE, DUAL, EITHER, PLURAL, GROUP):
            return replace(head, last=at + 1, low=number.low, high=number.high, shape=NUMBER, rule=number.rule)
        if self.form(at) == _ON and self.form(at + 1) == _LEAST:
            return replace(head, last=at + 2, high=None if head.high == head.low else head.high)
        return None

    def _adjective(self, head: Quantity) -> Quantity | None:
        at = head.last
        if self.classes(at) & {"others_one", "others_two", "others_many"} and not head.others:
            if self.form(at).startswith(_AND) or head.shape == ELLIPTIC:
                return None
            return replace(head, last=at + 1, others=True)
        if head.suffix or (not head.nouns and head.shape != NUMBER):
            return None
        definite = self.words.definite(head.anchor)
        for reading, form in self.look(at).look.nouns:
            noun = form.noun
            if reading.prefix or reading.suffix or reading.article != definite or noun.role not in _DESCRIBING:
                continue
            if self.form(head.anchor).endswith(ar("wn")) and self.form(at).endswith(ar("yn")):
                continue
            of_many = head.shape == PLURAL and self.form(at).endswith(_HEH)
            if form.number not in _AGREEING.get(head.shape, _ANY_NUMBER) and not of_many:
                continue
            if noun.role == "harm" and noun.kind and not head.kinds:
                return replace(head, last=at + 1, adjective=noun.kind, nouns=(*head.nouns, noun))
            who = noun.who if head.who == "unknown" else head.who
            return replace(head, last=at + 1, who=who, nouns=(*head.nouns, noun))
        return None

    def _group_after(self, head: Quantity) -> Quantity | None:
        """أربعة عناصر من الشرطة، 6 مدنيين من عائلة واحدة، عائلة من خمسة أفراد."""
        at = head.last + ("only" in self.classes(head.last))
        if self.form(at) != _OF:
            return None
        number = self.heads.numbers.get(at + 1)
        if head.shape == FAMILY and number is not None:
            last = number.last + (1 if any(n.noun.human for _, n in self.look(number.last).look.nouns) else 0)
            return replace(head, last=last, low=number.low, high=number.high, shape=NUMBER)
        of = self.heads.groups.of_group(at)
        if of is None:
            return None
        last, who = of.last, of.who
        family = any(n.noun.role == "collective" for _, n in self.look(at + 1).look.nouns)
        if family and self.form(last).startswith(ar("wAHd")):
            last += 1
        harmed = next((n.noun.kind for _, n in self.look(at + 1).look.nouns if n.noun.role == "harm"), "")
        return replace(
            head,
            last=last,
            who=who if head.who == "unknown" else head.who,
            shape=NUMBER if head.shape == ELLIPTIC else head.shape,
            adjective=head.adjective or harmed,
        )

    def _settle(self, found: list[Quantity]) -> list[Quantity]:
        """مدنيين is two where the text elsewhere says two of them (مدنيان), else one or more."""
        pairs = {q.nouns[0].lemma for q in found if q.nouns and (q.shape == DUAL or (q.low, q.high) == (2, 2))}
        out = []
        for quantity in found:
            two = quantity.shape == EITHER and quantity.nouns[0].lemma in pairs
            out.append(replace(quantity, low=2, high=2, shape=DUAL) if two else quantity)
        return out


def _who(left: str, right: str) -> str:
    """Who two joined groups are together."""
    if left == right or right == "unknown":
        return left
    return right if left == "unknown" else "mixed"
