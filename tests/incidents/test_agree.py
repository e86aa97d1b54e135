"""Who says what of an incident: origins, agreement, suggestions, grade and summary."""

from __future__ import annotations

import pytest

from tawthiq.incidents.accounts import FIELDS, accounts_of
from tawthiq.incidents.agree import AGREE, CONTRADICT, RANGE, SILENT, SINGLE
from tawthiq.incidents.kin import Kin
from tawthiq.incidents.origins import SourceBook, claim_origin, count_origins, one_per_origin, source_book
from tawthiq.incidents.sheet import Sheet, Telling, sheet
from tawthiq.incidents.suggest import suggestions
from tawthiq.incidents.summary import summary
from tawthiq.resources.files import DataFiles
from tawthiq.resources.incidents import RULES, load_grouping
from tawthiq.resources.labels import load_labels
from tests.incidents import cases
from tests.incidents.invented import Values, claim, document, event

FILES = DataFiles()
KNOWLEDGE = load_grouping(FILES)
BOOK = source_book([("مرصد الضفاف", "monitor.banks"), ("وكالة المدى", "media.mada")], KNOWLEDGE.speakers)


def sheet_of(*documents: Values, copies: tuple[str, ...] = ()) -> Sheet:
    tellings = [Telling(d, d["events"][0], copy=d["doc_id"] in copies) for d in documents]
    return sheet(tellings, KNOWLEDGE, BOOK, Kin())


def market() -> Sheet:
    return sheet_of(cases.market_first(), cases.market_second(), cases.market_relayed(), cases.market_denied())


def test_the_market_has_its_contradictions() -> None:
    states = {name: field.state for name, field in market().fields.items()}
    assert states["occurred"] == CONTRADICT
    assert states["killed"] == RANGE
    assert states["wounded"] == AGREE
    assert states["weapon"] == RANGE
    assert states["initiator"] == AGREE
    assert states["ordered_by"] == SILENT
    assert list(states) == list(FIELDS)


def test_ten_articles_that_cite_one_monitor_are_one_origin() -> None:
    articles = [cases.market_second() | {"doc_id": f"r{number}", "outlet": f"موقع {number}"} for number in range(10)]
    found = sheet_of(*articles)
    assert (found.reports, found.origins, found.firm) == (10, 1, 1)
    assert found.fields["killed"].state == SINGLE


def test_a_relayed_monitor_adds_a_report_and_no_origin() -> None:
    before = sheet_of(cases.market_first(), cases.market_second())
    after = sheet_of(cases.market_first(), cases.market_second(), cases.market_relayed())
    assert (after.reports, after.origins) == (before.reports + 1, before.origins)


def test_anonymous_sources_are_never_assumed_independent() -> None:
    text = "قالت مصادر محلية إن قصفا طال تل الورد."
    told = event("قصفا", at=("تل الورد",), claims=(claim("مصادر محلية"),))
    found = sheet_of(*(document(f"n{i}", text, told, outlet=f"موقع {i}") for i in range(3)))
    assert (found.reports, found.origins, found.firm) == (3, 1, 0)
    assert found.fields["occurred"].state == SINGLE
    assert found.grade.name == "not_applicable"


def test_a_copy_counts_as_a_report_and_as_no_source() -> None:
    copy = cases.market_first() | {"doc_id": "m9", "outlet": "موقع آخر"}
    found = sheet_of(cases.market_first(), copy, copies=("m9",))
    assert (found.reports, found.copies, found.origins) == (2, 1, 1)


def test_two_tolls_in_one_report_stay_two_statements() -> None:
    text = "قال مرصد الضفاف إن خمسة قتلوا بقصف على تل الورد، بينما تحدث الدفاع المدني عن اثني عشر قتيلا."
    told = event(
        "بقصف", at=("تل الورد",), harm=(("خمسة", "killed", 5, 5), ("اثني عشر قتيلا", "killed", 12, 12)),
        claims=(
            claim("مرصد الضفاف", about=("/event", "/casualties/0")), claim("الدفاع المدني", about=("/casualties/1",)),
        ),
    )  # fmt: skip
    found = sheet_of(document("t", text, told, outlet="موقع الشرفة", published="2023-05-01"))
    by_label = {a.origin.label: a.value for a in found.fields["killed"].accounts}
    assert by_label == {"مرصد الضفاف": (5, 5), "الدفاع المدني": (12, 12)}
    assert found.fields["killed"].state == CONTRADICT


def test_the_latest_figure_of_an_origin_counts_and_the_earlier_stays_visible() -> None:
    def report(doc_id: str, day: str, word: str, count: int) -> Values:
        told = event("قصف", at=("تل الورد",), harm=((word, "killed", count, count),), claims=(
            claim("مرصد الضفاف", about=("/event", "/casualties/0")),))  # fmt: skip
        return document(doc_id, f"قال مرصد الضفاف إن {word} قتلوا في قصف على تل الورد.", told, published=day)

    field = sheet_of(report("u1", "2023-05-01", "خمسة", 5), report("u2", "2023-05-02", "تسعة", 9)).fields["killed"]
    assert field.state == SINGLE
    assert [a.value for a in field.accounts] == [(9, 9), (5, 5)]


@pytest.mark.parametrize(
    ("first", "second", "state"),
    [((3, 3), (3, 3), AGREE), ((3, 3), (4, 4), RANGE), ((0, 0), (2, 2), CONTRADICT), ((2, None), (5, 5), RANGE),
     ((5, 5), (12, 12), CONTRADICT)],
)  # fmt: skip
def test_counts_agree_vary_or_contradict(first: tuple[int, int], second: tuple[int, int], state: str) -> None:
    text = "قصف على تل الورد: قتلى"
    docs = [
        document(f"k{i}", text, event("قصف", at=("تل الورد",), harm=(("قتلى", "killed", *count),)), outlet=f"موقع {i}")
        for i, count in enumerate((first, second))
    ]
    assert sheet_of(*docs).fields["killed"].state == state


def test_each_rule_chooses_and_says_on_what() -> None:
    found = suggestions(market().fields["killed"])
    assert set(found) == RULES
    assert found["most_conservative"].value == (3, 3)
    assert found["most_informative"].value == (5, 5)
    assert {a.doc_id for a in found["most_conservative"].rests_on} == {"m1"}
    assert all(suggestion.rests_on for suggestion in found.values())


def test_a_part_of_a_toll_and_an_earlier_toll_are_not_suggested() -> None:
    text = "قال مرصد الضفاف إن خمسة قتلوا بقصف على تل الورد، وإن بين القتلى امرأتين."
    told = event(
        "بقصف", at=("تل الورد",), harm=(("خمسة", "killed", 5, 5), ("امرأتين", "killed", 2, 2)),
        claims=(claim("مرصد الضفاف", about=("/event", "/casualties/0", "/casualties/1")),),
    )  # fmt: skip
    found = sheet_of(document("t", text, told, outlet="موقع الشرفة", published="2023-05-01"))
    assert found.suggested["killed"].value == (5, 5)
    later = event("بقصف", at=("تل الورد",), harm=(("ستة", "killed", 6, 6),), claims=(
        claim("مرصد الضفاف", about=("/event", "/casualties/0")),))  # fmt: skip
    second = document("u", "قال مرصد الضفاف إن ستة قتلوا بقصف على تل الورد.", later, published="2023-05-02")
    found = sheet_of(document("t", text, told, published="2023-05-01"), second)
    assert found.suggested["killed"].value == (6, 6)


def test_a_denial_makes_it_contested_and_a_claim_of_responsibility_confirms() -> None:
    assert market().grade.name == "contested"
    text = "تبنت الفصائل قصف تل الورد ومقتل ثلاثة مدنيين."
    told = event(
        "قصف", at=("تل الورد",), by=(("الفصائل", "sy.opposition"),), harm=(("ثلاثة مدنيين", "killed", 3, 3),),
        claims=(claim("الفصائل", "claims_responsibility", about=("/event", "/actors/0")),),
    )  # fmt: skip
    assert sheet_of(document("c", text, told)).grade.name == "confirmed"


def test_one_origin_is_weak_two_named_ones_are_fair() -> None:
    assert sheet_of(cases.market_first()).grade.name == "weak"
    assert sheet_of(cases.market_first(), cases.market_second()).grade.name == "fair"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_summary_states_nothing_without_its_source(language: str) -> None:
    lines = summary(market(), KNOWLEDGE, load_labels(FILES, language))  # type: ignore[arg-type]
    by_word = {"en": "according to", "ar": "بحسب"}[language]
    toll = [line for line in lines if line.startswith({"en": "killed", "ar": "القتلى"}[language])]
    assert len(toll) == 2
    assert all(by_word in line for line in toll)
    assert any("مصدر عسكري" in line for line in lines)
    assert not any("{" in line for line in lines)


@pytest.mark.parametrize(
    ("who", "kind", "key"),
    [
        ("مرصد الضفاف", "named", "monitor.banks"),
        ("مدير مرصد الضفاف", "named", "monitor.banks"),
        ("ناشطون في مرصد الضفاف", "named", "monitor.banks"),
        ("مصادر محلية", "anonymous", "anonymous:media.mada:محليه مصادر"),
        ("شهود عيان", "anonymous", "anonymous:media.mada:شهود عيان"),
        ("مراسلنا", "outlet", "media.mada"),
        ("لمراسل الوكالة", "outlet", "media.mada"),
        ("الوكالة", "outlet", "media.mada"),
        ("الوكالة في حلب", "outlet", "media.mada"),
        ("الوكالة الوطنية", "named", "named:وطنيه"),
        ("وكالة الساحل", "named", "named:ساحل"),
        ("المتحدث باسم الوزارة", "named", "named:وزاره"),
    ],
)
def test_claimants_resolve_to_origins(who: str, kind: str, key: str) -> None:
    origin = claim_origin(claim(who), "وكالة المدى", BOOK)
    assert (origin.kind, origin.key) == (kind, key)


def test_an_anonymous_source_belongs_to_the_relay_nearest_to_it() -> None:
    origins = [claim_origin(claim("مصدر أمني", via="وكالة المدى"), outlet, BOOK) for outlet in ("موقع أ", "موقع ب")]
    assert count_origins(origins) == (1, 0)
    assert origins[0].key == origins[1].key == "anonymous:media.mada:امني مصدر"


def test_two_unnamed_sources_of_one_report_keep_their_own_figures() -> None:
    text = "قال مصدر طبي إن خمسة قتلوا بقصف على تل الورد، وقالت مصادر محلية إن القتلى اثنا عشر."
    told = event(
        "بقصف", at=("تل الورد",), harm=(("خمسة", "killed", 5, 5), ("اثنا عشر", "killed", 12, 12)),
        claims=(claim("مصدر طبي", about=("/event", "/casualties/0")), claim("مصادر محلية", about=("/casualties/1",))),
    )  # fmt: skip
    found = sheet_of(document("t", text, told, outlet="موقع الشرفة"))
    assert found.fields["killed"].state == CONTRADICT
    assert (found.origins, found.firm) == (1, 0)


def test_a_short_mention_counts_as_the_full_one_of_its_outlet() -> None:
    origins = [claim_origin(claim(who), "موقع أ", BOOK) for who in ("مصادر خاصة", "المصادر")]
    other = claim_origin(claim("المصادر"), "موقع ب", BOOK)
    merged = one_per_origin([*origins, other])
    assert len({merged[o.key] for o in origins}) == 1
    assert merged[other.key] == other.key


def test_a_short_name_counts_as_the_full_one() -> None:
    book = SourceBook(kinds=KNOWLEDGE.speakers)
    origins = [claim_origin(claim(who), None, book) for who in ("الدفاع المدني", "الدفاع المدني السوري")]
    assert count_origins(origins) == (1, 1)


def test_an_outlet_that_cites_a_source_is_no_second_origin() -> None:
    told = cases.market_first()
    accounts = accounts_of(told, told["events"][0], BOOK)
    assert {account.origin.label for account in accounts} == {"الدفاع المدني"}
    assert {account.voice for account in accounts} == {"claimant", "outlet"}
