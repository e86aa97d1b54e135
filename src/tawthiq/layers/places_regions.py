"""Places told by a side of another place: شمال غرب سوريا، ريف إدلب الجنوبي، محيط بلدة X، الحدود مع X، طريق X -
Y."""

from __future__ import annotations

from tawthiq.layers.places_extent import attributes_end, numbered_end
from tawthiq.layers.places_mention import BACK, BORDER, NATION, REGION, ROAD, HeadMatch, Mention
from tawthiq.layers.places_names import SIDES, cuts
from tawthiq.layers.places_parse import PlaceParser
from tawthiq.resources.places import RegionModel
from tawthiq.text.letters import ar
from tawthiq.text.tokens import WORD

_ARTICLE, _WAW, _LAM, _OF, _WITH, _BETWEEN = ar("Al"), ar("w"), ar("l"), ar("mn"), ar("mE"), ar("byn")
_DASHES = frozenset("-–—/")


class RegionParser(PlaceParser):
    """Adds directions, parts, countryside, borders and roads to the reading of places."""

    def region(self, at: int) -> list[Mention]:
        """The region (or regions: ريفي أ وب) that begins at a token."""
        head = self.head(at)
        if head is not None and head.head.id == "countryside":
            return self._countryside(head)
        if head is not None and head.head.id == "border":
            return self._border(head)
        if head is not None and head.head.id == "road":
            return self._road(head)
        found = self._direction(at)
        return [found] if found is not None else []

    def _region_words(self, at: int) -> tuple[int, str, bool, RegionModel] | None:
        """The direction or part told by the words at a token: its end, what is written on to it, whether
        definite."""
        token = self.text.tokens[at]
        if token.kind != WORD:
            return None
        for prefix, stem in cuts(token.form):
            article = stem.startswith(_ARTICLE) and stem not in self.words.regions
            for rest, model in self.words.regions.get(stem[2:] if article else stem, ()):
                end = self._follows(at + 1, rest, article)
                if end is not None and model.kind in SIDES:
                    return end, prefix, article, model
        return None

    def _follows(self, at: int, rest: tuple[str, ...], article: bool) -> int | None:
        tokens = self.text.tokens
        for word in rest:
            if at >= len(tokens) or tokens[at].form not in ((_ARTICLE + word,) if article else (word,)):
                return None
            at += 1
        return at

    def _direction(self, at: int) -> Mention | None:
        words = self._region_words(at)
        if words is None:
            return None
        end, prefix, article, model = words
        if article:
            base = self._definite_base(end)
        else:
            base = self.base(self._second_direction(end))
            if base is None and model.kind == "direction" and self._form(end) == _OF:
                base = self.base(end + 1)
        if base is None or (model.id == "centre" and base.rule == NATION):
            return None
        mention = Mention(at, base.last, REGION, "area", at, base.last, prefix, base=base, region=model)
        if model.kind == "part":
            self._take_side(mention)
        return mention

    def _form(self, at: int) -> str:
        return self.text.tokens[at].form if at < len(self.text.tokens) else ""

    def _second_direction(self, at: int) -> int:
        """شمال وغرب العراق: the token after the second direction."""
        form = self._form(at)
        if form.startswith(_WAW) and form[1:] in self.words.regions:
            second = self._region_words(at)
            if second is not None and second[3].kind == "direction":
                return second[0]
        return at

    def base(self, at: int) -> Mention | None:
        """The place by which a region is told: a name, a headed name, a definite noun (المدينة), or البلاد."""
        if at >= len(self.text.tokens):
            return None
        token = self.text.tokens[at]
        if self.words.has("country_words", token.form):
            return Mention(at, at + 1, BACK, "country", at, at + 1, named=False)
        inner = self.inner(at)
        if inner is not None and not (inner.weak and inner.head is None):
            return inner
        found = self.headed(at, cut=False)
        return found[0] if len(found) == 1 and (found[0].rule == BACK or found[0].head is not None) else None

    def _definite_base(self, at: int) -> Mention | None:
        """الشمال السوري، الشمال الغربي من سوريا، الأطراف الجنوبية للمدينة."""
        if self._form(at) in self.words.sides:
            at += 1
        nation = self.nationality(at) if at < len(self.text.tokens) else None
        if nation is not None and not nation.prefix and self._form(at).startswith(_ARTICLE):
            nation.rule = NATION
            return nation
        if self._form(at) == _OF:
            return self.base(at + 1)
        return self._with_lam(at)

    def _with_lam(self, at: int) -> Mention | None:
        """A place with ل written on to it (لمحافظة حلب، لإدلب، للمدينة)."""
        if not self._form(at).startswith(_LAM):
            return None
        found = self.headed(at) or [m for m in (self.named(at),) if m is not None]
        return found[0] if len(found) == 1 and found[0].prefix == _LAM else None

    def _take_side(self, mention: Mention) -> None:
        """Sides after a region belong to it (ريف حلب الشمالي والشرقي، أطراف المدينة الشرقية)."""
        side = self.words.sides.get(self._form(mention.last))
        while side is not None:
            mention.side = mention.side or side
            mention.last += 1
            form = self._form(mention.last)
            side = self.words.sides.get(form[1:]) if form.startswith(_WAW) else self.words.sides.get(form)

    def _countryside(self, head: HeadMatch) -> list[Mention]:
        if head.suffix:
            return [self._rural(head, head.last, None)]
        if head.article:
            return self._definite_countryside(head)
        base = self.base(head.last)
        if base is None and head.head.id == "countryside" and self._form(head.first) in self.words.heads:
            base = next(iter(self.headed_name(head)), None)
        if base is None:
            return []
        first = self._rural(head, base.last, base)
        found = [first]
        while head.number == "two" and (more := self._coordinated(found[-1].last)) is not None:
            rural = self._rural(head, more.last, more)
            rural.first, rural.prefix, rural.listed = more.first, more.prefix, True
            found.append(rural)
        self._take_side(found[-1])
        for mention in found:
            mention.side = found[-1].side
        return found

    def headed_name(self, head: HeadMatch) -> list[Mention]:
        """A countryside or desert whose name is not known (بادية الشولا)."""
        return [m for m in self._construct(head) if m.named and m.first != m.name_first]

    def _rural(self, head: HeadMatch, last: int, base: Mention | None) -> Mention:
        mention = Mention(head.first, last, REGION, "area", head.last, last, head.prefix, head=head.head, base=base)
        mention.named = base is not None
        return mention

    def _coordinated(self, at: int) -> Mention | None:
        if not self._form(at).startswith(_WAW):
            return None
        name = self.named(at)
        return name if name is not None and name.prefix == _WAW else None

    def _definite_countryside(self, head: HeadMatch) -> list[Mention]:
        """الريف الشمالي، الريف الشمالي لمحافظة اللاذقية."""
        mention = self._rural(head, head.last, None)
        self._take_side(mention)
        base = self._with_lam(mention.last)
        if base is not None:
            mention.base, mention.last, mention.named = base, base.last, True
        elif mention.side is None:
            return []
        return [mention]

    def _border(self, head: HeadMatch) -> list[Mention]:
        """الحدود السورية التركية، الحدود مع الأردن، حدود تشاد، الشريط الحدودي."""
        last, nations = head.last, []
        base: Mention | None = None
        while (nation := self._border_nation(last)) is not None:
            nations.append(nation)
            last = nation.last
        if not nations:
            link = last + 1 if self._form(last) == _WITH else last
            base = self.base(link) if not head.article or link > last else self._with_lam(last)
            last = base.last if base is not None else last
        if not nations and base is None and not head.article:
            return []
        mention = Mention(head.first, last, BORDER, "area", head.last, last, head.prefix, head=head.head)
        mention.base = base or (nations[0] if nations else None)
        mention.also = tuple(nations[1:])
        mention.named = mention.base is not None
        return [mention]

    def _border_nation(self, at: int) -> Mention | None:
        if self._form(at) in _DASHES:
            at += 1
        if not self._form(at).removeprefix(_WAW).startswith(_ARTICLE):
            return None
        return self.nationality(at)

    def _road(self, head: HeadMatch) -> list[Mention]:
        """طريق الرقة - عين عيسى، الطريق الواصل بين أ وب، الطريق الدولي M4."""
        last = attributes_end(self.text, self.gazetteer, head.last)
        ends: list[Mention] = []
        numbered = numbered_end(self.text, last)
        if numbered is not None:
            last = numbered
        else:
            ends = self._road_ends(last)
            last = ends[-1].last if ends else last
        if last == head.last or (not ends and not head.article and numbered is None and last == head.last):
            return []
        last = attributes_end(self.text, self.gazetteer, last, definite=True)
        mention = Mention(head.first, last, ROAD, "facility", head.last, last, head.prefix, head=head.head)
        mention.base, mention.also, mention.named = (ends[0] if ends else None), tuple(ends[1:]), bool(ends or numbered)
        return [mention]

    def _road_ends(self, at: int) -> list[Mention]:
        if self._form(at + 1) == _BETWEEN and self._form(at).startswith(_ARTICLE):
            at += 1
        if self._form(at) == _BETWEEN:
            at += 1
        first = self.inner(at)
        if first is None:
            return []
        ends = [first]
        at = first.last
        more = self.inner(at + 1) if self._form(at) in _DASHES else self._coordinated_headed(at)
        return [*ends, more] if more is not None else ends

    def _coordinated_headed(self, at: int) -> Mention | None:
        """وقرية ب، وب."""
        if not self._form(at).startswith(_WAW):
            return None
        found = self.headed(at) or [m for m in (self.named(at),) if m is not None]
        return found[0] if len(found) == 1 and found[0].prefix == _WAW and found[0].named else None
