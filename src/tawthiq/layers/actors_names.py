"""Names of the register, with what belongs to the name: an alias in brackets, an adjective of judgement, the nationality."""

from __future__ import annotations

from tawthiq.layers.actors_mention import Mention, Reader
from tawthiq.layers.actors_view import BRACKET
from tawthiq.resources.actor_names import Hit

NAME = "name"
OCCUPATION = "head-occupation"


def read_name(reader: Reader, at: int) -> Mention | None:
    """The longest name of the register that begins at a word, strong before weak."""
    hits = reader.of(at, NAME)
    if not hits:
        return None
    longest = [h for h in hits if h.last == hits[0].last]
    strong = [h for h in longest if h.naming.strength == "strong"]
    if not strong:
        shorter = [h for h in hits if h.naming.strength == "strong"]
        if shorter:
            longest = strong = [h for h in shorter if h.last == shorter[0].last]
    hit = (strong or longest)[0]
    mention = _mention(reader, hit)
    if not strong:
        mention.strength = _weakest(longest)
        mention.candidates = tuple(dict.fromkeys(h.naming.group for h in longest))
    if any(h.naming.group == OCCUPATION and h.last == hit.last for h in reader.of(at, "head")):
        mention.head = OCCUPATION
    mention.last = close_name(reader, mention.last, hit.naming.group)
    return mention


def candidates(hits: list[Hit]) -> tuple[str, ...]:
    """Groups that the longest of some hits may stand for where none of them is a strong name; empty where one is."""
    longest = [h for h in hits if h.last == hits[0].last]
    if any(h.naming.strength == "strong" for h in longest):
        return ()
    return tuple(dict.fromkeys(h.naming.group for h in longest))


def _weakest(hits: list[Hit]) -> str:
    return "weak" if any(h.naming.strength == "weak" for h in hits) else "loose"


def _mention(reader: Reader, hit: Hit) -> Mention:
    group = reader.register.groups[hit.naming.group]
    mention = Mention(hit.first, hit.last, group.id, group.kind, group.id, country=group.country, prefix=hit.prefix)
    mention.definite = True
    first = next((h for h in reader.of(hit.first, "head") if h.last <= hit.last), None)
    if first is not None:
        head = reader.register.lexicon.heads[first.naming.group]
        mention.head, mention.weapon = head.id, head.weapon
        mention.members, mention.assets = head.members and head.human, head.assets
        mention.plural = first.naming.form == "plural"
    if hit.naming.partisan:
        mention.cues.append("partisan")
    return mention


def close_name(reader: Reader, last: int, group_id: str) -> int:
    """Half-open end of a name with what follows and belongs to it."""
    group = reader.group(group_id)
    country = group.country if group else None
    end = _alias(reader, last, group_id)
    while reader.has(end):
        if reader.exactly(end, "evaluative"):
            end += 1
            continue
        nation = next((h for h in reader.of(end, "nationality") if not h.prefix and h.article), None)
        if nation is None or nation.naming.group != country:
            break
        end = nation.last
    return _alias(reader, end, group_id) if end > last else end


def _alias(reader: Reader, last: int, group_id: str) -> int:
    """«حركة المقاومة الإسلامية (حماس)»: the same group in brackets, or an abbreviation in Latin letters."""
    if last >= len(reader.forms) or reader.view.cuts[last] != BRACKET:
        return last
    for hit in reader.of(last, NAME):
        closed = hit.last >= len(reader.forms) or reader.gaps[hit.last]
        if closed and reader.register.related(hit.naming.group, group_id):
            return hit.last
    return last
