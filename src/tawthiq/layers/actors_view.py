"""The words of a text as the actor layer walks them: marks that do not cut a name are looked through.

«قوات "الدعم السريع"»، «ميليشيات_الحوثي»، «جيش #الاحتلال»، «السورية.نت» are read as one run of words; a comma, a
bracket, a
full stop or the end of a sentence cut. A clitic that stands alone before a quotation mark (لـ"قسد") belongs to the
next word.
"""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.text.fold import TATWEEL
from tawthiq.text.letters import ar
from tawthiq.text.span import Span
from tawthiq.text.text import Text

QUOTES = frozenset("\"«»“”„‹›'’‘❝❞")
_OPENERS, _CLOSERS = frozenset("«“„‹❝"), frozenset("»›❞")
_LIGHT = QUOTES | frozenset("#_*")
_JOINING = frozenset("-./–—")
_DASHES = frozenset("-–—")
_OPENING, _CLOSING = frozenset("(["), frozenset(")]")
_LONE = frozenset(ar(c) for c in ("l", "b", "w", "k", "f", "Al", "ll", "wl", "wb", "wAl", "bAl", "fl", "llm"))
_AL, _LAM_LAM = ar("Al"), ar("ll")
_PLAIN_ALEFS = frozenset("\u0627\u0671")
_CLITICS = frozenset((ar("w"), ar("f"), ar("b"), ar("k")))
NONE, SOFT, BRACKET, DASH, HARD = 0, 1, 2, 3, 4
"""What stands before a word: nothing that cuts, a comma or colon, an opening bracket, a dash, something that ends."""
_SOFT = frozenset("،,:؛;")


@dataclass(slots=True)
class View:
    """Parallel lists over the words: ``forms`` folded, ``tokens`` index of the token, ``cuts`` what stands before the
    word,
    ``gaps`` True where it cuts, ``quoted`` True where a quotation mark stands right before, ``lead`` a lone clitic
    before it."""

    text: Text
    forms: list[str]
    tokens: list[int]
    cuts: list[int]
    gaps: list[bool]
    quoted: list[bool]
    lead: list[str]

    def span(self, first: int, last: int) -> tuple[int, int, Span]:
        """Tokens and raw span of words ``first``..``last``; a quotation mark or bracket that is
        opened inside is closed."""
        start, end = self.tokens[first], self.tokens[last - 1] + 1
        tokens = self.text.tokens
        opened = sum(tokens[t].form in QUOTES for t in range(start, end))
        if opened % 2 and end < len(tokens) and tokens[end].form in QUOTES and tokens[end].start == tokens[end - 1].end:
            end += 1
        bracketed = any(tokens[t].form in _OPENING for t in range(start, end))
        if bracketed and end < len(tokens) and tokens[end].form in _CLOSING:
            end += 1
        return start, end, self.text.span(start, end)

    def article(self, at: int) -> bool:
        """True where word ``at`` has the article: by its letters as received, since آلية and ألكسندر fold to ال too."""
        form = self.forms[at]
        return (_AL in form[:4] or _LAM_LAM in form[:3]) and _article(self.text, self.tokens[at])

    def closes(self, at: int) -> int:
        """Half-open end of the quoted words that begin at word ``at``: up to the next quotation mark."""
        last = at + 1
        while last < len(self.forms) and not self.gaps[last]:
            between = range(self.tokens[last - 1] + 1, self.tokens[last])
            if any(self.text.tokens[t].form in QUOTES for t in between):
                break
            last += 1
        return last


def view(text: Text, skip: frozenset[str] = frozenset({"boilerplate"})) -> View:
    """The words of ``text`` outside sentences of the kinds in ``skip``."""
    out = View(text, [], [], [], [], [], [])
    for sentence in text.sentences:
        if sentence.kind not in skip:
            _add(out, text, sentence.first, sentence.last)
    return out


def _add(out: View, text: Text, first: int, last: int) -> None:
    tokens = text.tokens
    cut, quoted, lead = HARD, False, ""
    for index in range(first, last):
        token = tokens[index]
        form = token.form
        if token.kind == "mark":
            if form in QUOTES:
                quoted = quoted or _opens(text, index)
            elif form not in _LIGHT:
                cut = max(cut, _cut(text, index))
            continue
        if form in _LONE and _leans(text, index):
            lead = form
            continue
        out.forms.append(form)
        out.tokens.append(index)
        out.cuts.append(cut)
        out.gaps.append(cut != NONE)
        out.quoted.append(quoted)
        out.lead.append(lead)
        if cut or quoted or lead:
            cut, quoted, lead = NONE, False, ""


def _opens(text: Text, index: int) -> bool:
    """True where a quotation mark opens: it touches what follows and not what stands before, but for a lone clitic."""
    tokens = text.tokens
    token = tokens[index]
    if token.form in _OPENERS:
        return True
    if index + 1 >= len(tokens) or tokens[index + 1].start != token.end or token.form in _CLOSERS:
        return False
    before = tokens[index - 1] if index else None
    return before is None or before.end != token.start or before.form in _LONE or before.kind == "mark"


def _article(text: Text, index: int) -> bool:
    """ال or لل, after at most و or ف and a preposition."""
    token = text.tokens[index]
    form = token.form
    for at in range(min(3, len(form) - 2)):
        pair = form[at : at + 2]
        if pair == _AL and text.raw[text.folded.starts[token.start + at]] in _PLAIN_ALEFS:
            return True
        if pair == _LAM_LAM and at < 2:
            return True
        if form[at] not in _CLITICS:
            return False
    return False


def _leans(text: Text, index: int) -> bool:
    """True where a one- or two-letter clitic is written on to what follows (a quotation mark, a number, a hashtag)."""
    token, after = text.tokens[index], index + 1
    if after >= len(text.tokens):
        return False
    return text.tokens[after].start == token.end or text.raw[token.span.end - 1] == TATWEEL


def _cut(text: Text, index: int) -> int:
    token = text.tokens[index]
    if token.form in _JOINING:
        before, after = text.tokens[index - 1], text.tokens[min(index + 1, len(text.tokens) - 1)]
        joined = index > 0 and before.end == token.start and after.start == token.end and after.kind == "word"
        return NONE if joined else DASH if token.form in _DASHES else HARD
    if token.form in _SOFT:
        return SOFT
    return BRACKET if token.form in _OPENING else HARD
