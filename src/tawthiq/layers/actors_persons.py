"""Persons and office holders: rank, post, form of address, kunya or «المدعو» before a name; strings only, no ids."""

from __future__ import annotations

from tawthiq.layers.actors_compose import read_head
from tawthiq.layers.actors_mention import Mention, Reader
from tawthiq.layers.actors_view import SOFT
from tawthiq.resources.actor_lexicon import PLURAL, Title
from tawthiq.resources.actor_names import ARTICLE, Hit
from tawthiq.text.letters import ar

KUNYA, PLAIN, ALIAS = "title-kunya", "name-plain", "title-alias"
_ALI, _YEH = ar("Ely"), "\u064a"
_TEH = ar("t")
_JOINED = (ar("w"), ar("ll"), ar("bAl"), ar("fAl"), ar("l"))
"""What is written on to a word that begins a new phrase; names in w that are known first names stand before."""
_ON_PARTICLES = frozenset((ar("b"), ar("k"), ar("l"), ar("f"), ar("w")))
_PRESENT = (ar("y"), ar("t"))
_MOTHER = ar("Am")
_KAF = ar("k")
_LAM, _IN = ar("l"), ar("fy")
_LONGEST_OFFICE = 4
_LONGEST = 5
"""Words of a name: given, father's, grandfather's, family, and one link (بن)."""


def read_person(reader: Reader, at: int) -> Mention | None:
    """A person or office holder whose title, kunya or first name begins at a word."""
    best: Mention | None = None
    if reader.of(at, "place"):
        return None
    for hit in reader.of(at, "title"):
        if hit.prefix.endswith(_KAF):
            continue
        title = reader.register.lexicon.titles[hit.naming.group]
        found = _kunya(reader, hit) if title.id == KUNYA else _titled(reader, hit, title)
        if found is not None and (best is None or found.last > best.last):
            best = found
    return best or _plain(reader, at)


def _titled(reader: Reader, hit: Hit, title: Title) -> Mention | None:
    single = hit.last - hit.first == 1
    if (single and hit.naming.form == PLURAL) or (single and not title.of and not hit.article and title.id != ALIAS):
        return None
    end, group, country = _office(reader, hit.last) if title.of else (hit.last, None, None)
    chained = _chain(reader, end) if not title.of or end == hit.last else None
    if chained is not None:
        end = chained
    named = read_names(reader, end, loose=title.name == "loose" or (title.of and end > hit.last))
    if named == end == hit.last and title.of:
        end, named = _institution(reader, end, title.alone)
    if named == end and title.alone:
        named = _apposed(reader, end)
        if named == hit.last and single:
            return None
    elif named == end:
        return None
    known = reader.group(group)
    words = " ".join(reader.forms[hit.first : hit.last])
    mention = Mention(
        hit.first, named, title.id, title.kind, prefix=hit.prefix, definite=True, title=words, country=country
    )
    mention.affiliation = group
    mention.country = country or (known.country if known else None)
    return mention


def _institution(reader: Reader, at: int, alone: bool) -> tuple[int, int]:
    """What an unknown institution leaves of a post: (end of the post, end of the name): «رئيس الجامعة حسن الوادي»،
    «مدير المحمية»."""
    end = at
    while reader.has(end) and end - at < _LONGEST_OFFICE and not reader.exactly(end, "not_names"):
        if end > at and _first_name(reader, end):
            return end, _names_from(reader, end, loose=False)
        end += 1
    first = reader.has(at) and not reader.exactly(at, "not_names") and not reader.hits[at]
    if alone and first and reader.definite(at) and reader.forms[at].startswith(ARTICLE):
        return at + 1, at + 1
    return at, at


def _chain(reader: Reader, at: int) -> int | None:
    """A second title straight after the first (القيادي العقيد فلان، اللواء الشيخ)."""
    if not reader.has(at):
        return None
    for hit in reader.of(at, "title"):
        if not hit.prefix and hit.naming.group not in (KUNYA, PLAIN) and (hit.article or hit.last - hit.first > 1):
            return hit.last
    return None


def _office(reader: Reader, at: int) -> tuple[int, str | None, str | None]:
    """What the post is of: a group, a state's adjective, an office word. (end, group id, country)."""
    group: str | None = None
    country: str | None = None
    start = at
    while reader.has(at) and at - start < 6:
        if reader.forms[at] == _IN and at == start and reader.has(at + 1):
            inner = _group_at(reader, at + 1)
            if inner is None:
                break
            group, country, at = inner.group or inner.affiliation, inner.country, inner.last
            continue
        nation = next((h for h in reader.of(at, "nationality") if not h.prefix), None)
        if nation is not None:
            country, at = country or nation.naming.group, nation.last
            continue
        inner = _group_at(reader, at) if group is None and country is None else None
        if inner is not None:
            group, country, at = inner.group or inner.affiliation, country or inner.country, inner.last
            continue
        if reader.exactly(at, "modifiers") or reader.exactly(at, "offices"):
            at += 1
            continue
        break
    return at, group, country


def _group_at(reader: Reader, at: int) -> Mention | None:
    """A group or body at a word, a ل before it allowed."""
    names = [
        h
        for h in reader.of(at, "name")
        if h.prefix in ("", _LAM) and (h.naming.strength == "strong" or h.last > at + 1)
    ]
    head = read_head(reader, at, 1) or (
        read_head(reader, at) if reader.lam(at) or reader.forms[at].startswith(_LAM) else None
    )
    if names and (head is None or names[0].last >= head.last):
        group = reader.register.groups[names[0].naming.group]
        return Mention(at, names[0].last, group.id, group.kind, group.id, country=group.country)
    if head is not None and head.kind not in ("civilian", "crowd", "generic_armed", "media"):
        return head
    state = next((h for h in reader.of(at, "state") if h.prefix in ("", _LAM)), None)
    if state is not None:
        return Mention(
            at, state.last, "state", "state", reader.body(state.naming.group, "government"), country=state.naming.group
        )
    return None


def _apposed(reader: Reader, at: int) -> int:
    """«المتحدث باسم الجيش، سامر الوادي»: a name after a comma, where it begins with a known first name or a title."""
    if at >= len(reader.forms) or reader.view.cuts[at] != SOFT:
        return at
    start = at
    for hit in reader.of(at, "title"):
        if hit.article and hit.naming.group not in (KUNYA, PLAIN):
            start = hit.last
            break
    if not _first_name(reader, start):
        return at
    end = _names_from(reader, start, loose=True)
    return end if end - start >= 2 else at


def read_names(reader: Reader, at: int, loose: bool) -> int:
    """Half-open end of the personal name at word ``at``; ``at`` where none stands."""
    if not reader.has(at):
        return at
    if reader.view.quoted[at]:
        end = reader.view.closes(at)
        return end if end - at <= _LONGEST else at
    if any(h.naming.group == KUNYA and not h.prefix for h in reader.of(at, "title")):
        end = _kunya_end(reader, at)
        return max(at, end)
    if _first_name(reader, at) or (loose and _could_be(reader, at) and _opens_name(reader, at)):
        return _names_from(reader, at, loose)
    return at


def _opens_name(reader: Reader, at: int) -> bool:
    """A word with the article opens a name only where it is a family name (العميد الوادي)."""
    form = reader.forms[at]
    return not reader.definite(at) or (form.endswith(_YEH) and not reader.exactly(at, "modifiers"))


def _names_from(reader: Reader, at: int, loose: bool) -> int:
    end = at + 1
    while end - at < _LONGEST and reader.has(end) and not reader.view.quoted[end]:
        if not (_first_name(reader, end) or reader.exactly(end, "name_links") or _could_be(reader, end)):
            break
        family = reader.definite(end) and not reader.exactly(end - 1, "name_openers")
        if (
            not family
            and not loose
            and not _first_name(reader, end)
            and not reader.exactly(end, "name_links")
            and end - at > 1
        ):
            break
        if family and (reader.exactly(end, "modifiers") or reader.of(end, "nationality")) and not loose:
            break
        end += 1
        if family and not (reader.has(end) and reader.exactly(end, "name_links")):
            break
    return end


def _first_name(reader: Reader, at: int) -> bool:
    if at >= len(reader.forms) or not reader.exactly(at, "given"):
        return False
    if reader.forms[at] == _ALI:
        return reader.view.text.raw[reader.view.text.tokens[reader.view.tokens[at]].span.end - 1] == _YEH
    return True


def _could_be(reader: Reader, at: int) -> bool:
    """A word that may be an unknown name: no particle, verb or noun of the trade, no number, no form of a finite
    verb."""
    form = reader.forms[at]
    if form == _ALI and _first_name(reader, at):
        return True
    if (
        len(form) < 2
        or form.isdigit()
        or form.endswith(_TEH)
        or reader.exactly(at, "not_names")
        or reader.exactly(at, "ordinary")
    ):
        return False
    if form[:1] in _ON_PARTICLES and (
        form[1:] in reader.register.lexicon.words["not_names"] or form[1:] in reader.register.lexicon.words["ordinary"]
    ):
        return False
    if form.startswith(_JOINED) and not _first_name(reader, at):
        return False
    if form.startswith(_PRESENT) and len(form) > 3 and not form.startswith(ar("twm")):
        return False
    return not any(h.naming.sort in ("head", "generic", "name", "state", "title") for h in reader.hits[at])


def _kunya(reader: Reader, hit: Hit) -> Mention | None:
    at = hit.first
    if _named_after(reader, at):
        return None
    end = _kunya_end(reader, at)
    if end <= at + 1:
        return None
    return Mention(at, end, KUNYA, "person", prefix=hit.prefix, definite=True)


def _named_after(reader: Reader, at: int) -> bool:
    """True after a place or institution that bears a person's name."""
    return at > 0 and not reader.gaps[at] and (reader.is_a(at - 1, "locative") or reader.is_a(at - 1, "named_after"))


def _kunya_end(reader: Reader, at: int) -> int:
    if not reader.has(at + 1):
        return at
    if not (_first_name(reader, at + 1) or (_could_be(reader, at + 1) and not reader.forms[at].endswith(_MOTHER))):
        return at
    end = at + 2
    if reader.has(end) and reader.definite(end) and not reader.exactly(end, "not_names"):
        if not reader.of(end, "head", "generic", "name", "title") or reader.forms[end].endswith(_YEH):
            end += 1
    elif reader.has(end) and _first_name(reader, end):
        end += 1
    return end


def _plain(reader: Reader, at: int) -> Mention | None:
    """Two first names together, or a first name before a family name that ends as families do."""
    if not _first_name(reader, at) or reader.exactly(at, "given_common") or _named_after(reader, at):
        return None
    if not reader.has(at + 1):
        return None
    after = reader.forms[at + 1]
    family = reader.definite(at + 1) and after.endswith(_YEH) and not reader.exactly(at + 1, "modifiers")
    second = _first_name(reader, at + 1) or reader.exactly(at + 1, "name_links")
    if not (second or (family and not reader.of(at + 1, "nationality"))):
        return None
    end = _names_from(reader, at, loose=False)
    return Mention(at, end, PLAIN, "person", definite=True) if end - at >= 2 else None
