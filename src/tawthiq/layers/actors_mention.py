"""A mention while it is being read, and the reader that knows what each word may begin."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from tawthiq.layers.actors_view import View
from tawthiq.resources.actor_names import Hit
from tawthiq.resources.register import Group, Register
from tawthiq.text.letters import ar

_LAM, _BEH, _HEH = ar("l"), ar("b"), ar("h")
TEH_MARBUTA = "\u0629"
_LAM_WORDS = frozenset(ar(w) for w in ("l", "ll", "wl", "fl"))
_HUMAN_PLURALS = tuple(ar(e) for e in ("wn", "yn", "An"))


@dataclass(slots=True)
class Mention:
    """Words ``first``..``last`` (half-open) read as an actor; the other fields as in `Actor`."""

    first: int
    last: int
    rule: str
    kind: str
    group: str | None = None
    affiliation: str | None = None
    country: str | None = None
    prefix: str = ""
    definite: bool = False
    anaphor: bool = False
    tied: bool = False
    plural: bool = False
    feminine: bool = False
    members: bool = False
    assets: bool = False
    weapon: str | None = None
    title: str | None = None
    head: str = ""
    strength: str = "strong"
    candidates: tuple[str, ...] = ()
    cues: list[str] = field(default_factory=list)


class Reader:
    """What each word of a view may begin, read once; word classes looked at through clitics."""

    def __init__(self, register: Register, view: View, on: date | None) -> None:
        self.register, self.view, self.on = register, view, on
        self.forms, self.gaps = view.forms, view.gaps
        self.words = register.lexicon.words
        walk, begins = register.names.walk, register.names.begins
        self.hits: list[list[Hit]] = [
            [h for h in walk(view.forms, view.gaps, at) if self._valid(h)] if begins(form) else _NO_HITS
            for at, form in enumerate(view.forms)
        ]

    def _valid(self, hit: Hit) -> bool:
        """True where the name is in use on the day, and a pronoun written on the word is one: ة folds to ه too."""
        if self.on is not None and not hit.naming.holds(self.on):
            return False
        if not hit.suffix:
            return True
        text = self.view.text
        return hit.suffix != _HEH or text.raw[text.tokens[self.view.tokens[hit.first]].span.end - 1] != TEH_MARBUTA

    def has(self, at: int) -> bool:
        """True where word ``at`` follows the one before it without a cut."""
        return at < len(self.forms) and not self.gaps[at]

    def of(self, at: int, *sorts: str) -> list[Hit]:
        """Hits of some sorts at a word, longest first."""
        hits = self.hits[at]
        if not hits:
            return _NO_HITS
        found = [h for h in hits if h.naming.sort in sorts]
        return sorted(found, key=lambda h: -h.last) if len(found) > 1 else found

    def is_a(self, at: int, name: str) -> bool:
        """True where the word as written, or after و، ف, is of a class."""
        words, form = self.words[name], self.forms[at]
        return form in words or (form[:1] in _CONJUNCTIONS and form[1:] in words)

    def exactly(self, at: int, name: str) -> bool:
        """True where the word as written is of a class."""
        return self.forms[at] in self.words[name]

    def lam(self, at: int) -> bool:
        """True where ل is written on the word, or stands alone before it."""
        return self.view.lead[at] in _LAM_WORDS

    def group(self, group_id: str | None) -> Group | None:
        """The group of an id."""
        return self.register.groups.get(group_id or "")

    def body(self, country: str, body: str) -> str | None:
        """Id of a state's body; its forces where the register knows no such arm."""
        if body == "none":
            return None
        made = f"{country.lower()}-{body}"
        return made if made in self.register.groups else f"{country.lower()}-forces"

    def definite(self, at: int) -> bool:
        """True where a word carries the article (through clitics)."""
        return self.view.article(at)


_NO_HITS: list[Hit] = []
_CONJUNCTIONS = frozenset((ar("w"), ar("f")))


def human_plural(form: str) -> bool:
    """True for the sound masculine plural and the dual (مسلحون، مسلحين، انتحاريان)."""
    return form.endswith(_HUMAN_PLURALS)
