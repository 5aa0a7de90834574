"""Packs the archive that Gradescope unpacks and runs: its two scripts, and the kit with one assignment's reference.

It is for the instructor to upload, and holds the hidden checks; student code runs in the sandbox there, too, and sees
none of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from autograder.assignment import load_assignment
from autograder.release.archive import Member, write_archive
from autograder.release.templates import render

_PROJECT = ("pyproject.toml", "constraints.txt", "README.md", "LICENSE", "CHANGELOG.md")
_ENGINE, _REFERENCE = (".py", ".html", ".md", ".sh", ".ipy", ".typed"), (".py", ".toml", ".txt")


def release_gradescope(name: str, to: Path, kit: Path) -> Path:
    """Write `to`/<name>-gradescope.zip and return its path."""
    to.mkdir(parents=True, exist_ok=True)
    target = to / f"{name}-gradescope.zip"
    write_archive(target, _members(name, kit))
    return target


def _members(name: str, kit: Path) -> Iterator[Member]:
    yield Member("setup.sh", render("setup.sh", name=name).encode(), program=True)
    yield Member("run_autograder", render("run_autograder.sh", name=name).encode(), program=True)
    engine = [path for path in (kit / "autograder").rglob("*") if path.suffix in _ENGINE]
    homes = load_assignment(name, kit).homes
    reference = [path for home in homes for path in home.rglob("*") if path.suffix in _REFERENCE]
    for path in (*(kit / each for each in _PROJECT), *sorted(engine), *sorted(reference)):
        yield Member(f"kit/{path.relative_to(kit).as_posix()}", path.read_bytes())
