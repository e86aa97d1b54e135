"""Everything that can be wrong with a folder of data files, in one pass."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tawthiq.errors import DataError
from tawthiq.evaluation.example_layers import example_layers
from tawthiq.evaluation.examples import Layer, examples_of, fault_of
from tawthiq.resources.engine_data import load_engine_data
from tawthiq.resources.example_files import files_with_examples
from tawthiq.resources.files import DataFiles
from tawthiq.resources.incidents import load_grouping
from tawthiq.resources.labels import LANGUAGES, load_labels
from tawthiq.resources.search import load_affixes


@dataclass(slots=True)
class DataCheck:
    """How much was checked, and the problems: each names file, line and field."""

    files: int = 0
    entries: int = 0
    examples: int = 0
    problems: list[str] = field(default_factory=list)


def check_data(folder: Path | None = None) -> DataCheck:
    """Load everything strictly, then run every example. A folder that does not load runs no examples."""
    files = DataFiles(folder)
    check = DataCheck(files=len(files.names()))
    for load in (_side_files, load_engine_data):
        _attempt(lambda load=load: load(files), check)  # type: ignore[misc]
    if not check.problems:
        _run_examples(files, check)
    return check


def _side_files(files: DataFiles) -> None:
    """What the engine itself does not load."""
    load_grouping(files)
    load_affixes(files)
    for language in LANGUAGES:
        load_labels(files, language)


def _attempt(load: Callable[[], object], check: DataCheck) -> None:
    try:
        load()
    except DataError as error:
        check.problems.append(str(error))


def _run_examples(files: DataFiles, check: DataCheck) -> None:
    layers = example_layers(load_engine_data(files))
    for name, layer_name in files_with_examples(files):
        layer = layers.get(layer_name or "")
        if layer is None:
            check.problems.append(f"{name}: its examples are not run: no layer is known to read it")
        else:
            _attempt(lambda name=name, layer=layer: check.problems.extend(_faults(files, name, layer, check)), check)  # type: ignore[misc]


def _faults(files: DataFiles, name: str, layer: Layer, check: DataCheck) -> Iterator[str]:
    seen: set[str] = set()
    for example in examples_of(files, name):
        check.entries += example.id not in seen
        check.examples += 1
        seen.add(example.id)
        fault = fault_of(example, layer)
        if fault:
            yield f"{name}:{example.line}: {example.id}: {fault}"
