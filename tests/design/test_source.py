"""The shape of the code: short modules and functions, plain names, words in data files only."""

from __future__ import annotations

import ast
import re

import pytest

from tests.design.source import PACKAGE, Module, docstrings, modules

ARABIC = re.compile(r"[\u0621-\u064a\u0660-\u0669\u0671-\u06d3\u06f0-\u06f9]")
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "stuff"}
LONGEST_MODULE = 300
LONGEST_FUNCTION = 40
OPENERS = {"open", "read_text", "read_bytes", "open_text", "open_binary", "files"}
written = pytest.mark.parametrize("module", [module for module in modules() if not module.generated], ids=str)


@written
def test_words_live_in_data(module: Module) -> None:
    """Letters given by their code points (``"\\u0623"``) are Unicode facts, and may stand."""
    prose = docstrings(module.tree)
    for node in ast.walk(module.tree):
        literal = isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose
        if literal and ARABIC.search(node.value):
            written = ast.get_source_segment(module.source, node) or node.value
            assert not ARABIC.search(written), f"{module}:{node.lineno} holds an Arabic word: move it to data/"


@written
def test_modules_are_short(module: Module) -> None:
    assert len(module.source.splitlines()) <= LONGEST_MODULE, f"{module} is too long: one concept a file"


@written
def test_functions_are_short(module: Module) -> None:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{module}:{node.lineno} {node.name} has {length} lines"


@written
def test_names_say_what_is_inside(module: Module) -> None:
    assert not VAGUE & set(module.name.split(".")), f"{module}: name it after what it does"


@written
def test_public_modules_say_what_they_are(module: Module) -> None:
    assert ast.get_docstring(module.tree) or not module.source.strip(), f"{module} has no docstring"


@written
def test_only_resources_opens_data_files(module: Module) -> None:
    """The evaluation may name files: it says which layer runs whose examples."""
    if module.part in ("resources", "evaluation"):
        return
    prose = docstrings(module.tree)
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            assert not re.search(r"(^|/)data/\w|^(lexicon|gazetteer|actors|orthography)/", node.value), (
                f"{module}:{node.lineno} names a data file: a loader in resources/ opens it"
            )
        if isinstance(node, ast.ImportFrom | ast.Import) and module.part not in {
            "desk",
            "cli",
            "exchange",
            "incidents",
        }:
            names = [alias.name for alias in node.names] + [getattr(node, "module", None) or ""]
            assert not any(name.startswith("importlib.resources") for name in names), f"{module}:{node.lineno}"


def test_data_holds_no_program() -> None:
    assert not list((PACKAGE / "data").rglob("*.py"))
