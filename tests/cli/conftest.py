"""The data are loaded once for all commands of a test run."""

from functools import cache

import pytest

from tawthiq import engine

reader = cache(engine.Reader)


@pytest.fixture(autouse=True)
def loaded_once(monkeypatch):
    monkeypatch.setattr(engine, "Reader", reader)
    monkeypatch.setattr("tawthiq.cli.pool.Reader", reader)
