"""The gate: no figure may fall below its floor. Floors only go up (see ``measure.py``)."""

from __future__ import annotations

import pytest

from tests.golden.measure import coded, documents, floors, holds, measured


@pytest.mark.parametrize("figure", floors()["own"])
def test_own_articles(figure: str) -> None:
    floor = floors()["own"][figure]
    assert holds(figure, measured("own")[figure], floor), f"{figure} is {measured('own')[figure]}, floor {floor}"


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("name", ["dev", "dev-unread"])
@pytest.mark.parametrize("figure", floors()["dev"])
def test_real_reports(name: str, figure: str) -> None:
    floor = floors()[name][figure]
    assert holds(figure, measured(name)[figure], floor), f"{figure} is {measured(name)[figure]}, floor {floor}"


def test_the_same_report_gives_the_same_document() -> None:
    document = documents("own")[0]
    assert coded(document) == coded(document)
