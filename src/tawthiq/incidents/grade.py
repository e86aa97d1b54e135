"""A grade in Airwars' scale, suggested with its reason. Whether a source is credible is never assumed.

The scale and its wording are Airwars' own: confirmed · fair · weak · contested · discounted; not applicable where no
civilian was harmed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tawthiq.incidents.accounts import Account
from tawthiq.incidents.agree import CONTRADICT, FieldAgreement
from tawthiq.incidents.origins import count_origins

_CLAIMS = "claims_responsibility"
_HARM = ("killed", "wounded", "killed_or_wounded")


@dataclass(frozen=True, slots=True)
class Grade:
    """``name``: key of the grade; ``firm``: named origins; ``rests_on``: accounts that the grade rests on."""

    name: str
    firm: int
    rests_on: tuple[Account, ...] = ()


def grade(fields: Mapping[str, FieldAgreement], events: Iterable[Mapping[str, Any]]) -> Grade:
    """The grade that the accounts of an incident suggest. ``events`` are its events in the wire format."""
    accounts = [account for agreement in fields.values() for account in agreement.accounts]
    firm = count_origins(account.origin for account in accounts)[1]
    who = _harmed(events)
    if not who:
        return Grade("not_applicable", firm)
    if who == {"combatant"}:
        return Grade("discounted", firm, _of(fields, _HARM))
    admitted = tuple(account for account in accounts if account.field == "initiator" and account.stance == _CLAIMS)
    if fields["initiator"].state == CONTRADICT or fields["occurred"].state == CONTRADICT:
        return Grade("contested", firm, _of(fields, ("initiator", "occurred")))
    if admitted:
        return Grade("confirmed", firm, admitted)
    origins = count_origins(account.origin for account in accounts)[0]
    return Grade("fair" if firm > 1 else "weak", origins if firm > 1 else firm, _of(fields, ("occurred",)))


def _of(fields: Mapping[str, FieldAgreement], names: Sequence[str]) -> tuple[Account, ...]:
    return tuple(account for name in names for account in fields[name].accounts)


def _harmed(events: Iterable[Mapping[str, Any]]) -> set[str]:
    """Who was killed or wounded, by any origin; whoever is not said to be a combatant may be a civilian."""
    return {
        harm.get("who") or "unknown"
        for event in events
        for harm in event.get("casualties") or ()
        if harm["kind"] in _HARM and (harm.get("count_max") is None or harm["count_max"] > 0)
    }
