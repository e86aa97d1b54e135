"""The weights of decisions that weigh many cues: one readable table, a row per decision, label and feature."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tawthiq.resources.files import DataFiles
from tawthiq.resources.tables import load_table

NAME = "rules/weights.tsv"
COLUMNS = ("decision", "label", "feature", "weight")
BIAS = "bias"


@dataclass(frozen=True, slots=True)
class Weights:
    """Linear weights: ``table[decision][label][feature]``."""

    table: dict[str, dict[str, dict[str, float]]]

    def score(self, decision: str, label: str, features: Iterable[str]) -> float:
        """The sum of the weights of ``features`` (and the bias) for one label; 0.0 where the table is silent."""
        row = self.table.get(decision, {}).get(label)
        if row is None:
            return 0.0
        return row.get(BIAS, 0.0) + sum(row.get(feature, 0.0) for feature in features)

    def best(self, decision: str, features: Iterable[str]) -> tuple[str, float]:
        """The label with the highest score and its lead over the next (labels in order of the table break ties)."""
        named = list(features)
        scored = [(self.score(decision, label, named), label) for label in self.table.get(decision, {})]
        if not scored:
            return "", 0.0
        ranked = sorted(scored, key=lambda pair: -pair[0])
        return ranked[0][1], ranked[0][0] - ranked[1][0] if len(ranked) > 1 else ranked[0][0]

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
