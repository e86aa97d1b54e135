"""The page of a coded report: one HTML file that needs no network and no script, in Arabic or English."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tawthiq.exchange.headline import headline
from tawthiq.exchange.marks import marked_html
from tawthiq.exchange.page_marks import page_marks
from tawthiq.exchange.page_sections import Sections
from tawthiq.exchange.page_view import Viewer, colour_of
from tawthiq.exchange.wording import Wording
from tawthiq.reading.characters import printable
from tawthiq.records.model import CodedReport
from tawthiq.resources.incidents import GroupingKnowledge
from tawthiq.resources.labels import Labels

LAYERS = ("event", "date", "place", "actor", "weapon", "casualty", "claim", "evidence", "left_over")


@dataclass(frozen=True, slots=True)
class PageOptions:
    """``labels``: the language of the page; ``knowledge``: what comparing accounts takes; ``other``: where the page in
    the other language is."""

    labels: Labels
    knowledge: GroupingKnowledge
    other: str | None = None


def report_page(coded: CodedReport, options: PageOptions) -> str:
    """The whole page as HTML. Victims are shown only where the report still carries them (see records/withhold.py).

    The policy in its head forbids every request, script and foreign style; the one style block is named by its hash.
    """
    wording = Wording(options.labels)
    viewer = Viewer(coded, wording)
    sections = Sections(viewer, options.knowledge)
    css = _source("report.css") + _hover_rules(coded)
    marked = marked_html(coded.text, page_marks(coded, wording)) if coded.text is not None else None
    page = (
        _environment()
        .get_template("report.html.j2")
        .render(
            coded=coded,
            headline=headline(coded),
            text=Markup(marked) if marked is not None else None,
            sections=sections,
            origins=[(origin, colour_of(origin)) for origin in viewer.origins.all],
            labels=options.labels,
            say=sections.say,
            wording=wording,
            link=_link(coded.url),
            other=options.other,
            layers=LAYERS,
            css=Markup(css),
            style_hash=base64.b64encode(hashlib.sha256(css.encode()).digest()).decode(),
        )
    )
    return printable(page)


def _link(url: str | None) -> str | None:
    """The report's address where it is one that a browser may follow."""
    return url if url and urlsplit(url).scheme in ("http", "https") else None


def _hover_rules(coded: CodedReport) -> str:
    """While the pointer is on a card, the marks of its event stand out: no script needed."""
    return "".join(
        f"body:has(#{event.id}:hover) .report mark.of-{event.id}{{outline:2px solid var(--focus)}}\n"
        for event in coded.events
    )


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("tawthiq.exchange", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _source(name: str) -> str:
    loader = _environment().loader
    assert loader is not None
    return loader.get_source(_environment(), name)[0]
