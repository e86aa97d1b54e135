"""Where sentences end, what is a dateline, and what on a page is no part of the report."""

from __future__ import annotations

from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.evaluation.examples import examples_of, unmarked
from tawthiq.resources.files import DataFiles
from tawthiq.resources.orthography import BOILERPLATE, load_orthography
from tawthiq.text.orthography import Orthography
from tawthiq.text.text import Text, read_text


@lru_cache(maxsize=1)
def words() -> Orthography:
    return load_orthography(DataFiles())


def read(raw: str) -> Text:
    return read_text(raw, None, words())


def told(raw: str) -> list[tuple[str, str]]:
    """Kind and words of each sentence."""
    return [(s.kind, s.span.cut(raw)) for s in read(raw).sentences]


@pytest.mark.parametrize(
    ("raw", "sentences"),
    [
        ("وصل د. سامر إلى البلدة. ثم غادر.", ["وصل د. سامر إلى البلدة.", "ثم غادر."]),
        ("قال أ.د. حسن إن القصف توقف.", ["قال أ.د. حسن إن القصف توقف."]),
        ("أصيب 3.5 بالمئة من السكان. ونزح الباقون.", ["أصيب 3.5 بالمئة من السكان.", "ونزح الباقون."]),
        ("ماذا جرى؟ لا أحد يعلم!", ["ماذا جرى؟", "لا أحد يعلم!"]),
        ("قال: «انسحبوا.» ثم سكت.", ["قال: «انسحبوا.»", "ثم سكت."]),
        ('قال "انسحبوا." ثم سكت.', ['قال "انسحبوا."', "ثم سكت."]),
        ("قصفت الطائرات السوق.وقال شهود إن الجرحى كثر.", ["قصفت الطائرات السوق.", "وقال شهود إن الجرحى كثر."]),
        ("نقل موقع السورية.نت أن القصف توقف.", ["نقل موقع السورية.نت أن القصف توقف."]),
        ("قصف، ثم اقتحام، ثم انسحاب، وبقيت القرية خالية.", ["قصف، ثم اقتحام، ثم انسحاب، وبقيت القرية خالية."]),
        ("سقطت قذيفة… ثم أخرى.", ["سقطت قذيفة…", "ثم أخرى."]),
        ("قتل طفل في ثالث أيام شهر […]", ["قتل طفل في ثالث أيام شهر […]"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(raw: str, sentences: list[str]) -> None:
    assert [cut for _, cut in told(raw)] == sentences


def test_the_first_line_is_the_headline() -> None:
    assert told("مقتل ثلاثة في قصف\nقتل ثلاثة مدنيين.") == [
        ("headline", "مقتل ثلاثة في قصف"),
        ("body", "قتل ثلاثة مدنيين."),
    ]


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("دبي، الإمارات العربية المتحدة (CNN)— قتل ثلاثة جنود.", "دبي، الإمارات العربية المتحدة (CNN)—"),
        ("دمشق (رويترز) - قتل ثلاثة جنود.", "دمشق (رويترز) -"),
        ("الرياض – واس: أحبطت الجمارك تهريب السلاح.", "الرياض – واس:"),
        ("عين اليوم – القاهرة\nقتل ثلاثة جنود.", "عين اليوم – القاهرة"),
        ("كابل 25 شوال 1436 هـ الموافق 10 أغسطس م واس\nقتل جنود.", "كابل 25 شوال 1436 هـ الموافق 10 أغسطس م واس"),
    ],
)  # fmt: skip
def test_datelines_stand_apart(line: str, dateline: str) -> None:
    assert ("dateline", dateline) in told("عنوان الخبر\n" + line)


@pytest.mark.parametrize(
    "line",
    [
        "وقال الناطق في تصريحات نقلتها وكالة الأنباء السعودية (واس): سقط الصاروخ.",
        "المقاومة الإسلامية في لبنان - حزب الله تعلن استهداف موقع.",
        "قالت وكالة سانا إن قذيفة سقطت.",
    ],
)
def test_a_report_is_no_dateline(line: str) -> None:
    assert all(kind != "dateline" for kind, _ in told("عنوان الخبر\n" + line))


def examples() -> list[tuple[str, str, bool]]:
    """Id, marked line, and whether something in it must be kept out."""
    found = []
    for example in examples_of(DataFiles(), BOILERPLATE):
        marked = example.sentence
        for span in reversed(example.spans):
            marked = f"{marked[: span.start]}⟦{marked[span.start : span.end]}⟧{marked[span.end :]}"
        found.append((example.id, marked, bool(example.spans)))
    return found


@pytest.mark.parametrize(("rule", "marked", "wanted"), examples())
def test_examples_of_boilerplate(rule: str, marked: str, wanted: bool) -> None:
    line, spans = unmarked(marked)
    head = "عنوان الخبر\nقتل ثلاثة جنود في كمين قرب الجسر.\n"
    raw = head + line
    idle = [s.span for s in read(raw).sentences if s.kind == "boilerplate"]
    assert [s.cut(raw) for s in idle] == [span.cut(line) for span in spans], rule
    assert bool(idle) == wanted


def test_a_list_of_other_reports_goes_on_below_its_cue() -> None:
    raw = "عنوان\nقتل ثلاثة جنود.\nاقرأ أيضاً:\nغارات على القرية\nاعتقال خلية في العاصمة\nوأضاف المصدر أن الجرحى نقلوا."
    assert [kind for kind, _ in told(raw)] == ["headline", "body", "boilerplate", "boilerplate", "boilerplate", "body"]


def test_a_headline_is_never_boilerplate() -> None:
    assert told("شاهد.. غارة على الجسر\nقصفت الطائرات الجسر.")[0][0] == "headline"


def test_a_stretch_without_full_stops_is_cut_before_openers() -> None:
    clause = " ".join(["قصفت", "المدفعية", "أطراف", "القرية", "شرق", "النهر", "مساء"] * 8)
    raw = "عنوان\n" + clause + " وقالت مصادر محلية إن السوق احترق " + clause + " وأفاد شهود بسقوط جرحى " + clause
    cut = [words for kind, words in told(raw) if kind == "body"]
    assert [s.split()[0] for s in cut] == ["قصفت", "وقالت", "وأفاد"]


@given(st.text(alphabet=st.sampled_from('كلمة واحد.؟!،:"«»“”()\n -–12'), max_size=120))
def test_sentences_tile_the_tokens(raw: str) -> None:
    text = read(raw)
    firsts = [s.first for s in text.sentences]
    lasts = [s.last for s in text.sentences]
    assert firsts == [0, *lasts[:-1]][: len(firsts)]
    assert not text.tokens or lasts[-1] == len(text.tokens)
    assert all(s.first < s.last for s in text.sentences)
