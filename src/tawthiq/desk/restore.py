"""A desk out of a backup, verified. Erasures made since the backup are applied again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tawthiq.desk.backup import check, load_rows, unpack_key
from tawthiq.desk.erasure import apply_tombstones, remembered
from tawthiq.desk.opening import open_desk
from tawthiq.errors import InputError

_MARKER = "secret.key"


@dataclass(frozen=True, slots=True)
class Restored:
    """Rows per table, reports erased again, and faults found (none, or the restore is not to be trusted)."""

    counts: dict[str, int]
    erased_again: int
    faults: tuple[str, ...]


def restore(path: Path, folder: Path, *, replace: bool = False) -> Restored:
    """Restore the backup at ``path`` into ``folder``. A desk there is moved aside if ``replace``, else InputError."""
    check(path)
    folder = folder.resolve()
    stones = remembered(folder)
    if (folder / _MARKER).exists():
        if not replace:
            raise InputError("there is a desk here; --replace moves it aside", file=str(folder))
        folder.rename(_free_name(folder))
    unpack_key(path, folder)
    open_desk(folder, create=True)
    counts = load_rows(path)
    erased = apply_tombstones(stones)
    _keep(stones, folder)
    from tawthiq.desk.verify import verify

    return Restored(counts, erased, tuple(str(fault) for fault in verify()))


def _free_name(folder: Path) -> Path:
    names = (folder.with_name(f"{folder.name}.before-restore-{number}") for number in range(1, 10_000))
    return next(name for name in names if not name.exists())


def _keep(stones: list[dict[str, object]], folder: Path) -> None:
    """The list of tombstones goes on beside the restored database: those of the backup, and those made since."""
    import json

    from tawthiq.desk.models import Tombstone

    made = [
        {"identity": t.identity, "sha256": t.sha256, "reason": t.reason, "by": t.by, "at": t.at.isoformat()}
        for t in Tombstone.objects.order_by("id")
    ]
    seen = {stone["identity"] for stone in made}
    lines = [*made, *(stone for stone in stones if stone["identity"] not in seen)]
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    (folder / "tombstones.jsonl").write_text(text, encoding="utf-8")
