"""What is Arabic and what only looks like it."""

import pytest

from tawthiq.reading.language import why_not_arabic

ARABIC = {
    "plain": "قصفت المدفعية بلدة الرمانة مساء الاثنين ما أدى إلى إصابة ثلاثة مدنيين",
    "headline only": "إصابة مدنيين بقصف على الرمانة",
    "with Latin names": "قال ناشطون على Facebook وTwitter إن قصفا وقع في بلدة الرمانة يوم الاثنين الماضي",
    "typed on a Persian keyboard": "قتل ثلاثة مدنیین فی قصف استهدف بلدة الرمانة بحسب مصدر طبی فی المستشفى المرکزی",
    "typed with another heh": "قالت مصادر محلیة إن الھجوم استھدف الموقع وأدى إلى سقوط ضحایا بینھم أطفال من أھل القریة",
    "Iraqi dialect": "گال أبو كاظم چان القصف قوي والناس كلها طلعت من البيوت والجيران ساعدوا المصابين وصلوا المستشفى",
    "diacritics": "قَصَفَتِ المِدْفَعِيَّةُ بَلْدَةَ الرُّمَّانَةِ",
}
OTHER = {
    "Persian": "در پی حمله پهپادی به یک پایگاه نظامی در شرق، پنج نفر کشته و چند نفر زخمی شدند و گروهی آن را پذیرفت",
    "Urdu": "دھماکے میں پانچ افراد ہلاک اور دس زخمی ہوگئے، پولیس نے علاقے کو گھیرے میں لے کر تفتیش شروع کر دی ہے",
    "Kurdish": "لە هێرشێکی درۆنیدا بۆ سەر بنکەیەکی سەربازی پێنج کەس کوژران و دە کەسی دیکەش بریندار بوون",
    "Pashto": "په برید کې پنځه کسان ووژل شول او لس نور ټپیان شول چې روغتون ته ولېږدول شول",
    "English": "Five civilians were wounded when shells fell on the village on Monday evening, residents said.",
    "Hebrew": "חמישה אזרחים נפצעו כאשר פגזים נפלו על הכפר ביום שני בערב",
    "digits": "12345 67 (8) !",
    "nothing": "",
}
PERSIAN_WITHOUT_ITS_LETTERS = (
    "در این حمله که شب دوشنبه روی داد سه نفر از اهالی کشته شدند و دو نفر دیگر زخمی شدند و به بیمارستان منتقل شدند "
    "و مقامات محلی در این باره توضیحی ندادند و نیروهای امنیتی منطقه را محاصره کردند"
)


@pytest.mark.parametrize("name", ARABIC)
def test_arabic_is_read(name):
    assert why_not_arabic(ARABIC[name]) is None


@pytest.mark.parametrize("name", OTHER)
def test_other_languages_are_not(name):
    reason = why_not_arabic(OTHER[name])
    assert reason is not None
    assert reason.startswith("not Arabic: ")


def test_persian_without_its_own_letters_lacks_the_article():
    assert why_not_arabic(PERSIAN_WITHOUT_ITS_LETTERS) == "not Arabic: almost no word carries the Arabic article"
