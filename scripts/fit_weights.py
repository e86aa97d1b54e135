#!/usr/bin/env python3
"""Fit the weights of ``data/rules/weights.tsv`` from annotated reports: a linear model over named features.

    fit_weights.py GOLD.jsonl [--part read] [--out src/tawthiq/data/rules/weights.tsv]

Needs scikit-learn (development only); the program itself needs nothing but the table. Used are the read part of the
gold and the reports of the corpus that ``annotations.jsonl`` annotates, each also cut to its opening as channels post
it; the unread fifth is for judging whether a new table wins. Values, mentions and whole events are judged in three
rounds: each round sees what weights fitted on the *other* folds have chosen, as it will in use.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from alignment import LEAST_LIKE, align, event_likeness, overlap, pair, quote_of
from annotated import annotated

from tawthiq.clauses import (
    arguments,
    coreference,
    features,
    inherited,
    keep,
    settle,
    standing,
    status,
    whereabouts,
)
from tawthiq.clauses.chains import bind
from tawthiq.clauses.dating import date_event
from tawthiq.clauses.draft import EventDraft, Mention
from tawthiq.clauses.events import Knowledge, draft_events
from tawthiq.clauses.reading import Layers
from tawthiq.clauses.subevent import decide_type
from tawthiq.engine import Reader, coded_text
from tawthiq.reading.report import Report
from tawthiq.records.assemble import Head, assemble
from tawthiq.resources.weights import BIAS, Weights
from tawthiq.text.text import read_text

FOLDS = 5
SMALLEST = 0.02
SHIFTS: tuple[tuple[str, str, float], ...] = (
    ("act", "drop", -0.9),
    ("event", "leave", -1.0),
    ("status", "background", 0.5),
    ("whereabouts", "none", -0.4),
)
"""Biases moved after fitting, to where whole records (not single decisions) score best in cross-validation over
read reports; background a little beyond, for to take an old event for a new one is the worse error.
"""
DECISIONS = {
    "actor": ("none", "initiator", "target", "responder", "suspected"),
    "place": ("none", "where", "admin", "near", "launch", "evacuation"),
    "casualty": ("none", "harm"),
    "weapon": ("none", "means"),
    "time": ("none", "date"),
    "place_event": ("none", "where", "admin", "near", "launch", "evacuation"),
    "actor_event": ("none", "initiator", "target", "responder", "suspected"),
    "casualty_event": ("none", "harm"),
    "weapon_event": ("none", "means"),
    "time_event": ("none", "date"),
    "same": ("no", "yes"),
    "act": ("open", "join", "drop"),
    "status": ("occurred", "background"),
    "inherit": ("no", "yes"),
    "event": ("keep", "leave"),
    "whereabouts": ("none", "where", "admin", "near", "launch", "evacuation"),
}
SHORT = 160
"""Characters after which the sentence that ends a shortened report may end."""
KEPT = ("places", "actors", "weapons", "casualties")
LAST = ("event", "inherit", "whereabouts")
"""Decisions that are fitted on whole stories, as drafted with the weights of the others."""
TELL = {
    "actor": features.actor_features, "place": features.place_features, "casualty": features.casualty_features,
    "weapon": features.weapon_features, "time": features.time_features,
}  # fmt: skip
KEYS = {"actor": "actors", "place": "places", "casualty": "casualties", "weapon": "weapons", "time": "times"}
STRENGTH = dict.fromkeys(DECISIONS, 0.1) | {"status": 0.3, "whereabouts": 0.05}
"""Inverse regularisation of each decision (chosen by cross-validation over incident groups)."""


@dataclass
class Document:
    gold: dict
    layers: Layers
    aligned: dict[int, int | None]
    fold: int
    published: date | None
    mentions: list[Mention] = field(default_factory=list)
    events: list[tuple[EventDraft, int]] = field(default_factory=list)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold")
    parser.add_argument("--part", default="read", choices=("read", "all"))
    parser.add_argument(
        "--out", default=str(Path(__file__).resolve().parents[1] / "src/tawthiq/data/rules/weights.tsv")
    )
    options = parser.parse_args()
    reader = Reader()
    gold = map(json.loads, Path(options.gold).read_text(encoding="utf-8").splitlines())
    wanted = [*rows(gold, options.part), *rows(annotated(), "all")]
    wanted += [short for row in wanted if (short := shortened(row)) is not None]
    documents = [prepare(reader, row) for row in wanted]
    table, examples = train(reader, documents)
    for decision, found in examples.items():
        print(decision, len(found), dict(Counter(x[1] for x in found)))
    write(Path(options.out), table)
    return 0


def train(reader: Reader, documents: list[Document]) -> tuple[dict, dict]:
    """The table of weights, and the examples of each decision that it was fitted on."""
    folds = sorted({doc.fold for doc in documents})
    examples: dict[str, list] = {name: [] for name in DECISIONS}
    for doc in documents:
        for decision in TELL:
            examples[decision] += value_examples(doc, decision)
    table = {decision: fit(decision, examples[decision]) for decision in TELL}
    for fold in folds:
        partial = without(fold, examples, TELL)
        for doc in documents:
            if doc.fold == fold:
                doc.mentions = filled(reader, doc, partial)
    for doc in documents:
        examples["same"] += same_examples(doc)
        doc.events = gold_events(reader, doc)
        for kind, decision in settle.KINDS.items():
            examples[decision] += settle_examples(doc, doc.events, kind, decision)
    for fold in folds:
        partial = without(fold, examples, ("same", *settle.KINDS.values()))
        for doc in documents:
            if doc.fold == fold:
                examples["act"] += act_examples(doc, partial)
                settle.settle(doc.layers, partial, [event for event, _ in doc.events])
    for doc in documents:
        examples["status"] += status_examples(doc, doc.events)
    for fold in folds:
        partial = without(fold, examples, [d for d in DECISIONS if d not in LAST])
        shift(partial.table)
        for doc in documents:
            if doc.fold == fold:
                for decision, found in story_examples(reader, doc, Weights(partial.table)).items():
                    examples[decision] += found
    for decision in DECISIONS:
        if decision not in table:
            table[decision] = fit(decision, examples[decision])
    shift(table)
    return table, examples


def shift(table: dict) -> None:
    """Move the biases that are chosen by whole records."""
    for decision, label, by in SHIFTS:
        if label in table.get(decision, {}):
            table[decision][label][BIAS] = round(table[decision][label].get(BIAS, 0.0) + by, 3)


def without(fold: int, examples: dict[str, list], decisions) -> Weights:
    """Weights of some decisions fitted on the examples of the other folds."""
    return Weights({d: fit(d, [x for x in examples[d] if x[2] != fold]) for d in decisions})


def rows(reports: Iterable[dict], part: str) -> Iterator[dict]:
    """The reports of a part, each with its fold; reports of one incident stay together."""
    for row in reports:
        key = (row.get("incident_group") or row["doc_id"]).encode()
        number = int(hashlib.sha256(key).hexdigest(), 16)
        if part == "all" or number % 5:
            yield row | {"fold": (number // 5) % FOLDS}


def shortened(row: dict) -> dict | None:
    """The opening of a report as a report of its own, as channels post it: the headline and the lead, with the events
    and values whose words stand there. None where the report is hardly longer.
    """
    text = row["text"]
    end = text.find(".", SHORT) + 1 or len(text)
    if end > len(text) * 2 // 3 or end > 3 * SHORT:
        return None
    start = text[:end]
    events = [e for e in row["events"] if (quote_of(e.get("trigger")) or "\0") in start]
    kept = []
    for event in events:
        values = {key: [v for v in event.get(key) or [] if quote_of(v) in start] for key in KEPT}
        date = event.get("date") or {}
        values["date"] = date if date.get("quote") and date["quote"] in start else None
        kept.append(event | values)
    ids = {event["id"] for event in kept}
    told = [r for r in row.get("relations") or [] if r["from"] in ids and r["to"] in ids]
    return row | {"text": start, "title": None, "events": kept, "relations": told}


def prepare(reader: Reader, row: dict) -> Document:
    published = date.fromisoformat(row["published"]) if row.get("published") else None
    raw, headline = coded_text(Report(text=row["text"], title=row.get("title"), published=published))
    text = read_text(raw, headline)
    layers = reader.layers(text, published)
    return Document(row, layers, align(layers, row["events"]), row["fold"], published)


def value_examples(doc: Document, decision: str) -> list:
    out = []
    units = getattr(arguments.units_of(doc.layers), KEYS[decision])
    carry = decision in ("place", "casualty", "weapon")
    for trigger, unit in arguments.pairs(doc.layers, units, carry):
        at = doc.aligned.get(id(trigger))
        if at is None and trigger.strength == "harm":
            continue
        if at is None and doc.gold.get("complete") is False:
            continue
        roles = (
            ["none"]
            if at is None
            else [role_in(doc, decision, doc.gold["events"][at], value) for value in unit.members]
        )
        label = Counter(roles).most_common(1)[0][0]
        if label in DECISIONS[decision]:
            out.append((TELL[decision](doc.layers, trigger, unit.first), label, doc.fold))
    return out


def role_in(doc: Document, decision: str, event: dict, value) -> str:
    quote = value.span.cut(doc.layers.text.raw)
    if decision == "time":
        wanted = event.get("date") or {}
        return "date" if wanted.get("quote") and overlap(wanted["quote"], quote) >= 0.5 else "none"
    if decision == "casualty":
        same = [
            c
            for c in event.get("casualties") or []
            if (c["kind"], c["count_min"], c["count_max"]) == (value.kind, value.low, value.high)
        ]
        near = [
            c for c in event.get("casualties") or [] if c["kind"] == value.kind and overlap(quote_of(c), quote) >= 0.5
        ]
        return "harm" if same or near else "none"
    if decision == "weapon":
        return "means" if any(w["kind"] == value.kind for w in event.get("weapons") or []) else "none"
    found = [x for x in event.get(KEYS[decision]) or [] if overlap(quote_of(x), quote) >= 0.5]
    if not found:
        return "none"
    role = max(found, key=lambda x: overlap(quote_of(x), quote))["role"]
    return "where" if decision == "place" and role in ("site", "target") else role


def filled(reader: Reader, doc: Document, weights: Weights) -> list[Mention]:
    data = reader._data
    mentions = bind(doc.layers, arguments.fill(doc.layers, weights))
    for mention in mentions:
        mention.type = decide_type(doc.layers, data.triggers, data.types, [mention, *mention.also], mention.took).type
    return mentions


def owner_of(doc: Document, mention: Mention) -> int | None:
    """The gold event that a mention tells of: that of its trigger, or of a word that goes on about it."""
    found = (doc.aligned.get(id(m.trigger)) for m in (mention, *mention.also))
    return next((at for at in found if at is not None), None)


def settle_examples(doc: Document, events: list[tuple[EventDraft, int]], kind: str, decision: str) -> list:
    out = []
    drafts = [event for event, _ in events]
    key = {"places": "place", "actors": "actor", "casualties": "casualty", "weapons": "weapon", "times": "time"}[kind]
    for position, case in settle.cases(drafts, kind):
        gold = doc.gold["events"][events[position][1]]
        roles = [role_in(doc, key, gold, value) for value in case.candidates[0].unit.members]
        label = Counter(roles).most_common(1)[0][0]
        if label in DECISIONS[decision]:
            out.append((settle.case_features(doc.layers, drafts, position, case, DECISIONS[decision]), label, doc.fold))
    return out


def act_examples(doc: Document, weights: Weights) -> list:
    out = []
    events: list[EventDraft] = []
    owners: list[int] = []
    for mention in doc.mentions:
        at = owner_of(doc, mention)
        best, lead, _ = keep.likeliest(doc.layers, weights, events, mention)
        label = "drop" if at is None else "join" if at in owners else "open"
        if label != "drop" or doc.gold.get("complete") is not False:
            out.append((keep.act_features(doc.layers, doc.mentions, mention, events, best, lead), label, doc.fold))
        if label == "join":
            events[owners.index(at)].join(mention)
        elif label == "open":
            events.append(EventDraft.opened(mention))
            owners.append(at)
    return out


def same_examples(doc: Document) -> list:
    out = []
    events: list[EventDraft] = []
    owners: list[int] = []
    for mention in doc.mentions:
        at = owner_of(doc, mention)
        if at is None:
            continue
        for event, owner in zip(events, owners, strict=True):
            told = coreference.same_features(doc.layers, event, mention, events)
            out.append((told, "yes" if owner == at else "no", doc.fold))
        if at in owners:
            events[owners.index(at)].join(mention)
        else:
            events.append(EventDraft.opened(mention))
            owners.append(at)
    return out


def gold_events(reader: Reader, doc: Document) -> list[tuple[EventDraft, int]]:
    found: dict[int, EventDraft] = {}
    for mention in doc.mentions:
        at = owner_of(doc, mention)
        if at is not None:
            found.setdefault(at, EventDraft()).join(mention)
    for event in found.values():
        event.type = decide_type(doc.layers, reader._data.triggers, reader._data.types, event.mentions, event.told).type
    return [(event, at) for at, event in found.items()]


def story_examples(reader: Reader, doc: Document, weights: Weights) -> dict[str, list]:
    """From the events that the program would draft, met with gold events as the scorer pairs them: which of them
    stand, which dates the undated ones take over, and which places are theirs.
    """
    data = reader._data
    story = draft_events(doc.layers, Knowledge(data.triggers, data.types, weights), doc.published)
    coded, _ = assemble(Head(doc.gold["doc_id"], None, None, None, doc.published, "", ""), doc.layers, story)
    pairs = pair(doc.gold["events"], coded.to_wire()["events"], event_likeness, LEAST_LIKE)
    met = {j: doc.gold["events"][i] for i, j in pairs}
    order = sorted(range(len(story.events)), key=lambda i: story.events[i].mentions[0].trigger.first)
    out: dict[str, list] = {"event": [], "inherit": [], "whereabouts": []}
    stories = [whereabouts.things_of(doc.layers, event) for event in story.events]
    for place, at in enumerate(order):
        if doc.gold.get("complete") is not False or place in met:
            told = standing.standing_features(doc.layers, story.events, at, story.dates[at])
            out["event"].append((told, "keep" if place in met else "leave", doc.fold))
        wanted = (met.get(place, {}).get("date") or {}).get("start")
        for offer in inherited.offers(doc.layers, story.events, story.dates, at) if place in met else ():
            told = inherited.offer_features(doc.layers, story.events, at, offer)
            day = str(offer.time.value.start)
            out["inherit"].append((told, "yes" if wanted == day else "no", doc.fold))
        if place in met:
            for thing, role in zip(stories[at], thing_roles(doc, met[place], stories[at]), strict=True):
                told = whereabouts.where_features(doc.layers, story.events, at, stories, thing)
                out["whereabouts"].append((told, role, doc.fold))
    return out


def thing_roles(doc: Document, event: dict, things: list[whereabouts.Thing]) -> list[str]:
    """The role of each place of a drafted event in its gold event: each gold place is met once, by the likest, the
    kept, the surest.
    """
    raw = doc.layers.text.raw
    found = []
    for i, gold in enumerate(event.get("places") or []):
        for j, thing in enumerate(things):
            like = max(overlap(gold["quote"], f.value.span.cut(raw)) for f in thing.tellings)
            found.append((-like, thing.role == "none", -thing.lead, i, j))
    roles: dict[int, str] = {}
    used: set[int] = set()
    for like, _, _, i, j in sorted(found):
        if -like >= 0.5 and i not in used and j not in roles:
            role = event["places"][i]["role"]
            roles[j] = "where" if role in ("site", "target") else role
            used.add(i)
    return [roles.get(j, "none") for j in range(len(things))]


def status_examples(doc: Document, events: list[tuple[EventDraft, int]]) -> list:
    out = []
    drafts = [event for event, _ in events]
    anchor = None
    for event, at in events:
        wanted = doc.gold["events"][at]["status"]
        time = date_event(event, anchor, doc.published)
        day = time.value.start if time else None
        told = status.status_features(doc.layers, event, drafts, time, anchor, doc.published)
        anchor = anchor or day
        event.status = wanted
        if wanted in ("occurred", "background"):
            out.append((told, wanted, doc.fold))
    return out


def model(decision: str, examples: list):
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    vectorizer = DictVectorizer()
    x = vectorizer.fit_transform([dict.fromkeys(told, 1.0) for told, _, _ in examples])
    y = [label for _, label, _ in examples]
    return vectorizer, LogisticRegression(C=STRENGTH[decision], max_iter=400).fit(x, y)


def fit(decision: str, examples: list) -> dict[str, dict[str, float]]:
    seen = Counter(f for told, _, _ in examples for f in set(told))
    examples = [([f for f in told if seen[f] >= 3], label, fold) for told, label, fold in examples]
    if len({label for _, label, _ in examples}) < 2:
        return {}
    vectorizer, fitted = model(decision, examples)
    names = vectorizer.get_feature_names_out()
    if len(fitted.classes_) == 2:
        signed = [
            (fitted.classes_[1], fitted.coef_[0] / 2, fitted.intercept_[0] / 2),
            (fitted.classes_[0], -fitted.coef_[0] / 2, -fitted.intercept_[0] / 2),
        ]
    else:
        signed = list(zip(fitted.classes_, fitted.coef_, fitted.intercept_, strict=True))
    out: dict[str, dict[str, float]] = {}
    for label, row, bias in signed:
        kept = {str(n): round(float(w), 3) for n, w in zip(names, row, strict=True) if abs(w) >= SMALLEST}
        out[str(label)] = {BIAS: round(float(bias), 3)} | kept
    return {label: out[label] for label in DECISIONS[decision] if label in out}


def write(path: Path, table: dict[str, dict[str, dict[str, float]]]) -> None:
    lines = [
        "# Weights of the decisions that weigh many cues, one row each. Fitted by scripts/fit_weights.py; "
        "may be edited by hand.",
        "# decision: what is decided. label: the answer that the feature speaks for (positive) or against (negative).",
        "# feature: a named cue (see clauses/features.py and its neighbours). weight: how much it counts.",
        "decision\tlabel\tfeature\tweight",
    ]
    for decision, labels in table.items():
        for label, weights in labels.items():
            lines += [
                f"{decision}\t{label}\t{name}\t{weight:g}"
                for name, weight in sorted(weights.items(), key=lambda p: (p[0] != BIAS, -abs(p[1]), p[0]))
            ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
