"""`tawthiq incidents`: what happened, who says what, where they differ; and what a person decides about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from tawthiq.cli.console import print_note, results
from tawthiq.cli.desk_options import HERE, By, DeskFolder, opened, person
from tawthiq.cli.options import Language

if TYPE_CHECKING:
    from tawthiq.desk.models import Incident

Id = Annotated[str, typer.Argument(help="The incident's id (TQ-000012).", show_default=False)]
EventName = Annotated[str, typer.Argument(help="Report number and event: 12/e1.", show_default=False)]
Why = Annotated[str, typer.Option("--why", help="The reason; it is kept beside the judgement.", metavar="TEXT")]
Lang = Annotated[Language, typer.Option("--language", help="Language of labels and summary.")]
Unpublished = Annotated[
    bool, typer.Option("--unpublished", help="Bring material that is not public; nothing of it leaves the screen.")
]
SinceReview = Annotated[
    bool, typer.Option("--since-review", help="Only what is new, changed or flagged since a person looked.")
]
Several = Annotated[bool, typer.Option("--several", help="Only what more than one report tells.")]
Limit = Annotated[int, typer.Option(min=1, help="How many to show at most.")]


def default(
    context: typer.Context,
    desk: DeskFolder = HERE,
    since_review: SinceReview = False,
    several: Several = False,
    limit: Limit = 50,
    language: Lang = Language.ENGLISH,
) -> None:
    """What happened, who says what, where they differ."""
    if context.invoked_subcommand is None:
        list_(desk, since_review, several, limit, language)


def list_(
    desk: DeskFolder = HERE,
    since_review: SinceReview = False,
    several: Several = False,
    limit: Limit = 50,
    language: Lang = Language.ENGLISH,
) -> None:
    """List incidents, the newest first."""
    opened(desk)
    from tawthiq.cli.incident_sheets import incident_list
    from tawthiq.desk.incident_view import listed

    found = listed(since_review=since_review, several=several)
    total = found.count()
    incident_list(results(), found[:limit], language.value)
    print_note(f"{total} incidents" + (f", the first {limit} shown" if total > limit else ""))


def show(
    incident: Id, desk: DeskFolder = HERE, language: Lang = Language.ENGLISH, unpublished: Unpublished = False
) -> None:
    """Show one incident: a summary with its sources, the reports with the reasons for each, links to others."""
    found = _found(incident, desk)
    from tawthiq.cli.incident_sheets import incident_page
    from tawthiq.desk.incident_view import shown, ties

    incident_page(results(), shown(found, unpublished=unpublished), ties(found), language.value)


def compare(
    incident: Id,
    desk: DeskFolder = HERE,
    language: Lang = Language.ARABIC,
    unpublished: Unpublished = False,
    quotes: Annotated[bool, typer.Option("--quotes", help="The words of the reports beside each value.")] = False,
) -> None:
    """Put the accounts of one incident side by side: a row for each field, a column for each origin, right to left."""
    found = _found(incident, desk)
    from tawthiq.cli.incident_sheets import comparison
    from tawthiq.desk.incident_view import shown

    comparison(results(), shown(found, unpublished=unpublished), language.value, quotes=quotes)


def same(event: EventName, incident: Id, why: Why, desk: DeskFolder = HERE, by: By = None) -> None:
    """Judge that an event belongs to an incident."""
    _judge(event, incident, "positive", why, desk, by)


def not_same(event: EventName, incident: Id, why: Why, desk: DeskFolder = HERE, by: By = None) -> None:
    """Judge that an event does not belong to an incident: it leaves, and the machine never puts it back."""
    _judge(event, incident, "negative", why, desk, by)


def unsure(event: EventName, incident: Id, why: Why, desk: DeskFolder = HERE, by: By = None) -> None:
    """Judge that it is not sure whether an event belongs to an incident: it stands on its own until somebody knows."""
    _judge(event, incident, "unsure", why, desk, by)


def merge(other: Id, into: Id, why: Why, desk: DeskFolder = HERE, by: By = None) -> None:
    """Judge two incidents to be one. The first id lives on and leads to the second."""
    first, second = _found(other, desk), _found(into, desk)
    from tawthiq.desk.judgement import merge as join

    join(first, second, person(by), why)
    print_note(f"{first.public_id} now leads to {second.public_id}")


def split(
    incident: Id,
    events: Annotated[list[str], typer.Argument(help="The events that are another incident: 12/e1 14/e2.")],
    why: Why,
    desk: DeskFolder = HERE,
    by: By = None,
) -> None:
    """Judge some events of an incident to be another one. The machine never joins the two again."""
    found = _found(incident, desk)
    from tawthiq.desk.judgement import split as part

    new = part(found, [_event(event) for event in events], person(by), why)
    print_note(f"{new.public_id} holds {len(events)} events of {found.public_id}")


def reviewed(incident: Id, desk: DeskFolder = HERE, by: By = None) -> None:
    """Note that the incident was looked at as it stands."""
    found = _found(incident, desk)
    from tawthiq.desk.judgement import mark_reviewed

    mark_reviewed(found, person(by))
    print_note(f"{found.public_id} is reviewed")


def _found(incident: str, desk: DeskFolder) -> Incident:
    """The incident that an id stands for today. Raises InputError on an id that never was."""
    opened(desk)
    from tawthiq.desk.incident_rows import resolve
    from tawthiq.errors import InputError

    found = resolve(incident)
    if found is None:
        raise InputError("no such incident", field=incident)
    if found.public_id != incident.upper():
        print_note(f"{incident} was merged into {found.public_id}")
    return found


def _event(name: str) -> tuple[int, str]:
    report, _, event = name.partition("/")
    if not report.isdigit() or not event:
        raise typer.BadParameter(f"{name!r} is no event; write 12/e1")
    return int(report), event


def _judge(event: str, incident: str, judgement: str, why: str, desk: DeskFolder, by: str | None) -> None:
    found = _found(incident, desk)
    from tawthiq.desk.judgement import judge

    judge(_event(event), found, judgement, person(by), why)
    print_note(f"{event} and {found.public_id}: {judgement}")


COMMANDS: dict[str, Callable[..., None]] = {
    "list": list_, "show": show, "compare": compare, "same": same, "not-same": not_same, "unsure": unsure,
    "merge": merge, "split": split, "reviewed": reviewed,
}  # fmt: skip
"""The commands below ``tawthiq incidents`` by their names."""
