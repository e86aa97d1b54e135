"""What was published: publishers, reports with their raw bodies, captures, and what was erased."""

from __future__ import annotations

from django.db import models

from tawthiq.desk.seal import Sealed

SENSITIVITY = ("public", "unpublished", "confidential")
"""``unpublished`` and ``confidential`` material never enters exports, summaries or logs."""


class Publisher(Sealed):
    """Who publishes. ``key`` compares (case folded name or domain); ``party``: to the conflict, None: unknown."""

    key = models.CharField(max_length=200, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=40, blank=True)
    country = models.CharField(max_length=2, blank=True)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT)
    party = models.BooleanField(null=True)

    class Meta:
        app_label = "desk"


class Report(Sealed):
    """A report as it was received. Its text is in `Body`; neither ever changes.

    ``identity``: digest of publisher, address, title and text (the same report twice is one row). ``address``: where
    it stands (URL, message id) for finding later versions. ``published_basis``: stated · read · unknown.
    """

    identity = models.CharField(max_length=64, unique=True)
    doc_id = models.CharField(max_length=300, db_index=True)
    publisher = models.ForeignKey(Publisher, null=True, on_delete=models.PROTECT)
    address = models.CharField(max_length=2000, blank=True, db_index=True)
    url = models.CharField(max_length=2000, blank=True)
    title = models.TextField(blank=True)
    language = models.CharField(max_length=8, blank=True)
    published = models.DateField(null=True, db_index=True)
    published_at = models.DateTimeField(null=True)
    published_basis = models.CharField(max_length=10, default="unknown")
    sha256 = models.CharField(max_length=64, db_index=True)
    provenance = models.CharField(max_length=20)
    relayed_from = models.CharField(max_length=300, blank=True)
    reply_to = models.CharField(max_length=2000, blank=True)
    attachments = models.TextField(blank=True)
    notes = models.TextField(blank=True)
    archive_url = models.CharField(max_length=2000, blank=True)
    archive_sha256 = models.CharField(max_length=64, blank=True)
    sensitivity = models.CharField(max_length=12, default="public")
    review_demanded = models.BooleanField(default=False)
    received_at = models.DateTimeField()
    copy_of = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="copies")
    version_of = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="versions")
    current = models.BooleanField(default=True)
    erased = models.BooleanField(default=False)

    class Meta:
        app_label = "desk"


class Body(models.Model):
    """The text of a report as received. A trigger refuses every change; deletion needs a tombstone."""

    report = models.OneToOneField(Report, primary_key=True, on_delete=models.PROTECT)
    text = models.TextField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        app_label = "desk"


class Sketch(models.Model):
    """A few of the smallest word-sequence hashes of a text: reports that share several may be copies."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT)
    value = models.BigIntegerField()

    class Meta:
        app_label = "desk"
        indexes = [models.Index(fields=["value", "report"], name="reports_of_a_sequence")]


class Capture(Sealed):
    """A file as it was received (page, PDF, picture), kept under ``captures/`` by its digest."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT)
    kind = models.CharField(max_length=10)
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()
    captured_at = models.DateTimeField()
    by = models.CharField(max_length=100)

    class Meta:
        app_label = "desk"


class Tombstone(models.Model):
    """What remains of an erased report: its digests, by whom and when, signed with the desk's key."""

    report = models.OneToOneField(Report, on_delete=models.PROTECT)
    identity = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64)
    reason = models.CharField(max_length=40)
    by = models.CharField(max_length=100)
    at = models.DateTimeField()
    signature = models.CharField(max_length=64)

    class Meta:
        app_label = "desk"
