"""A coded report made by hand: what pages, tables and spreadsheets are tested with. Every name in it is invented."""

from __future__ import annotations

from datetime import date

from tawthiq.records.model import (
    ActorValue,
    BreakdownValue,
    CasualtyValue,
    ClaimValue,
    CodedReport,
    DateValue,
    Event,
    EvidenceValue,
    LeftOver,
    Offsets,
    OutcomeValue,
    PlaceValue,
    Quote,
    RelationValue,
    VictimValue,
    WeaponValue,
)

TITLE = "مصادر محلية تروي لشبكة وادي السنديان تفاصيل قصف قاعدة تل الرمان"
TEXT = f"""{TITLE}
قالت مصادر محلية لشبكة وادي السنديان إن ميليشيا لواء السدرة قصفت قاعدة تل الرمان التابعة لقوات الحلف المشترك \
بأمر من المدعو "أبو ليث"، وتولت كتيبة المنجل التنفيذ، مشيرة إلى أن المهاجمين أطلقوا 4 صواريخ من محيط جسر العليق.
وحصلت الشبكة على تسجيل مصور لموقع الإطلاق.
وأضافت المصادر أن طيران الحلف المشترك رد بغارة على تلك المواقع فجر الثلاثاء، ما أدى إلى مقتل خمسة مسلحين \
وإصابة 13 آخرين بينهم ثلاثة أطفال نقلوا إلى مشفى الوادي، ويُعتقد أن قياديا كان بينهم.
من جهته أعلن الحلف المشترك في بيان نقلته وكالة الأفق أن القاعدة تعرضت لقصف صاروخي عند الساعة التاسعة \
من مساء الإثنين، وأن صاروخين سقطا قرب قرية البلوط ولم ينفجر أحدهما، وأن القصف لم يسفر عن إصابات.
في المقابل نفى مصدر في المستشفى سقوط قتلى، وقال إن عدد المصابين سبعة، بينهم الطفلة نور (9 أعوام).
وسبق أن تعرضت القاعدة لهجوم بطائرة مسيرة (Shahid-136) في آذار الماضي."""


def at(quote: str, nth: int = 1) -> dict[str, object]:
    """The fields of the span of the ``nth`` occurrence of ``quote``."""
    start = -1
    for _ in range(nth):
        start = TEXT.index(quote, start + 1)
    return {"start": start, "end": start + len(quote), "quote": quote}


def quote(words: str, nth: int = 1) -> Quote:
    return Quote(**at(words, nth))


def when(words: str, **fields: object) -> DateValue:
    span = quote(words)
    return DateValue(quote=words, span=Offsets(start=span.start, end=span.end), **fields)


def _attack() -> Event:
    return Event(
        id="e1",
        type="Shelling/artillery/missile attack",
        trigger=quote("قصفت"),
        date=when(
            "عند الساعة التاسعة من مساء الإثنين",
            start=date(2023, 5, 1),
            end=date(2023, 5, 1),
            time="21:00",
            part="evening",
            precision="day",
            edtf="2023-05-01T21:00",
        ),
        places=(
            PlaceValue(
                **at("قاعدة تل الرمان", 2),
                role="target",
                name_en="Tell al-Rumman base",
                precision="exact",
                lat=35.1,
                lon=40.5,
            ),
            PlaceValue(
                **at("محيط جسر العليق"), role="launch", name_en="al-Ulayq bridge", relation="near", radius_km=2.0
            ),
            PlaceValue(**at("قرية البلوط"), role="near", name_en="al-Ballut", precision="settlement"),
        ),
        actors=(
            ActorValue(**at("ميليشيا لواء السدرة"), role="initiator", group_en="Sidra Brigade", group_id="sidra"),
            ActorValue(**at('المدعو "أبو ليث"'), role="ordered_by"),
            ActorValue(**at("كتيبة المنجل"), role="executed_by", group_en="Sickle Company", group_id="sickle"),
            ActorValue(**at("لقوات الحلف المشترك"), role="target", group_en="Joint Alliance", group_id="alliance"),
        ),
        weapons=(
            WeaponValue(**at("4 صواريخ"), kind="rocket", count=4),
            WeaponValue(
                **at("صاروخين"),
                kind="rocket",
                count=2,
                outcome=(
                    OutcomeValue(**at("سقطا"), state="fell", count=2),
                    OutcomeValue(**at("ولم ينفجر أحدهما"), state="unexploded", count=1),
                ),
            ),
        ),
        casualties=(CasualtyValue(**at("لم يسفر عن إصابات"), kind="killed_or_wounded", count_min=0, count_max=0),),
        claims=(
            ClaimValue(
                claimant=quote("مصادر محلية", 2),
                via=quote("لشبكة وادي السنديان", 2),
                stance="asserts",
                verb=quote("قالت"),
                about=(
                    "/event",
                    "/places/0",
                    "/places/1",
                    "/actors/0",
                    "/actors/1",
                    "/actors/2",
                    "/actors/3",
                    "/weapons/0",
                ),
            ),
            ClaimValue(
                claimant=quote("الحلف المشترك", 3),
                via=quote("وكالة الأفق"),
                stance="asserts",
                verb=quote("أعلن"),
                about=("/event", "/date", "/places/0", "/places/2", "/weapons/1", "/casualties/0"),
            ),
        ),
    )


def _answer() -> Event:
    return Event(
        id="e2",
        type="Air/drone strike",
        trigger=quote("بغارة"),
        date=when("فجر الثلاثاء", start=date(2023, 5, 2), end=date(2023, 5, 2), part="dawn", precision="day"),
        places=(
            PlaceValue(**at("تلك المواقع"), role="target", precision="district", basis="the launch sites named before"),
            PlaceValue(**at("مشفى الوادي"), role="evacuation", name_en="al-Wadi hospital"),
        ),
        actors=(
            ActorValue(**at("طيران الحلف المشترك"), role="initiator", group_en="Joint Alliance", group_id="alliance"),
        ),
        weapons=(WeaponValue(**at("بغارة"), kind="airstrike"),),
        casualties=(
            CasualtyValue(**at("خمسة مسلحين"), kind="killed", count_min=5, count_max=5, who="combatant"),
            CasualtyValue(
                **at("13 آخرين"),
                kind="wounded",
                count_min=13,
                count_max=13,
                who="mixed",
                breakdown=(BreakdownValue(**at("ثلاثة أطفال"), group="children", count_min=3, count_max=3),),
            ),
            CasualtyValue(**at("سقوط قتلى"), kind="killed", count_min=1),
            CasualtyValue(**at("عدد المصابين سبعة"), kind="wounded", count_min=7, count_max=7),
        ),
        claims=(
            ClaimValue(
                claimant=quote("المصادر"),
                stance="asserts",
                verb=quote("وأضافت"),
                about=(
                    "/event",
                    "/date",
                    "/places/0",
                    "/places/1",
                    "/actors/0",
                    "/weapons/0",
                    "/casualties/0",
                    "/casualties/1",
                ),
            ),
            ClaimValue(claimant=quote("المصادر"), stance="believes", verb=quote("ويُعتقد"), about=("/casualties/1",)),
            ClaimValue(
                claimant=quote("مصدر في المستشفى"),
                stance="denies",
                verb=quote("نفى"),
                about=("/casualties/2",),
            ),
            ClaimValue(
                claimant=quote("مصدر في المستشفى"), stance="asserts", verb=quote("وقال"), about=("/casualties/3",)
            ),
        ),
        victims=(VictimValue(name=quote("نور"), age=9, sex="female", harm="wounded"),),
    )


def _earlier() -> Event:
    return Event(
        id="e3",
        type="Air/drone strike",
        status="background",
        trigger=quote("لهجوم بطائرة مسيرة"),
        date=when("في آذار الماضي", start=date(2023, 3, 1), end=date(2023, 3, 31), precision="month", edtf="2023-03"),
        places=(PlaceValue(**at("القاعدة", 2), role="target"),),
        weapons=(WeaponValue(**at("بطائرة مسيرة"), kind="drone", count=1),),
    )


def coded_sample() -> CodedReport:
    """Three events, two accounts of one attack, a denial, an answer, evidence, a victim, something left over."""
    return CodedReport(
        doc_id="sample-1",
        outlet="شبكة وادي السنديان",
        url="https://example.org/news/17?a=1&b=2",
        title=TITLE,
        published=date(2023, 5, 2),
        text=TEXT,
        engine="0.1.0",
        data="sha256:0123456789abcdef",
        accounted="coded",
        notes=("converted from Windows-1256",),
        events=(_attack(), _answer(), _earlier()),
        relations=(RelationValue(from_="e2", type="response_to", to="e1"),),
        evidence=(EvidenceValue(**at("تسجيل مصور"), kind="video", holder=quote("الشبكة"), event="e1"),),
        left_over=(LeftOver(**at("قياديا"), kind="actor"),),
    )
