"""What was read in a report: coded reports as they are on the wire, and rows by which their events are found."""

from __future__ import annotations

import json
import zlib
from typing import Any

from django.db import models

from tawthiq.desk.models.archive import Report
from tawthiq.desk.seal import Sealed


class CodedReport(Sealed):
    """One coding of a report (wire format, no text, compressed). The newest is ``current``; none is overwritten."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT)
    engine = models.CharField(max_length=40)
    data = models.CharField(max_length=80)
    payload = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    accounted = models.CharField(max_length=20, db_index=True)
    reason = models.CharField(max_length=300, blank=True)
    events = models.PositiveIntegerField()
    by = models.CharField(max_length=100)
    created_at = models.DateTimeField()
    current = models.BooleanField(default=True)

    class Meta:
        app_label = "desk"
        constraints = [
            models.UniqueConstraint(fields=["report"], condition=models.Q(current=True), name="one_current_coding")
        ]

    @property
    def document(self) -> dict[str, Any]:
        """The coded document, its text left out."""
        return dict(json.loads(zlib.decompress(bytes(self.payload))))


class Event(models.Model):
    """One event of a current coding, for search and grouping. Everything here follows from the coding.

    ``facts``: what grouping compares, as JSON. ``trigger_start``: by which a person's decision finds the event again.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT)
    event_id = models.CharField(max_length=12)
    position = models.PositiveIntegerField()
    type = models.CharField(max_length=60, db_index=True)
    status = models.CharField(max_length=12)
    place = models.CharField(max_length=300, blank=True)
    date_start = models.DateField(null=True, db_index=True)
    date_end = models.DateField(null=True)
    killed_min = models.PositiveIntegerField(null=True)
    killed_max = models.PositiveIntegerField(null=True)
    wounded_min = models.PositiveIntegerField(null=True)
    wounded_max = models.PositiveIntegerField(null=True)
    trigger_start = models.PositiveIntegerField(null=True)
    trigger_end = models.PositiveIntegerField(null=True)
    facts = models.TextField()

    class Meta:
        app_label = "desk"
        constraints = [models.UniqueConstraint(fields=["report", "event_id"], name="one_event_id_a_report")]


class EventPlace(models.Model):
    """A located place of an event. ``radius_km``: how far off the point may be."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE)
    role = models.CharField(max_length=12)
    name = models.CharField(max_length=300)
    admin1 = models.CharField(max_length=120, blank=True)
    lat = models.FloatField(db_index=True)
    lon = models.FloatField()
    precision = models.CharField(max_length=12, blank=True)
    radius_km = models.FloatField(null=True)

    class Meta:
        app_label = "desk"


class EventGroup(models.Model):
    """A group of the register in a role of an event. Persons are in no register and so never here."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE)
    group_id = models.CharField(max_length=120, db_index=True)
    role = models.CharField(max_length=12)

    class Meta:
        app_label = "desk"


class BlockKey(models.Model):
    """A key of place and day (hashed) under which grouping finds the event."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE)
    key = models.BigIntegerField()

    class Meta:
        app_label = "desk"
        indexes = [models.Index(fields=["key", "event"], name="events_of_a_key")]


class SearchText(models.Model):
    """The words of a report as search compares them: ``folded`` as written, ``stemmed`` without clitics and endings."""

    report = models.OneToOneField(Report, primary_key=True, on_delete=models.PROTECT)
    folded = models.TextField()
    stemmed = models.TextField()

    class Meta:
        app_label = "desk"
