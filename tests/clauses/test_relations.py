"""What one event has to do with another: answers, interceptions, arrests of those who did it, parts of a clash."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from tawthiq.clauses.events import Story, draft_events
from tawthiq.engine import Reader
from tawthiq.text.text import read_text

PUBLISHED = date(2023, 11, 9)
RELATED = [
    (
        "قصفت المدفعية التركية بلدة تل الورد، رداً على هجوم صاروخي شنته قوات سوريا الديمقراطية قرب قرية بيت الرمان.",
        "قصفت",
        "response_to",
        "هجوم",
    ),
    ("اعترضت الدفاعات الجوية السعودية صاروخاً باليستياً أطلقه الحوثيون باتجاه جازان.", "اعترضت", "response_to", "أطلقه"),
    (
        "أطلق مسلح النار على مارة في بلدة تل الورد، ما أدى إلى مقتل شخصين. واعتقلت الشرطة المهاجم في اليوم نفسه.",
        "أطلق",
        "response_to by",
        "واعتقلت",
    ),
]
UNRELATED = [
    "قصفت المدفعية بلدة تل الورد. وفي سياق آخر، اعتقلت الشرطة ثلاثة أشخاص في مدينة بيت الرمان بتهمة التهريب.",
    "قصفت المدفعية بلدة تل الورد، كما شنت الطائرات غارات على قرية بيت الرمان.",
]  # fmt: skip


@cache
def reader() -> Reader:
    return Reader()


def story(text: str) -> Story:
    return draft_events(reader().layers(read_text(text), PUBLISHED), reader()._knowledge(), PUBLISHED)


def told(text: str) -> set[tuple[str, str, str]]:
    """Relations of a text as (words of the first event, type, words of the second)."""
    found = story(text)
    words = ["|".join(m.trigger.span.cut(text) for m in event.mentions) for event in found.events]
    return {(words[r.source], r.type, words[r.target]) for r in found.relations}


@pytest.mark.parametrize(("text", "one", "label", "two"), RELATED)
def test_relation_is_read(text: str, one: str, label: str, two: str) -> None:
    kind, turned = label.split()[0], label.endswith("by")
    one, two = (two, one) if turned else (one, two)
    assert any(a.startswith(one) and kind == name and two in b for a, name, b in told(text)), told(text)


@pytest.mark.parametrize("text", UNRELATED)
def test_events_that_nothing_joins_have_no_relation(text: str) -> None:
    assert not told(text)


def test_a_launch_that_was_intercepted_is_foiled() -> None:
    found = {e.lead.trigger.family: e.status for e in story(RELATED[1][0]).events}
    assert found == {"intercept": "occurred", "launch": "foiled"}
