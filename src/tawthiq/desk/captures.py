"""Files as they were received, kept in the desk's folder under the digest of their content."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from tawthiq.desk.opening import desk_folder


def path_of(sha256: str) -> Path:
    """Where the file with this digest is kept."""
    return desk_folder() / "captures" / sha256[:2] / sha256


def keep(data: bytes) -> str:
    """Keep ``data``; its digest. Written aside and renamed, so that a killed process leaves no half file."""
    sha256 = hashlib.sha256(data).hexdigest()
    path = path_of(sha256)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f"{sha256}.{os.getpid()}.part")
        aside.write_bytes(data)
        aside.replace(path)
    return sha256


def fits(sha256: str) -> bool:
    """Whether the file is there and unchanged."""
    path = path_of(sha256)
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256


def discard(sha256: str) -> None:
    """Remove a file, for erasure."""
    path_of(sha256).unlink(missing_ok=True)
