"""The golden articles hold together: quotes stand in their texts, pointers have values, examples are the same texts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from tests.golden.documents import EXAMPLES, Document, golden, rows

VALUES = ("places", "actors", "weapons", "casualties")
STATUSES = {"occurred", "denied", "foiled", "planned", "background"}
STANCES = {"asserts", "believes", "denies", "claims_responsibility", "accuses", "unconfirmed"}
PLACE_ROLES = {"site", "target", "launch", "near", "evacuation", "admin"}
ACTOR_ROLES = {
    "initiator",
    "ordered_by",
    "directed_by",
    "executed_by",
    "target",
    "responder",
    "supplied_by",
    "suspected",
}
each = pytest.mark.parametrize("document", golden(), ids=lambda document: document["doc_id"])


def quotes(value: Any) -> Iterator[str]:
    """Every quote in a document, at any depth; claimants and verbs are quotes themselves."""
    if isinstance(value, list):
        for item in value:
            yield from quotes(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key in ("quote", "trigger", "claimant", "verb", "by") and isinstance(item, str):
                yield item
            elif key != "via":
                yield from quotes(item)


def test_there_are_enough_of_them() -> None:
    assert len(golden()) >= 30
    assert len({document["doc_id"] for document in golden()}) == len(golden())


def test_every_example_is_annotated_as_it_is_read() -> None:
    annotated = {document["doc_id"]: document for document in golden()}
    for row in rows(EXAMPLES):
        document = annotated[row["doc_id"]]
        text = f"{row['title']}\n{row['text']}" if row["title"] else row["text"]
        assert document["text"] == text
        assert all(document[key] == row[key] for key in ("title", "outlet", "url", "published"))


@each
def test_every_quote_stands_in_the_text(document: Document) -> None:
    for quote in quotes([document["events"], document["evidence"]]):
        assert quote in document["text"]
        assert quote == quote.strip(" \n،.؛:")


@each
def test_every_pointer_has_a_value(document: Document) -> None:
    for event in document["events"]:
        for pointer in (pointer for claim in event["claims"] for pointer in claim["about"]):
            key, _, index = pointer.removeprefix("/").partition("/")
            assert key == "event" or (key == "date" and event["date"]["quote"]) or event[key][int(index)]
    ids = {event["id"] for event in document["events"]}
    assert all(relation["from"] in ids and relation["to"] in ids for relation in document["relations"])


@each
def test_names_are_those_of_the_coding_guide(document: Document) -> None:
    for event in document["events"]:
        assert event["status"] in STATUSES
        assert {claim["stance"] for claim in event["claims"]} <= STANCES
        assert {place["role"] for place in event["places"]} <= PLACE_ROLES
        assert {actor["role"] for actor in event["actors"]} <= ACTOR_ROLES
        assert all(toll["count_max"] is None or toll["count_min"] <= toll["count_max"] for toll in event["casualties"])


@each
def test_no_event_lies_after_its_publication(document: Document) -> None:
    if document["published"] is None:
        return
    published = date.fromisoformat(document["published"])
    for event in document["events"]:
        if event["date"]["start"] and event["status"] != "planned":
            assert date.fromisoformat(event["date"]["start"]) <= date.fromisoformat(event["date"]["end"]) <= published
