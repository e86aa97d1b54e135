"""One event told many times is one, and two are two: chains of words, definite nouns, means, answers."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from tawthiq.clauses.arguments import fill
from tawthiq.clauses.chains import bind
from tawthiq.clauses.consequence import casualty_role
from tawthiq.clauses.events import draft_events
from tawthiq.engine import Reader
from tawthiq.text.text import read_text

PUBLISHED = date(2023, 11, 9)

ONE_TELLING = [
    ("شنّت الطائرات غارات استهدفت محيط بلدة تل الورد.", "غارات", "استهدفت"),
    ("القصف المدفعي العنيف الذي طال قرية بيت الرمان أدى إلى نزوح الأهالي.", "القصف", "طال"),
    ("قُتل جندي في هجوم بعبوة ناسفة قرب بلدة تل الورد.", "هجوم", "بعبوة ناسفة"),
]
TWO_TELLINGS = [
    ("بعد هجوم على الحاجز استهدفت القوات مواقع المسلحين.", "هجوم", "استهدفت"),
    ("وقع هجوم على الحاجز وقصفت المدفعية بلدة تل الورد.", "هجوم", "وقصفت"),
]


@cache
def reader() -> Reader:
    return Reader()


def bound(sentence: str) -> list[list[str]]:
    """The words of each mention of a sentence, those that go on about it with it."""
    layers = reader().layers(read_text(sentence), PUBLISHED)
    heads = bind(layers, fill(layers, reader()._knowledge().weights))
    return [[m.trigger.span.cut(sentence) for m in (head, *head.also)] for head in heads]


def story(text: str) -> list[list[str]]:
    """The words of each event of a text."""
    layers = reader().layers(read_text(text), PUBLISHED)
    drafts = draft_events(layers, reader()._knowledge(), PUBLISHED).events
    return [[m.trigger.span.cut(text) for m in event.mentions] for event in drafts]


@pytest.mark.parametrize(("sentence", "first", "second"), ONE_TELLING)
def test_words_of_one_telling_are_one_mention(sentence: str, first: str, second: str) -> None:
    assert [first, second] in bound(sentence)


@pytest.mark.parametrize(("sentence", "first", "second"), TWO_TELLINGS)
def test_words_of_two_tellings_stay_apart(sentence: str, first: str, second: str) -> None:
    words = bound(sentence)
    assert [first] in words
    assert [second] in words


def test_a_definite_noun_means_the_place_told_before() -> None:
    text = "استهدف الهجوم قاعدة تل الغزلان مساء الأربعاء. وقالت المصادر إن الفصائل هاجمت القاعدة بصواريخ."
    layers = reader().layers(read_text(text), PUBLISHED)
    base, again = (p for p in layers.places if p.head == "base")
    assert layers.places[again.refers_to or 0] is base
    assert len(story(text)) == 1


def test_a_region_of_a_definite_noun_means_the_same_place() -> None:
    text = "هاجمت مسيّرتان معسكر الصخرة فجراً. وتصدت الدفاعات لمسيّرات في محيط المعسكر."
    layers = reader().layers(read_text(text), PUBLISHED)
    camp, around = layers.places
    assert around.refers_to == 0
    assert camp.refers_to is None


def test_rockets_that_fell_are_no_telling_of_an_air_strike() -> None:
    text = (
        "شنّت مقاتلات التحالف غارات على قاعدة تل الغزلان فجر الأربعاء، ما أدى إلى مقتل ثلاثة. "
        "وسقطت قذائف صاروخية على قاعدة تل الغزلان مساء الأربعاء، ما أدى إلى إصابة جندي."
    )
    assert len(story(text)) == 2


@pytest.mark.parametrize(
    ("text", "kilometres"),
    [
        ("سقطت القذيفة على مسافة كيلومترين من سد تشرين.", 2.0),
        ("سقطت القذيفة على بعد كيلومتر من سد تشرين.", 1.0),
        ("سقطت القذيفة على بعد ثلاثة كيلومترات من سد تشرين.", 3.0),
        ("سقطت القذيفة على بعد 500 متر من سد تشرين.", 0.5),
        ("سقطت القذيفة على بعد خمسة عشر كيلومتراً من سد تشرين.", 15.0),
        ("سقطت القذيفة على سد تشرين.", None),
    ],
)
def test_distances_in_words(text: str, kilometres: float | None) -> None:
    place = next(p for p in reader().layers(read_text(text), PUBLISHED).places if p.head == "dam")
    assert place.distance_km == kilometres


@pytest.mark.parametrize(
    ("text", "wounded"),
    [
        ("أغارت المقاتلات على المواقع عقب الهجوم على القاعدة، فأصيب تسعة أشخاص.", "أغارت"),
        ("هاجمت مجموعة مسلحة الحاجز فيما أصيب تسعة أشخاص.", None),
    ],
)
def test_the_harm_is_of_the_main_deed(text: str, wounded: str | None) -> None:
    layers = reader().layers(read_text(text), PUBLISHED)
    toll = layers.casualties[0]
    tied = [t.span.cut(text) for t in layers.triggers if casualty_role(layers, t, toll) == "harm"]
    assert tied == ([wounded] if wounded else [])


def test_a_short_message_keeps_what_it_tells() -> None:
    coded = story("قصفت مدفعية النظام بلدة تل الورد اليوم.")
    assert coded == [["قصفت"]]


def test_a_state_of_alert_that_somebody_raised_is_an_event() -> None:
    text = "قُصفت قاعدة تل الغزلان مساء أمس. ورفعت الفصائل درجة التأهب في مقارها."
    assert ["التأهب"] in story(text)


def test_an_expected_strike_is_none() -> None:
    text = "قُصفت قاعدة تل الغزلان مساء أمس. ورفعت الفصائل درجة التأهب في مقارها تحسباً لضربات أخرى."
    assert all("لضربات" not in words for words in story(text))


def test_the_place_of_what_is_answered_is_not_hit_by_the_answer() -> None:
    text = (
        "هاجمت الفصائل قاعدة تل الغزلان بالصواريخ مساء أمس. "
        "وأغارت مقاتلات التحالف على نقاط الإطلاق عقب الهجوم على القاعدة، فأصيب تسعة أشخاص."
    )
    layers = reader().layers(read_text(text), PUBLISHED)
    events = draft_events(layers, reader()._knowledge(), PUBLISHED).events
    strike = next(e for e in events if any(m.trigger.family == "airstrike" for m in e.mentions))
    assert "القاعدة" not in {f.value.span.cut(text) for f in strike.values.places}
