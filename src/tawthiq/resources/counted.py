"""Counted nouns: people and things, with every form that a number, a dual or a singular may take.

Reads ``lexicon/people.tsv`` and ``lexicon/things.tsv``, which explain their columns; ``lexicon/not_counted.tsv``
lists forms that are other words.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from tawthiq.resources.files import DataFiles
from tawthiq.resources.tables import Row, load_table
from tawthiq.text.fold import fold_key
from tawthiq.text.letters import ar

PEOPLE, THINGS, OTHERS = "lexicon/people.tsv", "lexicon/things.tsv", "lexicon/not_counted.tsv"
PEOPLE_COLUMNS = ("id", "singular", "plurals", "sound", "who", "group", "sex", "role", "kind", "loaded")
THINGS_COLUMNS = ("id", "singular", "plurals", "class")
SINGULAR, DUAL, PLURAL, EITHER = "singular", "dual", "plural", "dual_or_plural"
"""``EITHER``: ين of a noun with a sound plural (مدنيين), two or many."""
ROLES = frozenset(
    {"person", "kin", "kin_of", "member", "collective", "gentilic", "adjective", "harm", "rank", "pair", "case"}
)
WHO = frozenset({"civilian", "combatant", "unknown"})
KINDS = frozenset({"", "killed", "wounded", "detained", "kidnapped", "missing", "displaced", "harmed", "injury"})
FEMININE = "\u0629"
_HEH, _TEH, _ALEF, _WAW, _YEH, _HAMZA = ar("h"), ar("t"), ar("A"), ar("w"), ar("y"), ar("'")


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """A noun that may be counted. ``role`` "thing": no person; ``kind`` says what befell a person (قتيل);
    ``citation``: the singular as the table writes it."""

    id: str
    lemma: str
    role: str
    who: str = "unknown"
    group: str = ""
    sex: str = ""
    kind: str = ""
    loaded: bool = False
    thing: str = ""
    citation: str = ""

    @property
    def human(self) -> bool:
        """True for people."""
        return self.role != "thing"


@dataclass(frozen=True, slots=True)
class NounForm:
    """One written form of a noun: its grammatical number, and whether a pronoun or a second noun must follow (طفلي)."""

    noun: CountedNoun
    number: str
    construct: bool = False


class CountedNouns:
    """All counted nouns by written form (folded, without clitics)."""

    def __init__(self, forms: dict[str, tuple[NounForm, ...]]) -> None:
        self.forms = forms

    def get(self, stem: str) -> tuple[NounForm, ...]:
        """The readings of a stem as a counted noun, people before things; empty where it is none."""
        return self.forms.get(stem, ())


def load_counted(files: DataFiles) -> CountedNouns:
    """The tables of counted nouns. Raises DataError on a bad row and where two rows of one table have one singular."""
    forms: dict[str, list[NounForm]] = {}
    for name, columns in ((PEOPLE, PEOPLE_COLUMNS), (THINGS, THINGS_COLUMNS)):
        seen: dict[str, Row] = {}
        for row in load_table(files, name, columns):
            noun = _noun(row)
            if noun.lemma in seen:
                raise row.error(f"told twice (first in line {seen[noun.lemma].line})", "singular")
            seen[noun.lemma] = row
            for form in _forms(noun, row):
                forms.setdefault(form[0], []).append(form[1])
    for row in load_table(files, OTHERS, ("word", "why")):
        forms.pop(fold_key(row.cells["word"]), None)
    return CountedNouns({stem: tuple(dict.fromkeys(found)) for stem, found in forms.items()})


def _noun(row: Row) -> CountedNoun:
    cells = row.cells
    for field in ("id", "singular"):
        if not cells[field] or " " in cells[field]:
            raise row.error("one word is needed", field)
    lemma = fold_key(cells["singular"])
    if "class" in cells:
        return CountedNoun(cells["id"], lemma, "thing", thing=cells["class"])
    for field, allowed in (("role", ROLES), ("who", WHO), ("kind", KINDS), ("sound", frozenset({"", "m", "f"}))):
        if cells[field] not in allowed:
            raise row.error(f"{cells[field]!r} is none of {', '.join(sorted(allowed))}", field)
    return CountedNoun(
        id=cells["id"],
        lemma=lemma,
        role=cells["role"],
        who=cells["who"],
        group=cells["group"],
        sex=cells["sex"],
        kind=cells["kind"],
        loaded=cells["loaded"] == "yes",
        citation=cells["singular"],
    )


def _forms(noun: CountedNoun, row: Row) -> list[tuple[str, NounForm]]:
    """Written forms with their readings: singular, dual, plural, construct."""
    sound = row.cells.get("sound", "")
    if noun.role == "pair":
        return [(form, NounForm(noun, DUAL)) for form in (noun.lemma, *_plurals(row))]
    out = [(form, NounForm(noun, SINGULAR)) for form in _with_tanween(noun.lemma)]
    out += [dual for dual in _duals(noun, ambiguous=sound == "m") if dual[0] not in _plurals(row)]
    for plural in _plurals(row):
        out += [(form, NounForm(noun, PLURAL)) for form in _with_tanween(plural)]
        out += [(form, NounForm(noun, PLURAL, True)) for form in _construct_plural(plural)]
    if sound == "m":
        out += _sound_plural(noun)
        feminine = noun.lemma + _HEH
        out += [
            (feminine, NounForm(_feminine(noun), SINGULAR)),
            *_duals(_feminine(noun), ambiguous=False, lemma=feminine),
        ]
        out.append((noun.lemma + ar("At"), NounForm(_feminine(noun), PLURAL)))
    return out


def _feminine(noun: CountedNoun) -> CountedNoun:
    return replace(noun, sex="f", citation=noun.citation + FEMININE)


def _plurals(row: Row) -> list[str]:
    return [fold_key(p) for p in row.cells["plurals"].split("|") if p]


def _with_tanween(word: str) -> list[str]:
    bare = word.endswith((_HEH, _ALEF, _HAMZA, ar("wn"), ar("yn")))
    return [word] if bare else [word, word + _ALEF]


def _duals(noun: CountedNoun, *, ambiguous: bool, lemma: str = "") -> list[tuple[str, NounForm]]:
    word = lemma or noun.lemma
    stem = word[:-1] + _TEH if word.endswith(_HEH) else word
    return [
        (stem + ar("An"), NounForm(noun, DUAL)),
        (stem + ar("yn"), NounForm(noun, EITHER if ambiguous else DUAL)),
        (stem + _YEH, NounForm(noun, EITHER if ambiguous else DUAL, True)),
        (stem + _ALEF, NounForm(noun, DUAL, True)),
    ]


def _sound_plural(noun: CountedNoun) -> list[tuple[str, NounForm]]:
    return [
        (noun.lemma + ar("wn"), NounForm(noun, PLURAL)),
        (noun.lemma + _WAW, NounForm(noun, PLURAL, True)),
        (noun.lemma + ar("wA"), NounForm(noun, PLURAL, True)),
        (noun.lemma + _YEH, NounForm(noun, PLURAL, True)),
    ]


def _construct_plural(plural: str) -> list[str]:
    """Before a pronoun the last hamza sits on ya or waw: أبنائها، أبناؤه; sound endings lose their nun: معتقليه."""
    if plural.endswith(ar("A'")):
        return [plural[:-1] + _YEH, plural[:-1] + _WAW]
    if plural.endswith((ar("wn"), ar("yn"))):
        return [plural[:-1]]
    return []
