"""How the meanings of hours and parts of day are put together."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tawthiq.layers.times.meaning import CLOCK, POINT, Clock, Meaning, together
from tawthiq.layers.times.sayings_spans import from_to
from tawthiq.temporal.description import MENTION, Moved, Named, Stretch

Captures = dict[str, Any]
FRIDAY = 4
_BESIDE = ("u", "z")
"""Labels of an hour told again in another zone: it adds nothing to the first."""


def part(c: Captures) -> Meaning:
    """A part of day."""
    return Meaning(part=c.get("part") or c["prayer"], cues=("fuzzy",) if "fuzzy" in c else ())


def merge(c: Captures) -> Meaning | None:
    """All that the words say, of one time: days, part of day, hour, zone."""
    whole: Meaning | None = None
    for label, value in c.items():
        if label in _BESIDE:
            continue
        told = value if isinstance(value, Meaning) else _word(label, value)
        if told is not None:
            whole = told if whole is None else together(whole, told)
            if whole is None:
                return None
    return whole


def _word(label: str, value: object) -> Meaning | None:
    if isinstance(value, Clock):
        return Meaning(clock=value)
    if label == "zone":
        return Meaning(zone=str(value))
    if label in ("part", "parta", "partsolo", "ampm"):
        return Meaning(part=str(value))
    return Meaning(approximate=True) if label == "approx" else None


def clock(c: Captures) -> Meaning | None:
    """An hour with its minutes: «والنصف»، «إلا ربعاً»، «وخمس دقائق»."""
    if "hm" in c or "hmdot" in c:
        return Meaning(clock=c.get("hm") or c["hmdot"])
    hour = int(c["hour"] if "hour" in c else c["hournum"])
    minutes = int(c.get("more", 0)) if "num" not in c else int(c["num"])
    if "less" in c:
        hour, minutes = (hour - 1 or 12), 60 - int(c["less"])
    return Meaning(clock=Clock(hour, minutes)) if hour <= 24 and 0 <= minutes < 60 else None


def clock_range(c: Captures) -> Meaning | None:
    """From one hour to another: the first, and the last as a cue."""
    first: Meaning = c["a"]
    last: Meaning = c["b"]
    if first.clock is None or last.clock is None:
        return None
    part_told = first.part or last.part or c.get("parta")
    cue = f"until:{last.clock.hour:02d}:{last.clock.minute:02d}"
    return replace(first, part=part_told, zone=first.zone or last.zone, cues=(*first.cues, cue))


def night_pair(c: Captures) -> Meaning | None:
    """The night between two days: both days, part night."""
    a, b = c["a"], c["b"]
    if isinstance(b, Meaning):
        row = from_to(c)
        return None if row is None else replace(row, kind=POINT, part="night")
    if int(a) < 0 or (int(b) - int(a)) % 7 != 1:
        return None
    side = {"last": "<", "next": ">"}.get(c.get("qual", ""), "<=")
    return Meaning((Stretch(Named(side, weekday=int(a)), Named(side, weekday=int(b))),), POINT, part="night")


def friday_prayer(c: Captures) -> Meaning:
    """The Friday prayer: Friday at noon."""
    side = {"last": "<", "next": ">"}.get(c.get("qual", ""), "<=")
    return Meaning((Named(side, weekday=FRIDAY),), part="noon")


def part_alone(c: Captures) -> Meaning | None:
    """A part of day of no named day."""
    told = next((c[name] for name in ("partsolo", "prayer", "parta", "partin") if name in c), None)
    return Meaning(kind=CLOCK, part=told)


def part_of_mention(c: Captures) -> Meaning:
    """A part of the day told last, or of the one after it."""
    step = int(c["nextday"]) if "nextday" in c else 0
    told: Meaning = c["partn"] if "partn" in c else Meaning(part=c.get("itspart") or c["samenight"])
    return replace(told, whens=(Moved(step, anchor=MENTION),))
