"""`find_times`: the whole way from a text to its times."""

from __future__ import annotations

from datetime import date, datetime
from weakref import WeakKeyDictionary

from tawthiq.layers.annotation import Time
from tawthiq.layers.times.chart import Edge, Reader
from tawthiq.layers.times.context import FUTURE_REACH, Context
from tawthiq.layers.times.finish import finish
from tawthiq.layers.times.meaning import POINT, Meaning
from tawthiq.layers.times.scan import Scan
from tawthiq.resources.times import TimeLexicon
from tawthiq.temporal.days import UNKNOWN, YEAR
from tawthiq.text.letters import ar
from tawthiq.text.sentences import BOILERPLATE
from tawthiq.text.text import Text

CONJUNCTIONS = frozenset((ar("w"), ar("f")))
PREFIXES = frozenset(("", *(ar(s) for s in ("w", "f", "b", "l", "k", "wb", "wl", "fb", "fl"))))
_READERS: WeakKeyDictionary[TimeLexicon, Reader] = WeakKeyDictionary()


def find_times(text: Text, lexicon: TimeLexicon, published: date | datetime | None) -> tuple[Time, ...]:
    """The times of a text in order, none overlapping. ``published``: a day, or a moment whose zone is kept; None: what is
    told from publication keeps its symbol (``value.relative``) and does not resolve."""
    reader = _READERS.get(lexicon)
    if reader is None:
        reader = _READERS.setdefault(lexicon, Reader(lexicon, CONJUNCTIONS, PREFIXES))
    found: list[Time] = []
    matches = lexicon.matcher.match(text)
    at = 0
    for sentence in text.sentences:
        start = at
        while at < len(matches) and matches[at].first < sentence.last:
            at += 1
        if sentence.kind == BOILERPLATE:
            continue
        inside = [match for match in matches[start:at] if match.last <= sentence.last]
        scan = Scan(text, lexicon, CONJUNCTIONS, inside)
        scan.fill(sentence.first, sentence.last)
        reader.read(scan.chart)
        context = Context(text, scan, lexicon.not_future)
        ahead = context.future_words(sentence.first, sentence.last)
        for edge in _best(scan, context):
            turned = any(edge.first - FUTURE_REACH <= cue < edge.first for cue in ahead)
            found.append(_time(text, edge, published, _mention(found), turned))
    return tuple(found)


def _best(scan: Scan, context: Context) -> list[Edge]:
    """The longest finds that do not overlap, in order; of equal ones the first pattern's. What misleads hides what is in it."""
    edges = [
        edge
        for here in scan.chart.edges.values()
        for same in here.values()
        for edge in same
        if edge.rule is not None and edge.rule.id is not None
    ]
    edges.sort(key=lambda e: (e.first - e.last, e.first, e.rule.order if e.rule else 0))
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


def _mention(found: list[Time]) -> date | None:
    """The day told last, for «في اليوم نفسه»."""
    for time in reversed(found):
        if time.kind == POINT and time.value.start is not None and time.value.precision not in (UNKNOWN, YEAR):
            return time.value.start
    return None


def _time(text: Text, edge: Edge, published: date | datetime | None, mention: date | None, ahead: bool) -> Time:
    told: Meaning = edge.value
    value, kind = finish(told, published, mention, ahead)
    rule = edge.rule.id if edge.rule and edge.rule.id else ""
    cues = told.cues + (("future",) if ahead else ()) + (("approximate",) if told.approximate else ())
    span = text.span(edge.first, edge.last)
    return Time(first=edge.first, last=edge.last, span=span, rule=rule, cues=cues, value=value, kind=kind)
