"""Which layer reads the entries of a data file, so that the examples beside them can be run."""

from __future__ import annotations

from typing import Final

from tawthiq.resources.files import DataFiles

_LAYERS: Final = {
    "times/rules/": "times",
    "lexicon/numbers": "numbers",
    "lexicon/places": "places",
    "lexicon/actors": "actors",
    "lexicon/weapons": "weapons",
    "lexicon/harm": "casualties",
    "lexicon/triggers/": "triggers",
    "lexicon/speech": "claims",
    "lexicon/claimants": "claims",
    "lexicon/hedges": "hedges",
    "lexicon/evidence": "evidence",
    "orthography/boilerplate": "boilerplate",
}


def files_with_examples(files: DataFiles) -> list[tuple[str, str | None]]:
    """(file, layer) of every YAML file whose entries carry examples; None where no layer is known to read it."""
    names = (name for name in files.names(suffix=".yaml") if "examples:" in files.text(name))
    return [(name, next((_LAYERS[start] for start in _LAYERS if name.startswith(start)), None)) for name in names]
