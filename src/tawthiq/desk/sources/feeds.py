"""RSS and Atom feeds as items: one for each entry."""

from __future__ import annotations

from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from tawthiq.desk.item import Arrival, Item, Refused
from tawthiq.desk.sources.moments import read_moment
from tawthiq.desk.sources.pages import STATED, UNKNOWN, text_of_markup
from tawthiq.errors import EmptyTextError, InputError
from tawthiq.reading.report import Report


def feed_items(data: bytes, where: str, outlet: str | None = None) -> Iterator[Arrival]:
    """The entries of a feed, in its order. Raises InputError where it is none."""
    import feedparser

    feed: Any = feedparser.parse(data)
    if not feed.version:
        raise InputError(f"not a feed that can be read: {feed.get('bozo_exception') or 'no RSS or Atom'}", file=where)
    name = outlet or feed.feed.get("title") or None
    for number, entry in enumerate(feed.entries, 1):
        yield _entry(entry, name, f"{where}, entry {number}")


def _entry(entry: Any, outlet: str | None, where: str) -> Arrival:
    title = text_of_markup(entry.get("title") or "") or None
    bodies = [content.value for content in entry.get("content") or () if content.value] + [entry.get("summary") or ""]
    body = text_of_markup(max(bodies, key=len))
    if not body.strip() and not title:
        return Refused(EmptyTextError("the entry has no text", file=where))
    published = _published(entry)
    link = entry.get("link") or None
    report = Report(body or title or "", title if body else None, outlet, link, published, entry.get("id") or link)
    return Item(
        report=report,
        provenance="feed",
        where=where,
        published_basis=STATED if published else UNKNOWN,
        attachments=tuple((m.get("type") or "file", m.get("href") or "") for m in entry.get("enclosures") or ()),
    )


def _published(entry: Any) -> date | datetime | None:
    """The stated date: as feedparser reads it, else (an Arabic pubDate) as we do; an update is no publication."""
    parsed = entry.get("published_parsed")
    if parsed:
        return datetime.fromtimestamp(timegm(parsed), UTC)
    try:
        return read_moment(entry.get("published"))
    except ValueError:
        return None
