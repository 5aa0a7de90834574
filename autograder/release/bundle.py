"""Packs what a student needs to begin: the exercise folder, the kit as a wheel, and how to install it."""

from __future__ import annotations

from pathlib import Path

from autograder.release.archive import Member, write_archive
from autograder.release.exercise import record_tables, render_exercise
from autograder.release.wheel import build_wheel


def release_bundle(name: str, to: Path, kit: Path) -> Path:
    """Write `to`/<name>.zip, which holds the folder <name>, and return its path."""
    record_tables(name, kit)
    called, wheel = build_wheel()
    files = {**render_exercise(name, kit, called), called: wheel}
    to.mkdir(parents=True, exist_ok=True)
    target = to / f"{name}.zip"
    write_archive(target, [Member(f"{name}/{path}", content) for path, content in sorted(files.items())])
    return target
