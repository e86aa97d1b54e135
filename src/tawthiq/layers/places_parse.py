"""Reading one place from a token on: known names, head nouns with their names, facilities without one."""

from __future__ import annotations

from tawthiq.layers.places_extent import attributes_end, name_end, numbered_end, quoted_end
from tawthiq.layers.places_known import Found
from tawthiq.layers.places_lists import ListReader
from tawthiq.layers.places_mention import BACK, NAMED, SITE, UNKNOWN, HeadMatch, Mention
from tawthiq.text.letters import ar

_ARTICLE = ar("Al")
_MOST_NESTED = 5
"""Head nouns that may stand one in another (محيط قاعدة حقل قرية X): more is no Arabic, and would cost time."""
_OBJECTS = (ar("th"), ar("hA"), ar("wA"), ar("hm"))


class PlaceParser(ListReader):
    """Reads a place from one token on, whatever opens it."""

    def headed(self, at: int, cut: bool = True) -> Found:
        """The place or places (بلدتي أ وب) that a head noun at a token opens; empty where it opens none."""
        if self.depth >= _MOST_NESTED:
            return []
        self.depth += 1
        try:
            return self._headed(at, cut)
        finally:
            self.depth -= 1

    def _headed(self, at: int, cut: bool) -> Found:
        head = self.head(at)
        if head is None or (head.prefix and not cut) or self._form_in("not_after", head.last):
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

    def _owned(self, head: HeadMatch) -> Found:
        """A head noun with a pronoun: منزلهم، مخيمها."""
        mention = self._mention(head, head.last, SITE, head.first, head.last)
        mention.named = False
        return [mention]

    def _capital(self, head: HeadMatch) -> Found:
        """العاصمة صنعاء، العاصمة الأفغانية كابل، العاصمة الأوغندية، العاصمة."""
        at, country = head.last, None
        nation = self.nationality(at) if at < len(self.text.tokens) else None
        if nation is not None and not nation.prefix:
            country, at = nation.nation, at + 1
        elif head.article and self._qualified(at) and self.named(at, cut=False) is None:
            return []
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
        numbered = numbered_end(self.text, head.last) if head.head.class_ == "facility" else None
        if numbered is not None:
            return [self._mention(head, numbered, UNKNOWN, head.first, numbered)]
        if head.head.bare == "none":
            return []
        last = head.last
        if head.head.bare in ("back", "told"):
            following = tokens[last].form if last < len(tokens) else ""
            if words.has("old", following):
                mention = self._mention(head, last + 1, SITE, head.first, last + 1)
                mention.level, mention.named = "quarter", False
                return [mention]
            if words.has("back", following):
                last += 1
            elif self._qualified(last) or head.number == "many":
                return []
            mention = self._mention(head, last, BACK, head.first, last)
        else:
            quoted = quoted_end(self.text, last)
            last = quoted or self._nation_end(attributes_end(self.text, self.gazetteer, last, definite=True))
            if head.number == "many" and last == head.last:
                return []
            mention = self._mention(head, last, UNKNOWN if quoted else SITE, head.first, last)
        mention.named, mention.definite = False, True
        return [mention]

    def _nation_end(self, at: int) -> int:
        """A definite nationality after a facility belongs to it (السفارة الأميركية، النقطة العسكرية التركية)."""
        nation = self.nationality(at) if at < len(self.text.tokens) else None
        return (
            at + 1
            if nation is not None and not nation.prefix and self.text.tokens[at].form.startswith(_ARTICLE)
            else at
        )

    def _form_in(self, name: str, at: int) -> bool:
        return at < len(self.text.tokens) and self.words.has(name, self.text.tokens[at].form)

    def _qualified(self, at: int) -> bool:
        """Whether an adjective follows that makes it another thing (المنطقة العربية، القضاء العسكري، المنطقة
        الآمنة)."""
        tokens = self.text.tokens
        if at >= len(tokens) or not tokens[at].form.startswith(_ARTICLE):
            return False
        form = tokens[at].form
        relative = self.words.has("ends", form) and form[2:] not in self.gazetteer.nationalities
        return not relative and not self.words.has("sides", form)

    def _construct(self, head: HeadMatch) -> Found:
        """قرية X، قاعدة حقل X، مستودع ذخيرة، منزلا."""
        at = self._past_hash(head.last)
        whole = self.named(head.first)
        if whole is not None and whole.last > head.last and whole.prefix == head.prefix and whole.head is not None:
            whole.last = self._after(head, whole.last)
            return [whole]
        quoted = quoted_end(self.text, at)
        if quoted is not None:
            return [self._quoted(head, quoted)]
        if head.tanween:
            return self._site(head)
        inner = None if self._goes_on(head, at) else self.inner(at)
        doubtful = inner is not None and inner.weak and inner.head is None and head.head.class_ in ("facility", "way")
        if inner is not None and not doubtful and self._fits(head, inner):
            return [self._located(head, inner)]
        without = self._without_article(head, at)
        if without is not None:
            return [without]
        owner = self._owner(head, at)
        if owner is not None:
            return [owner]
        end = numbered_end(self.text, at) if head.head.class_ in ("facility", "way", "settlement") else None
        if end is None and head.head.name != "none" and (head.number == "one" or self._plural_name(head)):
            end = name_end(self.text, self.gazetteer, at, head.head.name)
        if end is not None and self._name_like(head, at):
            return [self._mention(head, self._after(head, end), UNKNOWN, at, end)]
        return self._site(head)

    def _goes_on(self, head: HeadMatch, at: int) -> bool:
        """A known name of one word that opens longer ones (عين، بني) where a longer one stands (بلدة عين الرمان)."""
        tokens = self.text.tokens
        if at + 1 >= len(tokens) or not self.words.has("starters", tokens[at].form) or head.head.name == "none":
            return False
        known = self.named(at)
        end = name_end(self.text, self.gazetteer, at, head.head.name)
        return known is not None and known.last == at + 1 and end is not None and end > known.last

    def _site(self, head: HeadMatch) -> Found:
        """A facility without a name (منزلا، مستودع ذخيرة)."""
        if head.head.bare != "site":
            return []
        mention = self._mention(head, attributes_end(self.text, self.gazetteer, head.last), SITE, head.first, head.last)
        mention.named = False
        return [mention]

    def _past_hash(self, at: int) -> int:
        """The token after a hash sign (محافظة #صعدة)."""
        return at + 1 if at < len(self.text.tokens) and self.text.tokens[at].form == "#" else at

    def _name_like(self, head: HeadMatch, at: int) -> bool:
        """A verb with its object may follow a facility (كمين نصبه مسلحون): such endings make no name."""
        form = self.text.tokens[at].form
        return head.head.class_ in ("settlement", "unit") or not form.endswith(_OBJECTS) or form.startswith(_ARTICLE)

    def _without_article(self, head: HeadMatch, at: int) -> Mention | None:
        """قرية طيبة for a village that the gazetteer knows as الطيبة."""
        if head.head.class_ != "settlement" or head.number != "one" or at >= len(self.text.tokens):
            return None
        ids = self.gazetteer.by_name.get(_ARTICLE + self.text.tokens[at].form, ())
        own = tuple(i for i in ids if self._fits_level(head, i))
        following = self.text.tokens[at + 1].form if at + 1 < len(self.text.tokens) else ""
        if not own or self.words.has("starters", self.text.tokens[at].form) or following.startswith(_ARTICLE):
            return None
        mention = self._mention(head, at + 1, NAMED, at, at + 1)
        mention.ids = own
        return mention

    def _plural_name(self, head: HeadMatch) -> bool:
        """A plural may be part of one name (مزارع الأوبري، تلال كبينة، غابات الفرلق)."""
        return head.number == "many" and head.head.class_ in ("area", "settlement") and head.head.bare != "told"

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
        at = self._past_hash(at)
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
        """A head noun takes a name, or a headed place where it is itself no settlement (قاعدة حقل X, not قرية
        حقل X)."""
        return head.head.class_ not in ("settlement", "unit") or inner.rule == NAMED or head.head.level == "area"

    def _located(self, head: HeadMatch, inner: Mention) -> Mention:
        """A head noun and the known place after it: the place itself, or something that lies in it."""
        mention = self._mention(head, self._after(head, inner.last), NAMED, inner.first, inner.last)
        entries = self.gazetteer.entries
        own = tuple(i for i in inner.ids if self._is_itself(head, entries[i].level, entries[i].kind))
        if inner.rule == NAMED and (own or (head.head.class_ in ("settlement", "unit") and head.head.locates)):
            mention.ids = own or inner.ids
            if mention.ids and (head.head.id == "zone" or head.head.class_ == "area"):
                mention.level = entries[mention.ids[0]].level
        else:
            mention.base, mention.rule = inner, UNKNOWN
            mention.ids = self._with_head(head, inner.first, inner.last)
        return mention

    def _after(self, head: HeadMatch, end: int) -> int:
        """Definite adjectives after a facility's name belong to it (مطار كابل الدولي)."""
        if head.head.class_ in ("facility", "way"):
            return attributes_end(self.text, self.gazetteer, end, definite=True)
        return end
