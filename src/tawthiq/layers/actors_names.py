"""Names of the register, with what belongs to the name: an alias in brackets, an adjective of judgement, the
nationality."""

from __future__ import annotations

from tawthiq.layers.actors_mention import Mention, Reader
from tawthiq.layers.actors_view import BRACKET, DASH
from tawthiq.resources.actor_lexicon import PLURAL
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
    _narrow(reader, mention, hit.last)
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
    for inner in reader.of(hit.first, "head"):
        if inner.last > hit.last:
            continue
        head = reader.register.lexicon.heads[inner.naming.group]
        mention.head = mention.head or head.id
        mention.weapon = mention.weapon or head.weapon
        mention.members, mention.assets = head.members and head.human, head.assets
        mention.plural = inner.naming.form == PLURAL
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
        again = next(
            (h for h in reader.of(end, NAME) if h.naming.group == group_id and h.article and not h.prefix), None
        )
        if again is not None:
            end = again.last
            continue
        nation = next((h for h in reader.of(end, "nationality") if not h.prefix and h.article), None)
        if nation is None or nation.naming.group != country:
            break
        end = nation.last
    return _alias(reader, end, group_id) if end > last else end


def _alias(reader: Reader, last: int, group_id: str) -> int:
    """«حركة المقاومة الإسلامية (حماس)»، «تنظيم الدولة - ولاية خراسان»: the same group in brackets or after a dash."""
    if last >= len(reader.forms) or reader.view.cuts[last] not in (BRACKET, DASH):
        return last
    for hit in reader.of(last, NAME):
        closed = reader.view.cuts[last] == DASH or hit.last >= len(reader.forms) or reader.gaps[hit.last]
        if closed and not hit.prefix and reader.register.related(hit.naming.group, group_id):
            return hit.last
    return last


def _narrow(reader: Reader, mention: Mention, told: int) -> None:
    """A name that goes on with that of a branch is the branch."""
    for hit in reader.of(told, NAME) if mention.last > told else ():
        if hit.last == mention.last and hit.naming.group != mention.group:
            group = reader.register.groups[hit.naming.group]
            if any(p.value == mention.group for p in group.parents):
                mention.rule = mention.group = group.id
                mention.kind, mention.country = group.kind, group.country
                return
