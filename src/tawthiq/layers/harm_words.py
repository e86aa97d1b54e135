"""A text as the harm layer sees it: each token's readings, looked up once."""

from __future__ import annotations

from tawthiq.resources.harm import HarmLexicon, HarmLook
from tawthiq.text.letters import ar
from tawthiq.text.text import Text
from tawthiq.text.tokens import WORD

_NOTHING: frozenset[str] = frozenset()


class Words:
    """The tokens of ``text`` with what the lexicon knows of them; indexes beyond the end give empty answers."""

    def __init__(self, text: Text, lexicon: HarmLexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.tokens = text.tokens
        self.forms = [token.form for token in text.tokens]
        self.looks: list[HarmLook] = [lexicon.look(form) for form in self.forms]
        self.count = len(self.forms)
        self._ends = [0] * self.count
        self._starts = [0] * self.count
        for sentence in text.sentences:
            for at in range(sentence.first, sentence.last):
                self._ends[at], self._starts[at] = sentence.last, sentence.first

    def form(self, at: int) -> str:
        """The folded token, "" outside the text."""
        return self.forms[at] if 0 <= at < self.count else ""

    def look(self, at: int) -> HarmLook:
        """What the token may be."""
        return self.looks[at] if 0 <= at < self.count else self.lexicon.look("")

    def classes(self, at: int) -> frozenset[str]:
        """Word classes of the token."""
        return self.looks[at].classes if 0 <= at < self.count else _NOTHING

    def definite(self, at: int) -> bool:
        """True where the article stands on the token."""
        return self.looks[at].definite if 0 <= at < self.count else False

    def word(self, at: int) -> bool:
        """True where the token is a word."""
        return 0 <= at < self.count and self.tokens[at].kind == WORD

    def sentence_start(self, at: int) -> int:
        """The first token of the sentence."""
        return self._starts[at]

    def sentence_end(self, at: int) -> int:
        """The token after the sentence."""
        return self._ends[at]

    def near_before(self, at: int, name: str, within: int) -> bool:
        """True where a word of class ``name`` stands in the sentence at most ``within`` tokens before ``at``."""
        first = max(self._starts[at], at - within)
        return any(name in self.looks[i].classes for i in range(first, at))

    def adverb(self, at: int) -> bool:
        """True for a preposition, an adverb, a mark or a word of time: what may stand between a verb and its people."""
        if not self.word(at):
            return True
        look = self.looks[at]
        if look.function or "adverb" in look.classes:
            return True
        if any(n.noun.thing == "time" for _, n in look.look.nouns):
            return True
        return any(r.prefix[-1:] in _JOINED and len(r.stem) > 2 for r in self.lexicon.cuts(self.forms[at])[1:])


_JOINED = frozenset({ar("b"), ar("l")})
