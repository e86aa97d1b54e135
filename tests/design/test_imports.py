"""Imports point one way, and importing the package opens no data file."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.design.source import Module, modules

RANK = {
    part: rank
    for rank, parts in enumerate(
        [
            ("errors",),
            ("text",),
            ("resources",),
            ("temporal", "geography"),
            ("layers",),
            ("clauses",),
            ("reading", "records"),
            ("reader", "engine"),
            ("incidents",),
            ("exchange",),
            ("evaluation", "batch"),
            ("desk",),
            ("cli",),
        ]
    )
    for part in parts
}
FREE = {"", "__main__", "version"}
ENGINE = {
    "text",
    "resources",
    "temporal",
    "geography",
    "layers",
    "clauses",
    "records",
    "reading",
    "incidents",
    "exchange",
}
WEB = {"django", "ninja", "allauth"}


def imports(module: Module) -> Iterator[tuple[str, int]]:
    """Dotted names that the module imports, with the line; names read only by the type checker included."""
    package = module.name if module.path.name == "__init__.py" else module.name.rpartition(".")[0]
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package.split(".")[: len(package.split(".")) - node.level + 1]) if node.level else ""
            source = ".".join(filter(None, (base, node.module)))
            yield source, node.lineno
            if source == "tawthiq":
                yield from ((f"tawthiq.{alias.name}", node.lineno) for alias in node.names)


@pytest.mark.parametrize("module", modules(), ids=str)
def test_no_arrow_points_back(module: Module) -> None:
    if module.part in FREE:
        return
    assert module.part in RANK, f"{module}: give {module.part} a place in the order of the parts"
    for name, line in imports(module):
        part = name.split(".")[1] if name.startswith("tawthiq.") else ""
        if part in RANK and part != module.part:
            assert RANK[part] < RANK[module.part], f"{module}:{line} imports {name}, which stands after it"


@pytest.mark.parametrize("module", [module for module in modules() if module.part in ENGINE], ids=str)
def test_the_engine_knows_no_web_framework(module: Module) -> None:
    for name, line in imports(module):
        assert name.split(".")[0] not in WEB, f"{module}:{line} imports {name}"


def test_importing_the_package_opens_no_data_file() -> None:
    program = """
import sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
import tawthiq
print([name for name in opened if "tawthiq" in name and "/data/" in name.replace("\\\\\\\\", "/")])
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
