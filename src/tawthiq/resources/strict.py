"""Strict models for data files: an unknown key is an error that names file, line and field."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from tawthiq.errors import DataError
from tawthiq.resources.yaml_lines import Located


class Strict(BaseModel):
    """Base of all models of data entries: frozen, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


M = TypeVar("M", bound=BaseModel)


def parse(model: type[M], located: Located) -> M:
    """``located`` as ``model``. Raises DataError with the first thing that does not fit."""
    try:
        return model.model_validate(located.value)
    except ValidationError as error:
        first = error.errors()[0]
        raise DataError(first["msg"], located.file, located.line, ".".join(str(p) for p in first["loc"])) from None
