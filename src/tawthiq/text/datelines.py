"""Datelines and bylines: «دبي، الإمارات العربية المتحدة (CNN)—», «الرياض - واس», «عين اليوم – القاهرة»."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.text.boilerplate import Line
from tawthiq.text.orthography import Orthography
from tawthiq.text.tokens import WORD, Token

_DASHES = frozenset("-\u2013\u2014\u2015")
_COMMAS = frozenset(",\u060c")
_CLOSING = _DASHES | {":"}
_LONGEST = 14
"""Tokens before the mark that ends a dateline: place, country, agency in brackets."""
_LONGEST_LINE = 20
"""Tokens of a line that holds nothing but a dateline (place, two calendars, agency)."""
_LONGEST_BYLINE = 8
_LONGEST_PLACE, _LONGEST_SIGN = 6, 4
"""Tokens before the brackets, and in them, of a dateline whose agency is not known."""


def dateline_end(tokens: Sequence[Token], line: Line, orthography: Orthography, more: bool) -> int:
    """The index after the dateline with which a line begins, or ``line.first`` where it begins with none.

    ``more``: lines follow, so that a whole line may be one.
    """
    if more and _byline(tokens, line, orthography):
        return line.last
    signed = _sign(tokens, line, orthography) or _bracketed(tokens, line)
    end = signed
    closing = _DASHES if signed and tokens[signed - 1].form == ")" else _CLOSING
    while line.first < end < line.last and tokens[end].form in closing:
        end += 1
    if signed and signed - line.first <= _LONGEST and (end > signed or end == line.last):
        return end
    whole = more and signed == line.last and line.last - line.first <= _LONGEST_LINE
    return line.last if whole else line.first


def _sign(tokens: Sequence[Token], line: Line, orthography: Orthography) -> int:
    """The index after the first sign of an agency, in brackets, behind a dash, or at the end of the line; 0 for
    none."""
    for at in range(line.first, min(line.last, line.first + _LONGEST_LINE)):
        end = _agency(tokens, at, line, orthography)
        if not end:
            continue
        before = tokens[at - 1].form if at > line.first else ""
        after = tokens[end].form if end < line.last else ""
        if before == "(" and after == ")":
            return end + 1
        if before in _DASHES or (end == line.last and at > line.first):
            return end
        if at == line.first and after in _DASHES:
            return end
    return 0


def _bracketed(tokens: Sequence[Token], line: Line) -> int:
    """The index after the brackets of «place (agency) -», whatever the agency is called; 0 for none."""
    forms = [token.form for token in tokens[line.first : min(line.last, line.first + _LONGEST)]]
    if "(" not in forms[: _LONGEST_PLACE + 1] or ")" not in forms:
        return 0
    opened, closed = forms.index("("), forms.index(")")
    named = all(tokens[line.first + i].kind == WORD or forms[i] in _COMMAS for i in range(opened))
    dashed = closed + 1 < len(forms) and forms[closed + 1] in _DASHES
    return line.first + closed + 1 if opened and named and dashed and 1 < closed - opened <= _LONGEST_SIGN + 1 else 0


def _agency(tokens: Sequence[Token], at: int, line: Line, orthography: Orthography) -> int:
    for words in orthography.agencies.get(tokens[at].form, ()):
        end = at + len(words)
        if end <= line.last and all(tokens[at + i].form == word for i, word in enumerate(words)):
            return end
    return 0


def _byline(tokens: Sequence[Token], line: Line, orthography: Orthography) -> bool:
    """A short line «outlet – place» or «place – outlet» that an agency or outlet signs."""
    if line.last - line.first > _LONGEST_BYLINE or not any(t.form in _DASHES for t in tokens[line.first : line.last]):
        return False
    return any(_agency(tokens, at, line, orthography) for at in range(line.first, line.last) if tokens[at].kind == WORD)
