"""Tolls: the examples of the data files, what must never be told, and any text."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.errors import DataError
from tawthiq.layers.annotation import Actor, Casualty
from tawthiq.layers.casualties import find_casualties
from tawthiq.layers.numbers import find_numbers
from tawthiq.resources.files import DataFiles
from tawthiq.resources.harm import HARM, load_harm
from tawthiq.text.text import Text, read_text

_SHUFFLED = [
    "قتل",
    "أصيب",
    "5",
    "مدنيين",
    "بينهم",
    "طفل",
    "دون",
    "إصابات",
    "و",
    "،",
    ".",
    "إلى",
    "عدد",
    "القتلى",
    "آخرون",
    "من",
]
LEXICON = load_harm(DataFiles())


def _found(sentence: str, *actors: Actor) -> tuple[Casualty, ...]:
    text = read_text(sentence)
    return find_casualties(text, LEXICON, find_numbers(text, LEXICON.numbers), actors)


def _actor(text: Text, words: str, kind: str) -> Actor:
    start = text.raw.index(words)
    first, last = text.tokens_in(text.span(0, len(text.tokens)).__class__(start, start + len(words)))
    return Actor(first=first, last=last, span=text.span(first, last), rule="test", kind=kind)


@pytest.mark.parametrize("entry", yaml.safe_load(DataFiles().text(HARM)), ids=lambda e: e["id"])
def test_entries_find_their_examples_and_nothing_else(entry: dict[str, list[str]]):
    for example in entry["examples"]:
        bare = example.replace("⟦", "").replace("⟧", "")
        wanted = (example.index("⟦"), example.index("⟧") - 1)
        assert wanted in [(c.span.start, c.span.end) for c in _found(bare) if c.rule == entry["id"]], example
    for other in entry.get("not", []):
        assert entry["id"] not in [c.rule for c in _found(other)], other


@pytest.mark.parametrize(
    "sentence",
    [
        "دون ورود معلومات عن وقوع إصابات",
        "لم ترد أنباء عن ضحايا حتى اللحظة",
        "لم يبلغ عن إصابات في صفوف السكان",
        "دون معرفة حجم الخسائر البشرية",
        "تأكدت الفرق من عدم وجود إصابات أخرى",
        "ولم تتعرض القوات لأي إصابات خطيرة",
        "دون أن يذكر البيان ما إذا وقعت إصابات",
        "لم يصب الهدف",
    ],
)
def test_a_zero_is_never_made_of_missing_news(sentence: str):
    assert not [c for c in _found(sentence) if c.high == 0]


def test_a_denied_toll_says_so():
    (denied,) = _found("نفى المتحدث مقتل ثلاثة من جنوده")
    assert "denied" in denied.cues


def test_partisan_words_are_kept_as_a_note_and_code_the_same_facts():
    plain, partisan = _found("قتل ثلاثة شبان في القصف")[0], _found("استشهد ثلاثة شبان في القصف")[0]
    assert (plain.kind, plain.low, plain.high) == (partisan.kind, partisan.low, partisan.high)
    assert plain.loaded is None
    assert partisan.loaded == "martyrdom"


def test_parts_are_never_added_and_never_told_again():
    (toll,) = _found("قتل 11 شخصاً بينهم ثلاثة أطفال وامرأتان في القرية")
    assert toll.low == toll.high == 11
    assert [(p.group, p.low) for p in toll.breakdown] == [("children", 3), ("women", 2)]


def test_civilians_in_the_dual_or_the_plural_are_two_where_the_text_says_two_elsewhere():
    alone = _found("مقتل مدنيين في القصف")
    told = _found("مقتل مدنيين في القصف. وقتل مدنيان في السوق")
    vocalised = _found("مقتل مدنيَين في القصف")
    assert [(c.low, c.high) for c in alone] == [(1, None)]
    assert [(c.low, c.high) for c in told] == [(2, 2), (2, 2)]
    assert [(c.low, c.high) for c in vocalised] == [(2, 2)]


def test_the_token_of_the_word_of_harm_is_told():
    sentence = "وقالت البلدية إن خمسة عمال قتلوا في المعمل"
    (toll,) = _found(sentence)
    assert read_text(sentence).tokens[toll.harm_token or 0].form == "قتلوا"


def test_a_named_person_harmed_counts_one():
    text = read_text("اغتيال سالم الهادي أمام منزله")
    (toll,) = find_casualties(
        text, LEXICON, find_numbers(text, LEXICON.numbers), (_actor(text, "سالم الهادي", "person"),)
    )
    assert (toll.kind, toll.low, toll.high, toll.span.cut(text.raw)) == ("killed", 1, 1, "سالم الهادي")


def test_the_party_is_the_group_that_the_phrase_names():
    text = read_text("مقتل خمسة عناصر من كتائب النور في الكمين")
    (toll,) = find_casualties(
        text, LEXICON, find_numbers(text, LEXICON.numbers), (_actor(text, "كتائب النور", "armed_group"),)
    )
    assert toll.party is not None
    assert toll.party.cut(text.raw) == "كتائب النور"
    assert toll.who == "combatant"


@given(
    st.lists(
        st.sampled_from(_SHUFFLED),
        max_size=25,
    )
)
def test_any_order_of_words_gives_spans_in_the_text_and_bounds_in_order(words: list[str]):
    sentence = " ".join(words)
    for casualty in _found(sentence):
        assert 0 <= casualty.span.start < casualty.span.end <= len(sentence)
        assert casualty.high is None or casualty.low <= casualty.high
        assert casualty.harm_token is not None


def test_a_word_of_harm_needs_words(tmp_path):
    packaged = DataFiles()
    for name in packaged.names("lexicon"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(packaged.bytes(name))
    harm = tmp_path / HARM
    harm.write_text(harm.read_text(encoding="utf-8").replace("  words: [مقتل]\n", ""), encoding="utf-8")
    with pytest.raises(DataError, match=r"harm\.yaml:\d+: words"):
        load_harm(DataFiles(tmp_path))
