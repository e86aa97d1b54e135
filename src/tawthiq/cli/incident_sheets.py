"""Incidents in the terminal: the list, one incident, and the accounts side by side, readable from right to left."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from tawthiq.desk.context import context
from tawthiq.desk.incident_view import Shown, Tie, reasons_of
from tawthiq.desk.models import Incident, Membership
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
    """One line an incident."""
    labels = _labels(language)
    table = Table(box=SIMPLE_HEAD, show_edge=False)
    for name in ("id", "date", "type", "place", "killed", "reports", "status"):
        table.add_column(name, no_wrap=name in {"id", "date"})
    for incident in found:
        table.add_row(
            incident.public_id,
            _days(incident),
            labels.term("type", incident.type),
            _cell(incident.place),
            _range(incident.killed_min, incident.killed_max),
            str(incident.reports),
            incident.status + (" !" if incident.flagged else ""),
        )
    console.print(table)


def incident_page(console: Console, shown: Shown, ties: list[Tie], language: str) -> None:
    """Summary, reports with the reasons for each, links."""
    incident, labels = shown.incident, _labels(language)
    console.print(Text(f"{incident.public_id}  {_days(incident)}  {labels.term('type', incident.type)}", style="bold"))
    if shown.sheet is None:
        console.print("no public report tells of it")
    else:
        for line in summary(shown.sheet, context().knowledge, labels):
            console.print(printable(line))
    console.print()
    for member in shown.members:
        report = member.report
        name = report.publisher.name if report.publisher else "-"
        copied = f"  copy of {report.copy_of_id}" if report.copy_of_id else ""
        title = report.title or " ".join(report.body.text.split())[:_TITLE]
        console.print(printable(f"{report.id}/{member.event_id}  {report.published or '?'}  {name}  {title}{copied}"))
        console.print(Text("    " + _why(member, language), style="dim"))
    if shown.withheld:
        console.print(f"{shown.withheld} reports that are not public are left out")
    for tie in ties:
        arrow = "→" if tie.outgoing else "←"
        score = f" {tie.score:.2f}" if tie.score is not None else ""
        console.print(f"{tie.kind} {arrow} {tie.other.public_id}{score} ({tie.by})")


def comparison(console: Console, shown: Shown, language: str) -> None:
    """A row for each field that somebody speaks of, a column for each origin; in Arabic from right to left."""
    if shown.sheet is None:
        console.print("no public report tells of it")
        return
    labels = _labels(language)
    say = Phrasing(context().knowledge, labels)
    told = [field for field in shown.sheet.fields.values() if field.state != SILENT]
    origins = list(dict.fromkeys(key for field in told for key in field.by_origin))[:_MOST_COLUMNS]
    heads = {key: _head(key, told, say) for key in origins}
    columns = [Text(_cell(head)) for head in ("", *heads.values(), say.wording("compare.agreement"))]
    rows = [
        [say.field(f.field), *(_accounts(f, key, say) for key in origins), labels.term("agreement", f.state)]
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
    console.print(printable(summary(shown.sheet, context().knowledge, labels)[0]))
    silent = ", ".join(say.field(name) for name in shown.sheet.silent)
    console.print(Text(printable(f"{labels.term('agreement', SILENT)}: {silent}"), style="dim"))


def _ordered(cells: list[Text], right_to_left: bool) -> list[Text]:
    return cells[::-1] if right_to_left else cells


def _head(key: str, fields: list[FieldAgreement], say: Phrasing) -> str:
    account = next(accounts[0] for field in fields if (accounts := field.by_origin.get(key)))
    return say.origin(account)


def _accounts(field: FieldAgreement, key: str, say: Phrasing) -> str:
    return "\n".join(dict.fromkeys(_account(account, say) for account in field.by_origin.get(key, ())))


def _account(account: Account, say: Phrasing) -> str:
    value = say.value(account.field, account.value, account.quote)
    if account.field == "occurred":
        return say.stance("denies" if account.value is False else account.stance)
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
