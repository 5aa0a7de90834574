"""`autograder doctor`: what this machine can do, and an nbgrader course; each line ends with what to do."""

from __future__ import annotations

import contextlib
import itertools
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import click


@click.command("doctor")
@click.argument("course", type=click.Path(path_type=Path, exists=True, file_okay=False), default=".")
def doctor_command(course: Path) -> int:
    """Say what this machine can do, and what to do about the rest.

    COURSE is the folder of an nbgrader course; without it, the folder you are in, if it is one.
    """
    for good, line in itertools.chain(_findings(), _course(course)):
        click.echo(f"{'ok ' if good else 'no '} {line}")
    return 0


def _findings() -> Iterator[tuple[bool, str]]:
    yield from _libraries()
    yield from _data()
    if sys.platform != "linux":
        yield False, "grading other people's code needs Linux: use a Linux container or WSL2; `check` works here"
        return
    yield from _sandbox()


def _libraries() -> Iterator[tuple[bool, str]]:
    """Of each library that the kit uses beyond what it promises: whether this version still has that."""
    from autograder.private import LIBRARIES, moved

    for library in LIBRARIES:
        said = moved(library)
        yield not said, said or f"{library} {metadata.version(library)}: nothing to do"


def _data() -> Iterator[tuple[bool, str]]:
    """Of each assignment that is here: which data it finds."""
    from autograder.assignment import assignment_names, find_kit, load_assignment
    from autograder.errors import AutograderError, UsageError

    try:
        kit = find_kit()
    except UsageError:  # a student's machine
        return
    for name in assignment_names(kit):
        try:
            found = load_assignment(name, kit).resources()
            if found.data:
                yield not found.advice, f"data of {name}: {found.data}: {found.advice or 'nothing to do'}"
        except AutograderError as error:
            yield False, f"data of {name}: {error}"


def _course(course: Path) -> Iterator[tuple[bool, str]]:
    from autograder.assignment import find_kit
    from autograder.errors import AutograderError
    from autograder.nbgrader_course.doctor import findings, is_course

    if not is_course(course):
        if course != Path():
            yield False, f"{course} is no nbgrader course: autograder release NAME --nbgrader {course} makes it one"
        return
    try:
        yield from findings(course, find_kit())
    except AutograderError as error:
        yield False, str(error)


def _sandbox() -> Iterator[tuple[bool, str]]:
    from autograder.errors import AutograderError
    from autograder.sandbox.tiers import TIERS, Sandbox, Terms

    held = False
    for tier in TIERS:
        try:
            with contextlib.closing(Sandbox(tier, Terms(1 << 30, 60))) as sandbox:
                sandbox.prepare()
        except AutograderError as error:
            yield held, f"sandbox {tier.name}: {str(error).rstrip('.')}: {'not needed' if held else 'worth fixing'}"
        else:
            use = "a further one, not needed" if held else "`autograder grade` uses it: nothing to do"
            yield True, f"sandbox {tier.name}: a worker was attacked and held: {use}"
            held = True
    if not held:
        yield (
            False,
            'sandbox: none, so `grade` refuses: pip install "d2l-autograder[instructor]", or use a newer kernel',
        )
