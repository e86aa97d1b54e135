"""Words that actors are told with: head nouns, generic nouns, titles, and closed classes of words around them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeVar

from tawthiq.errors import DataError
from tawthiq.resources.actor_names import ARTICLE, NameTrie, Naming
from tawthiq.resources.files import DataFiles
from tawthiq.resources.strict import Strict, parse
from tawthiq.resources.yaml_lines import Located, load_yaml, load_yaml_map
from tawthiq.text.fold import fold_key
from tawthiq.text.letters import ar
from tawthiq.text.paradigm import noun_forms

HEADS, GENERIC = "lexicon/actors_heads.yaml", "lexicon/actors_generic.yaml"
TITLES, WORDS = "lexicon/actors_titles.yaml", "lexicon/actors_words.yaml"
SINGULAR, PLURAL = "singular", "plural"
_ADJECTIVE_ENDINGS = ("", "A", "h", "yn", "wn", "An", "tAn", "tyn", "At", "w", "y")
_INFLECTED = frozenset({"modifiers", "martial"})
"""Classes of adjectives: all their forms are made; words of other classes stand as written."""


class Entry(Strict):
    """What all entries share."""

    id: str
    words: list[str] = []
    forms: list[str] = []
    kind: str
    examples: list[str]
    not_: list[str]


class Head(Entry):
    """A head noun; the file tells what each field means."""

    nation: Literal["forces", "airforce", "navy", "airdefence", "police", "security", "government", "none"]
    bare: Literal["skip", "generic", "anaphor"]
    named: Literal["no", "yes", "unit", "quoted", "definite"] = "no"
    members: bool = False
    assets: bool = False
    civil: bool = False
    human: bool = False
    weapon: str | None = None


class Generic(Entry):
    """A noun that is an actor by itself."""

    alone: Literal["any", "singular"] = "any"
    human: bool = False
    weapon: str | None = None
    group: str | None = None


class Title(Entry):
    """What stands before a person's name."""

    of: bool = False
    alone: bool = False
    name: Literal["strict", "loose"] = "strict"


E = TypeVar("E", bound=Entry)


_FORCES = frozenset({"military", "police", "security", "equipment"})


@dataclass(frozen=True, slots=True)
class Spec:
    """What heads and generic nouns share when they are followed. ``takes``: a group may follow with ل or من."""

    id: str
    kind: str
    nation: str
    bare: str
    named: str
    takes: bool
    members: bool
    assets: bool
    civil: bool
    human: bool
    weapon: str | None
    group: str | None
    alone: str


def _spec(entry: Head | Generic) -> Spec:
    if isinstance(entry, Generic):
        human = entry.human
        return Spec(
            entry.id, entry.kind, "none", "generic", "no", human, human, False, False, human, entry.weapon, entry.group,
            entry.alone,
        )  # fmt: skip
    takes = entry.members or entry.assets or entry.kind in _FORCES or entry.named != "no"
    return Spec(
        entry.id, entry.kind, entry.nation, entry.bare, entry.named, takes, entry.members, entry.assets, entry.civil,
        entry.human, entry.weapon, None, "any",
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class ActorLexicon:
    """Entries by id, what is needed to follow heads and generic nouns (``specs``), and classes of folded words by
    name."""

    specs: dict[str, Spec]
    heads: dict[str, Head]
    generics: dict[str, Generic]
    titles: dict[str, Title]
    words: dict[str, frozenset[str]]

    def add_to(self, trie: NameTrie) -> None:
        """Put all written forms into the trie, each with its number (singular or plural)."""
        for sort, entries in (("head", self.heads), ("generic", self.generics), ("title", self.titles)):
            for entry in entries.values():
                for form, number in _written(entry):
                    trie.add(form, Naming(entry.id, sort=sort, form=number))


def load_actor_lexicon(files: DataFiles) -> ActorLexicon:
    """The lexicon. Raises DataError on an unknown key, an id told twice, or a form that two entries of a file share."""
    classes = load_yaml_map(files, WORDS)
    words = {name: _word_class(name, located) for name, located in classes.items()}
    words["not_names"] |= words["function_words"]
    heads, generics = _entries(files, HEADS, Head), _entries(files, GENERIC, Generic)
    told: list[Head | Generic] = [*heads.values(), *generics.values()]
    return ActorLexicon(
        {entry.id: _spec(entry) for entry in told},
        heads,
        generics,
        _entries(files, TITLES, Title),
        words,
    )


def _entries(files: DataFiles, name: str, model: type[E]) -> dict[str, E]:
    out: dict[str, E] = {}
    seen: dict[str, str] = {}
    for located in load_yaml(files, name):
        value = dict(located.value)
        value["not_"] = value.pop("not", None)
        entry = parse(model, Located(value, located.file, located.line))
        if entry.id in out:
            raise DataError("an entry with this id stands already", name, located.line, "id")
        for form in entry.forms:
            if seen.setdefault(fold_key(form), entry.id) != entry.id:
                raise DataError(f"«{form}» stands in {seen[fold_key(form)]} too", name, located.line, "forms")
        out[entry.id] = entry
    return out


def _written(entry: Entry) -> list[tuple[str, str]]:
    """Written forms with their number; a form that is both is singular."""
    out: dict[str, str] = {}
    for citation in entry.words:
        singular, *plurals = [part.strip() for part in citation.split("/")]
        for word in noun_forms(singular):
            base = fold_key(singular)
            out.setdefault(word, SINGULAR if word in (base, base + ar("A")) else PLURAL)
        for plural in plurals:
            for word in (
                noun_forms(plural) if not fold_key(plural).endswith((ar("wn"), ar("At"))) else {fold_key(plural)}
            ):
                out.setdefault(word, PLURAL)
    if getattr(entry, "human", False):
        out = {form: number for form, number in out.items() if not form.endswith(ar("At"))}
    for form in entry.forms:
        out.setdefault(fold_key(form), _number(fold_key(form)))
    return list(out.items())


def _number(form: str) -> str:
    first = form.split()[0]
    return PLURAL if first.endswith((ar("At"), ar("wn"), ar("yn"))) else SINGULAR


def _word_class(name: str, located: Located) -> frozenset[str]:
    if not isinstance(located.value, list) or not all(isinstance(word, str) for word in located.value):
        raise DataError("a class is a list of words", located.file, located.line, name)
    if name in ("contested", "divided"):
        return frozenset(located.value)
    words = [fold_key(word) for word in located.value]
    if name not in _INFLECTED:
        return frozenset(words)
    return frozenset(form for word in words for form in _adjective(word))


def _adjective(word: str) -> set[str]:
    forms = {word + ar(ending) for ending in _ADJECTIVE_ENDINGS}
    return forms | {ARTICLE + form for form in forms}
