"""The append-only log, declared sources, and saved column mappings."""

from __future__ import annotations

from django.db import models


class LogEntry(models.Model):
    """One thing that was done. ``digest`` is that of its payload: the log never holds text. ``hash`` covers the row and
    the hash of the row before, so that none can be changed, taken out or put between unseen."""

    at = models.DateTimeField()
    actor = models.CharField(max_length=100)
    action = models.CharField(max_length=40)
    object = models.CharField(max_length=80)
    digest = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        app_label = "desk"


class Source(models.Model):
    """An address that the desk may fetch, because somebody declared it."""

    url = models.CharField(max_length=2000, unique=True)
    kind = models.CharField(max_length=10)
    outlet = models.CharField(max_length=200, blank=True)
    etag = models.CharField(max_length=300, blank=True)
    modified = models.CharField(max_length=100, blank=True)
    added_by = models.CharField(max_length=100)
    added_at = models.DateTimeField()
    fetched_at = models.DateTimeField(null=True)
    active = models.BooleanField(default=True)

    class Meta:
        app_label = "desk"


class ColumnMapping(models.Model):
    """Which column of a table is which field, by the table's header, so that the next file like it is read alike."""

    header = models.CharField(max_length=64, unique=True)
    mapping = models.TextField()
    saved_at = models.DateTimeField()

    class Meta:
        app_label = "desk"
