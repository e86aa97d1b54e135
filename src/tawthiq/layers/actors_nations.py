"""States told by their name or capital, by the adjective of an action (غارة إسرائيلية), or by their people
(الفلسطينيون)."""

from __future__ import annotations

from tawthiq.layers.actors_mention import Mention, Reader, human_plural
from tawthiq.resources.actor_names import Hit
from tawthiq.resources.nations import HUMAN_ENDINGS
from tawthiq.text.letters import ar

STATE, CAPITAL, ADJECTIVE, PEOPLE = "state-name", "state-capital", "state-adjective", "state-people"
_PLACING = frozenset(ar(p) for p in ("b", "k", "wb", "fb"))
_ALEF = ar("A")
_TANWEEN = "A"
_AND = ar("w")
_FORCES = frozenset({"military", "police", "security", "equipment", "state"})
_BETWEEN = frozenset((ar("byn"), ar("wbyn")))
_PARTIES = frozenset({"state", "name", "head"})
_LOOK_BACK = 4
"""Words between the action and its adjective: قصف مدفعي وصاروخي عنيف تركي."""


def read_nation(reader: Reader, at: int, before: Mention | None = None) -> Mention | None:
    """A state as an actor at a word, or its people. ``before``: the mention that ends where the word begins, if any."""
    for hit in reader.of(at, "state", "capital"):
        if (
            (hit.naming.strength == "strong" or hit.naming.sort == "capital")
            and hit.prefix not in _PLACING
            and not _placed(reader, hit)
        ):
            return _state(reader, hit)
    for hit in reader.of(at, "nationality"):
        if _joined(reader, hit, before):
            return _adjective(reader, hit)
        if hit.naming.form == _TANWEEN and not (at and reader.forms[at - 1].endswith(_ALEF)):
            continue
        if _after_action(reader, at) and hit.naming.form not in HUMAN_ENDINGS:
            return _adjective(reader, hit)
        if hit.naming.form in HUMAN_ENDINGS and _people(reader, hit):
            return _people_mention(hit)
    return None


def _joined(reader: Reader, hit: Hit, before: Mention | None) -> bool:
    """«القوات التركية والأميركية»: a second nationality of what was told."""
    if (
        before is None
        or before.last != hit.first
        or before.country is None
        or hit.prefix != _AND
        or reader.gaps[hit.first]
    ):
        return False
    return before.kind in _FORCES and hit.article == reader.definite(hit.first - 1)


def _placed(reader: Reader, hit: Hit) -> bool:
    """True after a word of place, and where the name is the adjective of a noun before it (القنصلية السعودية)."""
    at = hit.first
    adjective = hit.article and any(h.last == hit.last for h in reader.of(at, "nationality"))
    if adjective and at > 0 and not reader.gaps[at] and (reader.definite(at - 1) or _ends_place(reader, at)):
        return True
    if at == 0 or reader.gaps[at]:
        return False
    if hit.naming.sort == "capital" and reader.is_a(at - 1, "talks"):
        return True
    return reader.is_a(at - 1, "locative") and not _one_of_two(reader, hit)


def _one_of_two(reader: Reader, hit: Hit) -> bool:
    """«بين روسيا وتركيا»: a state beside another party is one, though a place may stand after بين too."""
    if reader.forms[hit.first - 1] not in _BETWEEN or not reader.has(hit.last):
        return False
    return any(h.prefix == _AND and h.naming.sort in _PARTIES for h in reader.hits[hit.last])


def _ends_place(reader: Reader, at: int) -> bool:
    return any(h.last == at for back in (1, 2) if at >= back for h in reader.of(at - back, "place"))


def _state(reader: Reader, hit: Hit) -> Mention:
    rule = CAPITAL if hit.naming.sort == "capital" else STATE
    group = reader.body(hit.naming.group, "government")
    mention = Mention(
        hit.first, hit.last, rule, "state", group, country=hit.naming.group, prefix=hit.prefix, definite=True
    )
    mention.feminine = True
    mention.strength = hit.naming.strength
    return mention


def _after_action(reader: Reader, at: int) -> bool:
    """True where the adjective qualifies an action or a munition, adjectives between them allowed."""
    for back in range(at - 1, max(-1, at - 1 - _LOOK_BACK), -1):
        if reader.gaps[back + 1]:
            return False
        if _action(reader, back):
            return True
        if not reader.is_a(back, "modifiers") and not reader.is_a(back, "manner"):
            return False
    return False


def _action(reader: Reader, at: int) -> bool:
    form = reader.forms[at]
    actions = reader.register.lexicon.words["actions"]
    if form in actions:
        return True
    stems = {form[1:], form[2:], form[3:]} if len(form) > 3 else set()
    return bool(stems & actions) and form[:1] in "\u0628\u0644\u0648\u0641\u0627\u0643"


def _adjective(reader: Reader, hit: Hit) -> Mention:
    country = hit.naming.group
    divided = country in reader.register.lexicon.words["divided"]
    group = None if divided else reader.body(country, "forces")
    mention = Mention(hit.first, hit.last, ADJECTIVE, "military", group, country=country, prefix=hit.prefix)
    mention.cues.append("adjective")
    return mention


def _people(reader: Reader, hit: Hit) -> bool:
    """True where the word is no adjective of people told before it."""
    at = hit.first
    if at == 0 or reader.gaps[at]:
        return True
    before = reader.forms[at - 1]
    return not human_plural(before) and not any(h.last == at for h in reader.of(at - 1, "head", "generic"))


def _people_mention(hit: Hit) -> Mention:
    mention = Mention(hit.first, hit.last, PEOPLE, "civilian", country=hit.naming.group, prefix=hit.prefix, plural=True)
    mention.definite = hit.article
    return mention
