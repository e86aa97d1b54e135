"""Values of an incident as a person decides them, beside what the accounts suggest. Nothing is overwritten."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from tawthiq.desk.chain import Deed, append
from tawthiq.desk.context import context
from tawthiq.desk.models import Incident, Value
from tawthiq.desk.models.incident import MACHINE
from tawthiq.errors import InputError
from tawthiq.incidents.accounts import Account
from tawthiq.incidents.sheet import Sheet

DECISIONS = ("accepted", "corrected", "rejected")


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands for a field: ``state`` suggested (by ``rule``) · accepted · corrected · rejected (``value`` None).

    ``flagged``: reports changed since the person decided.
    """

    field: str
    value: Any
    state: str
    rule: str
    by: str
    flagged: bool = False


def decide(
    incident: Incident, field: str, value: Any, state: str, by: str, why: str, rests_on: Sequence[Account] = ()
) -> Value:  # fmt: skip
    """Decide a field. A correction or rejection needs a reason; the decision before it is kept as superseded.

    ``value``: JSON, in the shape of `incidents.accounts.Account.value`; None where rejected. Raises InputError.
    """
    if field not in context().knowledge.fields:
        raise InputError("no such field", field=field)
    if state not in DECISIONS or by == MACHINE:
        raise InputError(f"a person decides: {', '.join(DECISIONS)}", field="state")
    if state != "accepted" and not why.strip():
        raise InputError("a correction or rejection needs a reason", field="why")
    pointers = [{"report": int(a.doc_id), "event": a.event_id, "pointer": a.pointer} for a in rests_on]
    with transaction.atomic():
        now = datetime.now(UTC)
        for before in Value.objects.filter(incident=incident, field=field, superseded_at=None):
            before.superseded_at = now
            before.save(update_fields=["superseded_at"])
        made = Value(
            incident=incident,
            field=field,
            value=json.dumps(None if state == "rejected" else value, ensure_ascii=False),
            state=state,
            rests_on=json.dumps(pointers) if pointers else "",
            by=by,
            why=why,
            created_at=now,
        )
        made.save(force_insert=True)
        append(by, [Deed(f"value.{state}", incident.public_id, [field, made.value, why])])
    return made


def standing(incident: Incident, sheet: Sheet) -> dict[str, Standing]:
    """What stands for each field: the person's decision where there is one, else what the accounts suggest."""
    out = {
        name: Standing(name, suggestion.value, "suggested", suggestion.rule, MACHINE)
        for name, suggestion in sheet.suggested.items()
    }
    for decided in Value.objects.filter(incident=incident, superseded_at=None).order_by("id"):
        value = json.loads(decided.value)
        out[decided.field] = Standing(decided.field, value, decided.state, decided.rule, decided.by, decided.flagged)
    return out
