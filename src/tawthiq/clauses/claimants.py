"""Those who speak: the words that name them, the fewest that do.

A person with a post and a rank is told by rank and name («قائد العملية العميد فلان» gives «العميد فلان»), one whose
name follows in apposition by post and name («وزير الداخلية، فلان الفلاني»), a statement by whose it is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias

from tawthiq.clauses.claims_extent import ends_phrase, extend, is_relay, is_second_speaker
from tawthiq.clauses.claims_view import (
    COLON,
    COMMAS,
    CONJUNCTIONS,
    INSIDE_NAMES,
    LL,
    LONGEST_QUOTED_NAME,
    OPENERS,
    B,
    L,
    SpeechView,
    W,
)
from tawthiq.layers.annotation import Actor
from tawthiq.resources.speech import Head
from tawthiq.text.letters import ar

LONGEST_PHRASE = 16
"""Words: the longest post with its name in reports («المفتش العام للشرطة في ولاية …») has about fifteen."""
LONGEST_NAME = 5
FARTHEST_SOURCE = 12
"""Words between a relay and عن («وكالة الوادي التابعة للحكومة عن …»)."""
OWNED = frozenset(("statement", "document"))
SIDES = frozenset(("state", "party"))
ON = ar("En")
RANK, PARTY = "claimant.rank", "party"
SPEAKING_ACTORS = {
    "state": "state",
    "military": PARTY,
    "armed_group": PARTY,
    "militia": PARTY,
    "coalition": PARTY,
    "security": "authority",
    "police": "authority",
    "person": "person",
    "rescuer": "rescue",
    "monitor": "monitor",
    "media": "media",
    "official": "official",
    "medical": "health",
    "organisation": "organisation",
}
"""Kinds of actors that speak, and the kind of speaker that each is."""


Relays: TypeAlias = tuple[tuple[int, int], ...]
"""Token stretches of those who relay, the outlet's side first."""


@dataclass(frozen=True, slots=True)
class Claimant:
    """Tokens ``first``..``last`` name the speaker in the fewest words; ``start``..``end`` is the whole noun phrase.

    ``head`` is None for a name that no lexicon knows; ``anaphor`` True for a speaker named by a definite noun alone
    (المصدر).
    """

    first: int
    last: int
    start: int
    end: int
    head: Head | None
    anaphor: bool = False
    via: Relays = ()

    @property
    def kind(self) -> str:
        return self.head.kind if self.head else "person"


def read_claimant(view: SpeechView, index: int, limit: int, governor: int | None = None) -> Claimant | None:
    """The speaker whose noun phrase begins at ``index`` and ends before ``limit``, or None.

    ``governor``: where أن or a colon stands, or a comma that one follows: nothing but the speaker can stand before it.
    """
    start = _step_over_marks(view, index, limit)
    if start >= limit or view.closes.get(start - 1, 0) - start > LONGEST_QUOTED_NAME:
        return None
    stop = limit if governor is None else governor
    same = view.forms[start][1:] if view.forms[start].startswith((L, B)) else view.forms[start]
    if view.lexicon.has(same, "same") and start + 1 < stop and view.definite(start + 1, attached=False):
        meant = read_claimant(view, start + 1, limit, governor)
        return replace(meant, first=start, start=start, anaphor=True) if meant is not None and meant.head else None
    found = view.head(start, stop)
    if found is None:
        known = _from_actor(view.actors[start], limit) if start in view.actors else None
        return known or _bare_name(view, start, stop, governor is not None)
    head, after, prefix, article, suffix = found
    if prefix.endswith(B):
        return None
    longest = min(stop, start + LONGEST_PHRASE)
    end = extend(view, head, after, longest, governor is not None, article or bool(suffix))
    actor = view.actors.get(start)
    if actor is not None and actor.group_id and not actor.assets and end < actor.last <= stop:
        end = actor.last
    phrase = Claimant(start, end, start, end, head)
    if head.builds in ("post", "rank"):
        phrase = _with_name(view, phrase, limit)
    if head.kind in OWNED:
        return _owner(view, phrase, after, limit) or phrase
    alone = end <= after or all(view.has(i, "same") for i in range(after, end))
    anaphor = alone and (article or suffix != "" or view.has(end - 1, "same")) and head.builds not in ("name", "rank")
    return _cut_relay(view, replace(phrase, anaphor=anaphor), after)


def relayed(view: SpeechView, relay: Claimant, limit: int) -> tuple[Claimant, Relays] | None:
    """The source whom ``relay`` quotes after عن or على لسان, and the chain of relays, the outlet's side first."""
    for at in range(relay.end, min(limit, relay.end + FARTHEST_SOURCE)):
        if view.has(at, "that"):
            return None
        if view.has(at, "about"):
            source = read_claimant(view, at + 1, limit, view.governor(at + 1, limit))
            if source is None:
                return None
            further = relayed(view, source, limit) if source.kind == "media" else None
            origin, via = further or (source, source.via)
            return origin, ((relay.first, relay.last), *via)
    return None


def relays_for(relay: Claimant, source: Claimant) -> bool:
    """Whether the first only passes on what the second said: a medium or correspondent and its source, but not a medium
    and its own correspondent."""
    return relay.kind in ("media", "correspondent") and source.kind != "correspondent"


def beside(view: SpeechView, claimant: Claimant, limit: int) -> Claimant | None:
    """A second speaker joined to a first by و («قال شهود ومصادر طبية إن …»), or None."""
    at = _past_post(view, claimant, limit)
    if at >= limit or not (is_second_speaker(view, at) or _second_side(view, claimant, at)):
        return None
    second = read_claimant(view, at, limit)
    return None if second is not None and _same_person(view, claimant, second) else second


def _second_side(view: SpeechView, claimant: Claimant, at: int) -> bool:
    """«موسكو ودمشق», «التحالف والحوثيون»: two sides or states joined by و."""
    found = view.head(at, at + 2)
    if found is None or found[2] != W or claimant.kind not in SIDES:
        return False
    return found[0].kind == claimant.kind


def _past_post(view: SpeechView, claimant: Claimant, limit: int) -> int:
    """The index after a name and the post that it holds («فلان الفلاني رئيس الجامعة»)."""
    found = view.head(claimant.end, limit) if claimant.head is None and claimant.end < limit else None
    if found is None or found[2] or found[0].builds != "post":
        return claimant.end
    post = read_claimant(view, claimant.end, limit)
    return post.end if post is not None else claimant.end


def _same_person(view: SpeechView, claimant: Claimant, second: Claimant) -> bool:
    """«الممثل الخاص ورئيس البعثة، فلان الفلاني»: two posts of the one who is named behind them."""
    posts = all(c.head is not None and c.head.builds == "post" for c in (claimant, second))
    return posts and any(view.forms[i] in COMMAS for i in range(second.start, second.end))


def _step_over_marks(view: SpeechView, index: int, limit: int) -> int:
    while index < limit and (view.forms[index] in INSIDE_NAMES or view.forms[index] in OPENERS):
        index += 1
    return index


def _from_actor(actor: Actor, limit: int) -> Claimant | None:
    """A speaker that the register of actors knows and the lexicon does not."""
    kind = SPEAKING_ACTORS.get(actor.kind)
    if actor.last > limit or kind is None or actor.assets or (actor.prefix or "").endswith(B):
        return None
    head = Head("claimant.actor", (), kind, "name", kind == PARTY)
    return Claimant(actor.first, actor.last, actor.first, actor.last, head)


def _bare_name(view: SpeechView, start: int, limit: int, governed: bool) -> Claimant | None:
    """Words that no lexicon knows: a speaker only where أن, a comma or a colon follows them, or the noun of a post."""
    if not governed or view.is_mark(start) or (view.forms[start][:1] in CONJUNCTIONS and view.has(start, "said_noun")):
        return None
    end = start
    while end < limit and not ends_phrase(view, end) and not is_relay(view, end):
        if view.is_mark(end) and not (view.forms[end] in INSIDE_NAMES or view.touches(end)):
            break
        if end > start and view.forms[end].startswith(LL):
            break
        found = view.head(end, limit) if end > start else None
        if found is not None and not found[2] and found[0].builds == "post":
            break
        end += 1
    posted = end < limit and view.head(end, limit) is not None
    addressed = end < limit and view.forms[end].startswith(LL)
    stops_well = (
        end >= limit or addressed or view.is_mark(end) or posted or ends_phrase(view, end) or is_relay(view, end)
    )
    if end == start or end - start > LONGEST_NAME or not stops_well:
        return None
    return Claimant(start, end, start, end, None, anaphor=end == start + 1 and view.definite(start))


def known_name(view: SpeechView, start: int, limit: int) -> Claimant | None:
    """A name that an earlier claim made known (وفق عبد الرحمن)."""
    end = start
    while end < limit and end - start < LONGEST_NAME and view.bare(end) in view.known:
        end += 1
    return Claimant(start, end, start, end, None, anaphor=True) if end > start else None


def _with_name(view: SpeechView, phrase: Claimant, limit: int) -> Claimant:
    """The phrase cut to rank and name where a rank is told, inside it or behind a comma; a name behind a comma
    without a rank lengthens the phrase."""
    ranks = [i for i in range(phrase.start, phrase.end) if _is_rank(view, i, phrase.end)]
    rank = ranks[0] if ranks else None
    if rank is not None and rank + 1 < phrase.end:
        return replace(phrase, first=rank, last=phrase.end)
    end = phrase.end
    if end < limit and view.forms[end] in COMMAS:
        name = _apposed(view, end + 1, limit)
        if name and _is_rank(view, end + 1, limit):
            return replace(phrase, first=end + 1, last=name, end=name)
        if name:
            return replace(phrase, last=name, end=name)
    return phrase


def _is_rank(view: SpeechView, index: int, limit: int) -> bool:
    found = view.head(index, limit)
    return found is not None and found[0].id == RANK and found[2] in ("", W)


def _apposed(view: SpeechView, start: int, limit: int) -> int:
    """The index after a name between commas («وكيل المحافظة، فلان الفلاني، في تغريدة»), or 0."""
    end = start
    while end < limit and end - start <= LONGEST_NAME:
        if view.is_mark(end) and view.forms[end] not in INSIDE_NAMES | OPENERS and not view.touches(end):
            break
        if view.forms[end] in COMMAS or view.forms[end] == COLON or ends_phrase(view, end):
            break
        end += 1
    followed = end >= limit or view.is_mark(end) or ends_phrase(view, end)
    if not 1 < end - start <= LONGEST_NAME or not followed or view.has(start, "said_noun"):
        return 0
    found = view.head(start, end)
    if found is not None and found[0].builds != "rank":
        return 0
    return 0 if view.forms[start].startswith((LL, B + ar("Al"))) else end


def _owner(view: SpeechView, phrase: Claimant, after: int, limit: int) -> Claimant | None:
    """Whose statement it is: بيان الجيش، بيان للوزارة، بيان نشره الموقع، بيان صادر عن القيادة."""
    at = after
    while at < limit and at < after + 4:
        spoken = view.verb(at)
        if spoken is not None and spoken.verb.relays:
            return _quoted_by(view, at + 1, limit, phrase)
        if view.forms[at] in OPENERS and view.has(at - 1, "issued"):
            at += 1
            continue
        opened = view.forms[at - 1] in OPENERS and view.has(at - 2, "issued")
        published = opened or view.has(at - 1, "apposition") or view.has(at - 1, "issued")
        led = at == after or view.forms[at].startswith(L) or view.forms[at - 1] == ON or published
        found = view.head(at, limit) if led else None
        if found is not None and found[0].kind not in OWNED and found[0].builds not in ("source", "rank"):
            owner = read_claimant(view, at, limit)
            return replace(owner, start=phrase.start) if owner is not None else None
        if view.is_mark(at):
            break
        at += 1
    return None


def _quoted_by(view: SpeechView, at: int, limit: int, phrase: Claimant) -> Claimant | None:
    """«تصريحات نقلتها وكالة الوادي عن الوزير»: the minister, relayed by the agency."""
    relay = read_claimant(view, at, limit)
    source = relayed(view, relay, limit) if relay is not None else None
    return replace(source[0], start=phrase.start, via=source[1]) if source is not None else None


def _cut_relay(view: SpeechView, claimant: Claimant, after: int) -> Claimant:
    """مصادر "الوادي" or مصادر شبكة الوادي: the sources of an outlet are relayed by it."""
    if claimant.head is None or claimant.head.kind != "source":
        return claimant
    at = after + 1 if after < claimant.last and after in view.closes else after
    found = view.head(at, claimant.last) if at < claimant.last else None
    if found is None or found[0].kind != "media" or found[2]:
        return claimant
    via = ((at, claimant.last - (claimant.last - 1 in view.opens)),)
    return replace(claimant, last=after, anaphor=False, via=via)
