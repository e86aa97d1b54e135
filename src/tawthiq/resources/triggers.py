"""The trigger lexicon: words that name an event, one file per family of sub-event types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tawthiq.errors import DataError
from tawthiq.resources.files import DataFiles
from tawthiq.resources.strict import Strict, parse
from tawthiq.resources.words import WordClasses, load_word_classes
from tawthiq.resources.yaml_lines import load_yaml
from tawthiq.text.fold import fold_key
from tawthiq.text.paradigm import conjugate, noun_forms
from tawthiq.text.phrases import Phrase, PhraseMatcher

FOLDER = "lexicon/triggers"
VERB, NOUN, PHRASE = "verb", "noun", "phrase"


class Condition(Strict):
    """A word of one of ``classes`` within so many words on that side of the trigger."""

    classes: list[str]
    within: int
    side: Literal["after", "before", "any"] = "after"


class TriggerModel(Strict):
    """One entry of a trigger file."""

    id: str
    family: str
    type: str
    verbs: list[str] = []
    nouns: list[str] = []
    phrases: list[str] = []
    forms: list[str] = []
    near: Condition | None = None
    unless: Condition | None = None
    strength: Literal["strong", "weak", "harm"] = "strong"
    examples: list[str]
    not_: list[str]

    model_config = {**Strict.model_config, "populate_by_name": True}


@dataclass(frozen=True, slots=True)
class TriggerForm:
    """One form of an entry: ``kind`` verb, noun or phrase; ``tense`` and ``person`` of a verb form."""

    entry: TriggerModel
    kind: str
    tense: str | None = None
    person: str | None = None


@dataclass(frozen=True, slots=True)
class TriggerLexicon:
    """The matcher, its forms by match id, and the word classes that conditions and clauses rest on."""

    matcher: PhraseMatcher
    forms: dict[str, TriggerForm]
    entries: dict[str, TriggerModel]
    classes: WordClasses
    grammar: WordClasses


def load_triggers(files: DataFiles) -> TriggerLexicon:
    """The trigger lexicon. Raises DataError on an unknown key or class, an id told twice, or an entry without
    examples.
    """
    classes = load_word_classes(files)
    grammar = load_word_classes(files, "lexicon/grammar.yaml", inflected=False)
    known = (
        {"place"}
        | {name for names in classes.single.values() for name in names}
        | {n for rows in classes.longer.values() for _, n in rows}
    )
    entries: dict[str, TriggerModel] = {}
    forms: dict[str, TriggerForm] = {}
    phrases: list[Phrase] = []
    for name in files.names(FOLDER, ".yaml"):
        for located in load_yaml(files, name):
            if isinstance(located.value, dict) and "not" in located.value:
                located.value["not_"] = located.value.pop("not")
            entry = parse(TriggerModel, located)
            if entry.id in entries:
                raise DataError("an entry with this id stands already", name, located.line, "id")
            for condition in (entry.near, entry.unless):
                for wanted in condition.classes if condition else ():
                    if wanted not in known:
                        raise DataError(f"no word class {wanted!r}", name, located.line, "classes")
            entries[entry.id] = entry
            _add_forms(entry, forms, phrases)
    return TriggerLexicon(PhraseMatcher(phrases), forms, entries, classes, grammar)


def _add_forms(entry: TriggerModel, forms: dict[str, TriggerForm], phrases: list[Phrase]) -> None:
    def add(words: str, form: TriggerForm) -> None:
        key = f"{entry.id}|{form.kind}|{form.tense or ''}|{form.person or ''}"
        forms[key] = form
        phrases.append(Phrase(tuple(words.split()), key))

    for verb in entry.verbs:
        past, present = verb.split("/")
        for word, shape in conjugate(past, present).items():
            add(word, TriggerForm(entry, VERB, shape.tense, shape.person))
    for word in entry.forms:
        add(fold_key(word), TriggerForm(entry, VERB, "past", "3ms"))
    for noun in entry.nouns:
        for word in sorted(noun_forms(*(part.strip() for part in noun.split("/")))):
            add(word, TriggerForm(entry, NOUN))
    for phrase in entry.phrases:
        add(fold_key(phrase), TriggerForm(entry, PHRASE))
