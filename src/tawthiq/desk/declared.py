"""Sources that somebody declared: added, listed, dropped, and fetched when asked. Nothing else is ever fetched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.db import transaction

from tawthiq.desk.chain import Deed, append
from tawthiq.desk.fetch import Fetched, Fetcher, check_address
from tawthiq.desk.item import Arrival, Item, Refused
from tawthiq.desk.models import Source
from tawthiq.desk.sources.feeds import feed_items
from tawthiq.desk.sources.options import Options
from tawthiq.desk.sources.pages import page_item
from tawthiq.errors import InputError

_FEED_STARTS = (b"<rss", b"<feed", b"<rdf")
_HEAD = 2_000


def add_source(url: str, outlet: str, by: str) -> Source:
    """Declare an address. Raises InputError where it could never be fetched or is declared already."""
    check_address(url)
    if Source.objects.filter(url=url, active=True).exists():
        raise InputError("is declared already", field=url)
    with transaction.atomic():
        source, _ = Source.objects.update_or_create(
            url=url,
            defaults={"kind": "", "outlet": outlet, "added_by": by, "added_at": datetime.now(UTC), "active": True},
        )
        append(by, [Deed("source.added", f"source:{source.id}", url)])
    return source


def drop_source(url: str, by: str) -> None:
    """Stop fetching an address. Raises InputError where it is not declared."""
    with transaction.atomic():
        if not Source.objects.filter(url=url, active=True).update(active=False):
            raise InputError("is not declared", field=url)
        append(by, [Deed("source.dropped", "source", url)])


@dataclass(slots=True)
class Round:
    """One round of fetching. `note` is called once all that came is written, so that a killed run fetches again."""

    options: Options
    fetcher: Fetcher = field(default_factory=Fetcher)
    _got: list[tuple[Source, Fetched]] = field(default_factory=list)

    def arrivals(self, url: str | None = None) -> Iterator[Arrival]:
        """What the declared sources (or the one at ``url``) have that is new. One that fails is passed over."""
        sources = Source.objects.filter(active=True).order_by("id")
        if url is not None:
            sources = sources.filter(url=url)
            if not sources:
                raise InputError("not declared; `tawthiq source add URL` declares it", field=url)
        for source in sources:
            try:
                for arrival in self._one(source):
                    yield self.options.fill(arrival) if isinstance(arrival, Item) else arrival
            except InputError as error:
                yield Refused(error)

    def _one(self, source: Source) -> Iterator[Arrival]:
        got = self.fetcher.fetch(source.url, source.etag, source.modified)
        if got.modified:
            is_feed = any(start in got.data[:_HEAD].lower() for start in _FEED_STARTS)
            source.kind = "feed" if is_feed else "page"
            if is_feed:
                yield from feed_items(got.data, source.url, source.outlet or self.options.outlet)
            else:
                yield page_item(got.data, source.url, url=got.url)
        self._got.append((source, got))

    def note(self) -> None:
        """Remember what each source said of its version."""
        for source, got in self._got:
            source.etag, source.modified = got.etag or source.etag, got.last_modified or source.modified
            source.fetched_at = datetime.now(UTC)
            source.save()
