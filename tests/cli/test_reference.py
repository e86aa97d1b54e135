"""Every command, every option and every field of the wire format stands in the reference."""

import re

import pytest
import typer

from tawthiq.cli.program import program
from tawthiq.records.json_schema import json_schema


def commands(command=None, name="tawthiq"):
    command = command or typer.main.get_command(program)
    yield name, command
    for below, sub in getattr(command, "commands", {}).items():
        yield from commands(sub, f"{name} {below}")


COMMANDS = dict(commands())


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_described(name, repository):
    page = (repository / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")
    assert name in page
    part = (
        page
        if name == "tawthiq"
        else re.split(r"^## ", page.split(f"## {' '.join(name.split()[:2])}\n")[1], flags=re.MULTILINE)[0]
    )
    for parameter in COMMANDS[name].params:
        for option in parameter.opts:
            assert not option.startswith("-") or f"`{option}" in part or option == "--help", f"{name} {option}"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_helps(name):
    command = COMMANDS[name]
    assert command.help
    assert all(getattr(parameter, "help", None) for parameter in command.params)


def test_every_field_is_described(repository):
    page = (repository / "docs" / "reference" / "wire-format.md").read_text(encoding="utf-8")
    schema = json_schema()
    fields = {name for model in [schema, *schema["$defs"].values()] for name in model.get("properties", {})}
    assert {field for field in fields if f"`{field}`" not in page} == set()
