"""The times layer against its case table (``cases/times.tsv``), row by row, and the examples beside its rules."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawthiq.evaluation.examples import examples_of
from tawthiq.layers.annotation import Time
from tawthiq.layers.times import find_times, implied_publication
from tawthiq.resources.files import DataFiles
from tawthiq.resources.times import TimeLexicon, load_times
from tawthiq.temporal.symbols import AND, parse_symbol, resolve_relative
from tawthiq.text.text import read_text

TABLE = Path(__file__).parent / "cases" / "times.tsv"
FIELDS = ("start", "end", "time", "part", "precision", "kind", "edtf", "flags")
OPEN, CLOSE = "\u27e6", "\u27e7"
FILES = DataFiles()
RULE_FILES = FILES.names("times/rules", ".yaml")


@pytest.fixture(scope="module")
def lexicon() -> TimeLexicon:
    return load_times(FILES)


def rows() -> Iterator[dict[str, str]]:
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    header = lines[0].split("\t")
    for line in lines[1:]:
        cells = line.split("\t")
        yield dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))


ROWS = list(rows())


def published(row: dict[str, str]) -> date | datetime | None:
    told = row["published"]
    if not told:
        return None
    return datetime.fromisoformat(told) if "T" in told else date.fromisoformat(told)


def told(time: Time) -> dict[str, str]:
    value = time.value
    cells = {
        "start": value.start, "end": value.end, "time": value.time, "part": value.part, "precision": value.precision,
        "kind": time.kind, "edtf": value.edtf, "flags": " ".join(value.flags),
    }  # fmt: skip
    return {name: "" if cell is None else str(cell) for name, cell in cells.items()}


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_the_case_table(row: dict[str, str], lexicon: TimeLexicon) -> None:
    marked = row["sentence"]
    raw = marked.replace(OPEN, "").replace(CLOSE, "")
    times = find_times(read_text(raw), lexicon, published(row))
    if OPEN not in marked:
        assert [time.span.cut(raw) for time in times] == []
        return
    start, end = marked.index(OPEN), marked.index(CLOSE) - 1
    found = [time for time in times if time.span.start < end and start < time.span.end]
    assert [time.span.cut(raw) for time in found] == [raw[start:end]]
    assert told(found[0]) == {name: row[name] for name in FIELDS}


def test_the_table_is_large_and_a_part_was_held_back() -> None:
    assert len(ROWS) >= 250
    assert len({row["id"] for row in ROWS}) == len(ROWS)
    assert sum(row["held"] == "held" for row in ROWS) == 60


@pytest.mark.parametrize("name", RULE_FILES)
def test_examples_of_the_rules(name: str, lexicon: TimeLexicon) -> None:
    for example in examples_of(FILES, name):
        times = find_times(read_text(example.sentence), lexicon, date(2022, 8, 16))
        spans = tuple(time.span for time in times if time.rule == example.id)
        assert spans == example.spans, f"{example.file}:{example.line} {example.id}: {example.sentence}"


def test_every_rule_reads_some_row_of_the_table(lexicon: TimeLexicon) -> None:
    fired = set()
    for row in ROWS:
        raw = row["sentence"].replace(OPEN, "").replace(CLOSE, "")
        fired.update(time.rule for time in find_times(read_text(raw), lexicon, published(row)))
    assert {rule.id for rule in lexicon.rules if rule.id} - fired == set()


@pytest.mark.parametrize(
    ("sentence", "relative"),
    [
        ("وقع الانفجار اليوم", "published"),
        ("وقع الانفجار أمس", "published-1d"),
        ("وقع الانفجار أمس الإثنين", "published-1d&published<=mon"),
        ("وقع الانفجار الإثنين الماضي", "published<mon"),
        ("وقع الانفجار الأسبوع الماضي", "published-1w@week"),
        ("وقع الانفجار في شباط الماضي", "published<02"),
        ("وقع الانفجار في 13 شباط", "published<=02-13"),
        ("وقع الانفجار في 12 من الشهر الجاري", "published@month:12"),
        ("وقع الانفجار في تشرين الأول من العام الماضي", "published-1y@year:10"),
        ("وقعت انفجارات منذ السبت", "published<=sat/published"),
        ("وقعت انفجارات بعد ذلك بيومين", "event+2d"),
        ("وقعت انفجارات قبل ذلك بيومين", "event-2d"),
        ("وقعت انفجارات قبل أسبوع من الهجوم", "event-1w"),
        ("وقعت انفجارات بعد ساعات من الهجوم", "event+?h"),
        ("وقعت انفجارات غداة الهجوم", "event+1d"),
        ("وقعت انفجارات قبل أيام", None),
        ("وقع الانفجار في 5 آذار 2020", None),
    ],
)
def test_without_a_date_of_publication_the_symbol_is_kept_and_resolves_later(
    sentence: str, relative: str | None, lexicon: TimeLexicon
) -> None:
    (time,) = find_times(read_text(sentence), lexicon, None)
    assert time.value.relative == relative
    if relative is None or relative.startswith("event"):
        return
    assert time.value.start is None
    day = date(2022, 8, 16)
    (dated,) = find_times(read_text(sentence), lexicon, day)
    later = resolve_relative(relative, day)
    assert later is not None
    assert (later.start, later.end, later.precision) == (dated.value.start, dated.value.end, dated.value.precision)


def test_what_a_text_implies_of_its_publication(lexicon: TimeLexicon) -> None:
    text = read_text("قُتل حارس أمس الإثنين. وأعلنت الشرطة اليوم الثلاثاء 16 آب 2022 توقيف رجل. وقُصف الحي السبت.")
    implied = implied_publication(find_times(text, lexicon, None))
    assert [(found.weekday, found.day) for found in implied] == [(1, None), (1, date(2022, 8, 16))]


def test_boilerplate_and_empty_texts_hold_no_time(lexicon: TimeLexicon) -> None:
    assert find_times(read_text(""), lexicon, date(2022, 8, 16)) == ()
    assert find_times(read_text("no Arabic here, 2022"), lexicon, None) == ()


def test_times_never_overlap_and_their_spans_are_exact(lexicon: TimeLexicon) -> None:
    raw = "\n".join(row["sentence"].replace(OPEN, "").replace(CLOSE, "") for row in ROWS)
    text = read_text(raw)
    times = find_times(text, lexicon, date(2022, 8, 16))
    assert len(times) > len(ROWS) // 2
    for time in times:
        assert time.span == text.span(time.first, time.last)
    assert all(a.last <= b.first for a, b in pairwise(times))


def test_zone_is_kept(lexicon: TimeLexicon) -> None:
    (time,) = find_times(read_text("سقط الصاروخ الأحد الساعة 14:05 بتوقيت غرينتش"), lexicon, date(2022, 8, 16))
    assert (time.value.zone, time.value.edtf) == ("UTC", "2022-08-14T14:05:00Z")


def test_what_follows_a_future_word_is_ahead_and_what_precedes_it_is_not(lexicon: TimeLexicon) -> None:
    text = read_text("قال الناطق الأحد إن الهدنة ستبدأ الخميس")
    first, second = find_times(text, lexicon, date(2022, 8, 16))
    assert (first.value.start, second.value.start) == (date(2022, 8, 14), date(2022, 8, 18))
    assert "future" in second.cues


LEXICON = load_times(FILES)
LINES = [line.split("\t") for line in FILES.text("times/words.tsv").splitlines() if "\t" in line and line[0] != "#"]
WORDS = st.sampled_from(sorted({cells[0] for cells in LINES}))
DIGITS = st.sampled_from(
    ["12", "3", "2022", "1444", "15/8/2022", "15/8", "10:30", "4,30", "29/2/2021", "99/99/9999", "0"]
)
PHRASES = st.lists(
    st.tuples(st.sampled_from(["", "", "", "و", "ب", "ل", "ال"]), st.one_of(WORDS, WORDS, DIGITS)), max_size=9
)


@given(PHRASES, st.one_of(st.none(), st.dates()))
@settings(max_examples=150, deadline=None)
def test_any_row_of_time_words_is_read_without_fault(words: list[tuple[str, str]], day: date | None) -> None:
    raw = " ".join(prefix + word for prefix, word in words)
    for time in find_times(read_text(raw), LEXICON, day):
        value = time.value
        assert value.start is None or value.end is None or value.start <= value.end
        assert time.span.cut(raw)
        for symbol in value.relative.split(AND) if value.relative else ():
            assert parse_symbol(symbol).symbol == symbol


@given(st.text(max_size=80))
@settings(deadline=None)
def test_any_text_is_read_without_fault(raw: str) -> None:
    text = read_text(raw)
    for time in find_times(text, LEXICON, date(2022, 8, 16)):
        assert time.span == text.span(time.first, time.last)
