"""One incident on one sheet: reports and origins, the agreement on every field, what is suggested, and the grade."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tawthiq.incidents.accounts import Account, accounts_of
from tawthiq.incidents.agree import SILENT, FieldAgreement, agreement, disagreement
from tawthiq.incidents.grade import Grade, grade
from tawthiq.incidents.kin import Kin
from tawthiq.incidents.origins import SourceBook, count_origins
from tawthiq.incidents.suggest import Suggestion, suggest
from tawthiq.incidents.wire import CONTEXT
from tawthiq.resources.incidents import GroupingKnowledge

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Telling:
    """One event of one coded report (wire format). ``copy``: it is a syndicated copy and counts as no source."""

    document: Json
    event: Json
    copy: bool = False

    @property
    def mention(self) -> bool:
        """Whether the report only looks back at the event: it is no report of it."""
        return self.event.get("status") == CONTEXT


@dataclass(frozen=True, slots=True)
class Sheet:
    """``reports`` counts reports with copies; ``origins`` and ``firm`` (named ones) origins; ``fields`` by name."""

    reports: int
    copies: int
    origins: int
    firm: int
    fields: Mapping[str, FieldAgreement]
    suggested: Mapping[str, Suggestion]
    grade: Grade
    disagreement: float

    @property
    def accounts(self) -> tuple[Account, ...]:
        return tuple(account for field in self.fields.values() for account in field.accounts)

    @property
    def silent(self) -> tuple[str, ...]:
        """Fields of which nobody speaks."""
        return tuple(name for name, field in self.fields.items() if field.state == SILENT)


def sheet(
    tellings: Sequence[Telling], knowledge: GroupingKnowledge, book: SourceBook | None = None, kin: Kin | None = None
) -> Sheet:
    """The sheet of one incident from the events that tell it. Copies are counted as reports and nowhere else; later
    mentions nowhere, unless there is nothing but mentions."""
    sources = book or SourceBook(kinds=knowledge.speakers)
    tellings = [t for t in tellings if not t.mention] or list(tellings)
    originals = [t for t in tellings if not t.copy] or list(tellings[:1])
    accounts = [account for t in originals for account in accounts_of(t.document, t.event, sources)]
    fields = {field.field: field for field in agreement(accounts, knowledge, kin)}
    chosen = {name: suggest(field, knowledge.fields[name].rule) for name, field in fields.items()}
    origins, firm = count_origins(account.origin for account in accounts)
    reports = {t.document["doc_id"] for t in tellings}
    return Sheet(
        reports=len(reports),
        copies=len({t.document["doc_id"] for t in tellings if t.copy} - {t.document["doc_id"] for t in originals}),
        origins=origins,
        firm=firm,
        fields=fields,
        suggested={name: suggestion for name, suggestion in chosen.items() if suggestion},
        grade=grade(fields, [t.event for t in originals]),
        disagreement=disagreement(fields.values()),
    )
