"""The place layer: the table of cases, and what a table of single sentences cannot hold."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from tawthiq.evaluation.examples import unmarked
from tawthiq.layers.annotation import Place
from tawthiq.layers.places import find_places
from tawthiq.resources.files import DataFiles
from tawthiq.resources.gazetteer import Gazetteer, load_gazetteer
from tawthiq.text.span import Span
from tawthiq.text.text import read_text

CASES = Path(__file__).parent / "cases" / "places.tsv"


@cache
def gazetteer() -> Gazetteer:
    return load_gazetteer(DataFiles())


def places(text: str, **hints: object) -> list[Place]:
    """The places of a text, adjectives of nationality left out."""
    return [p for p in find_places(read_text(text), gazetteer(), **hints) if not p.adjectival]  # type: ignore[arg-type]


def place(text: str, quote: str) -> Place:
    found = [p for p in places(text) if p.span.cut(text) == quote]
    assert found, [p.span.cut(text) for p in places(text)]
    return found[0]


def cases() -> list[list[str]]:
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [(line.split("\t") + [""] * 7)[:7] for line in lines[1:]]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case[0][:60])
def test_case(case: list[str]) -> None:
    marked, level, head, name_en, unit, precision, relation = case
    sentence, spans = unmarked(marked)
    if level == "none":
        assert not places(sentence), [p.span.cut(sentence) for p in places(sentence)]
        return
    found = [p for p in places(sentence) if p.span == spans[0]]
    assert found, f"instead: {[p.span.cut(sentence) for p in places(sentence)]}"
    p = found[0]
    told = (p.level, p.head or "", p.name_en or "", p.admin1_en or p.country or "", p.precision, p.relation or "")
    assert told == (level, head, name_en, unit, precision, relation)


def test_there_are_enough_cases() -> None:
    assert len(cases()) >= 200


def test_spans_are_exact_and_tokens_whole() -> None:
    text = "قُصفت مدينة الباب، وبلدتا سرمين وبنش، بريف إدلب الشرقي."
    read = read_text(text)
    for p in find_places(read, gazetteer()):
        assert p.span == read.span(p.first, p.last)
        assert p.span.cut(text) == read.quote(p.first, p.last)


def test_an_unknown_village_lies_in_its_unit_with_that_precision() -> None:
    p = place("قتل راع في قرية الزمردة بناحية جنديرس أمس", "قرية الزمردة")
    assert (p.precision, p.admin1_en, p.basis) == ("district", "Aleppo", "enclosing place")
    assert p.gazetteer_id is None
    assert p.radius_km


def test_an_unknown_village_of_a_governorate_has_no_point() -> None:
    p = place("قتل راع في قرية الزمردة بمحافظة حلب أمس", "قرية الزمردة")
    assert (p.lat, p.lon) == (None, None)
    assert (p.precision, p.admin1_en) == ("governorate", "Aleppo")


def test_an_unknown_village_of_nowhere_is_not_guessed() -> None:
    p = place("قتل راع في قرية الزمردة أمس", "قرية الزمردة")
    assert (p.lat, p.country, p.precision) == (None, None, "unknown")


def test_governorates_and_countries_have_no_point() -> None:
    for text, quote in (("هجوم في محافظة دير الزور أمس", "محافظة دير الزور"), ("هجوم في اليمن أمس", "اليمن")):
        p = place(text, quote)
        assert (p.lat, p.lon) == (None, None)
        assert p.gazetteer_id


def test_a_facility_without_a_name_lies_where_its_town_lies() -> None:
    p = place("استهدف الطيران منزلا في بلدة سرمين أمس", "منزلا")
    town = place("استهدف الطيران منزلا في بلدة سرمين أمس", "بلدة سرمين")
    assert (p.lat, p.lon, p.precision) == (town.lat, town.lon, "settlement")
    assert p.gazetteer_id is None


def test_a_street_called_after_a_capital_does_not_lie_there() -> None:
    p = place("انفجار في شارع بغداد بمدينة حمص أمس", "شارع بغداد")
    assert p.country == "SY"
    assert places("انفجار في شارع بغداد أمس")[0].lat is None


def test_an_embassy_lies_in_the_capital_where_it_stands() -> None:
    p = place("سقط صاروخ على السفارة الأميركية في بغداد أمس", "السفارة الأميركية")
    assert (p.country, p.admin1_en) == ("IQ", "Baghdad")


def test_nationalities_are_no_places() -> None:
    text = "أعلن الجيش السوري أن عدوانا إسرائيليا وقع"
    found = find_places(read_text(text), gazetteer())
    assert found
    assert all(p.adjectival and p.level == "country" for p in found)
    assert [p.country for p in found] == ["SY", "IL"]


def test_an_adjective_spelled_like_a_country_is_none() -> None:
    assert not places("استهدف عدوانٌ بريطانيٌّ أو هجومًا بريطانيًا رجالا لهم")


def test_datelines_are_marked() -> None:
    p = places("بغداد - خاص\nقال مصدر إن انفجارا وقع في الموصل")[0]
    assert p.dateline
    assert not places("قال مصدر إن انفجارا وقع في الموصل")[0].dateline


def test_taken_spans_are_left_alone() -> None:
    text = "أعلن لواء حلب الشهباء ذلك في سرمين"
    start = text.index("لواء")
    taken = Span(start, start + len("لواء حلب الشهباء"))
    assert [p.span.cut(text) for p in places(text, taken=(taken,))] == ["سرمين"]


def test_what_encloses_a_place_is_its_parent() -> None:
    found = places("قصف استهدف قرية قوقفين في جبل الزاوية بريف إدلب الجنوبي أمس")
    assert [p.span.start for p in found] == sorted(p.span.start for p in found)
    village, mountain, countryside = found
    assert village.parent == 1
    assert mountain.parent == 2
    assert countryside.parent is None


def test_listed_places_share_what_encloses_them() -> None:
    found = places("قصف استهدف قرى البارة وكنصفرة وسفوهن بريف إدلب الجنوبي أمس")
    assert [p.parent for p in found] == [3, 3, 3, None]


def test_namesakes_are_decided_by_the_other_places_of_the_report() -> None:
    libya = place("معارك في طرابلس. كما قصفت مصراتة وترهونة وسرت أمس", "طرابلس")
    lebanon = place("معارك في طرابلس. كما قصفت صيدا وبعلبك والنبطية أمس", "طرابلس")
    assert (libya.country, lebanon.country) == ("LY", "LB")
    assert any("as other places" in cue for cue in libya.cues)


def test_the_outlets_country_is_a_weak_hint() -> None:
    hinted = places("قتل رجل في صيدا أمس", outlet_country="LB")
    assert hinted[0].country == "LB"


def test_distances_are_told() -> None:
    p = place("سقط صاروخ على بعد 3 كم شرق مدينة تدمر أمس", "شرق مدينة تدمر")
    assert (p.relation, p.distance_km) == ("east_of", 3.0)
    near = place("سقط صاروخ قرب مطار حلب أمس", "مطار حلب")
    assert (near.relation, near.prefix) == ("near", "قرب")


def test_prefixes_are_kept() -> None:
    assert place("قتل رجل بسرمين أمس", "بسرمين").prefix == "ب"
    assert place("قتل رجل في سرمين أمس", "سرمين").prefix == "في"
    assert place("وصلوا إلى سرمين أمس", "سرمين").prefix == "الي"


def test_a_weak_name_needs_support() -> None:
    assert not places("قال إن الباب مفتوح أمام الحوار")
    assert place("قتل رجل في الباب بريف حلب أمس", "الباب").admin1_en == "Aleppo"
    assert place("قتل رجل في مدينة الباب أمس", "مدينة الباب").admin1_en == "Aleppo"


def test_boilerplate_and_empty_texts_give_nothing() -> None:
    assert places("") == []
    assert places("؟! 123 ...") == []


def test_hostile_texts_are_read() -> None:
    for text in (
        "في " * 3000,
        "قرية " * 2000,
        "شمال " * 2000,
        "مدينة وقرية ومحيط " * 800,
        '"' * 3000,
        "محيط محيط محيط مدينة",
    ):
        find_places(read_text(text), gazetteer())


@pytest.mark.shared
def test_recall_on_the_read_part_of_gold(shared: Path) -> None:
    """A floor under what is measured on the annotated reports of the READ part (overlap of quotes, coordinates
    within 10 km)."""
    import importlib.util

    spec = importlib.util.spec_from_file_location("gold_score", shared / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    told = met = points = close = 0
    for line in (shared / "gold" / "dev.jsonl").read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        if score.unread(document):
            continue
        text = document["text"]
        found = [(p.span.cut(text), p) for p in places(text)]
        for gold in (p for event in document["events"] for p in event["places"]):
            told += 1
            near = [p for quote, p in found if score.overlap(gold["quote"], quote) >= 0.5]
            met += bool(near)
            if gold.get("lat") is not None:
                points += 1
                close += any(
                    p.lat is not None and score.kilometres(gold["lat"], gold["lon"], p.lat, p.lon) <= 10 for p in near
                )
    assert met / told >= 0.95
    assert close / points >= 0.80


@pytest.mark.parametrize("report", ["مناطق ريفي حلب", "مناطق ريفي حلب وإدلب", "قصفت القوات منازل", "منازل"])
def test_no_end_of_text_and_no_list_of_regions_stops_the_reading(report: str) -> None:
    assert places(report)
