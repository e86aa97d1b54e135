"""Weapons: entries of ``lexicon/weapons.yaml`` with all written forms, and the word classes that decide between
readings."""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.errors import DataError
from tawthiq.resources.actor_names import NameTrie, Naming
from tawthiq.resources.files import DataFiles
from tawthiq.resources.strict import Strict, parse
from tawthiq.resources.yaml_lines import Located, load_yaml, load_yaml_map
from tawthiq.text.fold import fold_key
from tawthiq.text.letters import ar

NAME, WORDS = "lexicon/weapons.yaml", "lexicon/weapons_words.yaml"
KINDS = frozenset(
    {"airstrike", "drone", "missile", "rocket", "shell", "mortar", "small_arms", "ied", "vbied", "suicide_belt", "mine"}
    | {"grenade", "barrel_bomb", "cluster", "chemical", "other"}
)
SINGULAR, DUAL, PLURAL, FIXED = "singular", "dual", "plural", "fixed"
_HEH, _TEH, _ALEF = ar("h"), ar("t"), ar("A")
_ADJECTIVE_ENDINGS = ("", "A", "h", "yn", "An", "tAn", "tyn", "At")
_SHORTEST_ADJECTIVE = 3


class WeaponEntry(Strict):
    """One entry; the file tells what each field means."""

    id: str
    kind: str
    words: list[str] = []
    forms: list[str] = []
    counts: bool
    turns: dict[str, list[str]] = {}
    context: dict[str, list[str]] = {}
    gives_way: list[str] = []
    like_plural: bool = False
    needs: str | None = None
    unless: str | None = None
    after: str | None = None
    model: str | None = None
    examples: list[str]
    not_: list[str]


@dataclass(frozen=True, slots=True)
class WeaponLexicon:
    """Entries by id, a trie of their forms, a trie per entry of the words that turn its kind, and classes of words."""

    entries: dict[str, WeaponEntry]
    trie: NameTrie
    turns: dict[str, NameTrie]
    words: dict[str, frozenset[str]]


def load_weapons(files: DataFiles) -> WeaponLexicon:
    """The lexicon. Raises DataError on an unknown key, kind or class, an id told twice, or a form of two entries."""
    words = {name: _class(name, located) for name, located in load_yaml_map(files, WORDS).items()}
    entries: dict[str, WeaponEntry] = {}
    trie = NameTrie(pronouns=frozenset({"weapon"}))
    turns: dict[str, NameTrie] = {}
    owner: dict[str, str] = {}
    for located in load_yaml(files, NAME):
        entry = _entry(located, words)
        if entry.id in entries:
            raise DataError("an entry with this id stands already", NAME, located.line, "id")
        entries[entry.id] = entry
        for form, number in _written(entry):
            if owner.setdefault(form, entry.id) != entry.id:
                raise DataError(f"«{form}» stands in {owner[form]} too", NAME, located.line, "forms")
            trie.add(form, Naming(entry.id, sort="weapon", form=number))
        if entry.turns:
            turns[entry.id] = _turns(entry)
    return WeaponLexicon(entries, trie, turns, words)


def _entry(located: Located, words: dict[str, frozenset[str]]) -> WeaponEntry:
    value = dict(located.value)
    value["not_"] = value.pop("not", None)
    entry = parse(WeaponEntry, Located(value, located.file, located.line))
    for kind in (entry.kind, *entry.turns, *entry.context, *entry.gives_way):
        if kind not in KINDS:
            raise DataError(f"no such kind: {kind!r}", NAME, located.line, "kind")
    for name in (entry.needs, entry.unless, entry.after, *(c for classes in entry.context.values() for c in classes)):
        if name is not None and name not in words:
            raise DataError(f"no such class of words: {name!r}", NAME, located.line, "unless")
    return entry


def _class(name: str, located: Located) -> frozenset[str]:
    if not isinstance(located.value, list) or not all(isinstance(word, str) for word in located.value):
        raise DataError("a class is a list of words", located.file, located.line, name)
    return frozenset(fold_key(word) for word in located.value)


def _written(entry: WeaponEntry) -> list[tuple[str, str]]:
    out: dict[str, str] = {}
    for citation in entry.words:
        singular, *plurals = [fold_key(part) for part in citation.split("/")]
        for form, number in _forms(singular):
            out.setdefault(form, number)
        for plural in plurals:
            out.setdefault(plural, PLURAL)
            out.setdefault(_tanween(plural), PLURAL)
    for form in entry.forms:
        out.setdefault(fold_key(form), FIXED)
    return list(out.items())


def _forms(phrase: str) -> list[tuple[str, str]]:
    """Singular and dual forms of a noun, or of a noun with its adjective (عبوة ناسفة، عبوتين ناسفتين)."""
    words = phrase.split()
    out = [(phrase, SINGULAR), (" ".join(_tanween(w) for w in words), SINGULAR), (_tanween(words[0]), SINGULAR)][
        : 3 if len(words) == 1 else 2
    ]
    for ending in ("An", "yn"):
        out.append((" ".join(_stem(w) + ar(ending) for w in words), DUAL))
    if len(words) == 1:
        out += [(_stem(phrase) + ar("y"), DUAL), (_stem(phrase) + ar("A"), DUAL)] if phrase.endswith(_HEH) else []
    return out


def _stem(word: str) -> str:
    return word[:-1] + _TEH if word.endswith(_HEH) else word


def _tanween(word: str) -> str:
    return word if word.endswith((_HEH, _ALEF)) else word + _ALEF


def _turns(entry: WeaponEntry) -> NameTrie:
    trie = NameTrie()
    for kind, phrases in entry.turns.items():
        for phrase in phrases:
            words = fold_key(phrase).split()
            naming = Naming(kind, sort="turn")
            trie.add(phrase, naming)
            if len(words[0]) >= _SHORTEST_ADJECTIVE:
                for ending in _ADJECTIVE_ENDINGS:
                    trie.add(" ".join([words[0] + ar(ending), *words[1:]]), naming)
    return trie
