"""Persons as the text names or describes them."""

from __future__ import annotations

import pytest

from tawthiq.layers.annotation import Victim
from tawthiq.layers.casualties import find_casualties
from tawthiq.layers.numbers import find_numbers
from tawthiq.layers.victims import find_victims
from tawthiq.resources.files import DataFiles
from tawthiq.resources.harm import load_harm
from tawthiq.text.text import read_text

LEXICON = load_harm(DataFiles())


def _victims(sentence: str) -> list[tuple[str, Victim]]:
    text = read_text(sentence)
    casualties = find_casualties(text, LEXICON, find_numbers(text, LEXICON.numbers))
    return [(v.span.cut(sentence), v) for v in find_victims(text, LEXICON, casualties)]


def test_name_age_sex_and_harm_of_a_named_person():
    ((name, victim),) = _victims("قتل الشاب سامر الحلواني (24 عاماً) برصاص قناص شرق البلدة")
    assert name == "سامر الحلواني"
    assert (victim.named, victim.age, victim.sex, victim.harm) == (True, 24, "male", "killed")


def test_two_names_after_a_dual_each_with_its_age():
    found = _victims("استشهاد الشابين رامي عابد (27 عاماً) من بلدة السهل وكريم حداد (21 عاماً) غرب المدينة")
    assert [(name, v.age) for name, v in found] == [("رامي عابد", 27), ("كريم حداد", 21)]


def test_names_after_huma():
    found = _victims("قتل شخصان هما أحمد سالم ومحمود قاسم في الغارة")
    assert [name for name, _ in found] == ["أحمد سالم", "محمود قاسم"]


def test_a_name_between_marks():
    ((name, victim),) = _victims("مقتل المواطن “جلال عزت الأسمر” في القصف")
    assert name == "جلال عزت الأسمر"
    assert victim.civil_status == "civilian"


def test_a_family_is_told_one_by_one_with_kinship():
    found = _victims("أصيب رجل وزوجته و4 أطفال في القصف")
    assert [(word, v.sex, v.kin) for word, v in found] == [("رجل", "male", None), ("وزوجته", "female", "زوجته")]
    assert {v.harm for _, v in found} == {"wounded"}


def test_the_pronoun_of_his_brother_is_not_the_ending_of_sister():
    found = _victims("قتل مزارع وشقيقه في الحقل")
    assert [v.sex for _, v in found] == ["male", "male"]


def test_occupation_and_status():
    found = _victims("مقتل الصحفي نادر الكيلاني وإصابة ممرضة كانت قربه")
    assert [(v.occupation, v.sex, v.civil_status) for _, v in found] == [
        ("صحفي", "male", "civilian"),
        ("ممرضة", "female", "civilian"),
    ]
    ((_, soldier),) = _victims("قتل جندي في انفجار العبوة")
    assert soldier.civil_status == "combatant"


def test_age_in_words_of_several_kinds():
    ages = [
        v.age
        for sentence in (
            "قتلت طفلة تبلغ من العمر 5 سنوات",
            "قتل مزارع في الـ27 من العمر",
            "قتل الفتى عمره 15 سنة",
            "أصيبت سيدة (70 عاماً) بشظية",
            "أصيب رجل بعد 30 عاماً في المهنة",
        )
        for _, v in _victims(sentence)
    ]
    assert ages == [5, 27, 15, 70, None]


def test_a_part_of_a_toll_is_told_and_the_rest_is_not():
    found = _victims("مقتل ثلاثة مدنيين بينهم طفلة في القصف")
    assert [word for word, _ in found] == ["طفلة"]


@pytest.mark.parametrize(
    "sentence",
    [
        "قتل ثلاثة مدنيين في القصف",
        "دون وقوع إصابات",
        "اعتقلت الشرطة شاباً عند الحاجز",
        "نزح مئات السكان",
    ],
)
def test_no_row_where_nobody_is_told_one_by_one(sentence: str):
    assert _victims(sentence) == []


def test_no_name_is_made_of_what_follows_an_indefinite_noun():
    found = _victims("إصابة سيدة كانت تعبر الطريق قرب السوق")
    assert [(word, v.named) for word, v in found] == [("سيدة", False)]
