"""A person decides values; machine and person are always told apart; nothing is overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawthiq.desk.incident_view import shown
from tawthiq.desk.models import Incident, Value
from tawthiq.desk.values import decide, standing
from tawthiq.desk.verify import verify
from tawthiq.errors import InputError
from tests.desk.desks import take
from tests.desk.test_ingest import updated
from tests.incidents import cases


def market() -> Incident:
    take([cases.market_first(), cases.market_second()])
    return Incident.objects.get()


def test_a_decision_stands_over_the_suggestion_and_is_told_apart(desk: Path) -> None:
    incident = market()
    found = shown(incident)
    assert found.sheet is not None
    before = standing(incident, found.sheet)["killed"]
    assert (before.value, before.state, before.by) == ((3, 3), "suggested", "machine")
    decide(incident, "killed", [5, 5], "corrected", "sara", "names of five", found.sheet.fields["killed"].accounts)
    after = standing(incident, found.sheet)["killed"]
    assert (after.value, after.state, after.by) == ([5, 5], "corrected", "sara")
    decide(incident, "killed", [3, 5], "accepted", "omar", "")
    assert Value.objects.filter(superseded_at=None).count() == 1
    assert Value.objects.count() == 2
    assert list(verify()) == []


def test_a_later_version_flags_the_decision_and_leaves_it(desk: Path) -> None:
    incident = market()
    decide(incident, "killed", [5, 5], "corrected", "sara", "names of five")
    take([updated()])
    found = shown(incident)
    assert found.sheet is not None
    now = standing(incident, found.sheet)["killed"]
    assert (now.value, now.flagged) == ([5, 5], True)


@pytest.mark.parametrize(
    ("field", "state", "by", "why"),
    [("person", "accepted", "sara", ""), ("killed", "suggested", "sara", ""), ("killed", "accepted", "machine", ""),
     ("killed", "corrected", "sara", " ")],
)  # fmt: skip
def test_what_is_no_decision_is_refused(sqlite_desk: Path, field: str, state: str, by: str, why: str) -> None:
    with pytest.raises(InputError):
        decide(market(), field, [1, 1], state, by, why)
