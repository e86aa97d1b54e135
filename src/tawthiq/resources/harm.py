"""What find_casualties needs: words of harm (``lexicon/harm.yaml``), closed word classes (``lexicon/harm_words.yaml``),
and the number lexicon with its counted nouns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from tawthiq.errors import DataError
from tawthiq.resources.files import DataFiles
from tawthiq.resources.numbers import Look, NumberWords, load_numbers
from tawthiq.resources.strict import Strict, parse
from tawthiq.resources.yaml_lines import load_yaml, load_yaml_map
from tawthiq.text.clitics import Reading, readings, stems
from tawthiq.text.fold import fold_key
from tawthiq.text.letters import ar
from tawthiq.text.paradigm import conjugate
from tawthiq.text.phrases import Phrase, PhraseMatcher

HARM, CLASSES = "lexicon/harm.yaml", "lexicon/harm_words.yaml"
CONJUNCTIONS = frozenset({"", ar("w"), ar("f")})
_MADE = frozenset({"people", "toll", "pair", "zero"})
_PHRASAL = frozenset({"lead", "after"})
_ARTICLE, _FROM = ar("Al"), ar("mn")
_SHORTEST_DEFINITE = 4
"""Letters: إلى، ألف، ألم، الذ are no words with an article."""
_HEADS = frozenset({"one_of", "all_people", "others_one", "others_two", "others_many"})
_NONE: frozenset[str] = frozenset()


class HarmModel(Strict):
    """An entry of ``harm.yaml``; the head of that file explains the fields."""

    id: str
    kind: Literal["killed", "wounded", "killed_or_wounded", "detained", "kidnapped", "missing", "displaced"]
    role: Literal["passive", "either", "active", "noun", "lead", "after", "people", "toll", "pair", "zero"]
    verbs: list[tuple[str, str]] = []
    forms: list[str] = []
    words: list[str] = []
    phrases: list[str] = []
    needs: list[str] = []
    bare: bool = False
    near: int | None = None
    human: bool = False
    counted: bool = False
    agent: bool = False
    loaded: str | None = None
    examples: list[str]
    not_: list[str] = Field(default=[], alias="not")


@dataclass(frozen=True, slots=True)
class Harm:
    """A word of harm, as its entry says (folded)."""

    id: str
    kind: str
    role: str
    needs: frozenset[str] = _NONE
    bare: bool = False
    near: int | None = None
    human: bool = False
    counted: bool = False
    agent: bool = False
    loaded: str | None = None


@dataclass(frozen=True, slots=True)
class HarmForm:
    """One written form of a word of harm. ``person``: of a verb (3ms, 3mp …), "" for nouns; ``present`` tense."""

    harm: Harm
    person: str = ""
    present: bool = False


@dataclass(frozen=True, slots=True)
class HarmLook:
    """What one written word may be to this layer.

    ``function``: a preposition and the like; ``head``: it may begin a phrase that counts people;
    ``definite``: the article stands on it (not in ألف، إلى، الذي).
    """

    harms: tuple[tuple[Reading, HarmForm], ...]
    classes: frozenset[str]
    look: Look
    function: bool
    head: bool
    definite: bool = False


class HarmLexicon:
    """All that the reading of harm needs, by written word. Only its cache grows after loading: safe between threads."""

    def __init__(
        self,
        harms: dict[str, Harm],
        forms: dict[str, tuple[HarmForm, ...]],
        phrases: dict[str, tuple[str, ...]],
        classes: dict[str, frozenset[str]],
        numbers: NumberWords,
    ) -> None:
        self.harms = harms
        self.forms = forms
        self.phrases = PhraseMatcher(Phrase(tuple(p.split()), id_) for id_, many in phrases.items() for p in many)
        self.classes = classes
        self.numbers = numbers
        self.by_kind = {h.kind: h for h in harms.values() if h.role == "people"}
        self._looks: dict[str, HarmLook] = {}

    def look(self, form: str) -> HarmLook:
        """The readings of a written word, remembered."""
        found = self._looks.get(form)
        if found is None:
            kept = self._harms_of(form)
            look, classes = self.numbers.look(form), self._classes_of(form)
            construct = self.numbers.nouns.get(form)
            head = bool(look.nouns or construct or look.ordinals or classes & _HEADS or form == _FROM)
            found = self._looks[form] = HarmLook(
                kept, classes, look, form in self.numbers.functions, head, self._definite(form, look)
            )
        return found

    def _harms_of(self, form: str) -> tuple[tuple[Reading, HarmForm], ...]:
        if self.forms.keys().isdisjoint(stems(form)):
            return ()
        harms = ((r, h) for r in readings(form) if not r.article for h in self.forms.get(r.stem, ()))
        return tuple((r, h) for r, h in harms if not h.person or r.prefix in CONJUNCTIONS)

    def _definite(self, form: str, look: Look) -> bool:
        """True where ال is the article: a noun or number read with it, or a longer word that begins so."""
        read = [r.article for r, _ in (*look.nouns, *look.words, *look.ordinals) if not r.prefix]
        if read:
            return any(read)
        return form.startswith(_ARTICLE) and len(form) > _SHORTEST_DEFINITE and form not in self.numbers.functions

    def cuts(self, form: str) -> tuple[Reading, ...]:
        """Every cut of a written word."""
        return readings(form)

    def _classes_of(self, form: str) -> frozenset[str]:
        """Classes of the word as it stands; of what follows و or ف where the word itself is in none."""
        whole = self.classes.get(form)
        if whole is not None:
            return whole
        return self.classes.get(form[1:], _NONE) if form[:1] in CONJUNCTIONS else _NONE


def load_harm(files: DataFiles, numbers: NumberWords | None = None) -> HarmLexicon:
    """The lexicon of harm, on the number lexicon where that is loaded already.

    Raises DataError naming file, line and field.
    """
    harms: dict[str, Harm] = {}
    forms: dict[str, list[HarmForm]] = {}
    phrases: dict[str, tuple[str, ...]] = {}
    for located in load_yaml(files, HARM):
        model = parse(HarmModel, located)
        if model.id in harms:
            raise DataError(f"{model.id} told twice", located.file, located.line, "id")
        if model.role not in _MADE and not (model.verbs or model.forms or model.words or model.phrases):
            raise DataError("verbs, words or phrases are needed", located.file, located.line, "words")
        harm = harms[model.id] = _harm(model)
        if model.role in _PHRASAL:
            phrases[model.id] = tuple(fold_key(p) for p in model.phrases)
            continue
        for form, harm_form in _forms(model, harm):
            forms.setdefault(form, []).append(harm_form)
    return HarmLexicon(
        harms,
        {form: tuple(found) for form, found in forms.items()},
        phrases,
        _classes(files),
        numbers or load_numbers(files),
    )


def _harm(model: HarmModel) -> Harm:
    needs = frozenset(fold_key(word) for word in model.needs)
    return Harm(
        id=model.id,
        kind=model.kind,
        role=model.role,
        needs=needs,
        bare=model.bare,
        near=model.near,
        human=model.human,
        counted=model.counted,
        agent=model.agent,
        loaded=model.loaded,
    )


def _forms(model: HarmModel, harm: Harm) -> Iterator[tuple[str, HarmForm]]:
    """Written forms: conjugated verbs, further forms of them (their person read off the ending), nouns."""
    for past, present in model.verbs:
        for form, verb in conjugate(past, present).items():
            if not verb.person.startswith("1"):
                yield form, HarmForm(harm, verb.person, verb.tense == "present")
    for word in model.forms:
        form = fold_key(word)
        yield form, HarmForm(harm, _person(form))
    for word in model.words:
        form = fold_key(word)
        yield form, HarmForm(harm)
        yield form + ar("A"), HarmForm(harm)


def _person(form: str) -> str:
    for ending, person in ((ar("wA"), "3mp"), (ar("tA"), "3fd"), (ar("yA"), "3md"), (ar("t"), "3fs")):
        if form.endswith(ending):
            return person
    return "3ms"


def _classes(files: DataFiles) -> dict[str, frozenset[str]]:
    out: dict[str, set[str]] = {}
    for name, located in load_yaml_map(files, CLASSES).items():
        if not isinstance(located.value, list) or not all(isinstance(word, str) for word in located.value):
            raise DataError("a class is a list of words", located.file, located.line, name)
        for word in located.value:
            out.setdefault(fold_key(word), set()).add(name)
    return {word: frozenset(names) for word, names in out.items()}
