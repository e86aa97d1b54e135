"""An invented archive of any size, with its codings: every report and its coding follow from its number alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from tawthiq.desk.item import Item
from tawthiq.reading.report import Report
from tests.incidents.invented import Values, claim, document, event

_VILLAGES = ("تل الورد", "كفر الزهر", "عين القمح", "جسر الوادي")
_OUTLETS = ("شبكة السنابل", "وكالة المدى", "موقع الشرفة", "مرصد الضفاف", "قناة الرافد")
_THINGS = (
    "السوق",
    "المدرسة",
    "المخبز",
    "منازل المدنيين",
    "محطة المياه",
    "مخيم النازحين",
    "طريق البلدة",
    "مزارع الزيتون",
)
_NUMBERS = ("ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة")
_FIRST = date(2015, 1, 1)
TELLINGS = 3
"""Reports that tell of one incident, by different outlets."""


def coded(number: int) -> Values:
    """The report of that number, coded. Three in a row tell of one incident; every fortieth copies the one before."""
    if number % 40 == 39:
        original = coded(number - 1)
        return original | {"doc_id": f"r{number}", "outlet": "موقع ناقل", "url": f"https://copy.example/{number}"}
    incident, telling = divmod(number, TELLINGS)
    day = _FIRST + timedelta(days=incident // 4)
    village, thing = _VILLAGES[incident % 4], _THINGS[(incident * 7) % 8]
    least = _NUMBERS[(incident * 5 + telling // 2) % 7]
    outlet = _OUTLETS[(number * 3 + telling) % 5]
    text = (
        f"قالت {outlet} إن قصفا مدفعيا طال {thing} في {village} يوم {day:%d}/{day:%m}/{day:%Y} "
        f"وأدى إلى مقتل {least} مدنيين، "
        f"وأضافت في تقريرها رقم {number} أن عمليات الإنقاذ في {thing} استمرت {telling + 2} ساعات."
    )
    killed = 3 + _NUMBERS.index(least)
    told = event(
        "قصفا مدفعيا", on=day.isoformat(), said=f"يوم {day:%d}/{day:%m}/{day:%Y}", at=(village,),
        weapons=(("قصفا مدفعيا", "shell"),), harm=((f"{least} مدنيين", "killed", killed, killed),),
        claims=(claim(outlet, about=("/event", "/casualties/0")),),
    )  # fmt: skip
    return document(
        f"r{number}", text, told, outlet=outlet, published=day.isoformat(), url=f"https://{number % 5}.example/{number}"
    )


def items(numbers: Iterable[int]) -> Iterator[Item]:
    """The reports of those numbers, as a source gives them."""
    for number in numbers:
        told = coded(number)
        day = date.fromisoformat(told["published"])
        report = Report(told["text"], None, told["outlet"], told["url"], day, told["doc_id"])
        yield Item(report=report, provenance="table", where=f"row {number}", published_basis="stated")


class ArchiveCoder:
    """Codes the reports of this archive by their numbers."""

    def code(self, reports: Iterable[Report]) -> Iterator[dict[str, Any]]:
        """The codings, in order."""
        return (coded(int((report.doc_id or "r0")[1:])) for report in reports)

    def version(self) -> tuple[str, str]:
        """Engine and data."""
        return "test", "sha256:test"
