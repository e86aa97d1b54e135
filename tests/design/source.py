"""The modules of the package as trees, read once for the tests that hold the design."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "tawthiq"


@dataclass(frozen=True, slots=True)
class Module:
    """``name`` is dotted (``tawthiq.text.fold``), ``part`` the first name below the package (``text``)."""

    path: Path
    name: str
    tree: ast.Module
    source: str

    @property
    def part(self) -> str:
        names = self.name.split(".")
        return names[1] if len(names) > 1 else ""

    @property
    def generated(self) -> bool:
        return "migrations" in self.path.parts

    def __str__(self) -> str:
        return str(self.path.relative_to(PACKAGE.parent))


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the package, sorted by path."""
    return tuple(_module(path) for path in sorted(PACKAGE.rglob("*.py")))


def _module(path: Path) -> Module:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    source = path.read_text(encoding="utf-8")
    return Module(path, ".".join(part for part in parts if part != "__init__"), ast.parse(source), source)


def docstrings(tree: ast.Module) -> set[int]:
    """``id`` of each constant that is a docstring, attribute docstrings included (a string that stands alone)."""
    return {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
