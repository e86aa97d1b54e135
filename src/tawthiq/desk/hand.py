"""Codings made by a person: of a report in another language, or where the engine read it wrongly.

The document is the wire format. Quotes may come without offsets where they stand once in the text.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from pydantic import ValidationError

from tawthiq.desk.chain import Deed, append
from tawthiq.desk.coder import HAND
from tawthiq.desk.codings import spoken, store, text_of
from tawthiq.desk.grouping import Grouper
from tawthiq.desk.models import CodedReport, Report
from tawthiq.desk.succession import carry
from tawthiq.errors import InputError
from tawthiq.incidents.changes import Change, changes
from tawthiq.records.model import CodedReport as Coded
from tawthiq.records.validate import problems


def code_by_hand(report: Report, document: Mapping[str, Any], by: str, grouper: Grouper) -> tuple[Change, ...]:
    """Keep a person's coding as the current one of ``report``; gives what it changes. `recode` leaves it alone.

    Raises InputError that names the field where the document is none, or where a quote is not in the text.
    """
    told = _checked(report, document)
    earlier = CodedReport.objects.filter(report=report, current=True).select_related("report__body").first()
    before = spoken(earlier) if earlier else {}
    with transaction.atomic():
        stored = store(report, told, grouper.knowledge, by)
        deeds = [*stored.deeds, *carry(report, report, before, told)]
        deeds += grouper.place(report, told, stored.events)
        append(by, [*deeds, Deed("report.coded_by_hand", f"report:{report.id}", stored.coded.sha256)])
    return changes(before, told)


def _checked(report: Report, document: Mapping[str, Any]) -> dict[str, Any]:
    text = text_of(report)
    events = document.get("events") or []
    given = {
        "schema": "tawthiq/1",
        **document,
        "doc_id": report.doc_id,
        "text": text,
        "engine": HAND,
        "data": "",
        "published": report.published.isoformat() if report.published else None,
        "accounted": "coded" if events else "nothing_found",
        "events": [{"id": f"e{number}", **event} for number, event in enumerate(events, 1)],
    }
    try:
        coded = Coded.from_json(json.dumps(_placed(given, text)))
    except ValidationError as error:
        first = error.errors()[0]
        raise InputError(first["msg"], field="/" + "/".join(map(str, first["loc"]))) from None
    wrong = problems(coded)
    if wrong:
        raise InputError(wrong[0])
    return coded.to_wire()


def _placed(value: Any, text: str) -> Any:
    """The value with the offsets of every quote that came without them."""
    if isinstance(value, list):
        return [_placed(item, text) for item in value]
    if not isinstance(value, dict):
        return value
    out = {name: _placed(item, text) if name != "text" else item for name, item in value.items()}
    quote = out.get("quote")
    if isinstance(quote, str):
        if "precision" in out and "span" not in out and "role" not in out:  # a date: its own start and end are days
            out["span"] = _found(quote, text)
        elif "span" not in out and "start" not in out:
            out |= _found(quote, text)
    return out


def _found(quote: str, text: str) -> dict[str, int]:
    times = text.count(quote) if quote else 0
    if times != 1:
        raise InputError(f"stands {times} times in the text; give start and end", field=quote)
    start = text.index(quote)
    return {"start": start, "end": start + len(quote)}
