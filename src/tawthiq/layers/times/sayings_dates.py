"""How the meanings of days, months and years are put together from the words of a pattern."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tawthiq.layers.times.meaning import MONTHS_DISAGREE, RANGE, Meaning, together
from tawthiq.layers.times.numerals import Month, NumericDate
from tawthiq.temporal.description import MENTION, WEEKDAYS, Description, Fixed, Inside, Moved, Named, Point, Stretch

Captures = dict[str, Any]
STEPS = {"last2": -2, "last": -1, "this": 0, "next": 1}
SIDES = {"last2": "<<", "last": "<", "this": "~", "next": ">"}
WHOLE_EDGES = ("start", "end")
"""Edges of a year that are a month: its first, its last. Early, mid and late leave the year whole."""


def relative(c: Captures) -> Meaning:
    """A day so many days from publication, with the part of day in the word («الليلة الماضية»: ``-1 night``)."""
    step, _, part = next(c[name] for name in ("rel", "relpart", "now") if name in c).partition(" ")
    return Meaning((Moved(int(step)),), part=part or None)


def weekday(c: Captures) -> Meaning:
    """A weekday: the last one; with a word such as الماضي the last before publication."""
    day = int(c["weekday"])
    if "weekword" in c:
        return Meaning((Inside(Moved(STEPS[c["qual"]], "week", "week"), WEEKDAYS[day]),))
    return Meaning((Named(SIDES[c["qual"]] if "qual" in c else "~" if "this" in c else "<=", weekday=day),))


def month_day(c: Captures) -> Meaning:
    """A day of a named month, its year not told."""
    month: Month = c["month"]
    return _with_other(Named("<=", None, month.month, c["daynum"], month.hijri), month)


def _with_other(when: Named, month: Month) -> Meaning:
    if month.other is None:
        return Meaning((when,))
    return Meaning((when,), other=replace(when, month=month.other), flags=(MONTHS_DISAGREE,))


def year(c: Captures) -> Meaning:
    """A year by its number, or from publication; العام نفسه is the year of the last time told."""
    if "year" in c or "oldyear" in c:
        return Meaning((Fixed(c.get("year") or c["oldyear"]),))
    if "hyear" in c or "hyearmarked" in c:
        return Meaning((Fixed(c.get("hyear") or c["hyearmarked"], hijri=True),))
    if "same" in c:
        return Meaning((Moved(0, "year", "year", MENTION),))
    return Meaning((Moved(STEPS[c.get("qual", "this")], "year", "year"),))


def date(c: Captures) -> Meaning | None:
    """A day of a month with its year, or on the side that الماضي and the like name."""
    return dated(c["monthday"], c.get("inyear"), c.get("qual"))


def dated(base: Meaning, in_year: Meaning | None, qual: str | None) -> Meaning | None:
    """A yearless month or day given its year, or its side of publication."""
    (when,) = base.whens
    if not isinstance(when, Named):
        return None
    placed = _placed(when, in_year, qual)
    other = _placed(base.other, in_year, qual) if isinstance(base.other, Named) else None
    return None if placed is None else replace(base, whens=(placed,), other=other)


def _placed(when: Named, in_year: Meaning | None, qual: str | None) -> Description | None:
    if in_year is None:
        return replace(when, side=SIDES[qual]) if qual else when
    (told,) = in_year.whens
    if isinstance(told, Fixed):
        if when.hijri and not told.hijri and told.year > _LAST_HIJRI:
            return Fixed(told.year, part=when.name)
        hijri = told.hijri or when.hijri
        return Fixed(told.year, when.month, when.day, hijri) if hijri == when.hijri else None
    return Inside(told, when.name) if isinstance(told, Moved) else None


_LAST_HIJRI = 1600


def month(c: Captures) -> Meaning | None:
    """A month by name, with its year or side; what is early or late in it stays the whole month (coding guide)."""
    told: Month = next(c[name] for name in ("month", "monthalone", "monthweak") if name in c)
    meaning = dated(_with_other(Named("<=", None, told.month, None, told.hijri), told), c.get("inyear"), c.get("qual"))
    return None if meaning is None else replace(meaning, cues=edge_cue(c))


def edge_cue(c: Captures) -> tuple[str, ...]:
    """``edge:late`` for أواخر and the like, ``half:1`` for النصف الأول."""
    told = tuple(f"{name}:{c[name]}" for name in ("edge", "half") if name in c)
    return (*told, f"week:{c['ord']}") if "weekword" in c and "ord" in c else told


def day_of_month(c: Captures) -> Meaning:
    """«12 من الشهر الجاري»; of الشهر نفسه it is counted from the last time told."""
    if "same" in c or "samemonth" in c:
        return Meaning((Inside(Moved(0, "month", "month", MENTION), f"{c['daynum']:02d}"),))
    step = STEPS[c.get("qual", "this")]
    return Meaning((Inside(Moved(step, "month", "month"), f"{c['daynum']:02d}"),))


def numeric(c: Captures) -> Meaning:
    """A date in digits; day and month alone have no year."""
    told: NumericDate = c.get("ndate") or c["ndm"]
    if told.year is None:
        return Meaning((Named("<=", None, told.month, told.day),))
    return Meaning((Fixed(told.year, told.month, told.day, told.hijri),))


def feast(c: Captures) -> Meaning | None:
    """A feast by its date; of a feast of several days the one that is counted."""
    told: str = c.get("holiday") or c["eid"]
    month_told, _, day_told = told[1:].partition("-")
    day = int(day_told) + (int(c["nth"]) - 1 if "nth" in c else 0)
    when = Named("<=", None, int(month_told), day, hijri=told[0] == "h")
    return dated(Meaning((when,)), c.get("inyear"), None)


def same_day(c: Captures) -> Meaning | None:
    """One day told in two ways."""
    return together(c["a"], c["b"])


def mention(c: Captures) -> Meaning:
    """A day counted from the last time told."""
    return Meaning((Moved(int(c["nextday"]) if "nextday" in c else 0, anchor=MENTION),))


_MONTHS = frozenset(("monthword", "themonth", "samemonth"))
"""Words by which a unit is a month; else it is a week."""


def unit(c: Captures) -> Meaning | None:
    """The week or month before, of, or after publication (the end of a week is its weekend)."""
    name = "month" if not _MONTHS.isdisjoint(c) else "week"
    if name == "week" and c.get("edge") == "end":
        return None
    if "samemonth" in c:
        return Meaning((Moved(0, name, name, MENTION),), cues=edge_cue(c))
    return Meaning((Moved(STEPS[c.get("qual", "this")], name, name),), cues=edge_cue(c))


def weekend(c: Captures) -> Meaning:
    """Saturday and Sunday of a week; with no word beside it the last weekend that began."""
    outer = Moved(STEPS[c["qual"]], "week", "week") if "qual" in c else Moved(-_WEEKEND_BEGINS, "day", "week")
    return Meaning((Inside(outer, "weekend"),), RANGE)


_WEEKEND_BEGINS = 5
"""Days from Monday to Saturday: so many days before publication lies in the week of the last weekend that began."""


def season(c: Captures) -> Meaning | None:
    """A season by its year."""
    if "inyear" in c:
        return _part_of(c["inyear"], c["season"])
    return Meaning((Named(SIDES[c.get("qual", "this")], season=c["season"]),))


def part_of_year(c: Captures) -> Meaning | None:
    """A quarter or half of a year."""
    return _part_of(c["inyear"], f"q{c['quarter']}" if "quarter" in c else f"h{c['half']}")


def _part_of(in_year: Meaning, part: str) -> Meaning | None:
    (told,) = in_year.whens
    if isinstance(told, Fixed) and not told.hijri:
        return Meaning((replace(told, part=part),))
    return Meaning((Inside(told, part),)) if isinstance(told, Moved) else None


def edge_of_year(c: Captures) -> Meaning | None:
    """A year; its beginning and end are its first and last month, while أوائل، منتصف، أواخر leave it whole."""
    base = year(c)
    (told,) = base.whens
    if c.get("edge") in WHOLE_EDGES and not (isinstance(told, Fixed) and told.hijri):
        number = 1 if c["edge"] == "start" else 12
        if isinstance(told, Fixed):
            return Meaning((replace(told, month=number),), cues=edge_cue(c))
        return Meaning((Inside(told, f"{number:02d}"),), cues=edge_cue(c)) if isinstance(told, Moved) else None
    return replace(base, cues=edge_cue(c))


def first_point(meaning: Meaning) -> Point | None:
    """The most telling description that is no range; None for ranges and for what tells no day."""
    points: list[Point] = [when for when in meaning.whens if not isinstance(when, Stretch)]
    return points[-1] if len(points) == len(meaning.whens) and points else None
