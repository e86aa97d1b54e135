"""The gate: no figure may fall below its floor. Floors only go up (see ``measure.py``)."""

from __future__ import annotations

import pytest

from tawthiq.evaluation.gate import falls
from tests.golden.measure import coded, documents, floors, measured


@pytest.mark.parametrize("figure", floors()["own"])
def test_own_articles(figure: str) -> None:
    assert not falls(measured("own"), {figure: floors()["own"][figure]})


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("name", ["dev", "dev-unread"])
@pytest.mark.parametrize("figure", floors()["dev"])
def test_real_reports(name: str, figure: str) -> None:
    assert not falls(measured(name), {figure: floors()[name][figure]})


def test_the_same_report_gives_the_same_document() -> None:
    document = documents("own")[0]
    assert coded(document) == coded(document)
