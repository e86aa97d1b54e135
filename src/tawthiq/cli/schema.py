"""`tawthiq schema`: the JSON Schema of the wire format."""

from __future__ import annotations

import json
import sys


def schema() -> None:
    """Print the JSON Schema (draft 2020-12) of a coded document, wire format tawthiq/1."""
    from tawthiq.records.json_schema import json_schema

    json.dump(json_schema(), sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
