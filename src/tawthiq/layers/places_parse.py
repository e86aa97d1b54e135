"""Reading one place from a token on: known names, head nouns with their names, facilities without one."""

from __future__ import annotations

from tawthiq.layers.places_extent import attributes_end, name_end, numbered_end, quoted_end
from tawthiq.layers.places_mention import BACK, NAMED, NATION, SITE, UNKNOWN, HeadMatch, Mention, NameMatch
from tawthiq.layers.places_names import cuts, head_at, names_at
from tawthiq.resources.gazetteer import Gazetteer
from tawthiq.text.fold import fold_key
from tawthiq.text.letters import ar
from tawthiq.text.text import Text
from tawthiq.text.tokens import WORD

_ARTICLE, _WAW = ar("Al"), ar("w")
_UNIT_LEVELS = frozenset(("country", "admin1", "admin2", "admin3", "area"))
_LEVELS_OF_CLASS = {
    "unit": frozenset(("admin1", "admin2", "admin3", "area", "country")),
    "way": frozenset(("facility",)),
}
Found = list[Mention]


class PlaceParser:
    """Reads places of one text from one token on. Holds no state but the text and the gazetteer."""

    def __init__(self, text: Text, gazetteer: Gazetteer) -> None:
        self.text, self.gazetteer, self.words = text, gazetteer, gazetteer.words

    def named(self, at: int, cut: bool = True) -> Mention | None:
        """A name of the gazetteer that begins at a token."""
        matches = names_at(self.text, self.gazetteer, at, cut)
        return self._named_mention(matches[0]) if matches else None

    def _named_mention(self, match: NameMatch) -> Mention:
        level = self.gazetteer.entries[match.ids[0]].level
        mention = Mention(match.first, match.last, NAMED, level, match.first, match.last, match.prefix, ids=match.ids)
        mention.weak = match.weak
        head = head_at(self.text, self.words, match.first)
        if head is not None and head.last < match.last and head.prefix == match.prefix:
            mention.head = head.head
        return mention

    def nationality(self, at: int) -> Mention | None:
        """An adjective of nationality (السوري): a country that is no place of the event."""
        token = self.text.tokens[at]
        if token.kind != WORD:
            return None
        for prefix, stem in cuts(token.form):
            bare = stem[2:] if stem.startswith(_ARTICLE) else stem
            country = self.gazetteer.nationalities.get(bare)
            if country is not None and not (prefix and self.words.has("whole", token.form)):
                return Mention(at, at + 1, NATION, "country", at, at + 1, prefix, ids=(country,), nation=country)
        return None

    def headed(self, at: int, cut: bool = True) -> Found:
        """The place or places (بلدتي أ وب) that a head noun at a token opens; empty where it opens none."""
        head = head_at(self.text, self.words, at)
        if head is None or (head.prefix and not cut):
            return []
        if head.suffix:
            return self._owned(head)
        if head.head.id == "capital":
            return self._capital(head)
        if head.article:
            return self._definite(head)
        if head.number != "one":
            several = self._several(head)
            if several:
                return several
        return self._construct(head)

    def _mention(self, head: HeadMatch, last: int, rule: str, name_first: int, name_last: int) -> Mention:
        mention = Mention(head.first, last, rule, head.head.level, name_first, name_last, head.prefix, head=head.head)
        mention.number = head.number
        return mention

    def _owned(self, head: HeadMatch) -> Found:
        """A head noun with a pronoun: منزلهم، مخيمها."""
        if head.head.bare == "none":
            return []
        mention = self._mention(head, head.last, SITE, head.first, head.last)
        mention.named = False
        return [mention]

    def _capital(self, head: HeadMatch) -> Found:
        """العاصمة صنعاء، العاصمة الأفغانية كابل، العاصمة الأوغندية، العاصمة."""
        at, country = head.last, None
        nation = self.nationality(at) if at < len(self.text.tokens) else None
        if nation is not None and not nation.prefix:
            country, at = nation.nation, at + 1
        name = self.named(at, cut=False) if at < len(self.text.tokens) else None
        if name is not None:
            mention = self._mention(head, name.last, NAMED, name.name_first, name.last)
            mention.ids = name.ids
            return [mention]
        if not head.article and country is None:
            return []
        mention = self._mention(head, at, BACK, head.first, at)
        capital = self.gazetteer.capitals.get(country or "")
        mention.ids = (capital,) if capital else ()
        mention.named = capital is not None
        mention.nation = country
        return [mention]

    def _definite(self, head: HeadMatch) -> Found:
        """المدينة، المستشفى الوطني، القضاء نفسه: told before, or a facility known by its kind."""
        words, tokens = self.words, self.text.tokens
        if head.head.bare == "none":
            return []
        last = head.last
        if head.head.bare == "back":
            following = tokens[last].form if last < len(tokens) else ""
            if words.has("old", following):
                mention = self._mention(head, last + 1, SITE, head.first, last + 1)
                mention.level, mention.named = "quarter", False
                return [mention]
            if words.has("back", following):
                last += 1
            elif self._qualified(last):
                return []
            mention = self._mention(head, last, BACK, head.first, last)
        else:
            quoted = quoted_end(self.text, last)
            last = quoted or attributes_end(self.text, self.gazetteer, last, definite=True)
            mention = self._mention(head, last, UNKNOWN if quoted else SITE, head.first, last)
        mention.named = False
        return [mention]

    def _qualified(self, at: int) -> bool:
        """Whether an adjective follows that makes it another thing (المنطقة العربية، القضاء العسكري، المنطقة الآمنة)."""
        tokens = self.text.tokens
        if at >= len(tokens) or not tokens[at].form.startswith(_ARTICLE):
            return False
        form = tokens[at].form
        relative = self.words.has("ends", form) and form[2:] not in self.gazetteer.nationalities
        return not relative and not self.words.has("sides", form)

    def _construct(self, head: HeadMatch) -> Found:
        """قرية X، قاعدة حقل X، مستودع ذخيرة، منزلا."""
        at = head.last
        quoted = quoted_end(self.text, at)
        if quoted is not None:
            return [self._quoted(head, quoted)]
        inner = self.inner(at)
        if inner is not None and self._fits(head, inner):
            return [self._located(head, inner)]
        owner = self._owner(head, at)
        if owner is not None:
            return [owner]
        end = numbered_end(self.text, at) if head.head.class_ in ("facility", "way", "settlement") else None
        if end is None and head.head.name != "none" and head.number == "one":
            end = name_end(self.text, self.gazetteer, at, head.head.name)
        if end is not None:
            return [self._mention(head, self._after(head, end), UNKNOWN, at, end)]
        if head.head.bare != "site":
            return []
        mention = self._mention(head, attributes_end(self.text, self.gazetteer, at), SITE, head.first, head.last)
        mention.named = False
        return [mention]

    def _owner(self, head: HeadMatch, at: int) -> Mention | None:
        """مشفى المدينة، بلدية القرية: a facility of the place told before."""
        if head.head.class_ != "facility" or at >= len(self.text.tokens):
            return None
        found = self.headed(at, cut=False)
        if len(found) != 1 or found[0].rule != BACK or found[0].head is None or found[0].head.class_ == "area":
            return None
        mention = self._mention(head, found[0].last, SITE, head.first, found[0].last)
        mention.base, mention.named = found[0], False
        return mention

    def _quoted(self, head: HeadMatch, end: int) -> Mention:
        """A name in quotation marks; the gazetteer may know it."""
        first = head.last + 1
        mention = self._mention(head, end, UNKNOWN, first, end - 1)
        mention.ids = self._with_head(head, first, end - 1)
        known = self.named(first, cut=False)
        if not mention.ids and known is not None and known.last == end - 1:
            mention.ids = tuple(i for i in known.ids if self._fits_level(head, i))
            mention.base = known if not mention.ids else None
        if mention.ids:
            mention.rule = NAMED
        return mention

    def _fits_level(self, head: HeadMatch, entry_id: str) -> bool:
        entry = self.gazetteer.entries[entry_id]
        return self._is_itself(head, entry.level, entry.kind)

    def inner(self, at: int) -> Mention | None:
        """The place after a head noun or a direction: a name, or another head noun with its name; never cut."""
        if at >= len(self.text.tokens):
            return None
        name = self.named(at, cut=False)
        headed = self.headed(at, cut=False)
        if name is not None and name.weak and any(not m.named and m.last == name.last for m in headed):
            name = None
        best = headed[0] if len(headed) == 1 and headed[0].named and headed[0].rule != BACK else None
        if name is None or (best is not None and best.last > name.last):
            return best
        return name

    def _fits(self, head: HeadMatch, inner: Mention) -> bool:
        """A head noun takes a name, or a headed place where it is itself no settlement (قاعدة حقل X, not قرية حقل X)."""
        return head.head.class_ not in ("settlement", "unit") or inner.rule == NAMED or head.head.level == "area"

    def _located(self, head: HeadMatch, inner: Mention) -> Mention:
        """A head noun and the known place after it: the place itself, or something that lies in it."""
        mention = self._mention(head, self._after(head, inner.last), NAMED, inner.first, inner.last)
        entries = self.gazetteer.entries
        own = tuple(i for i in inner.ids if self._is_itself(head, entries[i].level, entries[i].kind))
        if inner.rule == NAMED and (own or (head.head.class_ in ("settlement", "unit") and head.head.locates)):
            mention.ids = own or inner.ids
            if head.head.class_ in ("settlement", "unit", "area"):
                mention.level = entries[mention.ids[0]].level
        else:
            mention.base, mention.rule = inner, UNKNOWN
            mention.ids = self._with_head(head, inner.first, inner.last)
        return mention

    def _with_head(self, head: HeadMatch, first: int, last: int) -> tuple[str, ...]:
        """Entries whose name begins with the head noun (مطار دمشق told as مطاري دمشق، مخيم "مريم")."""
        name = " ".join(token.form for token in self.text.tokens[first:last])
        forms = {fold_key(word): None for word in head.head.one}
        return tuple(i for form in forms for i in self.gazetteer.by_name.get(f"{form} {name}", ()))

    def _is_itself(self, head: HeadMatch, level: str, kind: str) -> bool:
        """Whether an entry of that level can be what the head noun names."""
        wanted = head.head.class_
        if wanted in ("facility", "way"):
            return level == "facility" and (
                kind == head.head.id or head.head.id not in ("street", "bridge", "hospital")
            )
        if head.head.level == "quarter":
            return level in ("quarter", "settlement")
        if wanted == "settlement":
            return level in ("settlement", "quarter") if head.head.id != "zone" else level != "country"
        if wanted == "unit":
            return level in _LEVELS_OF_CLASS["unit"]
        return level == "area" and head.head.id != "countryside"

    def _after(self, head: HeadMatch, end: int) -> int:
        """Definite adjectives after a facility's name belong to it (مطار كابل الدولي)."""
        if head.head.class_ in ("facility", "way"):
            return attributes_end(self.text, self.gazetteer, end, definite=True)
        return end

    def _several(self, head: HeadMatch) -> Found:
        """بلدتي أ وب، قرى أ وب وج: each name is a place, without the head noun; empty where a region follows (قرى جبل X)."""
        first = self.named(head.last, cut=False)
        if (
            first is not None
            and self.gazetteer.entries[first.ids[0]].level in _UNIT_LEVELS
            and head.head.class_ != "area"
        ):
            if (
                self.gazetteer.entries[first.ids[-1]].level not in ("settlement", "quarter")
                and head.head.class_ != "unit"
            ):
                return [self._of_region(head, first)]
        found: Found = []
        at = head.last
        while True:
            item = self._item(head, at, bool(found))
            if item is None:
                return found if len(found) > 1 or head.number == "two" or (found and found[0].ids) else []
            found.append(item)
            at = self._next_item(item.last)

    def _of_region(self, head: HeadMatch, region: Mention) -> Mention:
        mention = self._mention(head, region.last, UNKNOWN, region.first, region.last)
        mention.base, mention.level, mention.named = region, "area", True
        return mention

    def _next_item(self, at: int) -> int:
        tokens = self.text.tokens
        return at + 1 if at < len(tokens) and tokens[at].form in ("،", ",") else at

    def _item(self, head: HeadMatch, at: int, later: bool) -> Mention | None:
        """One name of a list: known, or a word written after و or a comma."""
        if at >= len(self.text.tokens):
            return None
        form = self.text.tokens[at].form
        comma = later and self.text.tokens[at - 1].form in ("،", ",")
        if later and not comma and not form.startswith(_WAW):
            return None
        name = self.named(at, cut=later)
        if name is None or (later and not comma and not name.prefix):
            if comma or (not later and head.head.class_ == "area"):
                return None
            name = self._unknown_item(head, at, later)
        if name is None:
            return None
        name.head, name.number, name.listed = head.head, head.number, True
        if not later:
            name.prefix = head.prefix
            if head.head.class_ == "area":
                name.first = head.first
        if head.head.class_ == "area":
            name.base = self.named(at, cut=later)
            name.level, name.ids = head.head.level, ()
        elif head.head.class_ in ("facility", "way"):
            self._facility_item(head, name, later)
        elif name.weak:
            name.weak = False
        return name

    def _facility_item(self, head: HeadMatch, name: Mention, later: bool) -> None:
        """مطاري حلب ودمشق: the airport of each town, not the town."""
        own = self._with_head(head, name.first, name.last) if not later else self._with_head_cut(head, name)
        name.base = Mention(name.first, name.last, name.rule, name.level, name.first, name.last, ids=name.ids)
        name.level, name.rule, name.ids, name.weak = "facility", UNKNOWN, own, False
        if not later:
            name.first = head.first

    def _with_head_cut(self, head: HeadMatch, name: Mention) -> tuple[str, ...]:
        words = [token.form for token in self.text.tokens[name.first : name.last]]
        rest = " ".join([words[0].removeprefix(name.prefix), *words[1:]])
        return tuple(i for word in head.head.one for i in self.gazetteer.by_name.get(f"{fold_key(word)} {rest}", ()))

    def _unknown_item(self, head: HeadMatch, at: int, later: bool) -> Mention | None:
        form = self.text.tokens[at].form
        bare = form[1:] if later and form.startswith(_WAW) else form
        if head.head.name == "none" or self.words.has("ends", bare) or bare in self.gazetteer.nationalities:
            return None
        end = at + 1 if later and bare.startswith(_ARTICLE) else name_end(self.text, self.gazetteer, at, "word")
        if end is None or head_at(self.text, self.words, at) is not None:
            return None
        return Mention(at, end, UNKNOWN, head.head.level, at, end, _WAW if later else "", head=head.head)
