"""Known names and nationalities at a token, and what of the gazetteer fits a head noun."""

from __future__ import annotations

from tawthiq.layers.places_mention import NAMED, NATION, HeadMatch, Mention, NameMatch
from tawthiq.layers.places_names import cuts, head_at, names_at
from tawthiq.resources.gazetteer import Gazetteer
from tawthiq.text.fold import fold_key
from tawthiq.text.letters import ar
from tawthiq.text.text import Text
from tawthiq.text.tokens import WORD

_ARTICLE = ar("Al")
_TANWEEN, _HAMZA_BELOW, _SHORTEST = "\u064b", "\u0625", 2
_WITH_ARTICLE = (ar("wAl"), ar("bAl"), ar("ll"))
_FEMININE = (ar("h"), ar("At"), ar("Am"), ar("A"))
"""Endings of a noun before an adjective that is spelled like a country (قوات سورية، وسائل إعلام سورية)."""
_UNITS = frozenset(("admin1", "admin2", "admin3", "area", "country"))
_LEVELS_OF_CLASS = {
    "settlement": frozenset(("settlement", "quarter")),
    "unit": _UNITS,
    "area": frozenset(("area",)),
    "facility": frozenset(("facility",)),
    "way": frozenset(("facility",)),
}
"""Levels of names in which a head noun is one (جسر الميادين) and not a part of the name (جسر الشغور، دير الزور)."""
Found = list[Mention]


class KnownReader:
    """Reads known places of one text. Holds the text, the gazetteer, the ``depth`` of nesting, and what it has
    read already."""

    def __init__(self, text: Text, gazetteer: Gazetteer) -> None:
        self.text, self.gazetteer, self.words = text, gazetteer, gazetteer.words
        self.depth = 0
        self._heads: dict[int, HeadMatch | None] = {}
        self._names: dict[tuple[int, bool], NameMatch | None] = {}

    def named(self, at: int, cut: bool = True) -> Mention | None:
        """A name of the gazetteer that begins at a token."""
        key = (at, cut)
        if key not in self._names:
            matches = (m for m in names_at(self.text, self.gazetteer, at, cut) if not self._adjective(m))
            self._names[key] = next(matches, None)
        match = self._names[key]
        return self._named_mention(match) if match is not None else None

    def head(self, at: int) -> HeadMatch | None:
        """The head noun that begins at a token."""
        if at not in self._heads:
            self._heads[at] = head_at(self.text, self.words, at)
        return self._heads[at]

    def _adjective(self, match: NameMatch) -> bool:
        """Whether a country's name is here the adjective that is spelled like it: عدوانا بريطانيًا، وسائل
        إعلام سورية، وزارة
        الداخلية السعودية."""
        form = self.text.tokens[match.first].form[len(match.prefix) :]
        definite = form.startswith(_ARTICLE)
        if match.last - match.first > 1 or form.removeprefix(_ARTICLE) not in self.gazetteer.nationalities:
            return False
        if _TANWEEN in self.text.quote(match.first, match.last):
            return True
        before = self.text.tokens[match.first - 1] if match.first else None
        if match.prefix or before is None or before.kind != WORD:
            return False
        if any(self.words.has(name, before.form) for name in ("prepositions", "ends", "linkers")):
            return False
        if definite:
            return before.form.startswith((_ARTICLE, *_WITH_ARTICLE)) and before.form.endswith(_FEMININE)
        return before.form not in self.words.regions and before.form.endswith(_FEMININE)

    def _named_mention(self, match: NameMatch) -> Mention:
        level = self.gazetteer.entries[match.ids[0]].level
        mention = Mention(match.first, match.last, NAMED, level, match.first, match.last, match.prefix, ids=match.ids)
        mention.weak = match.weak and not self._hamza_below(match)
        head = self.head(match.first)
        same = head is not None and head.last < match.last and head.prefix == match.prefix
        if same and head is not None and level in _LEVELS_OF_CLASS[head.head.class_]:
            mention.head = head.head
        return mention

    def _hamza_below(self, match: NameMatch) -> bool:
        """إب is the town where its hamza is written below; اب and آب are other words too."""
        raw = self.text.quote(match.first, match.last)[len(match.prefix) :]
        unit = any(self.gazetteer.entries[i].level == "admin1" for i in match.ids)
        return unit and raw.startswith(_HAMZA_BELOW) and len(raw) == _SHORTEST

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

    def _mention(self, head: HeadMatch, last: int, rule: str, name_first: int, name_last: int) -> Mention:
        mention = Mention(head.first, last, rule, head.head.level, name_first, name_last, head.prefix, head=head.head)
        mention.number = head.number
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
            return level in _UNITS
        return level == "area" and head.head.id != "countryside"
