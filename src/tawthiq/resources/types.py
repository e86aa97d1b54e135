"""The table that decides the sub-event type of an event from what is known of it."""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.resources.files import DataFiles
from tawthiq.resources.tables import load_table

NAME = "rules/types.tsv"
COLUMNS = ("family", "weapon", "initiator", "target", "cue", "type")
ANY = "*"


@dataclass(frozen=True, slots=True)
class TypeRule:
    """One row: sets of alternatives, empty for any; ``barred`` weapons must be absent. ``line`` names it in
    `explain`.
    """

    families: frozenset[str]
    weapons: frozenset[str]
    barred: frozenset[str]
    initiator: str
    target: str
    cue: str
    type: str
    line: int


@dataclass(frozen=True, slots=True)
class TypeTable:
    """The rules in order; ``rank`` of a family: the row that first names it (smaller is more specific)."""

    rules: tuple[TypeRule, ...]
    rank: dict[str, int]

    def decide(
        self,
        families: frozenset[str],
        weapons: frozenset[str],
        initiators: frozenset[str],
        targets: frozenset[str],
        cues: frozenset[str],
    ) -> TypeRule:
        """The first rule that fits; the last row of the table fits everything."""
        for rule in self.rules:
            if (
                (not rule.families or rule.families & families)
                and (not rule.weapons or rule.weapons & weapons)
                and not (rule.barred & weapons)
                and rule.initiator in (ANY, *initiators)
                and rule.target in (ANY, *targets)
                and rule.cue in (ANY, *cues)
            ):
                return rule
        return self.rules[-1]


def load_types(files: DataFiles) -> TypeTable:
    """The table of types. Raises DataError where the last row does not fit everything."""
    rules: list[TypeRule] = []
    rank: dict[str, int] = {}
    row = None
    for row in load_table(files, NAME, COLUMNS):
        cells = row.cells
        weapon = cells["weapon"]
        rule = TypeRule(
            families=_set(cells["family"]),
            weapons=_set(weapon) if not weapon.startswith("!") else frozenset(),
            barred=_set(weapon[1:]) if weapon.startswith("!") else frozenset(),
            initiator=cells["initiator"],
            target=cells["target"],
            cue=cells["cue"],
            type=cells["type"],
            line=row.line,
        )
        for family in rule.families:
            rank.setdefault(family, len(rules))
        rules.append(rule)
    if row is not None and (rules[-1].families or rules[-1].weapons):
        raise row.error("the last row must fit every event")
    return TypeTable(tuple(rules), rank)


def _set(cell: str) -> frozenset[str]:
    return frozenset() if cell == ANY else frozenset(cell.split("|"))
