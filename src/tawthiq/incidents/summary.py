"""A plain summary of an incident, in English and Arabic, by templates from values: no value without its sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tawthiq.incidents.accounts import DENIES, HARM_FIELDS, ROLE_FIELDS, Account, Value
from tawthiq.incidents.agree import CONTRADICT
from tawthiq.incidents.origins import ANONYMOUS, OUTLET
from tawthiq.incidents.sheet import Sheet
from tawthiq.resources.incidents import GroupingKnowledge
from tawthiq.resources.labels import Labels

_TOLD_ALONE = (*ROLE_FIELDS, "weapon")
_MOST_SOURCES = 4


class Phrasing:
    """Values and sources as words in one language."""

    def __init__(self, knowledge: GroupingKnowledge, labels: Labels) -> None:
        self._knowledge = knowledge
        self._labels = labels
        self._language = labels.language

    def wording(self, key: str, **values: object) -> str:
        """The wording of ``key`` with its braces filled."""
        text = self._knowledge.wordings.get(key, self._language)
        return text.format(**values) if values else text

    def field(self, name: str) -> str:
        """What a field is called."""
        field = self._knowledge.fields[name]
        return field.label_ar if self._language == "ar" else field.label_en

    def value(self, name: str, value: Value, quote: str = "") -> str:
        """A value of `Account` as words; places and parties in Arabic by the report's own ``quote``."""
        if self._language == "ar" and quote and (name == "place" or name in ROLE_FIELDS):
            return quote
        if name in HARM_FIELDS:
            return self._count(*value)
        if name == "date":
            return value[0] if value[0] == value[1] else f"{value[0]}/{value[1]}"
        if name == "place":
            return str(value[0])
        if name in ROLE_FIELDS:
            return str(value[1])
        if name == "time":
            return str(value) if ":" in value else self._labels.term("part", value)
        return self._labels.term(name, value) if isinstance(value, str) else self.field(name)

    def stance(self, stance: str) -> str:
        """What a stance is called."""
        return self._labels.term("stance", stance)

    def _count(self, low: int, high: int | None) -> str:
        if high is None:
            return self.wording("count.more", low=low)
        return str(low) if low == high else self.wording("count.range", low=low, high=high)

    def origin(self, account: Account) -> str:
        """Who stands behind an account, with the outlet that an unnamed source spoke to."""
        if account.origin.kind == OUTLET:
            return account.origin.label
        if account.origin.kind == ANONYMOUS:
            label = account.origin.label or self.wording("origin.unknown")
            return f"{label} ({account.outlet})" if account.outlet and account.origin.label else label
        return account.origin.label

    def sources(self, accounts: Iterable[Account]) -> str:
        """The origins of some accounts, each once, joined as the language joins a list."""
        named = list(dict.fromkeys(self.origin(account) for account in accounts))
        shown = named[:_MOST_SOURCES] + (["…"] if len(named) > _MOST_SOURCES else [])
        text = shown[0] if shown else ""
        for index, name in enumerate(shown[1:], 1):
            last = index == len(shown) - 1 and name != "…"
            text = self.wording("summary.and" if last else "summary.comma", a=text, b=name)
        return text


def summary(sheet: Sheet, knowledge: GroupingKnowledge, labels: Labels) -> tuple[str, ...]:
    """The sentences of the summary in the language of ``labels``."""
    return tuple(_sentences(sheet, Phrasing(knowledge, labels)))


def _sentences(sheet: Sheet, say: Phrasing) -> Iterator[str]:
    yield say.wording("summary.counts", reports=sheet.reports, origins=sheet.origins, firm=sheet.firm)
    yield from _event(sheet, say)
    for name in (*_TOLD_ALONE, *HARM_FIELDS):
        yield from _field(sheet, name, say)
    for account in sheet.fields["occurred"].accounts:
        if account.value is False:
            yield say.wording("summary.denied", sources=say.sources([account]))
            break
    for name, field in sheet.fields.items():
        if field.state == CONTRADICT:
            yield say.wording("summary.contradict", field=say.field(name))
    yield say.wording(f"grade.{sheet.grade.name}") + ": " + _reason(sheet, say)


def _event(sheet: Sheet, say: Phrasing) -> Iterator[str]:
    kind, place, date = (sheet.suggested.get(name) for name in ("type", "place", "date"))
    if kind is None:
        return
    key = {
        (True, True): "summary.event",
        (True, False): "summary.event_undated",
        (False, True): "summary.event_placeless",
        (False, False): "summary.event_bare",
    }[place is not None, date is not None]
    resting = [s for s in (kind, place, date) if s]
    yield say.wording(
        key,
        type=say.value("type", kind.value),
        place=say.value("place", place.value, place.rests_on[0].quote) if place else "",
        date=say.value("date", date.value) if date else "",
        sources=say.sources(account for s in resting for account in s.rests_on),
    )


def _field(sheet: Sheet, name: str, say: Phrasing) -> Iterator[str]:
    """One sentence for every value that is told, since a contradiction must not be averaged away."""
    accounts = sheet.fields[name].accounts
    told: dict[tuple[str, str], list[Account]] = {}
    for account in accounts:
        stance = account.stance if account.stance in {DENIES, "accuses", "believes", "claims_responsibility"} else ""
        told.setdefault((say.value(name, account.value, account.quote), stance), []).append(account)
    for (value, stance), group in told.items():
        sources = say.sources(group)
        if stance == DENIES:
            yield say.wording("summary.denied_value", field=say.field(name), sources=sources)
        elif stance:
            yield say.wording(
                "summary.accused", field=say.field(name), value=value, stance=say.stance(stance), sources=sources
            )
        else:
            yield say.wording("summary.value", field=say.field(name), value=value, sources=sources)


def _reason(sheet: Sheet, say: Phrasing) -> str:
    grade = sheet.grade
    return say.wording(f"reason.{grade.name}", firm=grade.firm, sources=say.sources(grade.rests_on))
