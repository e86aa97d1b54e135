"""Digests of rows: every row that matters carries a seal over all its columns, so that a flipped byte shows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import models


def canonical(payload: Any) -> bytes:
    """``payload`` as JSON with sorted keys and no spaces: equal payloads give equal bytes."""
    return json.dumps(payload, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain).encode()


def digest(payload: Any) -> str:
    """SHA-256 of the canonical form, in hexadecimal."""
    return hashlib.sha256(canonical(payload)).hexdigest()


def digest_of_text(text: str) -> str:
    """SHA-256 of a text in UTF-8; lone surrogates count as they stand."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _plain(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return hashlib.sha256(bytes(value)).hexdigest()
    raise TypeError(f"cannot be sealed: {type(value).__name__}")


class Sealed(models.Model):
    """A row with a seal: the digest of all its other columns (the key left out, since it is given on insertion)."""

    seal = models.CharField(max_length=64, editable=False)

    class Meta:
        abstract = True

    def columns(self) -> Mapping[str, Any]:
        """What the seal covers."""
        names = (field.attname for field in self._meta.concrete_fields)
        return {name: getattr(self, name) for name in names if name not in {"seal", "id"}}

    def sealed(self) -> Sealed:
        """This row with a fresh seal; call before writing in bulk."""
        self.seal = digest([self._meta.db_table, self.columns()])
        return self

    def seal_fits(self) -> bool:
        """Whether the seal is that of the columns as they stand."""
        return bool(self.seal == digest([self._meta.db_table, self.columns()]))

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Seal, then write. ``update_fields`` is widened by the seal."""
        self.sealed()
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "seal"}
        super().save(*args, **kwargs)
