"""The words of a sentence by class: what the chart starts from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tawthiq.layers.times.chart import Chart, Edge
from tawthiq.layers.times.numerals import Month, NumberWord, read_digits, read_words
from tawthiq.resources.times import MonthName, TimeLexicon
from tawthiq.text.letters import ar
from tawthiq.text.phrases import Match
from tawthiq.text.text import Text
from tawthiq.text.tokens import NUMBER

BARE = frozenset(("one", "part", "dayword", "dayswords", "edge", "yearwords", "bareoffset", "nth", "units_bare"))
"""Classes whose words carry no article (اليوم is today, not يوم)."""
_IN = ar("fy")
SHADDA = "\u0651"
HIJRI = "hijri"
LITTLE = frozenset((
    "of", "from", "until", "upto", "between", "since", "ago", "after", "during", "for", "approx", "in", "at", "on",
    "inside", "inpart", "that", "this", "few", "latest", "event", "future", "matching", "fuzzy", "around", "early",
    "less", "more", "minusword", "comma", "slash", "dash", "open", "close", "and", "al", "half", "quarter", "edge",
    "nth", "ord", "outof", "lasted", "past", "exact", "era", "hijri", "onlyone", "andhalf", "period", "date",
    "earlier", "qual",
))  # fmt: skip
"""Classes of words that tell a time only beside another word."""
REACH = 4
"""How far a little word or number may stand from the word that makes it part of a time."""


def near_times(text: Text, lexicon: TimeLexicon, matches: Sequence[Match]) -> list[Match]:
    """The matches that stand near a word or number that tells a time by itself; words of the future stay anywhere."""
    words = lexicon.words
    near = bytearray(len(text.tokens) + 2 * REACH)
    band = b"\1" * (2 * REACH + 1)
    for match in matches:
        word = words.get(match.id)
        counted = word is not None and word.cls == "qual" and text.tokens[match.first - 1].kind == NUMBER
        if match.id[0] == "m" or counted or (word is not None and word.cls not in LITTLE):
            near[match.first : match.first + 2 * REACH + 1] = band
            if match.last - match.first > 1:
                near[match.last - 1 : match.last + 2 * REACH] = band
    for token in text.tokens:
        if token.kind == NUMBER and _may_date(text, token.index):
            near[token.index : token.index + 2 * REACH + 1] = band
    return [match for match in matches if near[match.first + REACH] or match.id in lexicon.future]


def _may_date(text: Text, index: int) -> bool:
    """Whether a number may be a year, a date or an hour by itself: four digits, or a mark and a number behind it."""
    tokens = text.tokens
    if len(tokens[index].form) == 4:
        return True
    return index + 2 < len(tokens) and tokens[index + 2].kind == NUMBER and tokens[index + 1].kind != NUMBER


class Scan:
    """One reading of a stretch of text for words: matches sorted out into the chart, names apart."""

    def __init__(
        self, text: Text, lexicon: TimeLexicon, conjunctions: frozenset[str], matches: Iterable[Match]
    ) -> None:
        self.chart = Chart()
        self.names: list[tuple[Match, str]] = []
        self._text = text
        self._lexicon = lexicon
        self._conjunctions = conjunctions
        self._months: dict[int, list[tuple[Match, MonthName]]] = {}
        self._numbers: dict[int, list[NumberWord]] = {}
        self._marks: dict[str, set[int]] = {"hijri": set(), "era": set()}
        self._al: dict[int, str] = {}
        for match in matches:
            self._sort(match)

    def _sort(self, match: Match) -> None:
        key = match.id
        if match.suffix:
            return
        if key[0] == "m":
            self._months.setdefault(match.first, []).append((match, self._lexicon.months[key]))
        elif key[0] == "c":
            role, value = self._lexicon.numbers[key]
            self._numbers.setdefault(match.first, []).append(NumberWord(role, value, match.prefix))
        elif key[0] == "n":
            self.names.append((match, self._lexicon.names[key]))
        else:
            self._word(match)

    def _word(self, match: Match) -> None:
        word = self._lexicon.words[match.id]
        if match.article and word.cls == "one":
            self.chart.add(Edge(match.first, match.last, "theone", word.value, match.prefix))
        if match.article and word.cls in BARE:
            return
        if word.cls == "part" and SHADDA in self._text.quote(match.first, match.last):
            return
        if word.cls in self._marks:
            self._marks[word.cls].add(match.first)
        elif word.cls == "al":
            self._al[match.first] = match.prefix
        elif word.cls == "ord":
            self.chart.add(Edge(match.first, match.last, "daynum", int(word.value), match.prefix))
        cls = "theunit" if word.cls == "unit" and match.article else word.cls
        self.chart.add(Edge(match.first, match.last, cls, word.value, match.prefix))

    def fill(self, first: int, last: int) -> None:
        """Numbers and months of tokens ``first``..``last``; days of another meaning dropped."""
        self._drop_other_days()
        for index in range(first, last):
            if self._text.tokens[index].kind == NUMBER:
                self._digits(index, last)
        for index in self._numbers:
            found = read_words(self._numbers, index, self._conjunctions)
            if found is not None:
                self.chart.add(Edge(index, found[0], "num", found[1], found[2]))
        for index in self._months:
            for edge in self._month(index, last):
                self.chart.add(edge)

    def _drop_other_days(self) -> None:
        """«اليوم الثالث»، «اليوم الـ20»، «الليلة التي» are not today, nor is «مرتين في اليوم»."""
        other = {match.first for match, kind in self.names if kind == "after"} | self._al.keys()
        for index, here in self.chart.edges.items():
            if any(edge.value == "last" for edge in here.get("qual", ())):
                other.add(index)
        for index, here in self.chart.edges.items():
            within = index > 0 and self._text.tokens[index - 1].form == _IN
            for cls in ("rel", "relpart"):
                if cls in here:
                    here[cls] = [
                        e
                        for e in here[cls]
                        if not e.value.startswith("0") or not (e.last in other or (within and not e.prefix))
                    ]

    def _digits(self, index: int, last: int) -> None:
        hijri, era = frozenset(self._marks["hijri"]), frozenset(self._marks["era"])
        for found in read_digits(self._text, index, last, hijri, era):
            self.chart.add(Edge(index, found.last, found.cls, found.value))
            if found.cls in ("daynum", "hournum") and index - 1 in self._al:
                self.chart.add(Edge(index - 1, found.last, found.cls, found.value, self._al[index - 1]))

    def _month(self, index: int, last: int) -> Iterator[Edge]:
        """A month told once or, by two systems, twice; by itself where its name is no other word."""
        for match, name in self._months[index]:
            hijri = name.system == HIJRI
            if match.prefix and self._alone(match, name) == "spelling":
                continue
            yield from self._classes(
                match.first, match.last, match.prefix, Month(name.month, hijri), self._alone(match, name)
            )
            for end, second in self._second(match.last, last):
                if second.system != name.system and HIJRI not in (second.system, name.system):
                    other = second.month if second.month != name.month else None
                    yield from self._classes(match.first, end, match.prefix, Month(name.month, False, other), "yes")

    def _alone(self, match: Match, name: MonthName) -> str:
        if name.alone in ("yes", "no"):
            return name.alone
        return "yes" if name.alone in self._text.quote(match.first, match.last) else "spelling"

    def _classes(self, first: int, last: int, prefix: str, month: Month, alone: str) -> Iterator[Edge]:
        yield Edge(first, last, "month", month, prefix)
        if alone == "yes":
            yield Edge(first, last, "monthalone", month, prefix)
        if alone != "spelling":
            yield Edge(first, last, "monthweak", month, prefix)

    def _second(self, index: int, last: int) -> Iterator[tuple[int, MonthName]]:
        """The second name of a month: after a slash or dash, in brackets, or close behind («يونيو حزيران»)."""
        form = self._text.tokens[index].form if index < last else ""
        start = index + (form in _BETWEEN)
        for match, name in self._months.get(start, ()):
            if match.prefix:
                continue
            if form != "(":
                yield match.last, name
            elif match.last < last and self._text.tokens[match.last].form == ")":
                yield match.last + 1, name


_BETWEEN = frozenset("/-(\u2013\u2014\\|")
