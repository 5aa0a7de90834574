"""`autograder doctor`: what this machine can do, and an nbgrader course; each line ends with what to do."""

from __future__ import annotations

import contextlib
import importlib.util
import itertools
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import click

_ANSWER_SECONDS = 60.0
_INSTRUCTORS = ("nbgrader", "pyseccomp")  # what only the instructor's extra brings


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
    yield from _check()
    if not _grades():
        return
    yield from _data()
    if not importlib.util.find_spec("PIL"):
        yield False, "pages: they have no images, for Pillow is missing: pip install pillow"
    if sys.platform != "linux":
        yield False, "grading other people's code needs Linux: use a Linux container or WSL2; `check` works here"
        return
    yield from _sandbox()


def _grades() -> bool:
    """Whether this is an instructor's machine, with the kit's checkout or what only the instructor's extra brings."""
    from autograder.assignment import find_kit
    from autograder.errors import UsageError

    try:
        find_kit()
    except UsageError:
        return any(importlib.util.find_spec(name) for name in _INSTRUCTORS)
    return True


def _check() -> Iterator[tuple[bool, str]]:
    """Whether `check` works: a program that runs a student's code answers, and the checks of this folder are whole."""
    from autograder.assignment import find_exercise, read_assignment
    from autograder.errors import AutograderError, StudentHalt
    from autograder.judge import Judge, Settings

    where = "in the folder of an exercise"
    try:
        _ask_a_worker()
        if folder := find_exercise(Path()):
            assignment = read_assignment(folder)
            Judge(Settings(assignment, assignment.visible, fork=False))
            where = f"for {assignment.name}"
    except StudentHalt:
        yield False, "check: the program that runs your code starts, but does not answer: try again, then reinstall"
    except AutograderError as error:
        yield False, f"check: {error}"
    else:
        yield True, f"check: works here: run `autograder check` {where}"


def _ask_a_worker() -> None:
    """Raise AutograderError where no worker starts, and StudentHalt where it does not answer."""
    from autograder.endpoint.child import prepare
    from autograder.remote import Remote
    from autograder.wire import Load

    with contextlib.closing(prepare()) as starter:
        remote = Remote(starter.start, Load([("empty.py", "")], ""), _ANSWER_SECONDS)
        with contextlib.closing(remote):
            remote.load_now()


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
