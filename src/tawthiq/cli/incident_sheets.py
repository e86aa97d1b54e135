"""Incidents in the terminal: the list, one incident, and the accounts side by side, readable from right to left."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from tawthiq.desk.context import context
from tawthiq.desk.incident_view import Shown, Tie, reasons_of, shown
from tawthiq.desk.models import Incident, Membership
from tawthiq.desk.values import Standing, standing
from tawthiq.incidents.accounts import Account
from tawthiq.incidents.agree import CONTRADICT, RANGE, SILENT, SINGLE, FieldAgreement
from tawthiq.incidents.summary import Phrasing, summary
from tawthiq.reading.characters import printable
from tawthiq.resources.files import DataFiles
from tawthiq.resources.labels import Labels, load_labels

Language = Literal["ar", "en"]
_STYLES = {"agree": "green", SINGLE: "", RANGE: "yellow", CONTRADICT: "bold red", SILENT: "dim"}
_MOST_COLUMNS = 6
_TITLE = 80
"""Characters of a text that stand for a title where there is none."""
_ISOLATE, _END = "\u2068", "\u2069"
"""A cell is isolated, so that a terminal that orders text by itself does not carry its words into the next cell."""


def incident_list(console: Console, found: Iterable[Incident], language: str) -> None:
    """One line an incident, with the fields on which its origins contradict one another."""
    labels = _labels(language)
    say = Phrasing(context().knowledge, labels)
    table = Table(box=SIMPLE_HEAD, show_edge=False)
    for name in ("id", "date", "type", "place", "killed", "reports", "contradict", "status"):
        table.add_column(_cell(say.wording(f"list.{name}")), no_wrap=name in {"id", "date"})
    for incident in found:
        table.add_row(
            incident.public_id,
            _days(incident),
            labels.term("type", incident.type),
            _cell(incident.place),
            _range(incident.killed_min, incident.killed_max),
            str(incident.reports),
            _cell(_contradicted(incident, say)),
            incident.status + (" !" if incident.flagged else ""),
        )
    console.print(table)


def _contradicted(incident: Incident, say: Phrasing) -> str:
    told = shown(incident).sheet if incident.reports > 1 else None
    fields = told.fields.values() if told else ()
    return ", ".join(say.field(field.field) for field in fields if field.state == CONTRADICT)


def incident_page(console: Console, found: Shown, ties: list[Tie], language: str) -> None:
    """Summary, reports with the reasons for each, links."""
    incident, labels = found.incident, _labels(language)
    console.print(Text(f"{incident.public_id}  {_days(incident)}  {labels.term('type', incident.type)}", style="bold"))
    if found.sheet is None:
        console.print("no public report tells of it")
    else:
        for line in summary(found.sheet, context().knowledge, labels):
            console.print(printable(line))
    console.print()
    for member in found.members:
        report = member.report
        name = report.publisher.name if report.publisher else "-"
        copied = f"  copy of {report.copy_of_id}" if report.copy_of_id else ""
        title = report.title or " ".join(report.body.text.split())[:_TITLE]
        console.print(printable(f"{report.id}/{member.event_id}  {report.published or '?'}  {name}  {title}{copied}"))
        console.print(Text("    " + _why(member, language), style="dim"))
    if found.withheld:
        console.print(f"{found.withheld} reports that are not public are left out")
    for tie in ties:
        arrow = "→" if tie.outgoing else "←"
        score = f" {tie.score:.2f}" if tie.score is not None else ""
        console.print(f"{tie.kind} {arrow} {tie.other.public_id}{score} ({tie.by})")


def comparison(console: Console, found: Shown, language: str, *, quotes: bool = False) -> None:
    """A row for each field that somebody speaks of, a column for each origin and one for what stands: a person's
    decision, else what a rule suggests. In Arabic from right to left. ``quotes``: the report's own words, too."""
    if found.sheet is None:
        console.print("no public report tells of it")
        return
    labels = _labels(language)
    say = Phrasing(context().knowledge, labels)
    told = [field for field in found.sheet.fields.values() if field.state != SILENT]
    stands = standing(found.incident, found.sheet)
    origins = list(dict.fromkeys(key for field in told for key in field.by_origin))[:_MOST_COLUMNS]
    heads = {key: _head(key, told, say) for key in origins}
    last = (say.wording("compare.agreement"), say.wording("compare.suggested"))
    columns = [Text(_cell(head)) for head in ("", *heads.values(), *last)]
    rows = [
        [
            say.field(f.field),
            *(_accounts(f, key, say, quotes=quotes) for key in origins),
            labels.term("agreement", f.state),
            _stands(stands.get(f.field), f, say),
        ]
        for f in told
    ]
    table = Table(box=SIMPLE_HEAD, show_edge=False, show_lines=True)
    right_to_left = labels.right_to_left
    for column in _ordered(columns, right_to_left):
        table.add_column(column, justify="right" if right_to_left else "left")
    for field, row in zip(told, rows, strict=True):
        cells = [Text(_cell(cell), style=_STYLES[field.state]) for cell in row]
        table.add_row(*_ordered(cells, right_to_left))
    console.print(table)
    hidden = len({key for field in told for key in field.by_origin}) - len(origins)
    if hidden > 0:
        console.print(f"+{hidden}")
    console.print(printable(summary(found.sheet, context().knowledge, labels)[0]))
    console.print(say.wording("compare.disagreement", score=f"{found.sheet.disagreement:.2f}"))
    silent = ", ".join(say.field(name) for name in found.sheet.silent)
    console.print(Text(printable(f"{labels.term('agreement', SILENT)}: {silent}"), style="dim"))


def _ordered(cells: list[Text], right_to_left: bool) -> list[Text]:
    return cells[::-1] if right_to_left else cells


def _head(key: str, fields: list[FieldAgreement], say: Phrasing) -> str:
    account = next(accounts[0] for field in fields if (accounts := field.by_origin.get(key)))
    return say.origin(account)


def _stands(stands: Standing | None, field: FieldAgreement, say: Phrasing) -> str:
    """What stands for a field, and why: the rule that suggests it, or who decided it."""
    if stands is None or field.field == "occurred":
        return ""
    if stands.state == "suggested":
        why = say.wording(f"rule.{stands.rule}")
    else:
        why = say.wording("compare.rejected" if stands.state == "rejected" else "compare.decided", by=stands.by)
    if stands.value is None:
        return why
    quote = next((a.quote for a in field.accounts if a.value == stands.value), "")
    return f"{say.value(field.field, stands.value, quote)}\n({why})"


def _accounts(field: FieldAgreement, key: str, say: Phrasing, *, quotes: bool) -> str:
    told = (_account(account, say, quotes=quotes) for account in field.by_origin.get(key, ()))
    return "\n".join(dict.fromkeys(told))


def _account(account: Account, say: Phrasing, *, quotes: bool) -> str:
    value = say.value(account.field, account.value, account.quote)
    if account.field == "occurred":
        value = say.stance("denies" if account.value is False else account.stance)
        return f"{value} «{account.quote}»" if quotes and account.quote else value
    if quotes and account.quote and account.quote != value:
        value = f"{value} «{account.quote}»"
    marked = say.stance(account.stance) if account.stance not in {"asserts", "unconfirmed"} else ""
    unsure = "?" if account.hedged else ""
    return " ".join(filter(None, (value + unsure, f"({marked})" if marked else "")))


def _why(member: Membership, language: str) -> str:
    told = reasons_of(member)
    features = context().knowledge.features
    if not told:
        return f"{member.by} {member.why}".strip()
    parts = []
    for name, weight in told:
        label = (features[name].label_ar if language == "ar" else features[name].label_en) if name in features else name
        parts.append(f"{label} {weight:+.1f}")
    score = f" {member.score:.2f}" if member.score is not None else ""
    return f"{member.by}{score}: {', '.join(parts)}"


def _days(incident: Incident) -> str:
    if incident.date_start is None:
        return "?"
    first, last = incident.date_start, incident.date_end
    return first.isoformat() if first == last else f"{first}/{last:%m-%d}"


def _range(low: int | None, high: int | None) -> str:
    if low is None:
        return ""
    return str(low) if low == high else f"{low}–{high}" if high is not None else f"{low}+"


def _cell(text: str) -> str:
    return f"{_ISOLATE}{printable(text)}{_END}" if text else ""


def _labels(language: str) -> Labels:
    return load_labels(DataFiles(), "ar" if language == "ar" else "en")
