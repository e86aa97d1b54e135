"""What the register says of how groups hang together, and by which names sources are cited, whatever the time."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from tawthiq.resources.files import DataFiles
from tawthiq.resources.intervals import read_dated
from tawthiq.resources.register import COLUMNS, FOLDER, LOOSE, OTHER_TABLES, Register
from tawthiq.resources.tables import load_table

_LONGEST_LINE = 6


@dataclass(frozen=True, slots=True)
class Kinship:
    """``parents``: group id → all groups above it; ``sides``: group id → sides it was ever on, its own or its parents';
    ``names``: (name, group id), each name once; ``kinds``: group id → kind."""

    parents: dict[str, frozenset[str]]
    sides: dict[str, frozenset[str]]
    names: tuple[tuple[str, str], ...]
    kinds: dict[str, str]

    def below(self, group_id: str) -> frozenset[str]:
        """All groups that stand below a group."""
        return frozenset(group for group, above in self.parents.items() if group_id in above)


def load_kinship(files: DataFiles, register: Register) -> Kinship:
    """The kinship of the groups of ``register``."""
    direct = {group.id: {dated.value for dated in group.parents} for group in register.groups.values()}
    parents = {group_id: _line(group_id, direct) for group_id in direct}
    own = {group.id: {dated.value for dated in group.sides} for group in register.groups.values()}
    sides = {
        group_id: frozenset().union(own[group_id], *(own.get(p, set()) for p in above))
        for group_id, above in parents.items()
    }
    kinds = {group.id: group.kind for group in register.groups.values()}
    return Kinship(parents, {g: s for g, s in sides.items() if s}, _names(files), kinds)


def _line(group_id: str, direct: dict[str, set[str]]) -> frozenset[str]:
    line: set[str] = set()
    fresh = set(direct.get(group_id, ()))
    for _ in range(_LONGEST_LINE):
        line |= fresh
        fresh = {above for group in fresh for above in direct.get(group, ())} - line
        if not fresh:
            break
    return frozenset(line - {group_id})


def _names(files: DataFiles) -> tuple[tuple[str, str], ...]:
    """Names of every table; a weak name that two groups share is nobody's."""
    found: dict[str, dict[str, set[str]]] = {"strong": defaultdict(set), "weak": defaultdict(set)}
    for name in files.names(FOLDER, ".tsv"):
        if name in OTHER_TABLES:
            continue
        for row in load_table(files, name, COLUMNS):
            for column, told in found.items():
                for dated in read_dated(row, column):
                    told[dated.value.lstrip(LOOSE)].add(row.cells["id"])
    strong = {name: ids for name, ids in found["strong"].items() if len(ids) == 1}
    weak = {name: ids for name, ids in found["weak"].items() if len(ids) == 1 and name not in strong}
    return tuple((name, next(iter(ids))) for told in (weak, strong) for name, ids in told.items())
