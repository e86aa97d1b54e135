"""Pictures of text as items, read by the tesseract program. The picture is kept, and a person must look."""

from __future__ import annotations

import os
import shutil
import subprocess

from tawthiq.desk.item import Item, Original
from tawthiq.errors import EmptyTextError, InputError
from tawthiq.reading.report import Report

SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".bmp"})
_SECONDS = 120
_BIDI = str.maketrans("", "", "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\f")
_ONE_BLOCK = "6"
"""tesseract's page segmentation for one block of text: its own guess lost lines of Arabic in trials."""


def picture_item(data: bytes, where: str) -> Item:
    """The words of a picture. Raises InputError where tesseract or its Arabic is absent, EmptyTextError for none."""
    program = shutil.which("tesseract")
    if program is None:
        raise InputError("reading pictures needs tesseract (Debian: apt-get install tesseract-ocr-ara)", file=where)
    command = [program, "stdin", "stdout", "-l", "ara", "--psm", _ONE_BLOCK]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_SECONDS, env=environment, check=False)
    except subprocess.TimeoutExpired:
        raise InputError(f"tesseract took over {_SECONDS} seconds", file=where) from None
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise InputError(f"tesseract: {reason[-1] if reason else 'failed'}", file=where)
    text = "\n".join(line.strip() for line in done.stdout.decode("utf-8", "replace").translate(_BIDI).splitlines())
    if not text.strip():
        raise EmptyTextError("no words were recognised", file=where)
    return Item(
        report=Report(text.strip(), notes=("OCR",)),
        provenance="ocr",
        where=where,
        review_demanded=True,
        original=Original("image", data),
    )
