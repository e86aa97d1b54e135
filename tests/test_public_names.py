"""The public names are few, are there, and are the real ones."""

from __future__ import annotations

import subprocess
import sys

import pytest

import tawthiq


@pytest.mark.parametrize("name", tawthiq.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(tawthiq, name).__name__ == name
    assert name in dir(tawthiq)


def test_another_name_is_not() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Target'"):
        _ = tawthiq.Target


def test_importing_the_package_loads_no_heavy_library() -> None:
    program = (
        "import sys, tawthiq; print(sorted({'pydantic', 'yaml', 'django', 'trafilatura', 'rich'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
