"""From what was read after a head to a mention: its group, its kind, and whether it says enough to be an actor."""

from __future__ import annotations

from tawthiq.layers.actors_mention import Mention, Reader
from tawthiq.layers.actors_state import AGAINST, EQUIPMENT, FORCES, GENERIC, PRONOUN, SPEAKERS, UNKNOWN, State
from tawthiq.resources.actor_lexicon import PLURAL, Spec
from tawthiq.resources.actor_names import Hit
from tawthiq.resources.register import Group
from tawthiq.text.letters import ar

_RELATION = (ar("y"), ar("yh"))
_FEMININE = (ar("h"), ar("At"), ar("yA"))
MILITIA, TRIBE = "militia", "head-tribe"


def finish(reader: Reader, hit: Hit, spec: Spec, state: State, definite: bool) -> Mention | None:
    """The mention, or None where the head says too little without a complement."""
    inner = state.inner
    group, affiliation, country = _whose(reader, spec, state)
    told = bool(group or affiliation or country or state.unknown or state.pronoun or inner)
    if spec.civil and not (group or affiliation or inner or state.martial):
        return None
    alone = not (told or state.modified or hit.suffix) and definite and spec.bare == "anaphor"
    anaphor = inner.anaphor if inner is not None else alone
    if not told and not anaphor and not _says_enough(spec, state, bool(hit.suffix)):
        return None
    if not told and _in_construct(reader, hit, state, anaphor):
        return None
    known = reader.group(group)
    plural = hit.naming.form == PLURAL
    mention = Mention(
        hit.first, state.last, spec.id, _kind(reader, spec, state, group, affiliation), group, affiliation
    )
    mention.country = country or (known.country if known else None)
    mention.prefix, mention.definite, mention.anaphor, mention.plural = hit.prefix, definite, anaphor, plural
    mention.feminine = reader.forms[hit.first].endswith(_FEMININE) or (plural and not spec.human)
    mention.members, mention.assets, mention.head = spec.members, spec.assets, spec.id
    mention.weapon = spec.weapon or (inner.weapon if inner is not None else None)
    mention.tied = state.tied
    _note(mention, hit, state)
    return mention


def _whose(reader: Reader, spec: Spec, state: State) -> tuple[str | None, str | None, str | None]:
    """Group, affiliation and country."""
    group, affiliation, country, inner = state.group, state.affiliation, state.country, state.inner
    if inner is not None and state.tied:
        affiliation = affiliation or inner.group or inner.affiliation
    elif inner is not None:
        group, affiliation, country = group or inner.group, affiliation or inner.affiliation, country or inner.country
    divided = reader.register.lexicon.words["divided"]
    if group is None and state.country is not None and state.country not in divided:
        group = reader.body(state.country, spec.nation)
    return group, affiliation, country


def _note(mention: Mention, hit: Hit, state: State) -> None:
    inner = state.inner
    cues = ((state.unknown, UNKNOWN), (bool(hit.suffix) or state.pronoun, PRONOUN), (state.against, AGAINST))
    mention.cues += [cue for holds, cue in cues if holds]
    if mention.anaphor and inner is not None:
        mention.head = inner.head
    open_to = state.candidates or (inner.candidates if inner is not None else ())
    if open_to:
        mention.strength, mention.candidates = "inner", open_to


def _kind(reader: Reader, spec: Spec, state: State, group: str | None, affiliation: str | None) -> str:
    """The group's kind. An aircraft stays equipment, the force of an organisation (قوة الأمم المتحدة) a force; people
    are of
    the kind of what they belong to."""
    known, owner = reader.group(group), reader.group(affiliation)
    kind = spec.kind if known is None or _keeps(spec, known) else known.kind
    if state.inner is not None and known is None and spec.members and not state.tied:
        kind = state.inner.kind
    if spec.members and owner is not None and (owner.kind in SPEAKERS or kind == GENERIC):
        kind = owner.kind
    return kind


def _keeps(spec: Spec, known: Group) -> bool:
    return spec.kind == EQUIPMENT or (spec.kind in FORCES and known.kind in SPEAKERS and not spec.members)


def _in_construct(reader: Reader, hit: Hit, state: State, anaphor: bool) -> bool:
    """True where a word that says nothing by itself goes on with a noun or adjective: عناصر الطبيعة، النظام الغذائي."""
    if not reader.has(state.last) or not reader.definite(state.last) or reader.exactly(state.last, "not_names"):
        return False
    if anaphor:
        return reader.forms[state.last].endswith(_RELATION) and not reader.hits[state.last]
    return reader.exactly(hit.first, "construct_prone")


def _says_enough(spec: Spec, state: State, pronoun: bool) -> bool:
    """True where the head alone, with its adjectives, is an actor."""
    if spec.bare == "generic" or (pronoun and _owned(spec)):
        return True
    if spec.assets:
        return state.martial
    return state.modified and (spec.bare == "anaphor" or spec.members or spec.named != "no")


def _owned(spec: Spec) -> bool:
    """True for what acts for a party that a pronoun names: مقاتليها، قواته، طائراتهم."""
    return not (spec.assets or spec.id == TRIBE) and (spec.members or spec.kind in FORCES or spec.kind == MILITIA)
