"""Weights of the grouping features, fitted to reports whose incidents are known: logistic regression over event pairs.

``python benchmarks/desk_fit.py CORPUS CODED [CORPUS CODED …] [--folds 5] [--table FILE]``

CORPUS: the shared linked reports or gold (``incident_ids`` or ``incident_group``); CODED: the engine's codings of them.
Which event of a linked report tells of the incident is not known: the likeliest pair counts as the positive, and is
chosen anew in each round. Context events are left out of the negatives, since they often are the same incident that
nobody linked. Prints the held-out figures of each fold (linked pairs found, event pairs of other reports found, linked
pairs), and with ``--table`` writes the weights into a table of features (rounded, to be read before they stand).
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import random
from collections.abc import Iterable
from pathlib import Path

from desk_grouping import rows
from tawthiq.desk.context import context
from tawthiq.incidents.block import is_tally, sought_keys, stored_keys
from tawthiq.incidents.compare import compare
from tawthiq.incidents.facts import EventFacts, facts_of

Weights = dict[str, float]
Features = dict[str, float]
ROUNDS, STEPS, RATE, PULL = 4, 300, 0.5, 0.02
FIXED = frozenset({"background_one"})
LEAST = 0.05
"""Rounds of choosing positives, gradient steps in each, their size, and the pull towards the weights that stand.
``FIXED`` weights are not fitted; a linked pair that scores below ``LEAST`` has no event in common that was read."""


class Pairs:
    """Pairs of reports, each with the features of every pair of their events that is not ruled out."""

    def __init__(self, corpus: list[dict], coded: list[dict]) -> None:
        known = context()
        self.of = {row["doc_id"]: _incidents(row) for row in corpus}
        facts: dict[str, list[EventFacts]] = {}
        for document in coded:
            kept = [f for f in facts_of(document, known.knowledge) if not is_tally(f, known.knowledge)]
            facts[document["doc_id"]] = kept
        self.linked: list[tuple[str, list[Features]]] = []
        self.apart: list[tuple[str, Features]] = []
        for one, two in itertools.combinations(sorted(set(facts) & set(self.of)), 2):
            if not self.of[one] or not self.of[two]:
                continue
            found = list(_compared(facts[one], facts[two], known))
            if self.of[one] & self.of[two]:
                if found:
                    self.linked.append((min(self.of[one] & self.of[two]), [features for features, _ in found]))
            else:
                self.apart += [(min(self.of[one]), features) for features, context_ in found if not context_]


def _incidents(row: dict) -> set[str]:
    return set(row.get("incident_ids") or ([row["incident_group"]] if row.get("incident_group") else []))


def _compared(one: Iterable[EventFacts], two: Iterable[EventFacts], known) -> Iterable[tuple[Features, bool]]:
    for a, b in itertools.product(one, two):
        if sought_keys(a, known.knowledge) & stored_keys(b, known.knowledge):
            seen = compare(a, b, known.knowledge, known.kin)
            if not seen.veto:
                yield dict(seen.features), a.background or b.background


def score(features: Features, weights: Weights) -> float:
    total = sum(weights[name] * value for name, value in features.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def fit(linked: list[list[Features]], apart: list[Features], start: Weights) -> Weights:
    """Weights by gradient descent, positives chosen anew in each round."""
    weights = dict(start)
    for _ in range(ROUNDS):
        positives = [max(options, key=lambda f: score(f, weights)) for options in linked]
        positives = [features for features in positives if score(features, weights) >= LEAST]
        data = [(f, 1.0) for f in positives] + [(f, 0.0) for f in apart]
        share = len(apart) / max(1, len(positives))
        for step in range(STEPS):
            gradient = dict.fromkeys(weights, 0.0)
            for features, label in data:
                error = (label - score(features, weights)) * (min(share, 8.0) if label else 1.0)
                for name, value in features.items():
                    gradient[name] += error * value
            rate = RATE / (1 + step / 100)
            for name, slope in gradient.items():
                if name in FIXED:
                    continue
                weights[name] += rate * (slope / len(data) * 10 - PULL * (weights[name] - start[name]))
    return weights


def figures(linked: list[list[Features]], apart: list[Features], weights: Weights) -> tuple[int, int, int]:
    """(linked pairs found, event pairs of other reports found, linked pairs in all)."""
    hit = sum(max(score(f, weights) for f in options) >= 0.5 for options in linked)
    return hit, sum(score(f, weights) >= 0.5 for f in apart), len(linked)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("files", nargs="+", type=Path)
    options.add_argument("--folds", type=int, default=5)
    options.add_argument("--table", type=Path)
    given = options.parse_args()
    pairs = [
        Pairs(rows(corpus), rows(coded)) for corpus, coded in zip(given.files[::2], given.files[1::2], strict=True)
    ]
    linked = [item for part in pairs for item in part.linked]
    apart = [item for part in pairs for item in part.apart]
    start = {name: feature.weight for name, feature in context().knowledge.features.items()}
    print(f"{len(linked)} linked pairs of reports, {len(apart)} pairs of events of reports that are not linked")
    names = sorted({name for name, _ in linked} | {name for name, _ in apart})
    random.Random(1).shuffle(names)
    for fold in range(given.folds):
        held = set(names[fold :: given.folds])
        train = fit([f for n, f in linked if n not in held], [f for n, f in apart if n not in held], start)
        test = [f for n, f in linked if n in held], [f for n, f in apart if n in held]
        print("fold", fold, "before", figures(*test, start), "after", figures(*test, train))
    weights = fit([f for _, f in linked], [f for _, f in apart], start)
    print(json.dumps({name: round(weights[name], 2) for name in start}, indent=0))
    if given.table:
        _write(given.table, weights)


def _write(path: Path, weights: Weights) -> None:
    lines = []
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if cells[0] in weights:
            cells[1] = f"{weights[cells[0]]:.1f}"
        lines.append("\t".join(cells))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
