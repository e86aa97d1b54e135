"""Agreement per field over accounts: agree · single origin · range · contradict · silent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from tawthiq.geography.distance import kilometres
from tawthiq.incidents.accounts import DENIES, FIELDS, HARM_FIELDS, ROLE_FIELDS, Account, Value
from tawthiq.incidents.kin import Kin
from tawthiq.incidents.origins import ANONYMOUS, one_per_origin
from tawthiq.incidents.wording import words_of
from tawthiq.resources.incidents import GroupingKnowledge

AGREE, SINGLE, RANGE, CONTRADICT, SILENT = "agree", "single", "range", "contradict", "silent"
_OF_THE_EVENT = frozenset({"occurred", "type"})
"""Fields that a denial of the whole event does not speak of each by itself: it is one contradiction, not two."""
_SAME: Final = 0
_DIFFERS: Final = 1
_APART: Final = 2


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """How the origins agree on one field. ``by_origin``: accounts by origin key (latest report first);
    ``disagreement``: 0 (all say the same) to 1."""

    field: str
    state: str
    by_origin: Mapping[str, tuple[Account, ...]]
    disagreement: float

    @property
    def accounts(self) -> tuple[Account, ...]:
        return tuple(account for accounts in self.by_origin.values() for account in accounts)


@dataclass(frozen=True, slots=True)
class Measure:
    """What comparing two values takes to know."""

    knowledge: GroupingKnowledge
    kin: Kin


def agreement(
    accounts: Iterable[Account], knowledge: GroupingKnowledge, kin: Kin | None = None
) -> tuple[FieldAgreement, ...]:
    """The agreement on every field, in the order of `FIELDS`, silent ones included."""
    measure = Measure(knowledge, kin or Kin())
    accounts = list(accounts)
    merged = one_per_origin(account.origin for account in accounts)
    by_field: dict[str, dict[str, list[Account]]] = defaultdict(lambda: defaultdict(list))
    for account in sorted(accounts, key=_latest_first):
        by_field[account.field][merged[account.origin.key]].append(account)
    return tuple(_agree(name, by_field.get(name, {}), measure) for name in FIELDS)


def disagreement(fields: Iterable[FieldAgreement]) -> float:
    """The mean over the fields that two origins or more speak of; 0 where there is none."""
    scores = [f.disagreement for f in fields if len(f.by_origin) > 1]
    return round(sum(scores) / len(scores), 3) if scores else 0.0


def _latest_first(account: Account) -> tuple[int, str, str, str]:
    told = account.published or date.min
    return -told.toordinal(), account.doc_id, account.event_id, account.pointer


def _agree(name: str, told: Mapping[str, Sequence[Account]], measure: Measure) -> FieldAgreement:
    by_origin = {key: tuple(accounts) for key, accounts in sorted(told.items())}
    now = {key: current(accounts) for key, accounts in by_origin.items()}
    if not now:
        return FieldAgreement(name, SILENT, {}, 0.0)
    keys = list(now)
    pairs = [(a, b) for i, a in enumerate(keys) for b in keys[i + 1 :]]
    steps = [_step(name, now[a], now[b], measure) for a, b in pairs]
    within = [_within(name, accounts) for accounts in now.values()]
    worst = max((*steps, *within), default=_SAME)
    firm = [key for key, accounts in now.items() if any(a.origin.kind != ANONYMOUS for a in accounts)]
    if worst == _APART:
        state = CONTRADICT
    elif worst == _DIFFERS:
        state = RANGE
    else:
        state = AGREE if len(firm) + (len(keys) > len(firm)) > 1 else SINGLE
    score = sum(step / _APART for step in steps) / len(steps) if steps else 0.0
    return FieldAgreement(name, state, by_origin, round(score, 3))


def current(accounts: Sequence[Account]) -> list[Account]:
    """What an origin says last: the accounts of its latest reports of the field (those of one day together)."""
    return [account for account in accounts if account.published == accounts[0].published]


def _within(name: str, accounts: Sequence[Account]) -> int:
    """Whether one origin says and denies the same within its latest account."""
    stances = {account.stance == DENIES for account in accounts}
    return _APART if name == "occurred" and len(stances) > 1 else _SAME


def _step(name: str, one: Sequence[Account], two: Sequence[Account], measure: Measure) -> int:
    """How far two origins are apart on a field: by their nearest values, since lists of places need not be equal."""
    denied_one, denied_two = (all(a.stance == DENIES for a in side) for side in (one, two))
    if name not in _OF_THE_EVENT and denied_one != denied_two:
        return _APART
    compare = _COMPARE[name]
    return min(compare(a.value, b.value, measure) for a in one for b in two)


def _counts(a: Value, b: Value, measure: Measure) -> int:
    low, high = (a, b) if a[0] <= b[0] else (b, a)
    if low == high:
        return _SAME
    top = low[1] if low[1] is not None else high[0]
    if top == 0 < high[0]:
        return _APART
    gap = max(0, high[0] - top)
    return _APART if gap > measure.knowledge.limits["contradict_count"] * high[0] else _DIFFERS


def _dates(a: Value, b: Value, measure: Measure) -> int:
    first, second = ([date.fromisoformat(day[:10]) for day in value[:2]] for value in (a, b))
    gap = (max(first[0], second[0]) - min(first[1], second[1])).days
    if first == second or (gap <= 0 and a[2] != b[2]):
        return _SAME
    return _DIFFERS if gap <= measure.knowledge.limits["day_slack"] else _APART


def _places(a: Value, b: Value, measure: Measure) -> int:
    if a[0] == b[0] or set(words_of(a[0])) == set(words_of(b[0])):
        return _SAME
    if None in (a[1], a[2], b[1], b[2]):
        return _DIFFERS
    apart = kilometres(a[1], a[2], b[1], b[2])
    if apart <= measure.knowledge.limits["same_km"]:
        return _SAME
    broad = not {a[3], b[3]} <= {"exact", "settlement"}
    return _DIFFERS if broad or apart <= measure.knowledge.limits["near_km"] else _APART


def _actors(a: Value, b: Value, measure: Measure) -> int:
    one, two = (frozenset({value[0] or value[1]}) for value in (a, b))
    alike = measure.kin.alike(one, two)
    if alike == 1 or set(words_of(a[1])) == set(words_of(b[1])):
        return _SAME
    return _DIFFERS if alike > 0 or a[0] is None or b[0] is None else _APART


def _types(a: Value, b: Value, measure: Measure) -> int:
    alike = measure.knowledge.kin(a, b)
    return _SAME if alike == 1 else _DIFFERS if alike > 0 else _APART


def _equal(a: Value, b: Value, _: Measure) -> int:
    return _SAME if a == b else _DIFFERS


def _truth(a: Value, b: Value, _: Measure) -> int:
    return _SAME if a == b else _APART


_COMPARE: Mapping[str, Callable[[Value, Value, Measure], int]] = {
    "occurred": _truth,
    "type": _types,
    "date": _dates,
    "time": _equal,
    "place": _places,
    "weapon": _equal,
    **dict.fromkeys(ROLE_FIELDS, _actors),
    **dict.fromkeys(HARM_FIELDS, _counts),
}
