"""Who is told in a text: parties, forces, groups, crowds, persons, and those who only speak (monitors, media,
officials)."""

from __future__ import annotations

from datetime import date

from tawthiq.layers.actors_compose import read_head
from tawthiq.layers.actors_mention import Mention, Reader
from tawthiq.layers.actors_names import read_name
from tawthiq.layers.actors_nations import CAPITAL, STATE, read_nation
from tawthiq.layers.actors_persons import read_person
from tawthiq.layers.actors_resolve import (
    look_before,
    place_by_country,
    resolve_anaphora,
    settle_capitals,
    settle_weak,
)
from tawthiq.layers.actors_state import UNKNOWN
from tawthiq.layers.actors_view import View, view
from tawthiq.layers.annotation import Actor
from tawthiq.resources.register import Register
from tawthiq.text.letters import ar
from tawthiq.text.text import Text

_READERS = (
    (frozenset({"title"}), read_person),
    (frozenset({"name"}), read_name),
    (frozenset({"head", "generic"}), read_head),
)
"""Sorts of the phrase that begins and what reads it, in the order in which they win where two read the same words."""
STATE_RULES = frozenset({STATE, CAPITAL})
"""Rules by which a country or capital is read as an actor: such a mention may as well be a place."""
_LANDS = frozenset({"state", "capital", "nationality"})
_UNCOUNTED = frozenset({"person", "state", "official", "media", "monitor", "equipment"})
_OF = ar("mn")


def find_actors(text: Text, register: Register, on: date | None = None, words: View | None = None) -> tuple[Actor, ...]:
    """The actors of a text in order; nested names are told once, by the longest. ``on`` is the day that the report is
    about
    (names and sides that changed are read as of then); None: the day is not known, and only what never changed is
    told. ``words``: the `view` of the text, where it is made already."""
    reader = Reader(register, words or view(text), on)
    mentions = settle_capitals(reader, settle_weak(reader, _read(reader)))
    mentions = resolve_anaphora(reader, mentions)
    place_by_country(reader, mentions)
    return tuple(_record(reader, mention) for mention in mentions)


def _read(reader: Reader) -> list[Mention]:
    mentions: list[Mention] = []
    at, end = 0, len(reader.forms)
    given = reader.words["given"]
    while at < end:
        opens = reader.hits[at] or reader.forms[at] in given
        found = _longest(reader, at, mentions[-1] if mentions else None) if opens else None
        if found is None:
            at += 1
            continue
        _count_in(reader, found, mentions[-1].last if mentions else 0)
        look_before(reader, found)
        mentions.append(found)
        at = found.last
    return mentions


def _longest(reader: Reader, at: int, before: Mention | None) -> Mention | None:
    """The longest mention at a word; a state alone is read only where nothing else is."""
    given = reader.exactly(at, "given")
    sorts = {h.naming.sort for h in reader.hits[at]}
    best: Mention | None = None
    for kinds, read in _READERS:
        if not sorts & kinds and not (given and read is read_person):
            continue
        found = read(reader, at)
        if found is not None and (best is None or (found.last > best.last and not _guessed(best, found))):
            best = found
    return read_nation(reader, at, before) if best is None and sorts & _LANDS else best


def _guessed(known: Mention, other: Mention) -> bool:
    """True where a longer reading only guesses at a name that the register holds."""
    return known.group is not None and known.strength == "strong" and UNKNOWN in other.cues


def _count_in(reader: Reader, mention: Mention, floor: int) -> None:
    """Take the amount before people into the mention: ثلاثة مسلحين، عشرات المستوطنين، عدد من الجنود."""
    human = mention.plural or mention.members
    if mention.kind in _UNCOUNTED or mention.prefix or not human or mention.assets:
        return
    at = mention.first
    if at - 1 >= floor and at > 0 and not reader.gaps[at] and reader.forms[at - 1] == _OF and at - 2 >= floor:
        if not reader.gaps[at - 1] and reader.is_a(at - 2, "quantities"):
            mention.first = at - 2
        return
    while at - 1 >= floor and at > 0 and not reader.gaps[at]:
        before = reader.forms[at - 1]
        if not (before.isdigit() or reader.is_a(at - 1, "quantities")):
            break
        at -= 1
    mention.first = at


def _record(reader: Reader, mention: Mention) -> Actor:
    register, on = reader.register, reader.on
    first, last, span = reader.view.span(mention.first, mention.last)
    known = reader.group(mention.group)
    return Actor(
        first=first, last=last, span=span, rule=mention.rule, cues=tuple(mention.cues), kind=mention.kind,
        group_id=mention.group, group_en=known.label_en if known else None, affiliation=mention.affiliation,
        side=register.side(mention.group or mention.affiliation, on), prefix=mention.prefix or None,
        anaphor=mention.anaphor, plural=mention.plural, feminine=mention.feminine, members=mention.members,
        assets=mention.assets, weapon=mention.weapon, country=mention.country, title=mention.title,
    )  # fmt: skip
