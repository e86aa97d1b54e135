"""The fold, the cut of words, paradigms and phrases, in examples that a linguist can read."""

from __future__ import annotations

import pytest

from tawthiq.text.clitics import readings
from tawthiq.text.fold import fold, fold_key
from tawthiq.text.paradigm import conjugate, noun_forms, verb_forms
from tawthiq.text.phrases import Match, Phrase, PhraseMatcher, longest
from tawthiq.text.span import Span
from tawthiq.text.text import read_text


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("قَصْفٌ", "قصف"), ("قصـــف", "قصف"), ("إدلب", "ادلب"), ("أَلْغام", "الغام"), ("آليّة", "اليه"), ("على", "علي"),
        ("مؤتمر", "موتمر"), ("ناشئ", "ناشي"), ("١٢٫٥", "12٫5"), ("۴۵", "45"), ("ﻗﺼﻒ", "قصف"), ("ﻻ", "لا"),
        ("کابل", "كابل"), ("قـ.ـصف", "قصف"), ("CNN", "cnn"), ("\u200fبيان\u200e", "بيان"),
    ],
)  # fmt: skip
def test_spellings_fold_to_one(written: str, folded: str) -> None:
    assert fold(written).text == folded


def test_a_folded_stretch_maps_back_with_the_marks_on_its_last_letter() -> None:
    text = "شنّ طيرانٌ غاراتٍ"
    folded = fold(text)
    at = folded.text.index("طيران")
    assert folded.span(at, at + 5).cut(text) == "طيرانٌ"


def test_a_dot_that_ends_a_sentence_is_kept() -> None:
    assert fold("انتهى. ثم").text == "انتهي. ثم"


@pytest.mark.parametrize(
    ("word", "prefix", "article", "stem"),
    [
        ("ولقسد", "ول", False, "قسد"), ("لمليشيا", "ل", False, "مليشيا"), ("بالمليشيات", "ب", True, "مليشيات"),
        ("وللتحالف", "ول", True, "تحالف"), ("للواء", "ل", True, "لواء"), ("فالقصف", "ف", True, "قصف"),
        ("سيقصف", "س", False, "يقصف"), ("كالغارة", "ك", True, "غاره"),
    ],
)  # fmt: skip
def test_clitics_come_off(word: str, prefix: str, article: bool, stem: str) -> None:
    assert any((r.prefix, r.article, r.stem) == (prefix, article, stem) for r in readings(fold_key(word)))


@pytest.mark.parametrize(("word", "stem"), [("دوريته", "دوريه"), ("قواتها", "قوات"), ("مقاتليهم", "مقاتلي")])
def test_pronouns_come_off(word: str, stem: str) -> None:
    assert any(r.stem == stem and r.suffix for r in readings(fold_key(word)))


@pytest.mark.parametrize("word", ["لبنان", "بغداد", "وفد", "الباب", "بيروت", "كركوك"])
def test_a_known_word_stays_whole(word: str) -> None:
    matcher = PhraseMatcher([Phrase((fold_key(word),), word), Phrase(("نان",), "نان"), Phrase(("فد",), "فد")])
    assert [(m.id, m.prefix) for m in matcher.match(read_text(word))] == [(word, "")]


@pytest.mark.parametrize(
    ("past", "present", "forms"),
    [
        ("قصف", "يقصف", "قصفت قصفوا قصفتا يقصف تقصف يقصفون قصفنا"),
        ("شنّ", "يشن", "شن شنت شنوا يشن تشن يشنون"),
        ("أغار", "يغير", "أغارت أغاروا يغير تغير يغر"),
        ("دوّى", "يدوي", "دوى دوت دوّوا يدوي تدوي"),
        ("أنشأ", "ينشئ", "أنشأت أنشأوا ينشئ"),
    ],
)
def test_verbs_are_conjugated(past: str, present: str, forms: str) -> None:
    assert {fold_key(f) for f in forms.split()} <= verb_forms(past, present)


def test_a_verb_form_knows_its_tense_and_person() -> None:
    forms = conjugate("قصف", "يقصف")
    assert (forms["قصفت"].tense, forms["قصفت"].person) == ("past", "3fs")
    assert (forms["يقصفون"].tense, forms["يقصفون"].person) == ("present", "3mp")


def test_nouns_are_inflected() -> None:
    assert {"قتيلا", "قتيلان", "قتيلين", "قتلي"} <= noun_forms("قتيل", "قتلى")
    assert {"قريتان", "قريتي", "قري", "قريات"} <= noun_forms("قرية", "قرى")
    assert "هجوما بريا" in noun_forms("هجوم بري")


def _found(entries: dict[str, str], text: str) -> list[tuple[str, str]]:
    matcher = PhraseMatcher([Phrase(tuple(fold_key(words).split()), name) for words, name in entries.items()])
    read = read_text(text)
    return [(read.quote(m.first, m.last), m.id) for m in longest(matcher.match(read))]


def test_an_entry_without_the_article_matches_with_it_on_every_word() -> None:
    assert _found({"طائرة مسيرة": "drone"}, "بالطائرة المسيّرة وطائرة مسيرة") == [
        ("بالطائرة المسيّرة", "drone"),
        ("وطائرة مسيرة", "drone"),
    ]


def test_an_entry_with_the_article_demands_it() -> None:
    assert _found({"الحشد": "pmf"}, "حشد كبير للحشد") == [("للحشد", "pmf")]


def test_the_longest_match_wins() -> None:
    assert _found({"قوات": "a", "قوات سوريا الديمقراطية": "b"}, "قوات سوريا الديمقراطية وقوات") == [
        ("قوات سوريا الديمقراطية", "b"),
        ("وقوات", "a"),
    ]


def test_a_suffix_is_told() -> None:
    matcher = PhraseMatcher([Phrase(("دوريه",), "patrol")])
    assert matcher.match(read_text("ودوريته")) == [Match(0, 1, "patrol", "و", False, "ه")]


def test_a_span_refuses_to_run_backwards() -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(3, 2)
