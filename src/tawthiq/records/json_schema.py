"""The JSON Schema of the wire format, made from the models."""

from __future__ import annotations

from typing import Any

from tawthiq.records.model import SCHEMA, CodedReport


def json_schema() -> dict[str, Any]:
    """The schema (draft 2020-12) of one coded document. It allows unknown fields: readers pass over them."""
    made = CodedReport.model_json_schema(by_alias=True, mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{SCHEMA.replace('/', ':')}",
        **_open(made),
    }


def _open(node: Any) -> Any:
    """The schema without the models' refusal of unknown fields, which binds the writer alone."""
    if isinstance(node, dict):
        return {key: _open(value) for key, value in node.items() if key != "additionalProperties"}
    return [_open(item) for item in node] if isinstance(node, list) else node
