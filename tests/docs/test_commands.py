"""Each command that a page tells people to type is one, with these options."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from autograder.cli import cli
from tests.conftest import KIT

PAGES = [KIT / "README.md", KIT / "CONTRIBUTING.md", *sorted((KIT / "docs").glob("*.md"))]
TYPED = re.compile(r"(?:^|`|\$ |bin/|\| )autograder ([a-z]+)([^\n`#|]*)", re.MULTILINE)
MAKE = re.compile(r"(?:^|`)make ([a-z-]+)", re.MULTILINE)


def typed(page: Path) -> list[tuple[str, list[str]]]:
    """The commands of a page, each with its options."""
    found = TYPED.findall(page.read_text().replace("\\\n", " "))
    return [(command, re.findall(r"(?<=\s)--[a-z-]+", rest)) for command, rest in found]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_there_is_such_a_command_with_such_options(page: Path) -> None:
    context = click.Context(cli)
    for name, options in typed(page):
        command = cli.get_command(context, name)
        assert command is not None, name
        known = {option for parameter in command.get_params(context) for option in parameter.opts}
        assert set(options) <= known, f"{name}: {set(options) - known}"


def test_commands_are_found() -> None:
    assert ("grade", ["--assignment", "--out"]) in typed(KIT / "README.md")
    assert sum(len(typed(page)) for page in PAGES) > 40


def test_make_has_what_pages_name() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (KIT / "Makefile").read_text(), re.MULTILINE))
    assert {target for page in PAGES for target in MAKE.findall(page.read_text())} <= targets
