"""The forms of Arabic verbs and nouns, generated from their citation forms, folded.

Sources of the endings: any grammar of written Arabic; only what reports use is made (third persons, first person
plural). Object and possessive pronouns are not added here: `clitics.readings` takes them off the word in the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from tawthiq.text.fold import fold_key
from tawthiq.text.letters import ar

PAST, PRESENT = "past", "present"
_ALEF, _WAW, _YEH, _TEH, _HEH = ar("A"), ar("w"), ar("y"), ar("t"), ar("h")
HAMZA_ON_ALEF = "\u0623"
"""A verb whose past ends in it (أنشأ) is sound, though the fold makes it look defective."""
_LONG = frozenset((_ALEF, _WAW, _YEH))
_PAST_ENDINGS = {"": "3ms", "t": "3fs", "A": "3md", "tA": "3fd", "wA": "3mp", "w": "3mp", "n": "3fp", "nA": "1p"}
_DEFECTIVE_PAST_ENDINGS = {
    "t": "3fs",
    "yA": "3md",
    "tA": "3fd",
    "wA": "3mp",
    "w": "3mp",
    "yn": "3fp",
    "ynA": "1p",
    "A": "3ms",
}
_PRESENT_PREFIXES = {"y": "3m", "t": "3f", "n": "1"}
_PRESENT_ENDINGS = {"": "s", "wn": "p", "wA": "p", "w": "p", "An": "d", "A": "d", "n": "fp"}


@dataclass(frozen=True, slots=True)
class VerbForm:
    """What a verb form says: ``tense`` past or present, ``person`` such as 3ms, 3fs, 3mp, 1p."""

    tense: str
    person: str


@lru_cache(maxsize=4096)
def conjugate(past: str, present: str) -> dict[str, VerbForm]:
    """Folded forms of a verb, each with tense and person, from its third person masculine past and present.

    Doubled, hollow and defective verbs follow their classes (شن، أغار، دوى); the jussive is made (لم يشن، لم يُغر،
    لم يدوِ).
    """
    forms: dict[str, VerbForm] = {}
    stem = fold_key(past)
    if stem[-1] in (_YEH, _ALEF) and not past.endswith(HAMZA_ON_ALEF):
        forms[stem] = VerbForm(PAST, "3ms")
        endings, base = _DEFECTIVE_PAST_ENDINGS, stem[:-1]
    else:
        endings, base = _PAST_ENDINGS, stem
    for ending, person in endings.items():
        forms.setdefault(base + ar(ending), VerbForm(PAST, person))
    for form, person in _present_forms(fold_key(present)):
        forms.setdefault(form, VerbForm(PRESENT, person))
    return forms


def _present_forms(citation: str) -> list[tuple[str, str]]:
    body = citation[1:]
    out = []
    for prefix, person in _PRESENT_PREFIXES.items():
        head = ar(prefix)
        defective = body[-1] in _LONG
        for ending, number in _PRESENT_ENDINGS.items():
            stem = body[:-1] if defective and ending[:1] == "w" else body
            out.append((head + stem + ar(ending), person + number))
        if defective:
            out.append((head + body[:-1], person + "s"))
        elif len(body) >= 3 and body[-2] in _LONG:
            out.append((head + body[:-2] + body[-1], person + "s"))
    return out


def verb_forms(past: str, present: str) -> frozenset[str]:
    """All folded forms of a verb."""
    return frozenset(conjugate(past, present))


@lru_cache(maxsize=8192)
def noun_forms(*citations: str) -> frozenset[str]:
    """Folded forms of a noun from its citation forms (singular, broken plurals): tanween alef, dual and sound
    plurals, construct forms (قتيل → قتيلا، قتيلان، قتيلين، قتيلي; قرية → قريتان، قريتين، قريتي، قريات).
    """
    forms: set[str] = set()
    for citation in citations:
        word = fold_key(citation)
        forms.add(word)
        if " " in word:
            first, *rest = word.split()
            forms |= {
                " ".join([first + _ALEF, *rest]),
                " ".join(w if w.endswith(_HEH) else w + _ALEF for w in (first, *rest)),
            }
            continue
        stem = word[:-1] + _TEH if word.endswith(_HEH) else word
        forms |= {stem + ar(ending) for ending in ("An", "yn", "A", "y")}
        forms |= {word[:-1] + ar("At")} if word.endswith(_HEH) else {word + ar(e) for e in ("wn", "w", "At", "A")}
    return frozenset(forms)
