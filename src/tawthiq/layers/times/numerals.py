"""Numbers inside times: digits, dates and hours in digits, small numbers in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tawthiq.layers.times.meaning import Clock
from tawthiq.text.text import Text
from tawthiq.text.tokens import NUMBER, Token

DATE_MARKS, HOUR_MARKS, DECIMAL_HOUR_MARKS = frozenset("/-.\\"), frozenset(":"), frozenset(".,\u060c\u066b")
RANGE_MARKS = frozenset("-")
DAY_MONTH_MARKS = frozenset("/-")
FIRST_OLD_YEAR, FIRST_YEAR, LAST_YEAR, FIRST_HIJRI, LAST_HIJRI = 1500, 1900, 2099, 1300, 1499
"""Before 1900 four digits are a year only after عام."""
_CENTURY_TURN = 70
"""Two-digit years below this are of this century."""


@dataclass(frozen=True, slots=True)
class Month:
    """A month told once or twice; ``other``: its number by the second name where the two disagree."""

    month: int
    hijri: bool = False
    other: int | None = None


@dataclass(frozen=True, slots=True)
class NumericDate:
    """A date in digits; without year where only day and month are written."""

    year: int | None
    month: int
    day: int
    hijri: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens up to ``last`` read as ``cls``."""

    last: int
    cls: str
    value: object


def read_digits(
    text: Text, index: int, end: int, hijri_marks: frozenset[int], era_marks: frozenset[int]
) -> Iterator[Found]:
    """What the digits at a token may be. ``hijri_marks``, ``era_marks``: tokens that name the calendar of a year."""
    tokens = text.tokens
    groups = _groups(tokens, index, end)
    if groups is None:
        if index >= 2 and tokens[index - 1].form in RANGE_MARKS:
            yield from _single(tokens[index].form, index + 1, hijri_marks, era_marks)
        return
    if len(groups) == 1 or groups[1][0] in DAY_MONTH_MARKS:
        yield from _single(tokens[index].form, index + 1, hijri_marks, era_marks)
    if len(groups) >= 3:
        found = _numeric_date([tokens[at].form for _, at in groups[:3]], groups[1][0], groups[2][0])
        if found is not None:
            last = groups[2][1] + 1
            marked = last in hijri_marks
            hijri = marked or FIRST_HIJRI <= (found.year or 0) <= LAST_HIJRI
            yield Found(last + marked, "ndate", NumericDate(found.year, found.month, found.day, hijri))
    if len(groups) == 2:
        yield from _pair(tokens[index].form, tokens[groups[1][1]].form, groups[1][0], groups[1][1] + 1)
    if len(groups) == 3 and groups[1][0] in HOUR_MARKS and groups[2][0] in HOUR_MARKS:
        yield from _pair(tokens[index].form, tokens[groups[1][1]].form, ":", groups[2][1] + 1)


def _groups(tokens: tuple[Token, ...], index: int, end: int) -> list[tuple[str, int]] | None:
    """The numbers that marks tie to the one at ``index``, each with the mark before it; None inside such a row."""
    if index >= 2 and tokens[index - 2].kind == NUMBER and _tied(tokens, index - 2):
        return None
    groups = [("", index)]
    while len(groups) < 4 and index + 2 < end and tokens[index + 2].kind == NUMBER and _tied(tokens, index):
        groups.append((tokens[index + 1].form, index + 2))
        index += 2
    return groups


def _tied(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether the mark after a number stands close to it and to the next number (around a slash, space may stand)."""
    number, mark, following = tokens[index], tokens[index + 1], tokens[index + 2]
    if mark.form == "/":
        return mark.start - number.end <= 1 and following.start - mark.end <= 1
    return (
        mark.form in DATE_MARKS | HOUR_MARKS | DECIMAL_HOUR_MARKS
        and mark.start == number.end
        and mark.end == following.start
    )


def _single(form: str, last: int, hijri_marks: frozenset[int], era_marks: frozenset[int]) -> Iterator[Found]:
    number = int(form) if len(form) <= 4 else -1
    if number < 0:
        return
    yield Found(last, "num", number)
    if len(form) <= 2:
        if 1 <= number <= 31:
            yield Found(last, "daynum", number)
        if number <= 24:
            yield Found(last, "hournum", number)
    if len(form) == 4 and FIRST_YEAR <= number <= LAST_YEAR:
        yield Found(last + (last in era_marks), "year", number)
    if len(form) == 4 and FIRST_OLD_YEAR <= number < FIRST_YEAR:
        yield Found(last + (last in era_marks), "oldyear", number)
    if len(form) == 4 and FIRST_HIJRI <= number <= LAST_HIJRI:
        yield Found(last + (last in hijri_marks), "hyear", number)
        if last in hijri_marks:
            yield Found(last + 1, "hyearmarked", number)
    if len(form) == 4 and number // 100 < 24 and number % 100 < 60:
        yield Found(last, "hhmm", Clock(number // 100, number % 100, sure=True))


def _numeric_date(forms: list[str], mark: str, second_mark: str) -> NumericDate | None:
    """Day first, as Arabic writes it; year first, or the month before the day where only that is possible."""
    if mark not in DATE_MARKS or mark != second_mark or any(len(form) > 4 for form in forms):
        return None
    a, b, c = (int(form) for form in forms)
    if len(forms[0]) == 4:
        year, month, day = a, b, c
    elif len(forms[2]) in (2, 4):
        year, month, day = c, b, a
        if len(forms[2]) == 2:
            year += 2000 if c < _CENTURY_TURN else 1900
    else:
        return None
    if month > 12:
        month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31 and FIRST_HIJRI <= year <= LAST_YEAR):
        return None
    return NumericDate(year, month, day)


def _pair(first: str, second: str, mark: str, last: int) -> Iterator[Found]:
    a, b = int(first), int(second)
    if mark in DAY_MONTH_MARKS and len(first) <= 2 and len(second) <= 2:
        day, month = (a, b) if b <= 12 else (b, a)
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield Found(last, "ndm", NumericDate(None, month, day))
    if len(second) == 2 and len(first) <= 2 and a <= 24 and b < 60 and mark in HOUR_MARKS | DECIMAL_HOUR_MARKS:
        sure = first.startswith("0") or a > 12
        yield Found(last, "hm" if mark in HOUR_MARKS else "hmdot", Clock(a, b, sure))


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A number word at a token: its role (unit, head, ten, tens, hundred) and value; و before it."""

    role: str
    value: int
    prefix: str


def read_words(
    words: dict[int, list[NumberWord]], index: int, conjunctions: frozenset[str]
) -> tuple[int, int, str] | None:
    """The number in words that begins at a token: the token after it, its value, the prefix of its first word.

    Units, 11 to 19, tens, units with tens (خمسة وعشرين), hundreds alone. Larger numbers count no days.
    """
    for first in words.get(index, ()):
        following = words.get(index + 1, ())
        if first.role in ("unit", "head"):
            ten = next((w for w in following if w.role == "ten" and not w.prefix), None)
            if ten is not None:
                return index + 2, first.value + 10, first.prefix
            tens = next((w for w in following if w.role == "tens" and w.prefix in conjunctions), None)
            if tens is not None:
                return index + 2, first.value + tens.value, first.prefix
        if first.role != "head":
            return index + 1, first.value, first.prefix
    return None
