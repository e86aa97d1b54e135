"""Persons killed or wounded as the report tells them: name, age, sex, occupation, kinship, civil status.

A victim is a string inside one event: there is no id, and nothing is added to the counts. One row for each person whom
the text names or describes one by one; «ثلاثة مدنيين» makes none.
"""

from __future__ import annotations

from tawthiq.layers.annotation import Casualty, Victim
from tawthiq.layers.harm_words import Words
from tawthiq.layers.victims_names import read_age, read_name
from tawthiq.resources import counted
from tawthiq.resources.counted import CountedNoun, NounForm
from tawthiq.resources.harm import HarmLexicon
from tawthiq.text.clitics import Reading
from tawthiq.text.letters import ar
from tawthiq.text.span import Span
from tawthiq.text.text import Text

_HARMS = frozenset({"killed", "wounded", "killed_or_wounded"})
_GENERIC = frozenset(
    {"person", "individual", "human", "child", "infant", "newborn", "killed", "martyr", "wounded", "injured"}
)
_AND, _COMMAS = ar("w"), frozenset("،,:")
_MOST_LISTED, _NEXT_WITHIN = 12, 10
_DESCRIBES = frozenset({"person", "kin", "kin_of", "rank", "member", "harm", "gentilic"})
_FEMININE = _PRONOUN = ar("h")
"""After the fold ة and ه are one; in the text as received the ه of شقيقه is a pronoun, the ة of شقيقة is not."""


def find_victims(text: Text, lexicon: HarmLexicon, casualties: tuple[Casualty, ...]) -> tuple[Victim, ...]:
    """The persons of the killed and wounded whom the text names or describes one by one, in order."""
    told = [c for c in casualties if c.kind in _HARMS and c.low and not {"negated", "denied"} & set(c.cues)]
    if not told:
        return ()
    reader = _Reader(Words(text, lexicon))
    found: dict[tuple[int, int], Victim] = {}
    for casualty in told:
        for victim in reader.victims(casualty):
            found.setdefault((victim.first, victim.last), victim)
    return tuple(sorted(found.values(), key=lambda v: v.first))


class _Reader:
    def __init__(self, words: Words) -> None:
        self.words = words
        self.text = words.text

    def victims(self, casualty: Casualty) -> list[Victim]:
        """Persons of one toll: those told one by one in its phrase, and the names that follow a dual or short count."""
        if "named" in casualty.cues:
            first = casualty.first + ("called" in self.words.classes(casualty.first))
            return [self._victim(casualty, first, casualty.last, None)]
        found = [v for at in range(casualty.first, casualty.last) if (v := self._single(casualty, at)) is not None]
        if not found and casualty.high is not None and 2 <= casualty.high <= _MOST_LISTED:
            found = self._list(casualty)
        for part in casualty.breakdown:
            found += [v for at in range(part.first, part.last) if (v := self._single(casualty, at)) is not None]
        return found

    def _single(self, casualty: Casualty, at: int) -> Victim | None:
        """One person whom a singular noun tells (طفلة، الشاب فلان، زوجته)."""
        reading = self._person(at)
        if reading is None or self._describes_before(at):
            return None
        sure = reading[0].article
        first, last = read_name(self.words, self._after_description(at + 1), sure=sure)
        if last > first:
            return self._victim(casualty, first, last, reading, head=at)
        return self._victim(casualty, at, at + 1, reading, head=at, named=False)

    def _person(self, at: int) -> tuple[Reading, NounForm] | None:
        if not self.words.word(at):
            return None
        pronoun = self.words.tokens[at].span.cut(self.text.raw).endswith(_PRONOUN)
        nouns = [(r, n) for r, n in self.words.look(at).look.nouns if n.number == counted.SINGULAR]
        nouns.sort(key=lambda found: bool(found[0].suffix) != pronoun)
        for reading, form in nouns:
            if form.noun.role in _DESCRIBES and (reading.suffix or form.noun.role != "kin_of"):
                return reading, form
        return None

    def _describes_before(self, at: int) -> bool:
        """True for a noun that describes the one before it (جندي تركي) or follows a number (11 قتيلاً)."""
        before = self._person(at - 1) if at else None
        here = self.words.form(at)
        if before is not None and not here.startswith(_AND):
            return True
        look = self.words.look(at - 1).look
        counted_before = self.words.tokens[at - 1].kind == "number" or look.words if at else False
        return bool(counted_before)

    def _after_description(self, at: int) -> int:
        """The token after the nationality and rank that stand between a noun and the name."""
        while self.words.word(at) and any(n.noun.human and not r.prefix for r, n in self.words.look(at).look.nouns):
            at += 1
        return at

    def _list(self, casualty: Casualty) -> list[Victim]:
        """Names after a count: الشابين فلان (27 عاماً) وفلان, قتل شخصان هما …"""
        found: list[Victim] = []
        noun = self._counted(casualty)
        at = self._after_description(casualty.last)
        sure = noun is not None and noun[0].article and at == casualty.last
        while self.words.form(at) in _COMMAS or "named_list" in self.words.classes(at):
            sure = sure or "named_list" in self.words.classes(at)
            at += 1
        while len(found) < (casualty.high or 0):
            first, last = read_name(
                self.words, at if found else self._after_description(at), sure=sure, joined=bool(found)
            )
            if last <= first:
                break
            found.append(self._victim(casualty, first, last, noun, joined=bool(found)))
            at = self._next_name(last)
        return found if len(found) > 1 else []

    def _counted(self, casualty: Casualty) -> tuple[Reading, NounForm] | None:
        """The noun of people in the phrase of a toll."""
        for at in range(casualty.first, casualty.last):
            for reading, form in self.words.look(at).look.nouns:
                if form.noun.human:
                    return reading, form
        return None

    def _next_name(self, at: int) -> int:
        """Past the age in brackets, "of the town of …" and a comma, to the و of the next name."""
        for index in range(at, min(self.words.count, at + _NEXT_WITHIN)):
            if self.words.form(index).startswith(_AND) and self.words.word(index):
                return index
            if self.words.look(index).harms:
                break
        return at

    def _victim(
        self,
        casualty: Casualty,
        first: int,
        last: int,
        noun: tuple[Reading, NounForm] | None,
        *,
        head: int = -1,
        named: bool = True,
        joined: bool = False,
    ) -> Victim:
        told = noun[1].noun if noun else None
        span = self.text.span(first, last)
        return Victim(
            first=first,
            last=last,
            span=Span(span.start + len(_AND), span.end) if joined else span,
            rule="victims.named" if named else "victims.described",
            cues=(casualty.rule,),
            named=named,
            age=read_age(self.words, last),
            sex=_sex(noun),
            occupation=_occupation(told),
            kin=self._kin(noun, head),
            civil_status=_status(told, casualty),
            harm=casualty.kind,
        )

    def _kin(self, noun: tuple[Reading, NounForm] | None, at: int) -> str | None:
        """The word of kinship as it stands (زوجته)."""
        if noun is None or noun[1].noun.role not in ("kin", "kin_of") or not noun[0].suffix:
            return None
        return self.words.tokens[at].span.cut(self.text.raw)[len(noun[0].prefix) :]


_NO_OCCUPATION = frozenset({"children", "women", "men", "elderly", "displaced"})
_STATES = frozenset(
    {"person", "civilian", "citizen", "resident", "passerby", "passenger", "traveller", "visitor", "migrant", "named"}
)


def _occupation(noun: CountedNoun | None) -> str | None:
    """The word that says what they do (مزارع، ممرض), as a citation form."""
    if noun is None or noun.role not in ("person", "rank") or noun.group in _NO_OCCUPATION or noun.id in _STATES:
        return None
    return noun.citation


def _sex(noun: tuple[Reading, NounForm] | None) -> str | None:
    """As the noun says; a masculine noun that is said of anybody (طفل، شخص، قتيل) says nothing."""
    if noun is None:
        return None
    told = noun[1].noun
    if told.sex:
        return "female" if told.sex == "f" else "male"
    if told.role in ("person", "rank", "member", "gentilic", "harm") and noun[0].stem.endswith(_FEMININE):
        return "female"
    return None if told.id in _GENERIC or told.role in ("kin", "kin_of", "harm", "member") else "male"


def _status(noun: CountedNoun | None, casualty: Casualty) -> str | None:
    who = noun.who if noun and noun.who != "unknown" else casualty.who
    return who if who in ("civilian", "combatant") else None
