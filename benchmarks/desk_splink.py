"""A baseline: the same codings grouped by Splink (probabilistic record linkage, weights learnt without labels).

``uv run --no-project --with "splink<5" python benchmarks/desk_splink.py CODED.jsonl OUTPUT.jsonl [--threshold 0.3]``:
needs no package of ours. CODED: what `desk_grouping.py` wrote; OUTPUT is held against the corpus by the shared scorer.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pandas
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on


def records(documents: list[dict]) -> pandas.DataFrame:
    """One row an event that its report tells: what a record linker can compare."""
    rows = []
    for document in documents:
        for event in document["events"]:
            if event["status"] == "background":
                continue
            hit = next((p for p in event["places"] if p["role"] in {"target", "site"} and p["lat"] is not None), {})
            toll = {h["kind"]: h["count_min"] for h in event["casualties"] if h["count_max"] is not None}
            acts = next((a.get("group_id") for a in event["actors"] if a["role"] == "initiator"), None)
            day = event["date"]["start"] or document["published"]
            rows.append({
                "unique_id": f"{document['doc_id']}/{event['id']}", "day": day, "type": event["type"],
                "place": hit.get("name_en") or hit.get("quote"), "lat": hit.get("lat"), "lon": hit.get("lon"),
                "cell": f"{hit['lat']:.1f}:{hit['lon']:.1f}" if hit else None, "killed": toll.get("killed"),
                "wounded": toll.get("wounded"), "initiator": acts,
            })  # fmt: skip
    return pandas.DataFrame(rows)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("coded", type=Path)
    options.add_argument("output", type=Path)
    options.add_argument("--threshold", type=float, default=0.3)
    given = options.parse_args()
    documents = [json.loads(line) for line in given.coded.read_text(encoding="utf-8").splitlines()]
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.AbsoluteDateDifferenceAtThresholds(
                "day", input_is_string=True, metrics=["day", "day"], thresholds=[1, 3]
            ),
            cl.DistanceInKMAtThresholds("lat", "lon", [3, 12, 40]),
            cl.ExactMatch("type"),
            cl.ExactMatch("killed"),
            cl.ExactMatch("wounded"),
            cl.ExactMatch("initiator"),
        ],
        blocking_rules_to_generate_predictions=[block_on("cell"), block_on("day"), block_on("place")],
        probability_two_random_records_match=1e-3,
    )
    linker = Linker(records(documents), settings, DuckDBAPI())
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    for column in ("cell", "day"):
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(column))
    pairs = linker.inference.predict(threshold_match_probability=0.01)
    found = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, given.threshold).as_pandas_dataframe()
    name = dict(zip(found["unique_id"], found["cluster_id"], strict=True))
    for document in documents:
        for event in document["events"]:
            event["incident"] = name.get(f"{document['doc_id']}/{event['id']}")
    given.output.write_text("\n".join(json.dumps(d, ensure_ascii=False) for d in documents) + "\n", encoding="utf-8")
    print(f"{len(found)} events, {found['cluster_id'].nunique()} groups")


if __name__ == "__main__":
    main()
