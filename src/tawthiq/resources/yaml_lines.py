"""YAML entries with the line at which each begins, so that an error can name it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

from tawthiq.errors import DataError
from tawthiq.resources.files import DataFiles

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TEXT = "tag:yaml.org,2002:str"


@dataclass(frozen=True, slots=True)
class Located:
    """A value of a data file and where it stands (``line`` is 1-based)."""

    value: Any
    file: str
    line: int


def load_yaml(files: DataFiles, name: str) -> list[Located]:
    """The entries of a YAML file whose top is a list, in order. Raises DataError on bad YAML or another shape."""
    top = _compose(files, name)
    if top is None:
        return []
    if not isinstance(top, yaml.SequenceNode):
        raise DataError("the file must be a list of entries", name, top.start_mark.line + 1)
    return [Located(_construct(node, name), name, node.start_mark.line + 1) for node in top.value]


def load_yaml_map(files: DataFiles, name: str) -> dict[str, Located]:
    """The entries of a YAML file whose top is a mapping, by key. Raises DataError on bad YAML, another shape, or a
    key told twice.
    """
    top = _compose(files, name)
    if not isinstance(top, yaml.MappingNode):
        raise DataError("the file must map keys to entries", name, 1)
    out: dict[str, Located] = {}
    for key, node in top.value:
        if key.value in out:
            raise DataError("told twice", name, key.start_mark.line + 1, key.value)
        out[key.value] = Located(_construct(node, name), name, key.start_mark.line + 1)
    return out


def _compose(files: DataFiles, name: str) -> Any:
    try:
        return yaml.compose(files.text(name), Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise DataError(f"not YAML: {error.problem}", name, line) from None


def _construct(node: Any, name: str) -> Any:
    if isinstance(node, yaml.MappingNode):
        out = {}
        for key, value in node.value:
            if key.value in out:
                raise DataError("told twice", name, key.start_mark.line + 1, str(key.value))
            out[key.value] = _construct(value, name)
        return out
    if isinstance(node, yaml.SequenceNode):
        return [_construct(item, name) for item in node.value]
    return node.value if node.tag == _TEXT else yaml.SafeLoader("").construct_object(node, deep=True)
