"""A saved web page as a Report: the article's text by trafilatura, title, outlet and date from the page's own metadata.

A date guessed from visible text or from the copyright line is never taken (measured: such guesses put reports into the
wrong year); a page whose metadata name no date has none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, datetime

from lxml import etree, html
from lxml.html import HtmlElement

from tawthiq.errors import EmptyTextError, InputError
from tawthiq.reading.encoding import decode
from tawthiq.reading.moments import parse_published
from tawthiq.reading.report import Report

_DATE_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "dc.date.issued",
    "dc.date",
    "parsely-pub-date",
    "sailthru.date",
)
_TITLE_NAMES = ("og:title", "twitter:title", "dc.title")
_OUTLET_NAMES = ("og:site_name", "application-name", "dc.publisher")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*(?P<name>[A-Za-z0-9_.:-]+)", re.IGNORECASE)


def report_from_page(data: bytes, *, file: str) -> Report:
    """The report in a web page. Raises EmptyTextError where it holds no article, InputError where it is no page."""
    declared = _CHARSET.search(data[:4096])
    decoded = decode(data, declared["name"].decode("ascii") if declared else None)
    body = _article(decoded.text, file)
    tree = _tree(decoded.text, file)
    meta = _metadata(tree)
    title = _first(meta, _TITLE_NAMES) or _heading(tree)
    return Report(
        text=body,
        title=title,
        outlet=_first(meta, _OUTLET_NAMES),
        url=_canonical(tree, meta),
        published=_published(tree, meta),
        notes=(decoded.note,) if decoded.note else (),
    )


def _article(source: str, file: str) -> str:
    import trafilatura  # slow to import: only where a page is read

    text = trafilatura.extract(source, include_comments=False, include_tables=True, favor_recall=True, fast=False)
    if not text or not text.strip():
        raise EmptyTextError("no article text was found in the page", file=file)
    return str(text)


def _tree(source: str, file: str) -> HtmlElement:
    try:
        return html.fromstring(source.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise InputError(f"not a web page: {error}", file=file) from None


def _metadata(tree: HtmlElement) -> dict[str, str]:
    """Contents of the page's ``meta`` elements by lower-case name; the first of a name counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _heading(tree: HtmlElement) -> str | None:
    for path in ("//h1", "//title"):
        for element in tree.xpath(path):
            words = " ".join("".join(element.itertext()).split())
            if words:
                return words
    return None


def _canonical(tree: HtmlElement, meta: dict[str, str]) -> str | None:
    links = tree.xpath("//link[@rel='canonical']/@href")
    return str(links[0]) if links else meta.get("og:url")


def _published(tree: HtmlElement, meta: dict[str, str]) -> date | datetime | None:
    written = [meta[name] for name in _DATE_NAMES if name in meta] + list(_linked_dates(tree))
    for value in written:
        try:
            return parse_published(value)
        except ValueError:
            continue
    return None


def _linked_dates(tree: HtmlElement) -> Iterator[str]:
    """``datePublished`` of the page's JSON-LD blocks."""
    for block in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            yield from _dates_in(json.loads(str(block)))
        except ValueError:
            continue


def _dates_in(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("datePublished"), str):
            yield node["datePublished"]
        for value in node.values():
            yield from _dates_in(value)
    elif isinstance(node, list):
        for item in node:
            yield from _dates_in(item)
