"""Denials of harm: دون وقوع إصابات، لم يصب أحد، اقتصرت الأضرار على الماديات.

Zero is told only where harm to people is denied; where news of it is lacking (دون ورود معلومات عن إصابات), nothing is.
"""

from __future__ import annotations

from tawthiq.layers.annotation import OF_SOME, Casualty
from tawthiq.layers.harm_words import Words
from tawthiq.text.letters import ar

_REACH, _STRANGERS, _CONFINED_REACH = 9, 3, 8
_JOIN = frozenset({ar("Aw"), ar("w")})
_FROM, _IN = ar("mn"), ar("fy")
_KILLED = frozenset({"killed"})


def find_zeros(words: Words) -> list[Casualty]:
    """All denials of harm, each 0-0."""
    reader = _Zeros(words)
    found: list[Casualty] = []
    for at, look in enumerate(words.looks):
        classes = look.classes
        if not classes:
            continue
        zero = reader.denied(at) if "negation" in classes else reader.confined(at) if "confined" in classes else None
        if zero is not None and not (found and found[-1].last > zero.first):
            found.append(zero)
    return found


class _Zeros:
    def __init__(self, words: Words) -> None:
        self.words = words
        self.lexicon = words.lexicon
        self.classes, self.form = words.classes, words.form

    def _end(self, at: int, reach: int) -> int:
        return min(self.words.sentence_end(at), at + reach)

    def denied(self, at: int) -> Casualty | None:
        """The zero that the negation at ``at`` makes, or None.

        Only light words may stand between (وقوع، تسجيل، أي); after a verb, its subject too (لم تسفر الغارة عن).
        """
        end, strangers, verb = self._end(at, _REACH), 0, False
        for index in range(at + 1, end):
            classes = self.classes(index)
            if self._unharmed(index, end, at):
                last = self._after_nobody(index, end)
                named = "anybody" not in self.classes(last - 1)
                return self._zero(at, last, self._kind_of_verb(index), (OF_SOME,) if named else ())
            if classes & {"harm_plural", "losses", "hurt"} or self._harm_noun(index):
                return self._of_noun(at, index)
            if "unknown" in classes:
                return None
            verb = verb or "light_verb" in classes
            if not classes & {"light", "light_verb"}:
                strangers += 1
                if not verb or strangers > _STRANGERS or not self.words.word(index):
                    return None
        return None

    def _harm_noun(self, index: int) -> bool:
        """A noun of harm with a preposition written on to it (بإصابات، لضحايا)."""
        return any(
            _denied_noun(self.lexicon.classes.get(r.stem, frozenset()), r.article) and not r.suffix
            for r in self.lexicon.cuts(self.form(index))
            if r.prefix
        )

    def _unharmed(self, index: int, end: int, negation: int) -> bool:
        """لم يصب أحد، دون أن يصاب أي …، دون إصابة أحد."""
        if "unharmed" not in self.classes(index) or index - negation > 2:
            return False
        return any("anybody" in self.classes(i) for i in range(index + 1, min(end, index + 3)))

    def _after_nobody(self, index: int, end: int) -> int:
        last = next(i for i in range(index + 1, end) if "anybody" in self.classes(i)) + 1
        while last < end and self.words.word(last) and last - index < 5:
            if self.words.look(last).function:
                break
            last += 1
        return last

    def _kind_of_verb(self, index: int) -> str:
        kinds = {form.harm.kind for _, form in self.words.look(index).harms}
        return "killed" if kinds == _KILLED else "killed_or_wounded"

    def _of_noun(self, at: int, index: int) -> Casualty | None:
        """The zero of the noun of harm at ``index``: its extent and kind; None where something else is denied."""
        end = self._end(index, 7)
        last, kinds, human = index + 1, self._kinds(index), "losses" not in self._plain(index)
        material = False
        while last < end:
            classes = self.classes(last)
            form = self.form(last)
            if "rest" in classes:
                return None
            if "human_loss" in classes:
                human = True
            elif "material_loss" in classes:
                material = True
            elif self._plain(last) & {"harm_plural", "losses"} and (form.startswith(ar("w")) or self._after_or(last)):
                kinds = kinds | self._kinds(last)
                human = human or "harm_plural" in self._plain(last)
            elif form not in _JOIN and not (form == _IN and last + 1 < end and "human_loss" in self.classes(last + 1)):
                break
            last += 1
        while last > index + 1 and self.form(last - 1) in _JOIN:
            last -= 1
        if material and not human:
            return None
        return self._zero(at, last, _kind(kinds))

    def _after_or(self, at: int) -> bool:
        return self.form(at - 1) in _JOIN

    def _plain(self, at: int) -> frozenset[str]:
        own = self.classes(at)
        if own & {"harm_plural", "losses"}:
            return own
        cuts = self.lexicon.cuts(self.form(at))
        return frozenset().union(*(self.lexicon.classes.get(r.stem, frozenset()) for r in cuts if not r.article))

    def _kinds(self, at: int) -> frozenset[str]:
        nouns = self.words.look(at).look.nouns
        return frozenset(n.noun.kind for _, n in nouns if n.noun.kind) or frozenset({"injury"})

    def confined(self, at: int) -> Casualty | None:
        """اقتصرت الأضرار على الماديات."""
        for index in range(at + 1, self._end(at, _CONFINED_REACH)):
            if self.form(index) == ar("Ely"):
                for last in range(index + 1, self._end(at, index - at + 4)):
                    if "confined_to" in self.classes(last) and "confined_to" not in self.classes(last + 1):
                        return self._zero(at, last + 1, "killed_or_wounded")
                return None
        return None

    def _zero(self, first: int, last: int, kind: str, cues: tuple[str, ...] = ()) -> Casualty:
        if first and self.form(first - 1) in (_FROM, ar("w") + _FROM) and first > 0:
            first -= 1
        return Casualty(
            first=first,
            last=last,
            span=self.words.text.span(first, last),
            rule="harm.none",
            cues=cues,
            kind=kind,
            low=0,
            high=0,
            harm_token=last - 1,
        )


def _denied_noun(classes: frozenset[str], article: bool) -> bool:
    """إصابات, without an article; الأذى with one too."""
    return bool("hurt" in classes or (not article and classes & {"harm_plural", "losses"}))


def _kind(kinds: frozenset[str]) -> str:
    if kinds == _KILLED:
        return "killed"
    return "wounded" if kinds == frozenset({"wounded"}) else "killed_or_wounded"
