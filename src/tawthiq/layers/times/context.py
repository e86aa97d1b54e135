"""What stands around a time: names that only look like one, ages, words that turn it to the future."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.layers.times.chart import Chart, Edge
from tawthiq.layers.times.meaning import Meaning
from tawthiq.layers.times.scan import Scan
from tawthiq.temporal.description import is_absolute
from tawthiq.text.letters import ar
from tawthiq.text.text import Text

NAMEABLE = frozenset(("weekday", "month", "calendar-day", "part-of-an-unnamed-day", "season", "relative-day"))
"""Rules whose finds may be part of a name (شارع الجمعة، جسر 14 تموز، قرية الفجر)."""
HOURS = frozenset(("clock", "clock-of-a-day", "clock-range"))
FUTURE_REACH = 12
"""Words between a future verb and the day that it turns forward."""
AGE_REACH = 4
SHORTEST_FUTURE_VERB = 4
QUOTES = frozenset("\"«»“”'()")
_ARTICLE, _FOR_THE = ar("Al"), ar("ll")
_FEMININE = (ar("h"), ar("At"))
_FUTURE_VERBS = tuple(ar(s) for s in ("sy", "st"))
_ENDINGS = frozenset(
    ("", *(ar(e) for e in ("A", "h", "At", "t", "wA", "yn", "wn", "hA", "hm", "y", "yh", "An", "tA", "th", "thA")))
)
"""What a noun or past verb may end in: سيطر is one word with سيطرت، سيطروا, while سيف and سيفتح are two."""
_CONJUNCTIONS = (ar("w"), ar("f"))


class Context:
    """The surroundings of the times of one stretch of text."""

    def __init__(self, text: Text, scan: Scan, not_future: Sequence[str]) -> None:
        self._text = text
        self._chart: Chart = scan.chart
        self._not_future = tuple(not_future)
        self._ends: dict[str, set[int]] = {}
        self._starts: dict[str, set[int]] = {}
        self._whole: list[tuple[int, int]] = []
        for match, kind in scan.names:
            if not (kind == "head" and (match.article or match.prefix.endswith(_FOR_THE[0] * 2))):
                self._ends.setdefault(kind, set()).add(match.last)
                self._starts.setdefault(kind, set()).add(match.first)
            if kind == "whole" or (kind == "outlet" and self._is_outlet(match.first, match.last, match.prefix)):
                self._whole.append((match.first, match.last))

    def _is_outlet(self, first: int, last: int, prefix: str) -> bool:
        """Whether «روسيا اليوم» is the broadcaster: told to it, in quotation marks, or after قناة، وكالة …"""
        tokens = self._text.tokens
        quoted = first > 0 and tokens[first - 1].form in QUOTES and last < len(tokens) and tokens[last].form in QUOTES
        told_of = first in self._ends.get("head", ()) or first in self._ends.get("reporter", ())
        return quoted or told_of or prefix.endswith(_FOR_THE[0])

    def misleads(self, edge: Edge) -> bool:
        """Whether a find is part of a name, an age, or a day of another meaning."""
        told = edge.value
        if isinstance(told, Meaning) and told.whens and all(is_absolute(when) for when in told.whens):
            return False
        if any(first < edge.last and edge.first < last for first, last in self._whole):
            return True
        rule = edge.rule.id if edge.rule else None
        named = edge.first in self._ends.get("before", ()) or (
            rule != "relative-day" and edge.first in self._ends.get("head", ())
        )
        if rule in NAMEABLE and not edge.prefix and named:
            return True
        if rule == "weekday" and any(e.last == edge.first for e in self._chart.at(edge.first - 1, "dayswords")):
            return True
        return rule == "duration" and self._is_age(edge)

    def _is_age(self, edge: Edge) -> bool:
        """«عمره 12 عاماً»، «(7 سنوات)»، «12 عاماً من العمر»."""
        near = range(edge.first - AGE_REACH, edge.last + AGE_REACH)
        if self._starts.get("age", set()).intersection(near):
            return True
        tokens = self._text.tokens
        return (
            edge.first > 0
            and tokens[edge.first - 1].form == "("
            and edge.last < len(tokens)
            and tokens[edge.last].form == ")"
        )

    def counts_a_noun(self, edge: Edge) -> bool:
        """«المرة الثالثة مساء أمس»: an ordinal that follows its noun is no hour; what comes after it may be a time."""
        if edge.rule is None or edge.rule.id not in HOURS:
            return False
        if not self._chart.at(edge.first, "hour") or edge.prefix or edge.first == 0:
            return False
        form = self._text.tokens[edge.first - 1].form
        return (
            form.startswith((_ARTICLE, _FOR_THE))
            and form.endswith(_FEMININE)
            and not self._chart.at(edge.first - 1, "clockword")
        )

    def speaks_ahead(self, index: int, first: int) -> bool:
        """Whether a word shortly before token ``index``, in the sentence that begins at ``first``, speaks of the future
        (سوف، من المقرر، سيبدأ)."""
        tokens = self._text.tokens
        return any(
            self._chart.at(at, "future") or self._is_future_verb(tokens[at].form)
            for at in range(max(first, index - FUTURE_REACH), index)
        )

    def _is_future_verb(self, form: str) -> bool:
        bare = form[1:] if form.startswith(_CONJUNCTIONS) else form
        if len(bare) < SHORTEST_FUTURE_VERB or not bare.startswith(_FUTURE_VERBS):
            return False
        return not any(self._is_of_stem(bare, stem) for stem in self._not_future)

    def _is_of_stem(self, word: str, stem: str) -> bool:
        """A stem that ends in ``*`` goes on anyhow, another only in the endings of nouns and past verbs."""
        if stem.endswith("*"):
            return word.startswith(stem[:-1])
        return word.startswith(stem) and word[len(stem) :] in _ENDINGS
