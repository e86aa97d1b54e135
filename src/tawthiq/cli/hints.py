"""What the program can say to help: a missing publication date, and what the text tells of it."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Sequence

from tawthiq.cli.console import print_hint
from tawthiq.records.model import CodedReport

# Reports named one by one; the rest is counted.
_NAMED = 3
# «أمس الإثنين» without a publication date: one day before publication, and a Monday.
_WEEKDAY_TOLD = re.compile(r"published(?:-(?P<days>\d+)d)?&published<=(?P<weekday>mon|tue|wed|thu|fri|sat|sun)\b")


def hint_publication_dates(reports: Sequence[CodedReport]) -> None:
    """Name reports without a publication date whose times could not be resolved for want of it."""
    waiting = [coded for coded in reports if any(_waiting(coded))]
    if not waiting:
        return
    for coded in waiting[:_NAMED]:
        told = ", ".join(f"«{quote}»" for quote in dict.fromkeys(quote for quote, _ in _waiting(coded)))
        print_hint(f"{coded.doc_id[:20]} has no publication date, so that {told} cannot be resolved")
        for quote, day in implied_weekdays(coded):
            print_hint(f"«{quote}»: the report was published on a {day}")
    if len(waiting) > _NAMED:
        print_hint(f"and {len(waiting) - _NAMED} more reports")
    print_hint("give it with --published 2022-08-16, or with hour and zone: --published 2022-08-16T09:30+03:00")


def implied_weekdays(coded: CodedReport) -> list[tuple[str, str]]:
    """(expression, English weekday of publication) for each expression that tells both a day and its weekday."""
    found: dict[str, str] = {}
    for quote, relative in _waiting(coded):
        if match := _WEEKDAY_TOLD.search(relative):
            told = [day.lower() for day in calendar.day_abbr].index(match["weekday"])
            found[quote] = calendar.day_name[(told + int(match["days"] or 0)) % 7]
    return list(found.items())


def _waiting(coded: CodedReport) -> Iterable[tuple[str, str]]:
    for event in coded.events:
        relative = event.date.relative or ""
        if event.date.quote and event.date.start is None and relative.startswith("published") and "?" not in relative:
            yield event.date.quote, relative
