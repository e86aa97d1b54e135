"""What the user named (files, folders, standard input) as one stream of arrivals, in a fixed order."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from tawthiq.desk.item import Arrival, Item, Refused
from tawthiq.desk.sources import tables
from tawthiq.desk.sources.documents import docx_item, pdf_item
from tawthiq.desk.sources.feeds import feed_items
from tawthiq.desk.sources.options import Options
from tawthiq.desk.sources.pages import page_item, pasted_item, text_item
from tawthiq.desk.sources.pictures import SUFFIXES as PICTURES
from tawthiq.desk.sources.pictures import picture_item
from tawthiq.desk.sources.telegram import is_telegram, telegram_items
from tawthiq.desk.sources.web_archives import wacz_items, warc_items
from tawthiq.desk.sources.whatsapp import is_whatsapp, whatsapp_items
from tawthiq.errors import InputError
from tawthiq.reading.encoding import decode
from tawthiq.reading.sources import LARGEST_FILE

STDIN = "-"
_ONE: dict[str, Callable[[bytes, str], Item]] = {
    ".html": page_item, ".htm": page_item, ".xhtml": page_item, ".pdf": pdf_item, ".docx": docx_item,
    **dict.fromkeys(PICTURES, picture_item),
}  # fmt: skip
_FEEDS = frozenset({".xml", ".rss", ".atom"})
_TEXTS = frozenset({".txt", ".text"})
_ARCHIVES = (".warc", ".warc.gz")
SUFFIXES = frozenset({*_ONE, *_FEEDS, *_TEXTS, *tables.SUFFIXES, ".json", ".warc", ".wacz", ".zip"})


def arrivals(paths: Iterable[str], options: Options, stdin: BinaryIO) -> Iterator[Arrival]:
    """Everything under ``paths``, gaps filled by ``options``. What cannot be read comes as refused, never raised."""
    for path in paths:
        stream = _stdin(stdin, options) if path == STDIN else _path(Path(path), options)
        for arrival in stream:
            yield options.fill(arrival) if isinstance(arrival, Item) else arrival


def files_under(path: Path) -> list[Path]:
    """The path itself, or the readable files below a folder, sorted; hidden ones are passed over."""
    if not path.is_dir():
        return [path]
    below = (f for f in path.rglob("*") if f.is_file() and (f.suffix.lower() in SUFFIXES or f.name.endswith(_ARCHIVES)))
    return sorted(f for f in below if not any(part.startswith(".") for part in f.relative_to(path).parts))


def _path(path: Path, options: Options) -> Iterator[Arrival]:
    files = files_under(path)
    if not files:
        yield Refused(InputError(f"no reports in this folder ({', '.join(sorted(SUFFIXES))})", file=str(path)))
    for file in files:
        try:
            yield from _file(file, options)
        except InputError as error:
            yield Refused(error)
        except OSError as error:
            yield Refused(InputError(error.strerror or str(error), file=str(file)))


def _file(file: Path, options: Options) -> Iterator[Arrival]:
    suffix = file.suffix.lower()
    if suffix in tables.SUFFIXES:
        yield from tables.table_items(file, options)
        return
    if file.name.endswith(_ARCHIVES):
        with file.open("rb") as stream:
            yield from warc_items(stream, str(file))
        return
    if file.stat().st_size > LARGEST_FILE and suffix not in {".json", ".wacz"}:
        raise InputError(f"larger than {LARGEST_FILE >> 20} MB; give archives as rows", file=str(file))
    yield from _bytes(file.read_bytes(), suffix, str(file), options)


def _bytes(data: bytes, suffix: str, where: str, options: Options) -> Iterator[Arrival]:
    if suffix in _ONE:
        yield _ONE[suffix](data, where)
    elif suffix in _FEEDS:
        yield from feed_items(data, where, options.outlet)
    elif suffix == ".json":
        yield from _json(data, where, options)
    elif suffix in {".wacz", ".zip"}:
        yield from wacz_items(data, where)
    else:
        yield from _text(data, where, options)


def _text(data: bytes, where: str, options: Options) -> Iterator[Arrival]:
    text = decode(data).text
    if is_whatsapp(text):
        yield from whatsapp_items(text, where, options.day_first)
    else:
        yield text_item(data, where)


def _json(data: bytes, where: str, options: Options) -> Iterator[Arrival]:
    """A Telegram export, one report, or a list of them."""
    try:
        top = json.loads(decode(data).text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"not JSON: {error}", file=where) from None
    if is_telegram(top):
        yield from telegram_items(top, where)
    else:
        yield from tables.table_arrivals(
            tables.rows_table(top if isinstance(top, list) else [top], where), where, options
        )


def _stdin(stream: BinaryIO, options: Options) -> Iterator[Arrival]:
    """Standard input: a page, JSON, or pasted text."""
    data = stream.read()
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    where = "standard input"
    try:
        if start == b"<":
            yield page_item(data, where)
        elif start in {b"{", b"["}:
            yield from _json_stream(data, where, options)
        else:
            yield pasted_item(decode(data).text, where)
    except InputError as error:
        yield Refused(error)


def _json_stream(data: bytes, where: str, options: Options) -> Iterator[Arrival]:
    try:
        json.loads(decode(data).text)
    except ValueError:
        rows = [row for _, row in tables.numbered_rows(io.BytesIO(data), where)]
        yield from tables.table_arrivals(tables.rows_table(rows, where), where, options)
    else:
        yield from _json(data, where, options)
