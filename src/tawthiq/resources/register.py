"""The register of actors: groups, forces, states, monitors, media; names, sides and parents with the time in which
they hold.

Reads ``actors/*.tsv`` (each explains its columns). States that no table tells are made from ``actors/nations.tsv``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from tawthiq.resources.actor_lexicon import ActorLexicon, load_actor_lexicon
from tawthiq.resources.actor_names import NameTrie, Naming
from tawthiq.resources.files import DataFiles
from tawthiq.resources.intervals import Dated, read_dated, read_years
from tawthiq.resources.nations import Nation, add_nations, load_nations
from tawthiq.resources.tables import Row, load_table

FOLDER = "actors"
COLUMNS = (
    "id", "label_en", "kind", "country", "theatre", "inter", "side", "parent", "active", "strong", "weak", "partisan",
    "source",
)  # fmt: skip
OTHER_TABLES = frozenset(f"{FOLDER}/{name}.tsv" for name in ("nations", "sides", "spellings"))
KINDS = frozenset(
    [
        "state",
        "military",
        "police",
        "security",
        "armed_group",
        "militia",
        "coalition",
        "crowd",
        "civilian",
        "rescuer",
        "monitor",
        "media",
        "official",
        "medical",
        "organisation",
    ]
)
SOURCES = frozenset({"own-name", "press", "un-list", "law", "nations"})
INTER = frozenset("12345678")
LOOSE = "~"
"""Before a name that counts only after a head or where the text names the same group otherwise."""


@dataclass(frozen=True, slots=True)
class Group:
    """One row of the register. ``theatre``: countries in whose reports its weak names are used, its own where empty.
    ``inter`` is ACLED's code at home; ``active`` the first and last year, None where open."""

    id: str
    label_en: str
    kind: str
    country: str | None = None
    theatre: tuple[str, ...] = ()
    inters: tuple[Dated, ...] = ()
    sides: tuple[Dated, ...] = ()
    parents: tuple[Dated, ...] = ()
    active: tuple[int | None, int | None] = (None, None)
    source: str = ""

    def inter(self, on: date | None) -> str | None:
        """ACLED's code for a day; without a day, the code where there is only one."""
        return _holding(self.inters, on)

    def parent(self, on: date | None) -> str | None:
        """Id of the group that it belongs to on a day; without a day, where there is only one."""
        return _holding(self.parents, on)


def _holding(values: tuple[Dated, ...], on: date | None) -> str | None:
    if on is None:
        return values[0].value if len(values) == 1 else None
    return next((v.value for v in values if v.holds(on)), None)


@dataclass(frozen=True, slots=True)
class Register:
    """Groups by id, their names, the states, the side labels, and the words that actors are told with. Safe between
    threads."""

    groups: dict[str, Group]
    names: NameTrie
    nations: dict[str, Nation]
    sides: dict[str, tuple[str, str]]
    lexicon: ActorLexicon
    _called: dict[str, frozenset[str]] = field(default_factory=dict)

    def side(self, group_id: str | None, on: date | None) -> str | None:
        """The side of a group on a day, its own or that of the group it belongs to; None where the register tells
        none."""
        for _ in range(6):  # the longest chain of parents has four links
            group = self.groups.get(group_id or "")
            if group is None:
                return None
            side = _holding(group.sides, on)
            if side is not None or (group.sides and on is None):
                return side
            group_id = group.parent(on)
        return None

    def heads_by_group(self, group_id: str | None) -> frozenset[str]:
        """Ids of the heads by which a group may be called back: those of its names (التنظيم، الحركة، القوات)."""
        return self._called.get(group_id or "", frozenset())

    def related(self, one: str | None, other: str | None) -> bool:
        """True where one id is the other, or stands above it by its parents at any time."""
        return one is not None and other is not None and (one in self._line(other) or other in self._line(one))

    def _line(self, group_id: str) -> set[str]:
        line = {group_id}
        for _ in range(6):
            more = {p.value for g in line if g in self.groups for p in self.groups[g].parents} - line
            if not more:
                break
            line |= more
        return line


def load_register(files: DataFiles) -> Register:
    """The register. Raises DataError on an unknown kind, side, parent or source, a bad interval, or a name of two
    groups at once."""
    lexicon = load_actor_lexicon(files)
    trie = NameTrie(_spellings(files))
    groups: dict[str, Group] = {}
    rows: dict[str, Row] = {}
    for name in files.names(FOLDER, ".tsv"):
        if name in OTHER_TABLES:
            continue
        for row in load_table(files, name, COLUMNS):
            group = _group(row)
            if group.id in groups:
                raise row.error(f"told twice (first in {rows[group.id].file}:{rows[group.id].line})", "id")
            groups[group.id], rows[group.id] = group, row
            _add_names(trie, row)
    sides = _sides(files)
    _check(groups, rows, sides)
    nations = load_nations(files)
    for iso, body, label, kind in add_nations(trie, nations):
        made = f"{iso.lower()}-{body}"
        if made not in groups:
            groups[made] = Group(made, label, kind, iso, (), (Dated("1"),), _state_side(groups, iso), source="nations")
    lexicon.add_to(trie)
    return Register(groups, trie, nations, sides, lexicon, _called(trie, groups))


CALLED_BY_KIND = {
    "militia": "head-militia",
    "coalition": "head-coalition",
    "military": "head-forces",
    "state": "head-government",
}
"""Heads by which a group of a kind may be called whatever its names are."""


def _called(trie: NameTrie, groups: dict[str, Group]) -> dict[str, frozenset[str]]:
    out: dict[str, frozenset[str]] = {}
    for group_id, words in trie.heads_of().items():
        heads = {h.naming.group for word in words for h in trie.walk([word], [False], 0) if h.naming.sort == "head"}
        made = CALLED_BY_KIND.get(groups[group_id].kind)
        out[group_id] = frozenset(heads | ({made} if made else set()))
    return out


def _state_side(groups: dict[str, Group], iso: str) -> tuple[Dated, ...]:
    for body in ("government", "forces"):
        known = groups.get(f"{iso.lower()}-{body}")
        if known is not None and known.sides:
            return known.sides
    return ()


def _group(row: Row) -> Group:
    cells = row.cells
    if not cells["id"] or not cells["label_en"]:
        raise row.error("an id and a label are needed", "id")
    for column, allowed in (("kind", KINDS), ("source", SOURCES)):
        if cells[column] not in allowed:
            raise row.error(f"{cells[column]!r} is none of {', '.join(sorted(allowed))}", column)
    inters = read_dated(row, "inter")
    if any(i.value not in INTER for i in inters):
        raise row.error("codes are 1 to 8", "inter")
    theatre = tuple(cells["theatre"].split())
    return Group(
        cells["id"], cells["label_en"], cells["kind"], cells["country"] or None, theatre, inters,
        read_dated(row, "side"), read_dated(row, "parent"), read_years(row, "active"), cells["source"],
    )  # fmt: skip


def _add_names(trie: NameTrie, row: Row) -> None:
    for column in ("strong", "weak", "partisan"):
        for dated in read_dated(row, column):
            loose = dated.value.startswith(LOOSE)
            strength = "loose" if loose else "weak" if column == "weak" else "strong"
            naming = Naming(row.cells["id"], strength, column == "partisan", dated.start, dated.end)
            clash = trie.add_name(dated.value.lstrip(LOOSE), naming)
            if clash is not None:
                raise row.error(f"«{dated.value}» is a strong name of {clash.group} at the same time", column)


def _spellings(files: DataFiles) -> list[list[str]]:
    rows = load_table(files, f"{FOLDER}/spellings.tsv", ("words",))
    return [[word.strip() for word in row.cells["words"].split("|")] for row in rows]


def _sides(files: DataFiles) -> dict[str, tuple[str, str]]:
    rows = load_table(files, f"{FOLDER}/sides.tsv", ("id", "label_en", "label_ar"))
    return {row.cells["id"]: (row.cells["label_en"], row.cells["label_ar"]) for row in rows}


def _check(groups: dict[str, Group], rows: dict[str, Row], sides: dict[str, tuple[str, str]]) -> None:
    for group in groups.values():
        for side in group.sides:
            if side.value not in sides:
                raise rows[group.id].error(f"no such side: {side.value!r}", "side")
        for parent in group.parents:
            if parent.value not in groups:
                raise rows[group.id].error(f"no such group: {parent.value!r}", "parent")
