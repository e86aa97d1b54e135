"""What only the whole text decides: weak names, short definite forms (المليشيات، التنظيم), and what stands before a
mention."""

from __future__ import annotations

from collections import Counter

from tawthiq.layers.actors_compose import read_head
from tawthiq.layers.actors_mention import Mention, Reader
from tawthiq.layers.actors_names import OCCUPATION
from tawthiq.layers.actors_nations import CAPITAL, read_nation
from tawthiq.layers.actors_state import PRONOUN, SPEAKERS, UNKNOWN
from tawthiq.resources.actor_names import ARTICLE
from tawthiq.resources.register import Group
from tawthiq.text.letters import ar

_LEAST_SHARE = 0.2
"""A country tells a weak name's group where it has at least this share of the mentions of the most named country."""
ORDINARY = frozenset({"head-movement", "head-group", "head-party", "head-regime", "head-coalition", "head-government"})
FORCES = "head-forces"
_LEAST_VOTES, _MOST_OF_TEXT = 3, 0.6
_BODIES = frozenset({"forces", "police", "security"})
_FOREIGN = 0.34
"""Share of the mentions of the most named country below which a capital is one of another country."""
_NEAR = 3
"""Mentions back in which a pronoun finds its party."""
ISRAEL = "il-forces"
_BY, _HAND = ar("mn"), ar("Ely")


def country_votes(reader: Reader) -> Counter[str]:
    """How often the text names each country: by state, capital, nationality, province, or a strong name of the
    register."""
    votes: Counter[str] = Counter()
    for hits in reader.hits:
        if not hits:
            continue
        for country in {_country(reader, h.naming.sort, h.naming.group, h.naming.strength) for h in hits}:
            if country:
                votes[country] += 1
    return votes


def _country(reader: Reader, sort: str, group: str, strength: str) -> str | None:
    if sort in ("state", "capital", "nationality", "place"):
        return group
    if sort == "name" and strength == "strong":
        return reader.register.groups[group].country
    return None


def settle_weak(reader: Reader, mentions: list[Mention]) -> list[Mention]:
    """Weak names get the group that the text names otherwise, or that of its country; what stays open keeps no
    group."""
    if all(m.strength == "strong" for m in mentions):
        return mentions
    votes = country_votes(reader)
    named: set[str | None] = {m.group for m in mentions if m.group and m.strength == "strong"}
    kept = []
    for mention in mentions:
        if mention.strength == "strong" or not mention.candidates:
            kept.append(mention)
            continue
        choice = _choose(reader, mention, named, votes)
        if mention.strength == "inner":
            _settle_inner(reader, mention, choice)
            kept.append(mention)
            continue
        if choice is None:
            other = read_head(reader, mention.first) or read_nation(reader, mention.first)
            if other is not None:
                kept.append(other)
            continue
        group = reader.register.groups[choice]
        mention.group, mention.rule, mention.kind, mention.country = choice, choice, group.kind, group.country
        mention.cues.append("weak-name")
        kept.append(mention)
    return kept


def _settle_inner(reader: Reader, mention: Mention, choice: str | None) -> None:
    """The group of a weak name inside a composed actor; a single candidate stands, since the head vouches for it."""
    if choice is None and len(mention.candidates) == 1:
        choice = mention.candidates[0]
    if mention.group in mention.candidates:
        mention.group = choice
    elif mention.affiliation in mention.candidates:
        mention.affiliation = choice
    known = reader.group(choice)
    mention.country = known.country if known else None
    mention.cues.append("weak-name")


def _choose(reader: Reader, mention: Mention, named: set[str | None], votes: Counter[str]) -> str | None:
    own = [c for c in mention.candidates if c in named or any(reader.register.related(c, n) for n in named)]
    if len(own) == 1:
        return own[0]
    if mention.strength == "loose":
        return None
    most = max(votes.values(), default=0)
    scored = [(_heard(reader.register.groups[c], votes), c) for c in (own or mention.candidates)]
    best = max(scored)
    if best[0] == 0 or best[0] < most * _LEAST_SHARE or sum(s[0] == best[0] for s in scored) > 1:
        return None
    return best[1]


def _heard(group: Group, votes: Counter[str]) -> int:
    """Mentions of the countries in whose reports the weak names of a group are used."""
    return sum(votes[country] for country in group.theatre or (group.country or "",))


def settle_capitals(reader: Reader, mentions: list[Mention]) -> list[Mention]:
    """A capital that reports tell as a place (~ in the table) is its government only where a verb of states stands
    beside it,
    or where the text is about other countries."""
    if all(m.rule != CAPITAL or m.strength == "strong" for m in mentions):
        return mentions
    votes = country_votes(reader)
    limit = max(votes.values(), default=0) * _FOREIGN
    return [
        m
        for m in mentions
        if m.rule != CAPITAL or m.strength == "strong" or votes[m.country or ""] <= limit or _speaks(reader, m)
    ]


def _speaks(reader: Reader, mention: Mention) -> bool:
    beside = [mention.first - 1] if not reader.gaps[mention.first] else []
    beside += [mention.last] if reader.has(mention.last) else []
    return any(at >= 0 and reader.is_a(at, "state_verbs") for at in beside)


def resolve_anaphora(reader: Reader, mentions: list[Mention]) -> list[Mention]:
    """Short definite forms take the group of the latest earlier mention that may be called so; those that ordinary
    nouns
    look like (الحركة، المجموعة، القوة) are dropped where none is."""
    for index, mention in enumerate(mentions):
        if PRONOUN in mention.cues and mention.group is None:
            _owned(reader, mentions, index)
        elif mention.anaphor or (mention.head == OCCUPATION and mention.group == ISRAEL):
            _resolve(reader, mentions, index)
    return [m for m in mentions if m.group or not m.anaphor or m.rule != m.head or not _ordinary(m)]


def _ordinary(mention: Mention) -> bool:
    return mention.last - mention.first == 1 and (
        mention.head in ORDINARY or (mention.head == FORCES and not mention.plural)
    )


def place_by_country(reader: Reader, mentions: list[Mention]) -> None:
    """An army, police or government of which no country is told is that of the country that the text is about, where
    one
    country holds most of its mentions and has one army only."""
    bare = [
        m for m in mentions if not (m.group or m.affiliation or m.country) and m.head in reader.register.lexicon.heads
    ]
    if not bare:
        return
    votes = country_votes(reader)
    country, most = max(votes.items(), key=lambda v: (v[1], v[0]), default=("", 0))
    if (
        most < _LEAST_VOTES
        or most < sum(votes.values()) * _MOST_OF_TEXT
        or country in reader.register.lexicon.words["contested"]
    ):
        return
    for mention in bare:
        head = reader.register.lexicon.heads[mention.head]
        if (
            head.nation in _BODIES
            and mention.definite
            and UNKNOWN not in mention.cues
            and mention.last == mention.first + 1
        ):
            mention.group, mention.country = reader.body(country, head.nation), country
            mention.anaphor = False
            mention.cues.append("country-of-text")


def _owned(reader: Reader, mentions: list[Mention], index: int) -> None:
    """مقاتليها، قواته: of the nearest party told before."""
    mention = mentions[index]
    mention.anaphor = False
    for earlier in reversed(mentions[max(0, index - _NEAR) : index]):
        known = reader.group(earlier.group or earlier.affiliation)
        if known is not None and known.kind not in SPEAKERS:
            mention.affiliation, mention.country = known.id, known.country
            return


def _resolve(reader: Reader, mentions: list[Mention], index: int) -> None:
    mention = mentions[index]
    if mention.head == OCCUPATION:
        earlier = next((m for m in reversed(mentions[:index]) if m.head == OCCUPATION and m.country), None)
        group = earlier.group if earlier is not None and earlier.group else ISRAEL
    else:
        earlier = next(
            (m for m in reversed(mentions[:index]) if _callable(reader, m, mention.head, mention.plural)), None
        )
        if earlier is None:
            return
        group = earlier.group or earlier.affiliation or ""
    known = reader.group(group)
    if known is None:
        return
    if mention.tied:
        mention.affiliation, mention.anaphor = group, False
        return
    mention.anaphor = mention.group is None
    mention.group, mention.country = group, known.country
    if mention.kind != "equipment":
        mention.kind = known.kind
    mention.cues.append("anaphor")


def _callable(reader: Reader, earlier: Mention, head: str, plural: bool) -> bool:
    """True where the earlier mention's group may be called by the head of the short form."""
    group = earlier.group or earlier.affiliation
    known = reader.group(group)
    if known is None or known.kind in SPEAKERS - {"organisation", "official"}:
        return False
    if head == FORCES and not plural and earlier.plural:
        return False
    if earlier.head == head and not earlier.anaphor:
        return True
    return head in reader.register.heads_by_group(group)


def look_before(reader: Reader, mention: Mention) -> None:
    """The preposition before a mention, where none is written on it: من قبل، على يد، ضد، بين."""
    if mention.prefix and mention.prefix not in (ar("w"), ar("f")):
        return
    at = mention.first
    lead = reader.view.lead[at]
    if lead and lead != ARTICLE:
        mention.prefix = lead
        return
    words = reader.register.lexicon.words
    if at == 0 or reader.gaps[at]:
        return
    before = reader.forms[at - 1]
    if (
        before in words["before_second"]
        and at > 1
        and not reader.gaps[at - 1]
        and reader.forms[at - 2] in words["before_first"]
    ):
        mention.prefix = f"{reader.forms[at - 2]} {before}"
    elif before in words["before"]:
        mention.prefix = before
