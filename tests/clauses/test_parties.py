"""Parties that an event lacks after the weighing: those arrested, who claims an attack."""

from __future__ import annotations

import pytest

from tawthiq.engine import Reader
from tawthiq.reading.report import Report


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def parties(reader: Reader, text: str) -> set[tuple[str, str, str]]:
    """(type, role, quote) of the actors of a text's events."""
    coded = reader.read(Report(text=text)).to_wire()
    return {(e["type"], a["role"], a["quote"]) for e in coded["events"] for a in e["actors"]}


def test_those_arrested_are_the_target(reader: Reader) -> None:
    found = parties(reader, "اعتقلت الشرطة سبعة أشخاص في مدينة الرقة مساء أمس.")
    assert found == {("Arrests", "initiator", "الشرطة"), ("Arrests", "target", "سبعة أشخاص")}


def test_those_abducted_stay_casualties(reader: Reader) -> None:
    found = parties(reader, "خطف مسلحون مجهولون عشر نساء من قرية في ريف السويداء.")
    assert {role for _, role, _ in found} == {"initiator"}


def test_who_claims_an_attack_did_it(reader: Reader) -> None:
    text = "انفجرت عبوة ناسفة بدورية للشرطة في بغداد. وأعلن تنظيم داعش مسؤوليته عن التفجير."
    found = parties(reader, text)
    assert ("Remote explosive/landmine/IED", "initiator", "تنظيم داعش") in found


AGREEMENTS = [
    ("دخل اتفاق وقف إطلاق النار بين روسيا وتركيا حيز التنفيذ أمس.", {"روسيا", "وتركيا"}),
]


@pytest.mark.parametrize(("text", "wanted"), AGREEMENTS)
def test_those_who_agree_are_the_parties(reader: Reader, text: str, wanted: set[str]) -> None:
    assert {quote for _, role, quote in parties(reader, text) if role == "initiator"} == wanted
