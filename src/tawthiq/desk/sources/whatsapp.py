"""A WhatsApp chat export as items: one for each message. Who wrote it is not kept: senders are persons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from tawthiq.desk.item import Item
from tawthiq.desk.sources.pages import STATED, UNKNOWN
from tawthiq.reading.report import Report
from tawthiq.text.fold import fold_key
from tawthiq.text.letters import ar

_BIDI = str.maketrans("", "", "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
_MORNING, _EVENING = ar("S"), ar("m")
_HEAD = re.compile(
    r"\[?(?P<a>\d{1,4})[/.\-](?P<b>\d{1,2})[/.\-](?P<c>\d{2,4})[,\u060c]? +"
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2})?[ \u202f\u00a0]*"
    r"(?P<half>[ap]\.?m\.?|" + f"[{_MORNING}{_EVENING}]" + r")?\]?(?: - | )(?P<rest>.*)",
    re.IGNORECASE,
)
_SENDER = re.compile(r"(?P<sender>[^:\n]{1,60}): (?P<text>.*)", re.DOTALL)
_OMITTED = re.compile(r"<[^<>]{3,40}>|\S+ \((?:file attached)\)")
_AFTERNOON = ("p", _EVENING)
_LEAST_HEADS = 2


def is_whatsapp(text: str) -> bool:
    """Whether a text looks like a chat export: its first lines begin with a date, an hour and a sender."""
    lines = [line.translate(_BIDI) for line in text.splitlines()[:40] if line.strip()]
    heads = sum(1 for line in lines if (match := _head(line)) and _SENDER.match(match["rest"]))
    return heads >= min(_LEAST_HEADS, len(lines)) and bool(lines) and _head(lines[0]) is not None


def whatsapp_items(text: str, where: str, day_first: bool | None = None) -> Iterator[Item]:
    """The messages in order. Dates whose order of day and month cannot be told are left unknown, with a note."""
    messages = list(_messages(text))
    order = day_first if day_first is not None else _order(messages)
    for number, (head, words) in enumerate(messages, 1):
        sender = _SENDER.match(words)
        body = _OMITTED.sub("", sender["text"] if sender else "").strip()
        if not body:
            continue  # a system line, or media that the export left out
        published = _moment(head, order)
        notes = () if published else ("the order of day and month in the export cannot be told",)
        yield Item(
            report=Report(body, published=published, notes=notes),
            provenance="whatsapp",
            where=f"{where}, message {number}",
            published_basis=STATED if published else UNKNOWN,
            sensitivity="unpublished",
        )


def _head(line: str) -> re.Match[str] | None:
    return _HEAD.match(_digits(line))


def _digits(line: str) -> str:
    """The line with Arabic-Indic digits of its first characters as Western ones, its words untouched."""
    return "".join(fold_key(char) if char.isdigit() else char for char in line[:40]) + line[40:]


def _messages(text: str) -> Iterator[tuple[re.Match[str], str]]:
    head: re.Match[str] | None = None
    lines: list[str] = []
    for raw in text.splitlines():
        line = raw.translate(_BIDI)
        match = _head(line)
        if match is None:
            lines.append(line)
            continue
        if head is not None:
            yield head, "\n".join(lines)
        head, lines = match, [match["rest"]]
    if head is not None:
        yield head, "\n".join(lines)


def _order(messages: list[tuple[re.Match[str], str]]) -> bool | None:
    """Whether the day stands first, where some date of the chat can be read in one order only."""
    if any(len(head["a"]) == 4 for head, _ in messages):
        return False
    if any(int(head["a"]) > 12 for head, _ in messages):
        return True
    return False if any(int(head["b"]) > 12 for head, _ in messages) else None


def _moment(head: re.Match[str], day_first: bool | None) -> datetime | None:
    if day_first is None:
        return None
    a, b, c = int(head["a"]), int(head["b"]), int(head["c"])
    if len(head["a"]) == 4:
        year, month, day = a, b, c
    else:
        year, (day, month) = (c if c > 99 else 2000 + c), ((a, b) if day_first else (b, a))
    hour = int(head["hour"])
    half = (head["half"] or "").lower()[:1]
    if half:
        hour = hour % 12 + (12 if half in _AFTERNOON else 0)
    try:
        day_told = date(year, month, day)
        return datetime(day_told.year, day_told.month, day_told.day, hour, int(head["minute"]))  # noqa: DTZ001
    except ValueError:
        return None
