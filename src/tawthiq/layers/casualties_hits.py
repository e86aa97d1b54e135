"""Words of harm in a text: each with what it demands of the people it harms, and whether it happened."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tawthiq.layers.harm_words import Words
from tawthiq.resources.harm import Harm, HarmForm
from tawthiq.text.clitics import Reading
from tawthiq.text.letters import ar
from tawthiq.text.phrases import longest

NEEDED_WITHIN = 14
"""«لقي … مصرعهم»: tokens between the verb and its noun in the longest sentences of reports."""
_BEFORE = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """A word of harm at tokens ``first``..``last``.

    ``limit``: the people must stand before this token. ``reality``: ``told`` · ``negated`` · ``unreal`` (feared,
    planned, attempted) · ``denied``. ``suffix``: the pronoun written on to it.
    """

    first: int
    last: int
    harm: Harm
    person: str = ""
    suffix: str = ""
    prefix: str = ""
    limit: int = 0
    reality: str = "told"
    present: bool = False

    @property
    def verb(self) -> bool:
        """True for verbs."""
        return bool(self.person)


def find_hits(words: Words, inside: frozenset[int]) -> list[Hit]:
    """All words of harm outside the tokens ``inside`` (those of counted people), in order."""
    harms = words.lexicon.harms
    hits = [
        Hit(m.first, m.last, harms[m.id], prefix=m.prefix)
        for m in longest([m for m in words.lexicon.phrases.match(words.text) if harms[m.id].role == "lead"])
    ]
    taken = {at for hit in hits for at in range(hit.first, hit.last)}
    for at, look in enumerate(words.looks):
        if look.harms and at not in inside and at not in taken:
            hit = _hit(words, at)
            if hit is not None:
                hits.append(hit)
    hits.sort(key=lambda h: h.first)
    return [replace(hit, limit=hit.limit or words.count, reality=_reality(words, hit)) for hit in hits]


def _hit(words: Words, at: int) -> Hit | None:
    """The word of harm at a token.

    First those whose further word (مصرعهم) is there, then the whole word before one with a pronoun; verbs before nouns,
    but إصابته before "she hit him".
    """
    options = words.looks[at].harms
    for reading, form in options:
        if form.harm.needs:
            end = _needed(words, at, form.harm)
            if end:
                return _made(at, reading, form, end)
    plain = [(r, f) for r, f in options if not f.harm.needs and not (f.harm.role == "passive" and r.suffix)]
    plain.sort(key=_preference)
    return _made(at, *plain[0], 0) if plain else None


def _preference(option: tuple[Reading, HarmForm]) -> tuple[int, bool, bool]:
    reading, form = option
    feminine = bool(reading.suffix) and bool(form.person) and reading.stem.endswith(ar("t"))
    return len(reading.suffix), feminine, not form.person


def _made(at: int, reading: Reading, form: HarmForm, limit: int) -> Hit:
    return Hit(at, at + 1, form.harm, form.person, reading.suffix, reading.prefix, limit, present=form.present)


def _needed(words: Words, at: int, harm: Harm) -> int:
    """The token of the noun that completes the verb (مصرعهم، الحياة), 0 where it is missing."""
    for index in range(at + 1, min(words.sentence_end(at), at + NEEDED_WITHIN)):
        for reading in words.lexicon.cuts(words.forms[index]):
            if reading.stem in harm.needs and (harm.bare or reading.suffix or reading.article):
                return index
    return 0


def _reality(words: Words, hit: Hit) -> str:
    """Whether the harm is told, negated, only feared or planned, or denied."""
    first = max(words.sentence_start(hit.first), hit.first - _BEFORE)
    window = [words.classes(at) for at in range(first, hit.first)]
    if window and "negation" in window[-1]:
        return "negated"
    if len(window) > 1 and "negation" in window[-2] and window[-1] & {"light", "light_verb"}:
        return "negated"
    if any("unreal" in classes for classes in window[-2:]) or hit.prefix[-1:] == ar("s"):
        return "unreal"
    purpose = hit.prefix[-1:] == ar("l") and not hit.verb and (hit.harm.agent or hit.harm.role == "lead")
    if purpose and not any("results" in classes for classes in window):
        return "unreal"
    return "denied" if any("denial" in classes for classes in window) else "told"
