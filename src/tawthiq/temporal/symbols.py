"""Symbols of descriptions read back, so that a time kept without publication date resolves when a date arrives."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from tawthiq.temporal.days import Days
from tawthiq.temporal.description import UNITS, WEEKDAYS, Description, Fixed, Inside, Moved, Named, Point, Stretch
from tawthiq.temporal.resolve import Moment, resolve

AND = "&"
"""Joins two descriptions of one time («أمس الإثنين» is ``published-1d&published<=mon``)."""
_UNIT_NAMES = {letter: name for name, letter in UNITS.items()}
_MOVED = re.compile(
    r"(?P<anchor>published|event|mention)(?:(?P<sign>[+-])(?P<amount>\d+|\?)(?P<unit>[a-z]))?(?:@(?P<grain>[a-z]+))?"
    r"(?::(?P<part>[a-z0-9-]+))?"
)
_NAMED = re.compile(
    r"published(?P<side><=|>=|<<|[<>~])(?:(?P<weekday>[a-z]{3})|(?P<season>[a-z]{6})|(?P<hijri>h?)(?P<month>\d\d)(?:-(?P<day>\d\d))?)"
)
_FIXED = re.compile(r"(?P<hijri>h?)(?P<year>\d{4})(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?(?::(?P<part>[a-z0-9-]+))?")


def parse_symbol(symbol: str) -> Description:
    """The description that a symbol writes. Raises ValueError on anything else."""
    first, slash, last = symbol.partition("/")
    if slash:
        return Stretch(*(None if side == ".." else _point(side) for side in (first, last)))
    return _point(symbol)


def _point(symbol: str) -> Point:
    for pattern, make in ((_NAMED, _named), (_MOVED, _moved), (_FIXED, _fixed)):
        found = pattern.fullmatch(symbol)
        if found:
            return make(found)
    raise ValueError(f"{symbol!r} describes no time")


def _named(found: re.Match[str]) -> Point:
    if found["weekday"]:
        return Named(found["side"], weekday=WEEKDAYS.index(found["weekday"]))
    if found["season"]:
        return Named(found["side"], season=found["season"])
    return Named(found["side"], None, int(found["month"]), _number(found["day"]), bool(found["hijri"]))


def _moved(found: re.Match[str]) -> Point:
    unit = _UNIT_NAMES[found["unit"] or "d"]
    amount = 0 if found["amount"] is None else _number(found["amount"])
    moved = Moved(amount, unit, found["grain"], found["anchor"], later=amount is None and found["sign"] == "+")
    if amount and found["sign"] == "-":
        moved = replace(moved, amount=-amount)
    return Inside(moved, found["part"]) if found["part"] else moved


def _fixed(found: re.Match[str]) -> Point:
    return Fixed(
        int(found["year"]), _number(found["month"]), _number(found["day"]), bool(found["hijri"]), found["part"]
    )


def _number(text: str | None) -> int | None:
    return None if text is None or text == "?" else int(text)


def resolve_relative(symbol: str, published: Moment, mention: date | None = None) -> Days | None:
    """The days that the ``relative`` field of a time means for a report published on ``published``.

    Of joined descriptions the last counts (a weekday beside "yesterday"). Raises ValueError where it is no symbol.
    """
    return resolve(parse_symbol(symbol.split(AND)[-1]), published, mention)
