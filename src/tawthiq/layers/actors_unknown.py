"""Names that the register does not hold, after a head that takes one: لواء الوقاص، كتيبة "أسود الجبل"، الفرقة 25،
الفوج الثالث."""

from __future__ import annotations

from tawthiq.layers.actors_mention import Reader
from tawthiq.resources.actor_names import ARTICLE
from tawthiq.text.letters import ar

_LONGEST_QUOTED = 6
_LONGEST_CHAIN = 3
_CLITICS = (ar("l"), ar("w"), ar("bAl"), ar("fAl"), ar("kAl"))
_TEH, _PLURAL = ar("t"), ar("At")
_LONGEST_NUMBER = 3
_NISBA = (ar("y"), ar("yh"), ar("yyn"))
_ORDINALS = frozenset(ARTICLE + ar(w) for w in (
    "Awl", "Awly", "vAny", "vAnyh", "vAlv", "vAlvh", "rAbE", "rAbEh", "xAms", "xAmsh", "sAds", "sAdsh", "sAbE", "sAbEh",
    "vAmn", "vAmnh", "tAsE", "tAsEh", "EA$r", "EA$rh",
))  # fmt: skip


def unknown_name(reader: Reader, at: int, definite: bool, named: str) -> int:
    """Half-open end of an unknown name that begins at word ``at``; ``at`` itself where none does."""
    form = reader.forms[at]
    if named == "unit" and form.isdigit() and len(form) <= _LONGEST_NUMBER:
        return _units(reader, at + 1)
    if reader.view.quoted[at] and (named == "quoted" or not definite):
        end = reader.view.closes(at)
        return end if end - at <= _LONGEST_QUOTED else at
    if definite:
        return _units(reader, at + 1) if named == "unit" and form in _ORDINALS else at
    if named == "quoted" or _barred(reader, at):
        return at
    if named == "definite" and not (reader.definite(at) or reader.exactly(at, "given")):
        return at
    return _plain(reader, at)


def _units(reader: Reader, at: int) -> int:
    """Adjectives of a numbered unit (مدرعة، مشاة)."""
    while reader.has(at) and reader.exactly(at, "modifiers"):
        at += 1
    return at


def _plain(reader: Reader, at: int) -> int:
    """A definite noun with its adjectives (الفتح المبين), a personal name, or indefinite nouns that end in one (أحرار
    التلة)."""
    if reader.definite(at):
        return _adjectives(reader, at + 1)
    if reader.exactly(at, "name_openers") or reader.exactly(at, "given"):
        end = at + 1
        first = reader.exactly(at, "given")
        while reader.has(end) and end - at < 4 and _name_like(reader, end, end == at + 1, first):
            end += 1
        return end if end - at > 1 else at
    end = at + 1
    while reader.has(end) and end - at < _LONGEST_CHAIN and not _barred(reader, end):
        if reader.definite(end):
            return _adjectives(reader, end + 1)
        end += 1
    return at


def _barred(reader: Reader, at: int) -> bool:
    """True for a word that begins no name: particles and trade nouns, adjectives, what has a clitic on it, finite
    verbs."""
    form = reader.forms[at]
    if reader.exactly(at, "not_names") or reader.exactly(at, "not_groups") or reader.exactly(at, "modifiers"):
        return True
    if reader.exactly(at, "given") or reader.exactly(at, "name_openers"):
        return False
    return form.startswith(_CLITICS) or (form.endswith(_TEH) and not form.endswith(_PLURAL))


def _name_like(reader: Reader, at: int, second: bool, person: bool) -> bool:
    if reader.exactly(at, "not_names"):
        return False
    return second or (person and reader.definite(at)) or reader.exactly(at, "name_links") or reader.exactly(at, "given")


def _adjectives(reader: Reader, at: int) -> int:
    while reader.has(at) and reader.definite(at) and not reader.of(at, "nationality"):
        if not (
            reader.forms[at].endswith(_NISBA)
            or reader.exactly(at, "modifiers")
            or reader.exactly(at, "name_adjectives")
        ) or reader.exactly(at, "not_names"):
            break
        at += 1
    return at
