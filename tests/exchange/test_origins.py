"""Who speaks: a short form is the one it shortens, and nobody else."""

from tawthiq.exchange.origins import find_origins
from tawthiq.records.model import ClaimValue, CodedReport, Event, Quote


def origins(*claimants):
    """The group number of each claimant, one after another in the text."""
    text = " ".join(claimants)
    claims, start = [], 0
    for claimant in claimants:
        claims.append(
            ClaimValue(claimant=Quote(start=start, end=start + len(claimant), quote=claimant), stance="asserts")
        )
        start += len(claimant) + 1
    event = Event(id="e1", type="Other", trigger=Quote(start=0, end=1, quote=text[0]), claims=tuple(claims))
    coded = CodedReport(doc_id="d", text=text, engine="1", data="x", accounted="coded", events=(event,))
    found = find_origins(coded)
    return [found.of(event, number).number for number in range(len(claims))], found


def test_a_definite_short_form_is_its_full_name():
    numbers, found = origins("مصادر خاصة", "المصادر", "المرصد السوري", "المرصد")
    assert numbers == [0, 0, 1, 1]
    assert [origin.name.quote for origin in found.all] == ["مصادر خاصة", "المرصد السوري"]


def test_a_full_name_that_comes_later_is_its_short_form():
    assert origins("التحالف", "التحالف الدولي")[0] == [0, 0]


def test_a_short_form_goes_to_the_one_named_last():
    assert origins("مصدر طبي", "مصدر أمني", "المصدر")[0] == [0, 1, 1]


def test_indefinite_sources_of_other_kinds_are_others():
    assert origins("مصادر محلية", "مصادر طبية", "مصادر")[0] == [0, 1, 2]


def test_clitics_do_not_make_another_speaker():
    assert origins("الدفاع المدني", "والدفاع المدني", "للدفاع المدني")[0] == [0, 0, 0]


def test_a_long_report_is_no_burden():
    numbers, _ = origins(*(["مصادر خاصة", "المصادر", "مصدر طبي"] * 4000))
    assert set(numbers) == {0, 1}
