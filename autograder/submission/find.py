"""Finds the submissions below the paths that a command was given, and whose they are."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from autograder.errors import UsageError
from autograder.submission.model import Submission
from autograder.submission.read import SOURCES, read
from autograder.text import name

_SUFFIXES = (*SOURCES, ".zip")


def find(paths: Sequence[Path], stem: str) -> list[Submission]:
    """Every submission, sorted by student. Raises UsageError for a path that is not there or holds none."""
    found = sorted(((name(student), path, given) for given in paths for student, path in _below(given, stem)), key=str)
    if not found:
        raise UsageError(
            f"No submission in {', '.join(map(str, paths))}: expected <student>/{stem}.py, .ipynb or .zip."
        )
    seen: dict[str, int] = {}
    return [_distinct(_read(path, given, stem, student), seen, path) for student, path, given in found]


def _read(path: Path, given: Path, stem: str, student: str) -> Submission:
    # What the command was given may be a link; below it one may lead to a classmate's work, or anywhere.
    below = [each for each in (path, *path.parents) if given in each.parents]
    if any(each.is_symlink() for each in below):
        return Submission(student=student, problem=f"{path.name} is a link: hand in the file itself.")
    return read(path, stem, student)


def _distinct(submission: Submission, seen: dict[str, int], path: Path) -> Submission:
    """Two files of one student are both judged, under names that tell them apart."""
    count = seen[submission.student] = seen.get(submission.student, 0) + 1
    if count == 1:
        return submission
    warning = f"There is more than one submission of {submission.student}; this is {path.name}."
    return msgspec.structs.replace(
        submission, student=f"{submission.student}-{count}", warnings=(*submission.warnings, warning)
    )


def _below(path: Path, stem: str) -> Iterator[tuple[str, Path]]:
    if not path.exists():
        raise UsageError(f"There is no {path}.{_near(path)}")
    if path.is_file():
        if path.suffix.lower() not in _SUFFIXES:
            raise UsageError(f"{path} is no submission: expected a .py, .ipynb or .zip file, or a folder.")
        yield _student_of(path, stem), path
    elif any((path / f"{stem}{suffix}").exists() for suffix in SOURCES):
        yield _student_of(path / stem, stem), path
    else:
        yield from _class(path, stem)


def _class(folder: Path, stem: str) -> Iterator[tuple[str, Path]]:
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith((".", "__")):
            continue
        if entry.is_dir():
            # nbgrader puts a folder for each assignment into the student's.
            inside = entry / stem
            yield entry.name, inside if inside.is_dir() else entry
        elif entry.suffix.lower() in _SUFFIXES:
            yield entry.stem, entry


def _student_of(path: Path, stem: str) -> str:
    if path.stem != stem:
        return path.stem
    folder = path.resolve().parent
    return folder.parent.name if folder.name == stem else folder.name


def _near(path: Path) -> str:
    siblings = [entry.name for entry in path.parent.iterdir()] if path.parent.is_dir() else []
    near = difflib.get_close_matches(path.name, siblings, 1)
    return f" Did you mean {path.parent / near[0]}?" if near else ""
