"""Which claims tell of which event, and when an event is told only by those who deny it."""

from __future__ import annotations

from functools import lru_cache

from tawthiq.clauses.claims import find_claims
from tawthiq.clauses.claims_events import denied, tellings
from tawthiq.clauses.claims_own import acts
from tawthiq.clauses.draft import EventDraft, Mention
from tawthiq.clauses.reading import Layers
from tawthiq.clauses.triggers import Trigger
from tawthiq.layers.annotation import Actor, Casualty
from tawthiq.records.attribute import attribute
from tawthiq.resources.files import DataFiles
from tawthiq.resources.speech import SpeechLexicon, load_speech
from tawthiq.text.text import Text, read_text

STRIKE = "Shelling/artillery/missile attack"


@lru_cache(maxsize=1)
def lexicon() -> SpeechLexicon:
    return load_speech(DataFiles())


def trigger(text: Text, word: str, family: str, nth: int = 0, definite: bool = False) -> Trigger:
    at = [t.index for t in text.tokens if text.quote(t.index, t.index + 1) == word][nth]
    return Trigger(
        first=at, last=at + 1, span=text.span(at, at + 1), rule=family, family=family, type=STRIKE, kind="noun",
        strength="strong", head=at, sentence=text.sentence_of(at).index, definite=definite,
    )  # fmt: skip


def story(
    raw: str, told: list[list[tuple[str, str]]], more: tuple[tuple[str, str], ...] = ()
) -> tuple[Layers, list[EventDraft]]:
    """The layers of a text and its events, each given by the (word, family) of its mentions; ``more``: words that no
    event took."""
    text = read_text(raw)
    events = [EventDraft([Mention(trigger(text, *named)) for named in mentions], type=STRIKE) for mentions in told]
    others = [trigger(text, word, family, definite=word.startswith("ال")) for word, family in more]
    found = sorted([m.trigger for e in events for m in e.mentions] + others, key=lambda t: t.first)
    return Layers(text=text, claims=find_claims(text, lexicon()), triggers=tuple(found)), events


def speakers(layers: Layers, events: list[EventDraft]) -> list[list[str]]:
    return [[layers.claims[i].span.cut(layers.text.raw) for i in sorted(told)] for told in tellings(layers, events)]


def test_a_claim_tells_the_event_that_it_mentions() -> None:
    raw = "قال شهود إن قصفا أصاب السوق. وقالت الشرطة إن انفجارا وقع في الميناء."
    layers, events = story(raw, [[("قصفا", "strike")], [("انفجارا", "blast")]])
    assert speakers(layers, events) == [["شهود"], ["الشرطة"]]


def test_a_source_comes_back_to_the_event_told_last_of_its_kind() -> None:
    raw = "وقع انفجار في الميناء. وقبله طال قصف السوق. وقالت مصادر طبية إن الانفجار أوقع جرحى."
    layers, events = story(raw, [[("انفجار", "blast")], [("قصف", "strike")]], (("الانفجار", "blast"),))
    assert speakers(layers, events) == [["مصادر طبية"], []]


def test_a_party_that_comments_tells_nothing() -> None:
    raw = "طال قصف السوق. وقالت الحركة إن القصف لن يثنيها."
    layers, events = story(raw, [[("قصف", "strike")]], (("القصف", "strike"),))
    assert speakers(layers, events) == [[]]


def test_a_party_that_owns_up_to_the_attack_tells_it() -> None:
    raw = "طال قصف السوق. وتبنت الحركة الهجوم."
    layers, events = story(raw, [[("قصف", "strike")]], (("الهجوم", "attack"),))
    assert speakers(layers, events) == [["الحركة"]]


def test_a_toll_alone_comes_back_to_what_was_told_last() -> None:
    raw = "طال قصف السوق. وقال مصدر طبي إن خمسة جرحى وصلوا إلى المشفى."
    layers, events = story(raw, [[("قصف", "strike")]])
    at = next(t.index for t in layers.text.tokens if t.form == "خمسه")
    toll = Casualty(first=at, last=at + 2, span=layers.text.span(at, at + 2), rule="x", kind="wounded", low=5, high=5)
    layers = Layers(text=layers.text, claims=layers.claims, triggers=layers.triggers, casualties=(toll,))
    assert speakers(layers, events) == [["مصدر طبي"]]


def test_what_was_told_long_before_is_not_meant() -> None:
    raw = "طال قصف السوق. عاد الهدوء. فتحت المدارس. وقالت مصادر طبية إن القصف أوقع جرحى."
    layers, events = story(raw, [[("قصف", "strike")]], (("القصف", "strike"),))
    assert speakers(layers, events) == [[]]


def test_an_event_is_denied_only_where_nobody_else_tells_it() -> None:
    alone, events = story("ونفى الجيش قصف المدرسة.", [[("قصف", "strike")]])
    assert denied(alone.claims, events[0])
    raw = "طال قصف مدرسة في البلدة. ونفى الجيش قصف المدرسة."
    text = read_text(raw)
    twice = EventDraft([Mention(trigger(text, "قصف", "strike", nth)) for nth in (0, 1)])
    assert not denied(find_claims(text, lexicon()), twice)


def test_refusing_responsibility_leaves_the_deed_standing() -> None:
    layers, events = story("ونفت الحركة مسؤوليتها عن قصف المدرسة.", [[("قصف", "strike")]])
    assert layers.claims[0].stance == "denies"
    assert not denied(layers.claims, events[0])


def test_a_party_that_owns_an_attack_makes_one_statement() -> None:
    raw = "أعلنت الحركة مسؤوليتها عن قصف القاعدة. وأضافت أن القصف دمر برجا."
    layers, events = story(raw, [[("قصف", "strike"), ("القصف", "strike")]])
    assert [c.stance for c in layers.claims] == ["claims_responsibility", "asserts"]
    (said,) = attribute(layers.claims, STRIKE, tellings(layers, events)[0], [])
    assert (said.claim.stance, said.about, said.tells) == ("claims_responsibility", ["/event"], True)


def test_a_party_only_asserts_whom_it_arrested() -> None:
    raw = "أعلنت الحركة مسؤوليتها عن قصف القاعدة."
    layers, events = story(raw, [[("قصف", "strike")]])
    (said,) = attribute(layers.claims, "Arrests", tellings(layers, events)[0], [])
    assert said.claim.stance == "asserts"


def test_what_an_event_left_behind_comes_back_to_it() -> None:
    raw = "طال قصف السوق. وقال مسعف إن المصابين نقلوا إلى المدينة."
    layers, events = story(raw, [[("قصف", "strike")]])
    assert speakers(layers, events) == [["مسعف"]]


def test_talk_of_other_things_comes_back_to_nothing() -> None:
    raw = "طال قصف السوق. وقال مسؤول إن الانتخابات تجرى في موعدها."
    layers, events = story(raw, [[("قصف", "strike")]])
    assert speakers(layers, events) == [[]]


def test_who_answers_for_a_deed_may_be_told_later() -> None:
    raw = "طال قصف السوق. عاد الهدوء. فتحت المدارس. وأعلنت الحركة مسؤوليتها عن القصف."
    layers, events = story(raw, [[("قصف", "strike")]], (("القصف", "strike"),))
    assert speakers(layers, events) == [["الحركة"]]


def test_a_source_alone_is_quoted_as_first_told() -> None:
    raw = "قال مصدر أمني في المدينة إن قصفا طال السوق. وأضاف المصدر أن القصف دمر الفرن."
    layers, events = story(raw, [[("القصف", "strike")]])
    (said,) = attribute(layers.claims, STRIKE, tellings(layers, events)[0], [])
    assert said.claim.span.cut(raw) == "مصدر أمني في المدينة"


def test_a_party_that_tells_of_its_own_sides_attack_claims_it() -> None:
    raw = "ذكر الجيش أن الغارات أصابت الجسر."
    layers, events = story(raw, [[("الغارات", "airstrike")]])
    told = tellings(layers, events)[0]
    (plain,) = attribute(layers.claims, "Air/drone strike", told, [])
    (own,) = attribute(layers.claims, "Air/drone strike", told, [], lambda *_: True)
    assert (plain.claim.stance, own.claim.stance) == ("asserts", "claims_responsibility")


def test_the_side_that_speaks_is_held_against_the_side_that_acts() -> None:
    raw = "ذكر الجيش أن طائراته أصابت الجسر."
    text = read_text(raw)
    (claim,) = find_claims(text, lexicon())
    army = Actor(first=1, last=2, span=text.span(1, 2), rule="x", kind="military", group_id="a", side="s")
    planes = Actor(first=3, last=4, span=text.span(3, 4), rule="x", kind="equipment", group_id="b", side="s")
    others = Actor(first=3, last=4, span=text.span(3, 4), rule="x", kind="equipment", group_id="c", side="t")
    assert acts(claim, claim, [army], [(planes, (planes.span,))])
    assert not acts(claim, claim, [army], [(others, (others.span,))])
    assert not acts(claim, claim, [army], [])


def test_a_side_that_opens_with_the_deed_owns_up_to_it() -> None:
    raw = "قال الجيش إن الغارات أصابت الجسر."
    text = read_text(raw)
    (claim,) = find_claims(text, lexicon())
    army = Actor(first=1, last=2, span=text.span(1, 2), rule="x", kind="military", group_id="a", side="s")
    strikes = [trigger(text, "الغارات", "airstrike")]
    elsewhere = (text.span(5, 6),)
    assert acts(claim, claim, [army], [(army, elsewhere[:0])], strikes)
    assert not acts(claim, claim, [army], [(army, elsewhere[:0])])


def test_one_statement_however_it_is_relayed() -> None:
    raw = "قال مسؤول محلي إن قصفا طال السوق. وقال المسؤول لرويترز إن القصف دمر الفرن."
    layers, events = story(raw, [[("قصفا", "strike"), ("القصف", "strike")]])
    (said,) = attribute(layers.claims, STRIKE, tellings(layers, events)[0], [])
    assert [span.cut(raw) for span in said.claim.via] == ["لرويترز"]
