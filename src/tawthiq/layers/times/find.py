"""`find_times`: the whole way from a text to its times."""

from __future__ import annotations

from datetime import date, datetime
from weakref import WeakKeyDictionary

from tawthiq.layers.annotation import Time
from tawthiq.layers.times.chart import Edge
from tawthiq.layers.times.context import Context
from tawthiq.layers.times.finish import Mentions, finish, is_yearless
from tawthiq.layers.times.grammar import Grammar
from tawthiq.layers.times.meaning import POINT, RANGE, Meaning
from tawthiq.layers.times.sayings_spans import UNSAID
from tawthiq.layers.times.scan import Scan, near_times
from tawthiq.resources.times import TimeLexicon
from tawthiq.temporal.days import UNKNOWN, YEAR, Days
from tawthiq.text.letters import ar
from tawthiq.text.sentences import BOILERPLATE
from tawthiq.text.text import Text

CONJUNCTIONS = frozenset((ar("w"), ar("f")))
PREFIXES = frozenset(("", *(ar(s) for s in ("w", "f", "b", "l", "k", "wb", "wl", "fb", "fl"))))
_GRAMMARS: WeakKeyDictionary[TimeLexicon, Grammar] = WeakKeyDictionary()


def find_times(text: Text, lexicon: TimeLexicon, published: date | datetime | None) -> tuple[Time, ...]:
    """The times of a text in order, none overlapping. ``published``: a day, or a moment whose zone is kept; None: what
    is told from publication keeps its symbol (``value.relative``) and does not resolve."""
    grammar = _GRAMMARS.get(lexicon)
    if grammar is None:
        grammar = _GRAMMARS.setdefault(lexicon, Grammar(lexicon.rules, CONJUNCTIONS, PREFIXES))
    found: list[Time] = []
    matches = near_times(text, lexicon, lexicon.matcher.match(text))
    at = 0
    for sentence in text.sentences:
        start = at
        while at < len(matches) and matches[at].first < sentence.last:
            at += 1
        if sentence.kind == BOILERPLATE or start == at:
            continue
        inside = [match for match in matches[start:at] if match.last <= sentence.last]
        scan = Scan(text, lexicon, CONJUNCTIONS, inside)
        scan.fill(sentence.first, sentence.last)
        grammar.read(scan.chart)
        context = Context(text, scan, lexicon.not_future)
        best = _best(scan, context)
        for edge in best:
            if UNSAID in edge.value.cues and context.speaks_ahead(edge.first, sentence.first):
                continue
            ahead = is_yearless(edge.value) and context.speaks_ahead(edge.first, sentence.first)
            found.append(_time(text, edge, published, _mentions(found), ahead))
    return tuple(found)


def _best(scan: Scan, context: Context) -> list[Edge]:
    """The longest finds that do not overlap, in order; of equal ones the first pattern's. What misleads hides what it
    holds."""
    edges = sorted(scan.chart.found(), key=lambda e: (e.first - e.last, e.first, e.rule.order if e.rule else 0))
    taken: set[int] = set()
    kept = []
    for edge in edges:
        stretch = range(edge.first, edge.last)
        if not taken.isdisjoint(stretch) or context.counts_a_noun(edge):
            continue
        taken.update(stretch)
        if not context.misleads(edge):
            kept.append(edge)
    return sorted(kept, key=lambda e: e.first)


def _mentions(found: list[Time]) -> Mentions:
    """The day and the stretch told last, for «في اليوم نفسه» and «خلال الفترة نفسها»."""
    day, stretch, year = None, None, None
    for time in reversed(found):
        value = time.value
        if value.start is None or value.precision == UNKNOWN:
            continue
        year = year or value.start
        if time.kind == RANGE:
            stretch = stretch or Days(value.start, value.end, value.precision, value.edtf)
        elif time.kind == POINT and value.precision != YEAR:
            day = day or value.start
        if day and stretch:
            break
    return Mentions(day, stretch, year)


def _time(text: Text, edge: Edge, published: date | datetime | None, mentions: Mentions, ahead: bool) -> Time:
    told: Meaning = edge.value
    value, kind = finish(told, published, mentions, ahead)
    rule = edge.rule.id if edge.rule and edge.rule.id else ""
    cues = told.cues + (("future",) if ahead else ()) + (("approximate",) if told.approximate else ())
    span = text.span(edge.first, edge.last)
    return Time(first=edge.first, last=edge.last, span=span, rule=rule, cues=cues, value=value, kind=kind)
