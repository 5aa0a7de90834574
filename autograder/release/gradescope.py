"""Packs the archive that Gradescope unpacks and runs: its two scripts, and the kit with one assignment's reference.

It is for the instructor to upload, and holds the hidden checks; student code runs in the sandbox there, too, and sees
none of it.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from autograder.assignment import load_assignment
from autograder.release.templates import render

_PROJECT = ("pyproject.toml", "constraints.txt", "README.md", "LICENSE", "CHANGELOG.md")
_ENGINE, _REFERENCE = (".py", ".html", ".md", ".sh", ".typed"), (".py", ".toml", ".txt")
_DAY = (2020, 1, 1, 0, 0, 0)  # the same kit gives the same archive
_PROGRAM, _FILE = 0o755 << 16, 0o644 << 16


def release_gradescope(name: str, to: Path, kit: Path) -> Path:
    """Write `to`/<name>-gradescope.zip and return its path."""
    to.mkdir(parents=True, exist_ok=True)
    target = to / f"{name}-gradescope.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content, attributes in _members(name, kit):
            info = zipfile.ZipInfo(path, _DAY)
            info.external_attr = attributes
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return target


def _members(name: str, kit: Path) -> Iterator[tuple[str, bytes, int]]:
    yield "setup.sh", render("setup.sh", name=name).encode(), _PROGRAM
    yield "run_autograder", render("run_autograder.sh", name=name).encode(), _PROGRAM
    engine = [path for path in (kit / "autograder").rglob("*") if path.suffix in _ENGINE]
    reference = [path for path in load_assignment(name, kit).folder.rglob("*") if path.suffix in _REFERENCE]
    for path in (*(kit / each for each in _PROJECT), *sorted(engine), *sorted(reference)):
        yield f"kit/{path.relative_to(kit).as_posix()}", path.read_bytes(), _FILE
