"""A copy of the whole desk in one file, taken while others write; and the desk back from it, verified.

The file is a ZIP: one JSON line per row and table, the captured files, and a manifest with the digest of each part. It
does not depend on the database: what was taken from SQLite can be restored into PostgreSQL, and the other way round.
"""

from __future__ import annotations

import base64
import hashlib
import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import IO, Any

from django.db import connection, models, transaction

from tawthiq.desk import models as tables
from tawthiq.desk.captures import path_of
from tawthiq.desk.opening import desk_folder
from tawthiq.errors import InputError

FORMAT = "tawthiq-desk/1"
_KEY = "secret.key"
_MANIFEST = "manifest.json"
_ORDER: tuple[type[models.Model], ...] = (
    tables.Publisher, tables.Report, tables.Body, tables.Sketch, tables.Capture, tables.Tombstone, tables.CodedReport,
    tables.Event, tables.EventPlace, tables.EventGroup, tables.BlockKey, tables.SearchText, tables.Incident,
    tables.Membership, tables.IncidentLink, tables.Value, tables.LogEntry, tables.Source, tables.ColumnMapping,
)  # fmt: skip
_ROWS = 1_000


def backup(path: Path) -> dict[str, int]:
    """Write the desk to ``path`` (which must not be there). Gives the number of rows per table."""
    if path.exists():
        raise InputError("is there already; a backup never overwrites", file=str(path))
    aside = path.with_name(path.name + ".part")
    counts: dict[str, int] = {}
    digests: dict[str, str] = {}
    with zipfile.ZipFile(aside, "w", zipfile.ZIP_DEFLATED, compresslevel=5) as archive, _snapshot():
        for model in _ORDER:
            name = f"rows/{model.__name__.lower()}.jsonl"
            counts[model.__name__], digests[name] = _dump(model, archive, name)
        for sha256 in sorted(set(tables.Capture.objects.values_list("sha256", flat=True))):
            if path_of(sha256).exists():
                archive.write(path_of(sha256), f"captures/{sha256}")
                digests[f"captures/{sha256}"] = sha256
        key = (desk_folder() / _KEY).read_bytes()
        archive.writestr(_KEY, key)
        digests[_KEY] = hashlib.sha256(key).hexdigest()
        manifest = {"format": FORMAT, "made_at": datetime.now(UTC).isoformat(), "counts": counts, "sha256": digests}
        archive.writestr(_MANIFEST, json.dumps(manifest, indent=1))
    aside.replace(path)
    return counts


def check(path: Path) -> dict[str, Any]:
    """The manifest of a backup whose parts all have their digests. Raises InputError that names one that has not."""
    try:
        with zipfile.ZipFile(path) as archive:
            manifest: dict[str, Any] = json.loads(archive.read(_MANIFEST))
            if manifest.get("format") != FORMAT:
                raise InputError(f"not a backup of the kind {FORMAT}", file=str(path))
            for name, expected in manifest["sha256"].items():
                with archive.open(name) as part:
                    if _digest_of(part) != expected:
                        raise InputError("does not have its digest", file=str(path), field=name)
            return manifest
    except (zipfile.BadZipFile, KeyError, OSError, ValueError) as error:
        raise InputError(f"not a backup that can be read: {error}", file=str(path)) from None


def _digest_of(part: IO[bytes]) -> str:
    total = hashlib.sha256()
    while chunk := part.read(1 << 20):
        total.update(chunk)
    return total.hexdigest()


def unpack_key(path: Path, folder: Path) -> None:
    """Put the desk's key and captured files into a new folder, before the desk in it is opened."""
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path) as archive:
        target = folder / _KEY
        target.touch(mode=0o600)
        target.write_bytes(archive.read(_KEY))
        for name in (name for name in archive.namelist() if name.startswith("captures/")):
            sha256 = name.removeprefix("captures/")
            place = folder / "captures" / sha256[:2] / sha256
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(archive.read(name))


def load_rows(path: Path) -> dict[str, int]:
    """Fill the open desk, which must be empty, with the rows of a backup. In one transaction."""
    if tables.Report.objects.exists() or tables.LogEntry.objects.exists():
        raise InputError("the desk to restore into is not empty", file=str(desk_folder()))
    counts = {}
    with zipfile.ZipFile(path) as archive, transaction.atomic():
        for model in _ORDER:
            counts[model.__name__] = _load(model, archive, f"rows/{model.__name__.lower()}.jsonl")
    _reset_sequences()
    return counts


@contextmanager
def _snapshot() -> Iterator[None]:
    """A view of the database as it stands now, while others go on writing."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("BEGIN")
            try:
                yield
            finally:
                cursor.execute("COMMIT")
    else:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield


def _dump(model: type[models.Model], archive: zipfile.ZipFile, name: str) -> tuple[int, str]:
    columns = [field.attname for field in model._meta.concrete_fields]
    total, count = hashlib.sha256(), 0
    with archive.open(name, "w", force_zip64=True) as part:
        for row in model._default_manager.order_by("pk").values_list(*columns).iterator(_ROWS):
            plain = [_plain(value) for value in row]
            line = json.dumps(dict(zip(columns, plain, strict=True)), ensure_ascii=False).encode(
                "utf-8", "surrogatepass"
            )
            part.write(line + b"\n")
            total.update(line + b"\n")
            count += 1
    return count, total.hexdigest()


def _load(model: type[models.Model], archive: zipfile.ZipFile, name: str) -> int:
    binary = {field.attname for field in model._meta.concrete_fields if isinstance(field, models.BinaryField)}
    moments = [f.attname for f in model._meta.concrete_fields if isinstance(f, models.DateTimeField)]
    days = [f.attname for f in model._meta.concrete_fields if type(f) is models.DateField]
    count = 0
    with archive.open(name) as part:
        while lines := list(islice(part, _ROWS)):
            rows = [json.loads(line.decode("utf-8", "surrogatepass")) for line in lines]
            for row in rows:
                row.update({column: base64.b64decode(row[column]) for column in binary})
                row.update({column: datetime.fromisoformat(row[column]) for column in moments if row[column]})
                row.update({column: date.fromisoformat(row[column]) for column in days if row[column]})
            model._default_manager.bulk_create([model(**row) for row in rows])
            count += len(rows)
    return count


def _plain(value: object) -> object:
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode("ascii")
    return value.isoformat() if isinstance(value, date) else value


def _reset_sequences() -> None:
    from django.core.management.color import no_style

    statements = connection.ops.sequence_reset_sql(no_style(), list(_ORDER))
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
