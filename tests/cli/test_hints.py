"""What a text tells of its own date of publication."""

from datetime import date

import pytest

from tawthiq.cli.hints import hint_publication_dates, implied_weekdays
from tawthiq.records.model import CodedReport, DateValue, Event, Offsets, Quote


def report(quote, relative, published=None):
    when = DateValue(quote=quote, span=Offsets(start=0, end=len(quote)), relative=relative)
    event = Event(id="e1", type="Other", trigger=Quote(start=0, end=1, quote=quote[0]), date=when)
    return CodedReport(
        doc_id="d", text=quote, engine="1", data="x", accounted="coded", published=published, events=(event,)
    )


@pytest.mark.parametrize(
    ("quote", "relative", "day"),
    [
        ("أمس الإثنين", "published-1d&published<=mon", "Tuesday"),
        ("اليوم السبت", "published&published<=sat", "Saturday"),
        ("أول أمس الأحد", "published-2d&published<=sun", "Tuesday"),
    ],
)
def test_a_day_told_with_its_weekday_implies_that_of_publication(quote, relative, day, capsys):
    assert implied_weekdays(report(quote, relative)) == [(quote, day)]
    hint_publication_dates([report(quote, relative)])
    told = capsys.readouterr().err
    assert f"«{quote}»: the report was published on a {day}" in told
    assert "--published 2022-08-16T09:30+03:00" in told


def test_a_bare_weekday_implies_nothing(capsys):
    assert implied_weekdays(report("الجمعة الماضي", "published<fri")) == []
    hint_publication_dates([report("الجمعة الماضي", "published<fri")])
    assert "cannot be resolved" in capsys.readouterr().err


def test_many_reports_are_counted(capsys):
    hint_publication_dates([report("أمس", "published-1d", date(2023, 5, 2))] * 5)
    assert "and 2 more reports" in capsys.readouterr().err


def test_nothing_is_said_where_nothing_waits(capsys):
    hint_publication_dates([])
    assert capsys.readouterr().err == ""
