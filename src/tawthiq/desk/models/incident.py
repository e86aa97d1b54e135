"""Incidents, which events belong to them, how they hang together, and the values that are decided."""

from __future__ import annotations

from django.db import models

from tawthiq.desk.models.archive import Report
from tawthiq.desk.seal import Sealed

MACHINE = "machine"
STATES = ("draft", "in_review", "needs_second_reader", "approved", "published", "rejected", "merged", "withdrawn")


class Incident(Sealed):
    """Something that happened, as told by one event or more. ``public_id`` never dies: a merged one redirects.

    Dates, point and tolls are kept for lists and search; they follow from the events.
    """

    public_id = models.CharField(max_length=20, unique=True)
    status = models.CharField(max_length=20, default="draft", db_index=True)
    redirect_to = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="redirected")
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField(db_index=True)
    reviewed_at = models.DateTimeField(null=True)
    flagged = models.BooleanField(default=False)
    type = models.CharField(max_length=60, blank=True, db_index=True)
    date_start = models.DateField(null=True, db_index=True)
    date_end = models.DateField(null=True)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    place = models.CharField(max_length=300, blank=True)
    killed_min = models.PositiveIntegerField(null=True)
    killed_max = models.PositiveIntegerField(null=True)
    reports = models.PositiveIntegerField(default=0)

    class Meta:
        app_label = "desk"


class Membership(Sealed):
    """An event judged to belong to an incident (``positive``), not to belong (``negative``), or perhaps (``unsure``).

    ``by`` is ``machine`` or a person; a person's judgement wins. Taken back by ``deleted_at``, never removed.
    """

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT)
    report = models.ForeignKey(Report, on_delete=models.PROTECT)
    event_id = models.CharField(max_length=12)
    trigger_start = models.PositiveIntegerField(null=True)
    trigger_end = models.PositiveIntegerField(null=True)
    judgement = models.CharField(max_length=10)
    score = models.FloatField(null=True)
    reasons = models.TextField(blank=True)
    by = models.CharField(max_length=100)
    why = models.TextField(blank=True)
    flagged = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "desk"
        indexes = [models.Index(fields=["report", "event_id"], name="membership_of_event")]
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "report", "event_id"],
                condition=models.Q(deleted_at__isnull=True),
                name="one_live_judgement",
            )
        ]


class IncidentLink(Sealed):
    """Two incidents that are linked: ``response_to``, ``caused_by``, ``part_of``, ``perhaps_same`` or ``not_same``."""

    one = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="links_from")
    two = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="links_to")
    kind = models.CharField(max_length=20)
    score = models.FloatField(null=True)
    reasons = models.TextField(blank=True)
    by = models.CharField(max_length=100)
    created_at = models.DateTimeField()
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "desk"
        constraints = [
            models.UniqueConstraint(
                fields=["one", "two", "kind"], condition=models.Q(deleted_at__isnull=True), name="one_live_link"
            )
        ]


class Value(Sealed):
    """A field of an incident as decided: suggested · accepted · corrected · rejected, and what it rests on.

    ``value`` and ``rests_on`` are JSON; ``rests_on`` holds pointers to accounts (report, event, pointer), never text.
    """

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT)
    field = models.CharField(max_length=40)
    value = models.TextField()
    state = models.CharField(max_length=12)
    rule = models.CharField(max_length=30, blank=True)
    rests_on = models.TextField(blank=True)
    by = models.CharField(max_length=100)
    why = models.TextField(blank=True)
    flagged = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "desk"
