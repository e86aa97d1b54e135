"""Times relative to another event («بعد يومين من …»، «غداة»), once the day of that event, or of this one, is known."""

from __future__ import annotations

from datetime import date, timedelta

from tawthiq.temporal.days import DAY, Days, between
from tawthiq.temporal.description import EVENT, Moved
from tawthiq.temporal.resolve import Moment, day_of, shift
from tawthiq.temporal.symbols import parse_symbol

WITHIN_A_DAY = ("hour", "minute")


def days_after(symbol: str, event: date, published: Moment | None) -> Days | None:
    """The days of what happened so long after (or before) an event of day ``event``.

    A number of days or longer gives that very day; hours give the event's day and the next; an unstated time runs from
    the event's day to publication (coding guide, "Dates"), and backwards it is open. None where the symbol has no
    event. Raises ValueError where it is no symbol.
    """
    what = parse_symbol(symbol)
    if not isinstance(what, Moved) or what.anchor != EVENT:
        return None
    last = None if published is None else max(event, day_of(published))
    if what.amount is None or what.unit in WITHIN_A_DAY:
        later = what.later if what.amount is None else what.amount > 0
        if not later:
            return Days(None, event, DAY, f"../{event.isoformat()}")
        end = last if what.amount is None else min(event + timedelta(days=1), last or date.max)
        return Days(event, None, DAY, f"{event.isoformat()}/..") if end is None else between(event, end, DAY)
    day = shift(event, what.amount, what.unit)
    return between(day, day, DAY)


def event_before(symbol: str, day: date) -> date | None:
    """The day of the event from which ``day`` is told («اليوم، بعد يومين من هجوم مماثل»: the other, two days earlier).

    None where the time between them is not stated in days or longer. Raises ValueError where it is no symbol.
    """
    what = parse_symbol(symbol)
    if not isinstance(what, Moved) or what.anchor != EVENT or what.amount is None or what.unit in WITHIN_A_DAY:
        return None
    return shift(day, -what.amount, what.unit)
