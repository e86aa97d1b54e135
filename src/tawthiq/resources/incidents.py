"""Loads what the grouping of events rests on: type families, kinship, feature weights, limits, and word lists."""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.errors import DataError
from tawthiq.resources.files import DataFiles
from tawthiq.resources.tables import Row, load_table
from tawthiq.text.fold import fold_key

RULES = frozenset({"most_conservative", "most_informative", "most_representative"})

_FOLDER = "incidents"


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing that two events may have in common or not: its ``weight`` in log-odds, and how it is told."""

    name: str
    weight: float
    label_en: str
    label_ar: str


@dataclass(frozen=True, slots=True)
class IncidentField:
    """A field of an incident, its names, and the rule by which its value is suggested (one of `RULES`)."""

    name: str
    label_en: str
    label_ar: str
    rule: str


@dataclass(frozen=True, slots=True)
class Wordings:
    """Sentences and labels by key, in English and Arabic."""

    en: dict[str, str]
    ar: dict[str, str]

    def get(self, key: str, language: str) -> str:
        """The wording, or the last part of the key where the table lacks it."""
        return (self.ar if language == "ar" else self.en).get(key, key.rpartition(".")[2])


@dataclass(frozen=True, slots=True)
class GroupingKnowledge:
    """Everything that `incidents` knows besides the events.

    ``family`` by sub-event type; ``kinship`` by pair of families (both orders); ``features`` by name; ``limits`` by
    name (units in the table); ``topics``: folded word → topic id of distinctive things (market, camp, school …);
    ``plain_words``: folded words that tell no place from another (town, countryside, northern …); ``speakers``: folded
    word → what it says of a claimant (anonymous, own, title).
    """

    family: dict[str, str]
    kinship: dict[tuple[str, str], float]
    features: dict[str, Feature]
    limits: dict[str, float]
    topics: dict[str, str]
    plain_words: frozenset[str]
    speakers: dict[str, str]
    fields: dict[str, IncidentField]
    wordings: Wordings

    def kin(self, type_a: str, type_b: str) -> float:
        """How alike two sub-event types are, 0 to 1; a type that the table lacks is alike to itself alone."""
        if type_a == type_b:
            return 1.0
        a, b = self.family.get(type_a, type_a), self.family.get(type_b, type_b)
        return 0.9 if a == b else self.kinship.get((a, b), 0.0)


def load_grouping(files: DataFiles) -> GroupingKnowledge:
    """The knowledge of the packaged tables (or a linguist's copy). Raises DataError naming file, line and field."""
    family = {row.cells["type"]: row.cells["family"] for row in _rows(files, "families", ("type", "family"))}
    return GroupingKnowledge(
        family=family,
        kinship=_kinship(files, set(family.values())),
        features=_features(files),
        limits={
            row.cells["limit"]: _number(row, "value")
            for row in _rows(files, "limits", ("limit", "value", "unit", "meaning"))
        },
        topics=_topics(files),
        plain_words=frozenset(
            fold_key(word)
            for row in _rows(files, "plain_words", ("words", "kind"))
            for word in row.cells["words"].split()
        ),
        speakers=_speakers(files),
        fields=_fields(files),
        wordings=_wordings(files),
    )


def _rows(files: DataFiles, name: str, columns: tuple[str, ...]) -> list[Row]:
    return load_table(files, f"{_FOLDER}/{name}.tsv", columns)


def _number(row: Row, field: str) -> float:
    try:
        return float(row.cells[field])
    except ValueError:
        raise row.error(f"not a number: {row.cells[field]!r}", field) from None


def _kinship(files: DataFiles, families: set[str]) -> dict[tuple[str, str], float]:
    out: dict[tuple[str, str], float] = {}
    for row in _rows(files, "kinship", ("a", "b", "kinship", "why")):
        a, b = row.cells["a"], row.cells["b"]
        for field, name in (("a", a), ("b", b)):
            if name not in families:
                raise row.error(f"no such family: {name!r}", field)
        if (a, b) in out:
            raise row.error("told twice", "a")
        out[a, b] = out[b, a] = _number(row, "kinship")
    return out


def _features(files: DataFiles) -> dict[str, Feature]:
    columns = ("feature", "weight", "label_en", "label_ar", "meaning")
    out: dict[str, Feature] = {}
    for row in _rows(files, "features", columns):
        name = row.cells["feature"]
        if name in out:
            raise row.error("told twice", "feature")
        out[name] = Feature(name, _number(row, "weight"), row.cells["label_en"], row.cells["label_ar"])
    return out


def _topics(files: DataFiles) -> dict[str, str]:
    out: dict[str, str] = {}
    for row in _rows(files, "topics", ("topic", "words", "label_en", "label_ar")):
        for word in row.cells["words"].split():
            key = fold_key(word.replace("_", " "))
            if out.setdefault(key, row.cells["topic"]) != row.cells["topic"]:
                raise DataError(f"{word} stands in two topics", row.file, row.line, "words")
    return out


def _speakers(files: DataFiles) -> dict[str, str]:
    out: dict[str, str] = {}
    for row in _rows(files, "speakers", ("kind", "words")):
        for word in row.cells["words"].split():
            out.setdefault(fold_key(word), row.cells["kind"])
    return out


def _fields(files: DataFiles) -> dict[str, IncidentField]:
    out: dict[str, IncidentField] = {}
    for row in _rows(files, "fields", ("field", "label_en", "label_ar", "rule")):
        if row.cells["rule"] not in RULES:
            raise row.error(f"no such rule: {row.cells['rule']!r}", "rule")
        out[row.cells["field"]] = IncidentField(
            row.cells["field"], row.cells["label_en"], row.cells["label_ar"], row.cells["rule"]
        )
    return out


def _wordings(files: DataFiles) -> Wordings:
    rows = _rows(files, "wordings", ("key", "en", "ar"))
    return Wordings(
        {row.cells["key"]: row.cells["en"] for row in rows}, {row.cells["key"]: row.cells["ar"] for row in rows}
    )
