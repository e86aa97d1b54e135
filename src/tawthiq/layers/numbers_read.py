"""One exact number at a place in the text: digits with separators, or number words joined as Arabic joins them."""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.resources.numbers import NumberWord, NumberWords
from tawthiq.text.clitics import Reading
from tawthiq.text.letters import ar
from tawthiq.text.text import Text
from tawthiq.text.tokens import NUMBER, WORD, Token

_AND = ar("w")
_THOUSANDS = frozenset(",٬،.’'")
_DECIMAL = frozenset(".,٫")
_CLOCK_OR_DATE = frozenset(":/")
_HYPHENS = frozenset("-–")
_PERCENT = frozenset("%٪")
_LONGEST_DIGITS = 12
"""More digits than this are a telephone number or an identifier."""


@dataclass(frozen=True, slots=True)
class Exact:
    """A number over tokens ``first``..``last``. ``prefix``/``article``: what is written on to its first word."""

    first: int
    last: int
    value: int
    prefix: str = ""
    article: bool = False
    digits: bool = False


def read_number(text: Text, at: int, words: NumberWords) -> Exact | None:
    """The longest number that begins at token ``at``, or None. Clock times, dates, percentages and decimals without a
    scale word are none."""
    token = text.tokens[at]
    if token.kind == NUMBER:
        return _from_digits(text, at, words)
    if token.kind == WORD:
        return _from_words(text, at, words)
    return None


def _touching(tokens: tuple[Token, ...], left: int) -> bool:
    return left + 1 < len(tokens) and tokens[left].end == tokens[left + 1].start


def _from_digits(text: Text, at: int, words: NumberWords) -> Exact | None:
    tokens = text.tokens
    whole, last, fraction = _digit_groups(tokens, at)
    if whole is None or _other_notation(tokens, at, last):
        return None
    number = _Sum()
    end = _scales(text, last, words, number, float(f"{whole}.{fraction}") if fraction else whole)
    if end == last and fraction:
        return None
    return Exact(at, end, number.value, digits=True)


def _digit_groups(tokens: tuple[Token, ...], at: int) -> tuple[int | None, int, str]:
    """Whole part, token index after the number, digits after a decimal point."""
    digits, last = tokens[at].form, at + 1
    while last + 1 < len(tokens) and _touching(tokens, last - 1) and _touching(tokens, last):
        mark, group = tokens[last].form, tokens[last + 1]
        if group.kind != NUMBER or mark not in _THOUSANDS | _DECIMAL:
            break
        if len(group.form) == 3 and len(digits) <= 9 and mark in _THOUSANDS and (digits != "0"):
            digits, last = digits + group.form, last + 2
        elif mark in _DECIMAL:
            return int(digits), last + 2, group.form
        else:
            break
    return (int(digits) if len(digits) <= _LONGEST_DIGITS else None), last, ""


def _other_notation(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Part of a clock time, a date, a calibre, a name with digits, or a percentage."""
    if last < len(tokens):
        after = tokens[last].form
        if after in _PERCENT:
            return True
        if after in _CLOCK_OR_DATE and _touching(tokens, last - 1) and _digit_after(tokens, last):
            return True
        if after.isascii() and after.isalpha() and _touching(tokens, last - 1):
            return True
    if _of_hyphened_date(tokens, first, last):
        return True
    if first:
        before = tokens[first - 1]
        if not _touching(tokens, first - 1):
            return False
        if before.form in _CLOCK_OR_DATE | {"."} and first > 1 and tokens[first - 2].kind == NUMBER:
            return True
        return (before.form.isascii() and before.form.isalpha()) or before.form in ("#", "_", "@")
    return False


def _of_hyphened_date(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """12-5-2021, 2021-05-12: one of three numbers that hyphens hold together."""
    parts = 1
    at = last
    while at < len(tokens) and tokens[at].form in _HYPHENS and _touching(tokens, at - 1) and _digit_after(tokens, at):
        parts, at = parts + 1, at + 2
    at = first - 1
    while at > 0 and tokens[at].form in _HYPHENS and _touching(tokens, at) and tokens[at - 1].kind == NUMBER:
        parts, at = parts + 1, at - 2
    return parts > 2


def _digit_after(tokens: tuple[Token, ...], mark: int) -> bool:
    return mark + 1 < len(tokens) and tokens[mark + 1].kind == NUMBER and _touching(tokens, mark)


class _Sum:
    """A number being added up: ``total`` over closed scales, ``group`` below the scale that is still to come."""

    def __init__(self) -> None:
        self.total = 0
        self.group = 0.0
        self.role = ""
        self.scale = 0

    @property
    def value(self) -> int:
        return self.total + round(self.group)

    def fits(self, word: NumberWord, joined: bool) -> bool:
        """True where ``word`` may come next.

        With و (``joined``): in falling order, units before tens; without it: a unit before مئة or عشر, all before a
        scale.
        """
        role = word.role
        if not self.role:
            return role in ("unit", "ten", "tens", "hundred", "scale", "head")
        if role in ("scale", "plural_scale"):
            return not joined and self.group > 0 and (not self.scale or word.value < self.scale)
        if not joined:
            return (role == "ten" and self.role in ("unit", "head")) or (role == "hundred" and self.role == "unit")
        below = {
            "unit": ("tens",),
            "hundred": ("unit", "ten", "tens", "head"),
            "scale": ("unit", "ten", "tens", "hundred", "head"),
        }
        return role in below.get(self.role, ())

    def add(self, word: NumberWord) -> None:
        if word.role in ("scale", "plural_scale"):
            unit = 10 ** (len(str(word.value)) - 1)
            self.total += round((self.group or word.value // unit) * unit)
            self.group, self.scale, self.role = 0.0, unit, "scale"
        elif word.role == "hundred" and self.role == "unit":
            self.group, self.role = self.group * word.value, "hundred"
        else:
            self.group += word.value
            self.role = word.role


def _from_words(text: Text, at: int, words: NumberWords) -> Exact | None:
    for reading, word in words.look(text.tokens[at].form).words:
        found = _follow(text, at, words, reading, word)
        if found is not None:
            return found
    return None


def _follow(text: Text, at: int, words: NumberWords, reading: Reading, word: NumberWord) -> Exact | None:
    """The number whose first word is ``word``; None where that word alone would be another one."""
    if word.role == "fraction":
        return _fraction_of_scale(text, at, words, reading, word)
    number = _Sum()
    if not number.fits(word, False):
        return None
    number.add(word)
    last = _scales(text, at + 1, words, number, None)
    alone = last == at + 1
    if alone and (word.role == "head" or word.after):
        return None
    if alone and reading.article and word.value == 2:
        return None
    return Exact(at, last, number.value, reading.prefix, reading.article)


def _fraction_of_scale(text: Text, at: int, words: NumberWords, reading: Reading, word: NumberWord) -> Exact | None:
    """نصف مليون، ربع مليون."""
    scale = _word_at(text, at + 1, words, joined=False)
    if scale is None or scale.role != "scale":
        return None
    return Exact(at, at + 2, scale.value * word.value // 100, reading.prefix, reading.article)


def _scales(text: Text, at: int, words: NumberWords, number: _Sum, start: float | None) -> int:
    """Adds the words from ``at`` on that belong to the number; the index after the last of them."""
    if start is not None:
        number.group, number.role = float(start), "digits"
    while at < len(text.tokens):
        step = _next(text, at, words, number)
        if not step:
            break
        at += step
    return at


def _next(text: Text, at: int, words: NumberWords, number: _Sum) -> int:
    """How many tokens the next part of the number takes, after adding it; 0 where none follows."""
    token = text.tokens[at]
    if token.kind != WORD:
        return 0
    for joined in (False, True):
        word = _word_at(text, at, words, joined=joined)
        if word is None:
            continue
        if word.role == "fraction" and joined and number.role == "scale":
            number.total += number.scale * word.value // 100
            number.role = "done"
            again = _word_at(text, at + 1, words, joined=False)
            return 2 if again is not None and again.role == "scale" else 1
        if number.role != "done" and number.fits(word, joined) and not (word.after and not joined):
            number.add(word)
            return 1
    if token.form == _AND and number.role == "scale" and at + 1 < len(text.tokens):
        return _digits_after_scale(text, at, number)
    return 0


def _digits_after_scale(text: Text, at: int, number: _Sum) -> int:
    """ألف و300: digits below the scale."""
    following = text.tokens[at + 1]
    if following.kind != NUMBER or not _touching(text.tokens, at) or int(following.form[:9]) >= number.scale:
        return 0
    number.group += int(following.form)
    number.role = "done"
    return 2


def _word_at(text: Text, at: int, words: NumberWords, *, joined: bool) -> NumberWord | None:
    """The number word at ``at``: written with و where ``joined``, else bare (an article may stand on it)."""
    if at >= len(text.tokens):
        return None
    for reading, word in words.look(text.tokens[at].form).words:
        if reading.prefix == (_AND if joined else ""):
            return word
    return None
