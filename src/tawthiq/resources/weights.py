"""The weights of decisions that weigh many cues: one readable table, a row per decision, label and feature."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from tawthiq.resources.files import DataFiles
from tawthiq.resources.tables import load_table

NAME = "rules/weights.tsv"
COLUMNS = ("decision", "label", "feature", "weight")
BIAS = "bias"


@dataclass(frozen=True, slots=True)
class _Decision:
    """One decision: its labels, their biases, and for each feature the (label, weight) pairs that are not zero."""

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    vectors: dict[str, tuple[tuple[int, float], ...]]

    @classmethod
    def of(cls, labels: dict[str, dict[str, float]]) -> _Decision:
        vectors: dict[str, list[tuple[int, float]]] = {}
        for at, row in enumerate(labels.values()):
            for feature, weight in row.items():
                if feature != BIAS:
                    vectors.setdefault(feature, []).append((at, weight))
        bias = tuple(row.get(BIAS, 0.0) for row in labels.values())
        return cls(tuple(labels), bias, {name: tuple(pairs) for name, pairs in vectors.items()})


@dataclass(frozen=True, slots=True)
class Weights:
    """Linear weights: ``table[decision][label][feature]``, and the same by feature for speed."""

    table: dict[str, dict[str, dict[str, float]]]
    _rows: dict[str, _Decision] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for decision, labels in self.table.items():
            self._rows[decision] = _Decision.of(labels)

    def scores(self, decision: str, features: Iterable[str]) -> dict[str, float]:
        """The sum of the weights of ``features`` and the bias, by label; empty where the table has no such decision."""
        row = self._rows.get(decision)
        if row is None:
            return {}
        total = list(row.bias)
        get = row.vectors.get
        for feature in features:
            vector = get(feature)
            if vector is not None:
                for at, weight in vector:
                    total[at] += weight
        return dict(zip(row.labels, total, strict=True))

    def best(self, decision: str, features: Iterable[str]) -> tuple[str, float]:
        """The label with the highest score and its lead over the next (labels in order of the table break ties)."""
        ranked = sorted(self.scores(decision, features).items(), key=lambda pair: -pair[1])
        if not ranked:
            return "", 0.0
        return ranked[0][0], ranked[0][1] - ranked[1][1] if len(ranked) > 1 else ranked[0][1]

    def lead(self, decision: str, label: str, rival: str, features: Iterable[str]) -> float:
        """By how much one label beats another; 0.0 where the table has no such decision."""
        scores = self.scores(decision, features)
        return scores.get(label, 0.0) - scores.get(rival, 0.0)

    def reasons(self, decision: str, label: str, features: Iterable[str]) -> list[tuple[str, float]]:
        """The features that counted for a label, heaviest first: what `explain` shows."""
        row = self.table.get(decision, {}).get(label, {})
        return sorted(((f, row[f]) for f in features if f in row), key=lambda pair: -abs(pair[1]))


def load_weights(files: DataFiles) -> Weights:
    """The weights. Raises DataError on a weight that is no number or a row told twice."""
    table: dict[str, dict[str, dict[str, float]]] = {}
    for row in load_table(files, NAME, COLUMNS):
        cells = row.cells
        features = table.setdefault(cells["decision"], {}).setdefault(cells["label"], {})
        if cells["feature"] in features:
            raise row.error("told twice", "feature")
        try:
            features[cells["feature"]] = float(cells["weight"])
        except ValueError:
            raise row.error("not a number", "weight") from None
    return Weights(table)
