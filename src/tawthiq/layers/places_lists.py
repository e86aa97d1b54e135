"""Several places under one head noun: بلدتي أ وب، قرى أ وب وج، مطاري حلب ودمشق."""

from __future__ import annotations

from tawthiq.layers.places_extent import name_end
from tawthiq.layers.places_known import Found, KnownReader
from tawthiq.layers.places_mention import UNKNOWN, HeadMatch, Mention
from tawthiq.text.fold import fold_key
from tawthiq.text.letters import ar

_ARTICLE, _WAW = ar("Al"), ar("w")
_COMMAS = frozenset("،,")
_UNIT_LEVELS = frozenset(("country", "admin1", "admin2", "admin3", "area"))


class ListReader(KnownReader):
    """Adds lists under a dual or plural head noun."""

    def _several(self, head: HeadMatch) -> Found:
        """بلدتي أ وب، قرى أ وب وج: each name is a place, without the head noun; empty where a region follows
        (قرى جبل X)."""
        first = self.named(head.last, cut=False)
        if (
            first is not None
            and self.gazetteer.entries[first.ids[0]].level in _UNIT_LEVELS
            and head.head.class_ != "area"
        ) and (
            self.gazetteer.entries[first.ids[-1]].level not in ("settlement", "quarter") and head.head.class_ != "unit"
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
        return at + 1 if at < len(tokens) and tokens[at].form in _COMMAS else at

    def _item(self, head: HeadMatch, at: int, later: bool) -> Mention | None:
        """One name of a list: known, or a word written after و or a comma."""
        if at >= len(self.text.tokens):
            return None
        form = self.text.tokens[at].form
        comma = later and self.text.tokens[at - 1].form in _COMMAS
        if later and not comma and not form.startswith(_WAW):
            return None
        name = self.named(at, cut=later)
        if name is None or (later and not comma and not name.prefix):
            if comma or (not later and head.head.class_ == "area"):
                return None
            name = self._unknown_item(head, at, later)
        if name is None:
            return None
        if name.weak and head.head.class_ != "area":
            longer = self._unknown_item(head, at, later)
            name = longer if longer is not None and longer.last > name.last else name
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
        else:
            name.weak = False
            name.ids = self._with_head_cut(head, name) or name.ids
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
        if (
            head.head.class_ in ("facility", "way")
            or head.head.name == "none"
            or self.words.has("ends", bare)
            or bare in self.gazetteer.nationalities
        ):
            return None
        end = (
            self._definite_end(at)
            if later and bare.startswith(_ARTICLE)
            else name_end(self.text, self.gazetteer, at, "word")
        )
        if end is None or self.head(at) is not None:
            return None
        return Mention(at, end, UNKNOWN, head.head.level, at, end, _WAW if later else "", head=head.head)

    def _definite_end(self, at: int) -> int:
        """والرأس الأحمر: a definite name and the adjective of colour or side after it."""
        form = self.text.tokens[at + 1].form if at + 1 < len(self.text.tokens) else ""
        return at + 2 if self.words.has("sides", form) and form.startswith(_ARTICLE) else at + 1
