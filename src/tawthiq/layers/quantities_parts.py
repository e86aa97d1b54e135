"""Parts of a toll: بينهم طفلان وامرأة. They stand in the whole and are never added to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tawthiq.layers.annotation import Breakdown
from tawthiq.layers.harm_words import Words
from tawthiq.layers.quantities_head import Heads
from tawthiq.layers.quantities_record import ELLIPTIC, Quantity
from tawthiq.text.letters import ar

_COMMAS = frozenset("،,")
_OPENING, _CLOSING = frozenset('("«“'), frozenset(')"»”')
_AMONG, _OF = ar("byn"), frozenset({ar("mn"), ar("wmn")})
OPENERS = frozenset({_AMONG, "("})
"""What may open parts of a toll beside the words of class ``parts``."""


class Parts:
    """Reads the parts of tolls in one text. ``describe`` takes a head on to the words that describe it."""

    def __init__(self, words: Words, heads: Heads, describe: Callable[[Quantity], Quantity]) -> None:
        self.words = words
        self.heads = heads
        self.describe = describe
        self.form, self.classes = words.form, words.classes

    def add(self, found: list[Quantity], at: int) -> int:
        """Puts the parts that begin at ``at`` into their whole; the token after them, 0 where none are."""
        group = self.heads.groups.of_group(at + 1) if "all_of_them" in self.classes(at) else None
        if group is not None:
            whole = self._whole(found, at)
            if whole is not None and found[whole].who == "unknown" and group.who != "unknown":
                most = "most_of_them" in self.classes(at) and group.who == "combatant"
                found[whole] = replace(found[whole], who="mixed" if most else group.who)
            return group.last
        parts, last = self._read(at)
        whole = self._whole(found, at) if parts else None
        if whole is None:
            return 0
        found[whole] = self._with_parts(found[whole], parts, at)
        return last

    def _whole(self, found: list[Quantity], at: int) -> int | None:
        """Index of the toll that a part at ``at`` belongs to: the last counted one of the sentence."""
        first = self.words.sentence_start(at)
        for index in range(len(found) - 1, max(-1, len(found) - 5), -1):
            quantity = found[index]
            if quantity.first < first:
                return None
            if quantity.low is not None and (quantity.high is None or quantity.high > 1):
                return index
        return None

    def _with_parts(self, whole: Quantity, parts: list[Breakdown], at: int) -> Quantity:
        who = whole.who
        told = {self._who_of_group(part.group) for part in parts}
        if "all_of_them" in self.classes(at) and who == "unknown" and told == {"civilian"}:
            who = "civilian"
        elif who == "unknown" and whole.kinds == frozenset() and parts[0].group == "civilians":
            who = "mixed"
        return replace(whole, breakdown=whole.breakdown + tuple(parts), who=who)

    def _who_of_group(self, group: str) -> str:
        return "civilian" if group in ("children", "women", "elderly", "civilians", "family") else "unknown"

    def of_known(self, at: int) -> int:
        """«من بين القتلى 3 نساء وطفل»: parts of a toll told elsewhere; the token after them, 0 where none are."""
        if self.form(at) != _AMONG or self.form(at - 1) not in _OF or not self.words.definite(at + 1):
            return 0
        if not any(n.noun.role == "harm" for _, n in self.words.look(at + 1).look.nouns):
            return 0
        parts, last = self._read(at + 1)
        return last if parts else 0

    def _read(self, at: int) -> tuple[list[Breakdown], int]:
        """The parts after بينهم and the like, and the token after them."""
        parts: list[Breakdown] = []
        last = at + 1
        bracket = self.form(last) in _OPENING
        last += bracket
        while last < self.words.count:
            start = last + 1 if parts and self.form(last) in _COMMAS else last
            head = self.heads.head(start)
            if head is None or (parts and not head.conjunction) or (head.shape == ELLIPTIC and not parts):
                break
            head = self.describe(head)
            if head.nouns and head.low is not None:
                parts.append(self._part(head))
            last = head.last
            if not head.nouns:
                break
        return parts, last + (bracket and self.form(last) in _CLOSING)

    def _part(self, head: Quantity) -> Breakdown:
        noun = head.nouns[0]
        group = noun.group or ("civilians" if noun.id == "civilian" else noun.id)
        return Breakdown(
            first=head.first,
            last=head.last,
            span=self.words.text.span(head.first, head.last),
            rule="harm.part",
            group=group,
            low=head.low or 1,
            high=head.high,
        )
