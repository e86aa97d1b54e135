"""Saved web pages and plain texts as items."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from lxml import etree, html

from tawthiq.desk.item import Item, Original
from tawthiq.desk.sources.moments import visible_day
from tawthiq.errors import InputError
from tawthiq.reading.encoding import decode
from tawthiq.reading.report import Report
from tawthiq.reading.sources import report_from_text
from tawthiq.reading.web_page import report_from_page

STATED, READ, UNKNOWN = "stated", "read", "unknown"
_DATED = re.compile(r"date|time|publish|posted|meta", re.IGNORECASE)
_LONGEST_DATE = 120


def page_item(data: bytes, where: str, url: str | None = None) -> Item:
    """The report in a web page. Raises InputError where there is none.

    The date is that of the page's metadata (``stated``), else the one full day that its visible date line states
    (``read``), else unknown: never one that a library guessed.
    """
    report = report_from_page(data, file=where)
    if url and not report.url:
        report = replace(report, url=url)
    basis = STATED if report.published else UNKNOWN
    if report.published is None and (day := _visible_date(data)) is not None:
        report, basis = replace(report, published=day), READ
    return Item(report=report, provenance="html", where=where, published_basis=basis, original=Original("html", data))


def text_item(data: bytes, where: str) -> Item:
    """A plain text file: its first line is the headline, as everywhere."""
    report = report_from_text(data, file=where)
    plain = not report.notes
    return Item(report=report, provenance="text", where=where, original=None if plain else Original("text", data))


def pasted_item(text: str, where: str = "pasted text") -> Item:
    """A text that somebody pasted."""
    if not text.strip():
        raise InputError("the text is empty", file=where)
    return Item(report=Report(text=text), provenance="pasted", where=where)


def _visible_date(data: bytes) -> date | None:
    """The one day that the page's date lines state: ``time`` elements, short elements whose class or id says date."""
    try:
        tree = html.fromstring(decode(data).text)
    except (etree.ParserError, ValueError):
        return None
    days = {day for line in _date_lines(tree) if (day := visible_day(line))}
    return days.pop() if len(days) == 1 else None


def _date_lines(tree: html.HtmlElement) -> Iterator[str]:
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        named = f"{element.get('class', '')} {element.get('id', '')} {element.get('itemprop', '')}"
        if element.tag == "time" or _DATED.search(named):
            line = " ".join(element.text_content().split())
            if 0 < len(line) <= _LONGEST_DATE:
                yield element.get("datetime") or line


def text_of_markup(markup: str) -> str:
    """The words of a piece of HTML, a line for each block, scripts and styles left out."""
    if "<" not in markup:
        return html.fromstring(f"<p>{markup}</p>").text_content() if "&" in markup else markup
    try:
        tree = html.fromstring(f"<div>{markup}</div>")
    except (etree.ParserError, ValueError):
        return markup
    for dropped in tree.xpath("//script|//style"):
        dropped.drop_tree()
    for block in tree.xpath("//p|//br|//div|//li|//h1|//h2|//h3"):
        block.tail = "\n" + (block.tail or "")
    lines = (" ".join(line.split()) for line in tree.text_content().splitlines())
    return "\n".join(line for line in lines if line)
