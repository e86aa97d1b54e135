"""A Telegram Desktop export (``result.json``) as items: one for each message with a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from tawthiq.desk.item import Arrival, Item, Refused
from tawthiq.desk.sources.pages import STATED, UNKNOWN
from tawthiq.errors import RowError
from tawthiq.reading.characters import without_surrogates
from tawthiq.reading.report import Report

Json = dict[str, Any]
_MEDIA = ("photo", "file")
_ALBUM_SECONDS = 2
_CLOSED = ("personal", "private", "saved", "bot")
"""How the types of chats begin that not everybody can read; what is said there is not published."""


def is_telegram(top: object) -> bool:
    """Whether a JSON value is an export of one chat or of several."""
    return isinstance(top, dict) and (isinstance(top.get("messages"), list) or isinstance(top.get("chats"), dict))


def telegram_items(top: Json, where: str) -> Iterator[Arrival]:
    """The messages of every chat, in order. Media without words belong to the message that they were sent with."""
    chats = top["chats"].get("list") or [] if isinstance(top.get("chats"), dict) else [top]
    for chat in chats:
        yield from _chat(chat, where)


def _chat(chat: Json, where: str) -> Iterator[Arrival]:
    waiting: Item | None = None
    for message in chat.get("messages") or ():
        place = f"{where}, message {message.get('id')}"
        if message.get("type") != "message":
            continue
        try:
            text = _text(message.get("text"))
            media = _media(message)
            if not text.strip():
                if waiting is not None and media and _together(waiting, message):
                    waiting = replace(waiting, attachments=waiting.attachments + media)
                elif media:
                    yield Refused(RowError("media without words", file=where, field=f"message {message.get('id')}"))
                continue
            if waiting is not None:
                yield waiting
            waiting = _item(chat, message, text, media, place)
        except (TypeError, ValueError, AttributeError, KeyError) as error:
            yield Refused(RowError(f"not as Telegram writes it: {error}", file=place), raw=_as_row(message))
    if waiting is not None:
        yield waiting


def _item(chat: Json, message: Json, text: str, media: tuple[tuple[str, str], ...], where: str) -> Item:
    address = f"telegram:{chat.get('id')}/{message['id']}"
    published = _moment(message)
    reply = message.get("reply_to_message_id")
    edited = (f"edited {message['edited']}",) if message.get("edited") else ()
    return Item(
        report=Report(text, None, chat.get("name") or None, None, published, address, edited),
        provenance="telegram",
        where=where,
        address=address,
        relayed_from=str(message.get("forwarded_from") or ""),
        reply_to=f"telegram:{chat.get('id')}/{reply}" if reply else "",
        attachments=media,
        sensitivity="unpublished" if str(chat.get("type") or "").startswith(_CLOSED) else "public",
        published_basis=STATED if published else UNKNOWN,
    )


def _text(value: object) -> str:
    """The words of a message: a string, or a list of strings and marked parts."""
    if value is None or isinstance(value, str):
        return without_surrogates(value or "")
    if not isinstance(value, list):
        raise ValueError("text is neither words nor a list of parts")
    return without_surrogates("".join(part if isinstance(part, str) else str(part["text"]) for part in value))


def _media(message: Json) -> tuple[tuple[str, str], ...]:
    kinds = {"photo": "photo", "file": str(message.get("media_type") or message.get("mime_type") or "file")}
    return tuple((kinds[name], str(message[name])) for name in _MEDIA if message.get(name))


def _moment(message: Json) -> datetime | None:
    if message.get("date_unixtime"):
        return datetime.fromtimestamp(int(message["date_unixtime"]), UTC)
    return datetime.fromisoformat(message["date"]) if message.get("date") else None


def _together(item: Item, message: Json) -> bool:
    """Whether a message without words was sent with the one before it, as the pictures of an album are."""
    before, now = item.report.published, _moment(message)
    if not isinstance(before, datetime) or now is None or (before.tzinfo is None) != (now.tzinfo is None):
        return False
    return abs((now - before).total_seconds()) <= _ALBUM_SECONDS


def _as_row(message: object) -> Json | None:
    return message if isinstance(message, dict) else None
