"""Django's settings, read from the environment: ``TAWTHIQ_DESK`` (folder) and ``DATABASE_URL`` (optional)."""

from __future__ import annotations

import os
from pathlib import Path

from tawthiq.desk.database import settings_for
from tawthiq.desk.secret import secret_of

DESK = Path(os.environ.get("TAWTHIQ_DESK", "desk")).resolve()
SECRET_KEY = secret_of(DESK)
DATABASES = {"default": settings_for(DESK, os.environ.get("DATABASE_URL"))}
INSTALLED_APPS = ["tawthiq.desk.apps.DeskConfig"]
USE_TZ = True
TIME_ZONE = "UTC"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
