"""What find_claims tells beside its rows: who is the same speaker, who speaks at a word, the hedges, the kinds, the
data."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tawthiq
from tawthiq.clauses.claims import find_claims, speaker_at, stance_for
from tawthiq.clauses.claims_hedges import find_hedges
from tawthiq.clauses.evidence import find_evidence
from tawthiq.errors import DataError
from tawthiq.layers.annotation import Actor, Claim
from tawthiq.resources.files import DataFiles
from tawthiq.resources.orthography import load_orthography
from tawthiq.resources.speech import SpeechLexicon, load_speech
from tawthiq.text.text import read_text


@lru_cache(maxsize=1)
def lexicon() -> SpeechLexicon:
    return load_speech(DataFiles())


def claims(raw: str) -> tuple[Claim, ...]:
    return find_claims(read_text(raw), lexicon())


def test_one_speaker_is_told_once() -> None:
    raw = (
        "قال المرصد السوري لحقوق الإنسان إن غارة أصابت السوق. وقال مصدر طبي إن الجرحى كثر. "
        "وأضاف المصدر أن بينهم طفلين. وأوضح المرصد السوري أن الطائرة عادت."
    )
    first, medic, more, again = claims(raw)
    assert (first.same_as, medic.same_as) == (None, None)
    assert (more.same_as, again.same_as) == (1, 0)


def test_a_bare_surname_is_the_general_named_before() -> None:
    raw = "قال المتحدث العسكري العميد فارس الحسن إن قواته قصفت ميناء. وكان الهجوم الثاني ليلا، بحسب الحسن."
    first, second = claims(raw)
    assert second.span.cut(raw) == "الحسن"
    assert second.same_as == 0
    assert first.stance == "claims_responsibility"


def test_a_second_agency_is_another_speaker() -> None:
    raw = "قالت وكالة الضفاف إن غارة وقعت. وقالت وكالة الوادي إن الغارة لم تقع."
    assert [c.same_as for c in claims(raw)] == [None, None]


def test_our_defences_are_those_of_the_speaker() -> None:
    raw = 'قال المتحدث باسم الجيش: "تصدت دفاعاتنا للصواريخ". وقالت الشرطة إن شظية سقطت في حقل.'
    text = read_text(raw)
    ours = next(t.index for t in text.tokens if t.form.startswith("دفاعات"))
    speaker = speaker_at(claims(raw), text, ours)
    assert speaker is not None
    assert speaker.span.cut(raw) == "المتحدث باسم الجيش"
    assert speaker_at(claims(raw), text, 0) is None


def test_a_quotation_is_kept_and_belongs_whole_to_its_speaker() -> None:
    raw = 'وقالت الناشطة: "قصفوا الفرن. ثم أعلنوا أن الفرن ثكنة". وعاد الهدوء.'
    (claim,) = claims(raw)
    assert claim.quotation is not None
    assert claim.quotation.cut(raw) == "قصفوا الفرن. ثم أعلنوا أن الفرن ثكنة"


def test_distancing_is_noted() -> None:
    raw = "وزعمت الميليشيا أن المدرسة كانت مخزنا، فيما قالت الشرطة إن المدرسة خالية."
    first, second = claims(raw)
    assert (first.distancing, second.distancing) == ("وزعمت", None)


def test_hedges_inside_what_is_said() -> None:
    raw = "قالت مصادر أمنية إن الانفجار أوقع جرحى وإنه نجم على ما يبدو عن لغم."
    (claim,) = claims(raw)
    assert [h.cut(raw) for h in claim.hedges] == ["على ما يبدو"]
    assert claim.stance == "asserts"


def test_a_belief_without_a_speaker_is_a_hedge_alone() -> None:
    raw = "قالت الشرطة إن العبوة انفجرت فجرا. ويُعتقد أن الفاعل فر إلى الجبل."
    assert [c.stance for c in claims(raw)] == ["asserts"]
    (hedge,) = find_hedges(read_text(raw), lexicon())
    assert hedge.kind == "belief"
    assert hedge.scope is not None
    assert hedge.scope.cut(raw) == "أن الفاعل فر إلى الجبل."


def test_a_party_that_claims_an_attack_only_asserts_what_it_intercepted() -> None:
    (claim,) = claims("قال الجيش إنه قصف مواقع للمسلحين واعتقل خمسة منهم.")
    assert claim.stance == "claims_responsibility"
    assert stance_for(claim, "Arrests") == "asserts"
    assert stance_for(claim, "Shelling/artillery/missile attack") == "claims_responsibility"
    assert stance_for(claim, "Shelling/artillery/missile attack", own=False) == "asserts"


def test_a_speaker_that_only_the_register_knows() -> None:
    raw = "قال أسود الجبل إن الثكنة احترقت، مؤكدين مقتل حارسين."
    text = read_text(raw)
    actor = Actor(first=1, last=3, span=text.span(1, 3), rule="group", kind="armed_group", group_id="x-lions")
    first, second = find_claims(text, lexicon(), (actor,))
    assert first.span.cut(raw) == second.span.cut(raw) == "أسود الجبل"
    assert first.kind == "party"


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("قال شهود عيان إن النار اندلعت.", "witness"),
        ("قال مراسلنا إن النار اندلعت.", "correspondent"),
        ("قال الدفاع المدني إن النار اندلعت.", "rescue"),
        ("قالت وزارة الصحة إن عشرة قتلوا.", "health"),
        ("قال الجيش إن جنديا قتل.", "party"),
        ("قالت صحيفة الوادي إن النار اندلعت.", "media"),
        ("قالت أنقرة إن طائرتها لم تسقط.", "state"),
        ("قال كريم عثمان إن النار اندلعت.", "person"),
    ],
)
def test_kinds_of_speakers(raw: str, kind: str) -> None:
    assert [c.kind for c in claims(raw)] == [kind]


def test_boilerplate_and_datelines_speak_not() -> None:
    raw = "عنوان الخبر\nدمشق (رويترز) - قالت الشرطة إن سيارة انفجرت.\nاقرأ أيضاً: الجيش: قصفنا ثكنة"
    text = read_text(raw, None, load_orthography(DataFiles()))
    assert [c.span.cut(raw) for c in find_claims(text, lexicon())] == ["الشرطة"]


@pytest.mark.parametrize(
    ("raw", "kind", "holder"),
    [
        ("وحصلت شبكة الضفاف على تسجيل مصور للقصف.", "video", "شبكة الضفاف"),
        ("ونشر الإعلام الحربي مشاهد لتفجير الآلية.", "video", "الإعلام الحربي"),
        ("وأظهرت صور الأقمار الصناعية حفرا في المدرج.", "satellite", None),
        ("واطلعت صحيفة الوادي على وثائق تبين مصدر السلاح.", "document", "صحيفة الوادي"),
        ("وتداول ناشطون صورا للدمار.", "photo", "ناشطون"),
    ],
)
def test_evidence_and_its_holder(raw: str, kind: str, holder: str | None) -> None:
    (found,) = find_evidence(read_text(raw), lexicon())
    assert found.kind == kind
    assert (found.holder.cut(raw) if found.holder else None) == holder


def test_a_bad_entry_names_file_line_and_field(tmp_path: Path) -> None:
    copytree(Path(tawthiq.__file__).parent / "data", tmp_path / "data")
    file = tmp_path / "data/lexicon/speech.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("stance: denies", "stance: refuses"), encoding="utf-8")
    with pytest.raises(DataError) as raised:
        load_speech(DataFiles(tmp_path / "data"))
    assert raised.value.file == "lexicon/speech.yaml"
    assert raised.value.line is not None
    assert raised.value.field == "stance"


WORDS = [
    "قال", "أن", "إن", "وفق", "المصدر", "،", ".", ":", '"', "«", "»", "الجيش", "وأضاف", "مشيرا", "إلى",
    "مقتل", "نقلا", "عن", "لوكالة", "(", ")", "3", "في", "بيان",
]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_any_words_are_read_without_an_error(words: list[str]) -> None:
    raw = " ".join(words)
    for claim in claims(raw):
        assert claim.span.cut(raw)
        assert all(scope.cut(raw) for scope in claim.scope)


@pytest.mark.parametrize("raw", ["وفق لوكالة أن", "تقل تحمل يتذرع كابل صرحوا ما"])
def test_a_phrase_cut_off_at_the_end_of_the_text_is_read(raw: str) -> None:
    assert all(claim.span.cut(raw) for claim in claims(raw))
