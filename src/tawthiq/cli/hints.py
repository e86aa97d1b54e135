"""What the program can say to help: a missing publication date, and what the text tells of it."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.cli.console import print_hint
from tawthiq.records.model import CodedReport

# Reports named one by one; the rest is counted.
_NAMED = 3


def hint_publication_dates(reports: Sequence[CodedReport]) -> None:
    """Name reports without a publication date whose times could not be resolved for want of it."""
    waiting = [coded for coded in reports if any(e.date.relative and e.date.start is None for e in coded.events)]
    if not waiting:
        return
    for coded in waiting[:_NAMED]:
        quotes = dict.fromkeys(e.date.quote for e in coded.events if e.date.relative and e.date.start is None)
        told = ", ".join(f"«{quote}»" for quote in quotes if quote)
        print_hint(f"{coded.doc_id[:20]} has no publication date, so that {told} cannot be resolved")
    if len(waiting) > _NAMED:
        print_hint(f"and {len(waiting) - _NAMED} more reports")
    print_hint("give it with --published 2022-08-16, or with hour and zone: --published 2022-08-16T09:30+03:00")
