"""What can be proved without judging anybody: the handout is fresh and leaks nothing, points and weights are whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from autograder.assignment import Assignment
from autograder.harness import Harness
from autograder.naming.diagnosis import tables_of
from autograder.naming.known import KnownMistakes
from autograder.naming.programs import PROGRAMS
from autograder.nbgrader_course.source import render_source
from autograder.proofread import proofread
from autograder.release import find_stale, render_exercise
from autograder.release.exercise import read_solution


def static(assignment: Assignment, kit: Path) -> Iterator[str | None]:
    """What needs no judge: exercises/ is fresh and holds nothing of what is hidden; points and weights are whole."""
    how = f"run `autograder release {assignment.name} --to exercises`"
    where = f"exercises/{assignment.name}"
    if not (kit / where).is_dir():
        yield f"{where} is not printed yet: {how}."
    else:
        old = find_stale(assignment.name, kit)
        yield f"{where} is stale ({', '.join(old)}): {how}." if old else None
    yield from leaks(assignment, kit)
    yield from proofread(assignment)
    stale = [table.recorded.name for table in tables_of(assignment) if not table.is_fresh()]
    yield f"{', '.join(stale)} in naming/ was recorded of other programs: {how}." if stale else None
    yield from _indistinct(assignment)


def _indistinct(assignment: Assignment) -> Iterator[str]:
    """Known mistakes whose name would be said of something else, too."""
    model = read_solution(assignment)
    known = KnownMistakes(assignment, Harness(assignment.harness))
    for function in assignment.spec.functions:
        for case, other in known.indistinct(function, model):
            yield f"{case.id} answers every question of probes.py as {other} does: add a question, or `(alike: name)`."


def leaks(assignment: Assignment, kit: Path) -> Iterator[str]:
    """Lines of the reference and of hidden checks that stand in what students get, or what an nbgrader course gets."""
    files = render_exercise(assignment.name, kit)
    pages = [content.decode() for path, content in files.items() if _may_leak(path)]
    # The source notebook holds the model answers, which nbgrader takes out; no student gets it.
    pages += [text for path, text in render_source(assignment, kit).items() if _may_leak(path)]
    given = {line.strip() for page in pages for line in page.splitlines()}
    heads = tuple(f"def {function}(" for function in assignment.spec.functions)  # a cell of a bank has the stub's
    kept = ("*.py", "hidden/*.py", "misconceptions/*.py", f"naming/*{PROGRAMS}")
    for path in (path for home in assignment.homes for pattern in kept for path in home.glob(pattern)):
        for line in _find_telling_lines(path.read_text()) & given:
            if not line.startswith(heads):
                yield f"{path.name}: students get its line {line!r}."


def _may_leak(path: str) -> bool:
    """Whether a file that is printed is none of the visible checks, which are printed as they are."""
    return "checks/" not in path or "checks/naming/" in path


def _find_telling_lines(source: str) -> set[str]:
    """Lines that say something only this file says: long ones, but for imports and decorators."""
    lines = {line.strip() for line in source.splitlines()}
    return {line for line in lines if len(line) > 50 and not line.startswith(("from ", "import ", "#", "@"))}
