"""What find_claims and find_evidence need: verbs of speech, attributions, hedges, the nouns of those who speak."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from tawthiq.errors import DataError
from tawthiq.resources.files import DataFiles
from tawthiq.resources.speech_entries import (
    AttributionEntry,
    EvidenceEntry,
    HeadEntry,
    HedgeEntry,
    NamesEntry,
    VerbEntry,
)
from tawthiq.resources.strict import parse
from tawthiq.resources.words import classes_by_word
from tawthiq.resources.yaml_lines import Located, load_yaml, load_yaml_map
from tawthiq.text.clitics import readings
from tawthiq.text.fold import fold_key
from tawthiq.text.letters import ar
from tawthiq.text.paradigm import VerbForm, conjugate

_FOLDER = "lexicon/"
VERBS, ATTRIBUTIONS, HEDGES = "speech.yaml", "speech_attributions.yaml", "hedges.yaml"
HEADS, NAMES, WORDS, EVIDENCE = "claimants.yaml", "media_names.yaml", "reporting_words.yaml", "evidence.yaml"
_PARTICIPLE_ENDINGS = tuple(ar(e) for e in ("A", "h", "yn", "An", "tyn"))
_CONJUNCTIONS = (ar("w"), ar("f"))
_ARTICLE = ar("Al")
_VERB_PREFIXES = frozenset((*_CONJUNCTIONS, "", ar("s"), ar("ws"), ar("fs")))
_NOT_REPORTED = frozenset(("1p", "1s", "3fp"))
"""Persons in which nobody is reported: the first, and the feminine plural, which is spelt like the second."""
NAME = "media.name"
SPEAKS, HEDGED, SHOWN = "role:speaks", "role:hedged", "role:shown"
"""What a word may open: a frame of speech, a hedge, a piece of evidence."""
OWN_ATTACKS, OWN_DEFENCES = "own_attack_verbs", "own_defence_verbs"


@dataclass(frozen=True, slots=True)
class SpeechVerb:
    """What an entry of ``speech.yaml`` says of its words."""

    id: str
    stance: str
    takes: frozenset[str]
    carries: bool
    relays: bool
    distancing: bool
    silent: bool


@dataclass(frozen=True, slots=True)
class SpokenVerb:
    """A word read as a verb of speech: its entry, its form, the conjunction and the pronoun written on to it."""

    verb: SpeechVerb
    form: VerbForm
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """An attribution phrase; ``fused``: its last letter is written on to the speaker (وفقا لـ); ``loose``: كما, which
    is also a plain conjunction."""

    id: str
    words: tuple[str, ...]
    fused: str
    verb: bool
    relays: bool
    loose: bool


@dataclass(frozen=True, slots=True)
class Head:
    """The noun (or whole name) of a speaker."""

    id: str
    words: tuple[str, ...]
    kind: str
    builds: str
    party: bool


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase of ``hedges.yaml`` or ``evidence.yaml``."""

    id: str
    words: tuple[str, ...]
    kind: str
    needs_verb: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class SpeechLexicon:
    """Everything on reported speech, by folded word. Read-only but for its caches: safe between threads.

    ``words``: the lists of reporting_words.yaml by key, ``keys``: the keys by word; ``roles``: the roles by stem.
    """

    verbs: dict[str, tuple[SpeechVerb, VerbForm]]
    participles: dict[str, SpeechVerb]
    nouns: dict[str, SpeechVerb]
    attributions: dict[str, tuple[Attribution, ...]]
    heads: dict[str, tuple[Head, ...]]
    hedges: dict[str, tuple[Cue, ...]]
    evidence: dict[str, tuple[Cue, ...]]
    words: dict[str, frozenset[str]]
    keys: dict[str, frozenset[str]]
    roles: dict[str, frozenset[str]]
    acts: dict[str, VerbForm]
    defences: dict[str, VerbForm]
    _spoken: dict[str, SpokenVerb | None] = field(default_factory=dict)
    _flags: dict[str, frozenset[str]] = field(default_factory=dict)

    def has(self, form: str, key: str) -> bool:
        """Whether a folded word, or what is left of it after و or ف, stands under ``key`` of reporting_words.yaml."""
        words = self.words[key]
        return form in words or (form[:1] in _CONJUNCTIONS and form[1:] in words)

    def flags(self, form: str) -> frozenset[str]:
        """The keys of reporting_words.yaml under which a folded word stands, and its roles (SPEAKS, HEDGED, SHOWN)."""
        flags = self._flags.get(form)
        if flags is None:
            flags = self._flags[form] = frozenset(self._flags_of(form))
        return flags

    def _flags_of(self, form: str) -> Iterator[str]:
        yield from self.keys.get(form, ())
        if form[:1] in _CONJUNCTIONS:
            yield from self.keys.get(form[1:], ())
        for stem in {form, form[1:], *(reading.stem for reading in readings(form))}:
            yield from self.roles.get(stem, ())

    def noun(self, form: str) -> SpeechVerb | None:
        """The word read as a noun of speech (إعلان، قوله), or None."""
        stems = (reading.stem for reading in readings(form) if not reading.article)
        return next((self.nouns[stem] for stem in stems if stem in self.nouns), None)

    def verb(self, form: str) -> SpokenVerb | None:
        """The word read as a verb of speech, or None."""
        if form not in self._spoken:
            self._spoken[form] = self._read_verb(form)
        return self._spoken[form]

    def _read_verb(self, form: str) -> SpokenVerb | None:
        for reading in readings(form):
            if reading.article or reading.prefix not in _VERB_PREFIXES or reading.stem not in self.verbs:
                continue
            verb, verb_form = self.verbs[reading.stem]
            return SpokenVerb(verb, verb_form, reading.prefix, reading.suffix)
        return None


def load_speech(files: DataFiles) -> SpeechLexicon:
    """The lexicon of reported speech. Raises DataError naming file, line and field."""
    verbs = [(located, parse(VerbEntry, located)) for located in load_yaml(files, _FOLDER + VERBS)]
    words = _words(files)
    acts, defences = (_paradigms(words.pop(key), key) for key in (OWN_ATTACKS, OWN_DEFENCES))
    folded = {key: frozenset(map(fold_key, located.value)) for key, located in words.items()}
    told, hedges, evidence = _verbs(verbs), _cues(files, HEDGES, HedgeEntry), _cues(files, EVIDENCE, EvidenceEntry)
    participles, nouns = _by_form(verbs, "participles"), _by_form(verbs, "nouns")
    attributions = _attributions(files)
    speaks = {*told, *participles, *nouns, *attributions}
    return SpeechLexicon(
        verbs=told,
        participles=participles,
        nouns=nouns,
        attributions=attributions,
        heads=_heads(files),
        hedges=hedges,
        evidence=evidence,
        words=folded,
        keys=classes_by_word(folded),
        roles=classes_by_word({SPEAKS: speaks, HEDGED: hedges, SHOWN: evidence}),
        acts=acts,
        defences=defences,
    )


def _entry(verb: VerbEntry) -> SpeechVerb:
    takes = frozenset(fold_key(t) for t in verb.takes)
    return SpeechVerb(verb.id, verb.stance, takes, verb.carries, verb.relays, verb.distancing, verb.silent)


def _verbs(entries: Iterable[tuple[Located, VerbEntry]]) -> dict[str, tuple[SpeechVerb, VerbForm]]:
    out: dict[str, tuple[SpeechVerb, VerbForm]] = {}
    for located, entry in entries:
        for citation in entry.verbs:
            for form, verb_form in _conjugated(citation, located, "verbs").items():
                if verb_form.person not in _NOT_REPORTED:
                    out.setdefault(form, (_entry(entry), verb_form))
    return out


def _conjugated(citation: str, located: Located, key: str) -> dict[str, VerbForm]:
    parts = citation.split()
    if len(parts) != 2:
        raise DataError(f"{citation!r} is not a past and a present", file=located.file, line=located.line, field=key)
    return conjugate(*parts)


def _by_form(entries: Iterable[tuple[Located, VerbEntry]], key: str) -> dict[str, SpeechVerb]:
    """Participles with the endings of an adverbial accusative, or verbal nouns as they are."""
    out: dict[str, SpeechVerb] = {}
    for located, entry in entries:
        for word in getattr(entry, key):
            stem = fold_key(word)
            forms = [stem + e for e in _PARTICIPLE_ENDINGS] if key == "participles" else [stem]
            for form in forms:
                if out.setdefault(form, _entry(entry)).id != entry.id:
                    raise DataError(f"{form} is told twice", file=located.file, line=located.line, field=key)
    return out


def _attributions(files: DataFiles) -> dict[str, tuple[Attribution, ...]]:
    found: list[Attribution] = []
    for located in load_yaml(files, _FOLDER + ATTRIBUTIONS):
        entry = parse(AttributionEntry, located)
        for phrase in entry.phrases:
            words = tuple(fold_key(phrase).split())
            fused = words[-1] if len(words[-1]) == 1 else ""
            found.append(
                Attribution(entry.id, words[:-1] if fused else words, fused, entry.verb, entry.relays, entry.loose)
            )
    return _by_first_word(found)


def _heads(files: DataFiles) -> dict[str, tuple[Head, ...]]:
    found: list[Head] = []
    for located in load_yaml(files, _FOLDER + HEADS):
        entry = parse(HeadEntry, located)
        found += [_head(entry, word) for word in entry.words]
    for located in load_yaml(files, _FOLDER + NAMES):
        names = parse(NamesEntry, located)
        for name in names.names:
            found.append(Head(NAME, _cut(name), "media", "name", False))
    return _by_first_word(found)


def _head(entry: HeadEntry, word: str) -> Head:
    return Head(entry.id, _cut(word), entry.kind, entry.builds, entry.party)


def _cut(phrase: str) -> tuple[str, ...]:
    """A phrase as the tokenizer would cut it: dots inside a name are words of it."""
    return tuple(fold_key(phrase).replace(".", " . ").split())


def _cues(files: DataFiles, name: str, model: type[HedgeEntry] | type[EvidenceEntry]) -> dict[str, tuple[Cue, ...]]:
    found: list[Cue] = []
    for located in load_yaml(files, _FOLDER + name):
        entry = parse(model, located)
        needs = isinstance(entry, EvidenceEntry) and entry.needs_verb
        found += [Cue(entry.id, tuple(fold_key(p).split()), entry.kind, needs) for p in entry.phrases]
    return _by_first_word(found)


class _Phrased(Protocol):
    @property
    def words(self) -> tuple[str, ...]: ...


P = TypeVar("P", bound=_Phrased)


def _by_first_word(found: Iterable[P]) -> dict[str, tuple[P, ...]]:
    """By first word, the longest first."""
    out: dict[str, list[P]] = {}
    for item in found:
        out.setdefault(item.words[0], []).append(item)
    return {word: tuple(sorted(items, key=lambda i: -len(i.words))) for word, items in out.items()}


def _words(files: DataFiles) -> dict[str, Located]:
    """The lists of reporting_words.yaml; a word told twice under one key is an error."""
    words = load_yaml_map(files, _FOLDER + WORDS)
    for key, located in words.items():
        seen: set[str] = set()
        for word in located.value:
            folded = fold_key(str(word))
            if folded in seen:
                raise DataError(f"{word} is told twice", file=located.file, line=located.line, field=key)
            seen.add(folded)
    return words


def _paradigms(located: Located, key: str) -> dict[str, VerbForm]:
    """All forms of the verbs of a list."""
    out: dict[str, VerbForm] = {}
    for citation in located.value:
        out.update(_conjugated(citation, located, key))
    return out
