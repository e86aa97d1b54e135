"""Three invented incidents, told by several invented outlets: the cases on which grouping and agreement are tested."""

from __future__ import annotations

from tests.incidents.invented import Values, claim, document, event

SHELLING = "Shelling/artillery/missile attack"
AIR = "Air/drone strike"


def market_first() -> Values:
    """The first telling of a shelled market: three killed."""
    text = (
        "قتلى بقصف على سوق في تل الورد\n"
        "قُتل ثلاثة مدنيين وأصيب خمسة اليوم الاثنين بقصف مدفعي لقوات الحكومة على سوق بلدة تل الورد، وفق الدفاع المدني."
    )
    told = event(
        "بقصف مدفعي", SHELLING, on="2023-05-01", said="اليوم الاثنين", at=("بلدة تل الورد",),
        by=(("لقوات الحكومة", "sy.government"),), weapons=(("بقصف مدفعي", "shell"),),
        harm=(("ثلاثة مدنيين", "killed", 3, 3), ("خمسة", "wounded", 5, 5)),
        claims=(claim("الدفاع المدني", about=("/event", "/casualties/0", "/casualties/1")),),
    )  # fmt: skip
    return document("m1", text, told, outlet="شبكة السنابل", published="2023-05-01", url="https://sanabel.example/1")


def market_second() -> Values:
    """The same market by another outlet: five killed, by a monitor; a rocket."""
    text = (
        "أعلن مرصد الضفاف أن قصفا صاروخيا طال سوقا في تل الورد صباح الاثنين أدى إلى مقتل خمسة أشخاص وإصابة خمسة، "
        "متهما قوات الحكومة."
    )
    told = event(
        "قصفا صاروخيا", SHELLING, on="2023-05-01", said="صباح الاثنين", at=("تل الورد",),
        by=(("قوات الحكومة", "sy.government"),), weapons=(("قصفا صاروخيا", "rocket"),),
        harm=(("خمسة أشخاص", "killed", 5, 5), ("خمسة،", "wounded", 5, 5)),
        claims=(
            claim("مرصد الضفاف", about=("/event", "/date", "/places/0", "/casualties/0", "/casualties/1")),
            claim("مرصد الضفاف", "accuses", about=("/actors/0",)),
        ),
    )  # fmt: skip
    return document("m2", text, told, outlet="وكالة المدى", published="2023-05-01", url="https://mada.example/a")


def market_relayed() -> Values:
    """The same monitor, cited by a third outlet: no new origin."""
    text = "نقلت صحيفة الرافد عن مرصد الضفاف مقتل خمسة أشخاص بقصف على تل الورد الاثنين."
    told = event(
        "بقصف", SHELLING, on="2023-05-01", said="الاثنين", at=("تل الورد",),
        harm=(("خمسة أشخاص", "killed", 5, 5),),
        claims=(claim("مرصد الضفاف", about=("/event", "/casualties/0"), via="صحيفة الرافد"),),
    )  # fmt: skip
    return document("m3", text, told, outlet="موقع الشرفة", published="2023-05-02", url="https://shurfa.example/9")


def market_denied() -> Values:
    """A government source denies it."""
    text = "نفى مصدر عسكري عبر وكالة الدولة قصف بلدة تل الورد يوم الاثنين."
    told = event(
        "قصف", SHELLING, on="2023-05-01", said="يوم الاثنين", at=("بلدة تل الورد",), status="denied",
        claims=(claim("مصدر عسكري", "denies", about=("/event",), via="وكالة الدولة"),),
    )  # fmt: skip
    return document("m4", text, told, outlet="وكالة الدولة", published="2023-05-02", url="https://state.example/7")


def answer() -> Values:
    """The counter-strike on the same day, near by, by those who were hit."""
    text = (
        "ردت الفصائل بقصف مواقع قوات الحكومة قرب كفر الزهر مساء الاثنين، "
        "بعد قصف قوات الحكومة مواقع الفصائل في تل الورد."
    )
    told = event(
        "بقصف", SHELLING, on="2023-05-01", said="مساء الاثنين", at=("كفر الزهر",),
        by=(("الفصائل", "sy.opposition"),), hit=(("مواقع قوات الحكومة", "sy.government"),),
    )  # fmt: skip
    struck = event(
        "قصف قوات", SHELLING, on="2023-05-01", said="مساء الاثنين", at=("تل الورد",),
        by=(("قوات الحكومة", "sy.government"),), hit=(("مواقع الفصائل", "sy.opposition"),),
    )  # fmt: skip
    relations = [{"from": "e1", "type": "response_to", "to": "e2"}]
    return document("a1", text, told, struck, outlet="شبكة السنابل", published="2023-05-01", relations=relations)


def drone_first() -> Values:
    """A drone strike elsewhere a month later."""
    text = "استهدفت طائرة مسيّرة سيارة قرب جسر الوادي أمس الجمعة، ما أدى إلى مقتل شخصين."
    told = event(
        "استهدفت", AIR, on="2023-06-02", said="أمس الجمعة", at=("جسر الوادي",), weapons=(("طائرة مسيّرة", "drone"),),
        harm=(("شخصين", "killed", 2, 2),),
    )  # fmt: skip
    return document("d1", text, told, outlet="موقع الشرفة", published="2023-06-03")


def drone_second() -> Values:
    """The same drone strike without a date in the text."""
    text = "قتيلان في سيارة أصابتها مسيّرة مجهولة عند جسر الوادي."
    told = event(
        "أصابتها", AIR, at=("جسر الوادي",), weapons=(("مسيّرة مجهولة", "drone"),), harm=(("قتيلان", "killed", 2, 2),)
    )  # fmt: skip
    return document("d2", text, told, outlet="شبكة السنابل", published="2023-06-03")


def farm() -> Values:
    """Another strike on the town of the market, weeks later: another incident."""
    text = "قصفت قوات الحكومة بالمدفعية مزارع تل الورد اليوم السبت دون وقوع إصابات."
    told = event(
        "قصفت", SHELLING, on="2023-05-20", said="اليوم السبت", at=("تل الورد",),
        by=(("قوات الحكومة", "sy.government"),), harm=(("دون وقوع إصابات", "killed_or_wounded", 0, 0),),
    )  # fmt: skip
    return document("f1", text, told, outlet="وكالة المدى", published="2023-05-20")


def all_cases() -> list[Values]:
    """Every case."""
    return [
        market_first(), market_second(), market_relayed(), market_denied(), answer(), drone_first(), drone_second(),
        farm(),
    ]  # fmt: skip
