"""Makes the rows that follow from the codings anew, where a newer version of the program makes them otherwise."""

from __future__ import annotations

import json

from django.db import transaction

from tawthiq.desk.codings import drop_index, index, spoken
from tawthiq.desk.models import CodedReport, Event
from tawthiq.incidents.portable import FORMAT
from tawthiq.resources.files import DataFiles
from tawthiq.resources.incidents import load_grouping

_BATCH = 100


def is_stale() -> bool:
    """Whether the event rows are of another format than this program's."""
    row = Event.objects.order_by("id").values_list("facts", flat=True).first()
    return row is not None and json.loads(row).get("format") != FORMAT


def reindex() -> int:
    """Make the event rows of every current coding anew; the number of reports. Stopped, it begins again."""
    knowledge = load_grouping(DataFiles())
    codings = CodedReport.objects.filter(current=True, report__current=True, report__erased=False).order_by(
        "-report_id"
    )
    numbers = list(codings.values_list("id", flat=True))
    for first in range(0, len(numbers), _BATCH):
        batch = CodedReport.objects.filter(id__in=numbers[first : first + _BATCH]).select_related("report__body")
        with transaction.atomic():
            for coded in batch.order_by("-report_id"):
                drop_index(coded.report)
                index(coded.report, spoken(coded), knowledge)
    return len(numbers)
