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


def section(pages, name):
    """What the reference says of a command: the part under its heading, or under that of its group."""
    for heading in (name, " ".join(name.split()[:2])):
        for depth in ("###", "##"):
            _, found, rest = pages.partition(f"\n{depth} {heading}\n")
            if found:
                return re.split(rf"^#{{1,{len(depth)}}} ", rest, flags=re.MULTILINE)[0]
    return ""


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_described(name, repository):
    pages = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted((repository / "docs" / "reference").glob("*.md"))
    )
    part = pages if name == "tawthiq" else section(pages, name)
    assert part, f"no page of docs/reference has a section on {name}"
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
