"""A value for a field, suggested by a named rule from what the origins say. Never more than a suggestion.

The three rules are those of report-level conflict research (Cook and Weidmann's successors; the R package eventreport).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tawthiq.incidents.accounts import DENIES, HARM_FIELDS, Account, Value
from tawthiq.incidents.agree import FieldAgreement, current
from tawthiq.incidents.origins import ANONYMOUS

_PRECISION = {"exact": 0, "settlement": 1, "day": 1, "week": 2, "district": 2, "month": 3, "governorate": 3, "year": 4}
_VAGUE = 9


@dataclass(frozen=True, slots=True)
class Suggestion:
    """``value`` (as in `Account.value`), the ``rule`` that chose it, and the accounts it ``rests_on``."""

    field: str
    value: Value
    rule: str
    rests_on: tuple[Account, ...]


def suggest(agreement: FieldAgreement, rule: str) -> Suggestion | None:
    """The value that ``rule`` chooses, or None where nobody states one. Raises KeyError on an unknown rule."""
    told = (account for accounts in agreement.by_origin.values() for account in current(accounts))
    stated = [a for a in told if a.stance != DENIES or a.field == "occurred"]
    if not stated:
        return None
    value = _RULES[rule](agreement, stated)
    rests_on = tuple(account for account in stated if _key(account) == _key_of(agreement.field, value))
    return Suggestion(agreement.field, value, rule, rests_on)


def suggestions(agreement: FieldAgreement) -> dict[str, Suggestion]:
    """What each rule chooses."""
    found = {rule: suggest(agreement, rule) for rule in _RULES}
    return {rule: suggestion for rule, suggestion in found.items() if suggestion}


def _key(account: Account) -> Value:
    return _key_of(account.field, account.value)


def _key_of(name: str, value: Value) -> Value:
    """What makes two values one: an actor's group, a place's name, else the value itself."""
    if isinstance(value, tuple | list) and len(value) == 2 and name not in HARM_FIELDS:
        return value[0] or value[1]
    if name == "place":
        return value[0]
    return tuple(value) if isinstance(value, list) else value


def _conservative(agreement: FieldAgreement, stated: Sequence[Account]) -> Value:
    """The lowest count that an origin tells as its highest (among five killed, a woman and her child are a part of
    them); for other fields, what the most origins tell, unhedged before hedged."""
    if agreement.field in HARM_FIELDS:
        by_origin = ([a.value for a in accounts if a in stated] for accounts in agreement.by_origin.values())
        return min((max(values, key=_size) for values in by_origin if values), key=_size)
    firm = [a for a in stated if not a.hedged and a.origin.kind != ANONYMOUS]
    return _representative(agreement, firm or stated)


def _size(count: Value) -> tuple[int, int]:
    return count[0], count[1] if count[1] is not None else count[0]


def _informative(_: FieldAgreement, stated: Sequence[Account]) -> Value:
    """The most precise value; among equally precise ones the latest told, then the one with more detail."""
    return max(
        stated, key=lambda a: (-_vagueness(a), a.published.toordinal() if a.published else 0, -stated.index(a))
    ).value


def _vagueness(account: Account) -> float:
    value = account.value
    if account.field in HARM_FIELDS:
        return _VAGUE if value[1] is None else value[1] - value[0]
    if account.field == "date":
        return _PRECISION.get(value[2] or "", _VAGUE)
    if account.field == "place":
        return _PRECISION.get(value[3] or "", _VAGUE) + (value[1] is None)
    if account.field == "time":
        return 0 if ":" in value else 1
    return 0 if isinstance(value, str | bool) or value[0] else 1


def _representative(agreement: FieldAgreement, stated: Sequence[Account]) -> Value:
    """What the most origins tell; where two values have as many, the earlier in the order of the accounts."""
    by_key = {_key(account): account.value for account in reversed(stated)}
    votes: Counter[Value] = Counter()
    for accounts in agreement.by_origin.values():
        votes.update({_key(account) for account in accounts if account in stated})
    order = {_key(account): index for index, account in reversed(list(enumerate(stated)))}
    return by_key[min(votes, key=lambda key: (-votes[key], order[key]))]


_RULES: Mapping[str, Callable[[FieldAgreement, Sequence[Account]], Value]] = {
    "most_conservative": _conservative,
    "most_informative": _informative,
    "most_representative": _representative,
}
