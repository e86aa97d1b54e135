"""The desk as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Registers the models under the label ``desk``."""

    name = "tawthiq.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"
