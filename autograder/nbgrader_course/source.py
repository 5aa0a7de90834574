"""Prints an assignment into the folder of an nbgrader course: the source notebook, visible checks, lines of config.

Nothing hidden is among it: what nbgrader finds below source/ it also hands to students.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from autograder.assignment import Assignment, load_assignment
from autograder.nbgrader_course.config import CONFIG, configure, new_course
from autograder.release.cells import ASKS, Part, parts_of, write_notebook
from autograder.release.exercise import read_solution, visible_checks

_SCHEMA = 3  # of nbgrader's metadata


def release_course(name: str, course: Path, kit: Path) -> list[Path]:
    """Write source/<name> and the config of the course, which is set up where there is none; what was written."""
    assignment = load_assignment(name, kit)
    course.mkdir(parents=True, exist_ok=True)
    config = course / CONFIG
    before = config.read_text(encoding="utf-8") if config.is_file() else new_course(course)
    files = {course / "source" / name / path: text for path, text in render_source(assignment, kit).items()}
    files[config] = configure(before, course, kit)  # all is known before anything is written
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return list(files)


def render_source(assignment: Assignment, kit: Path) -> dict[str, str]:
    """Relative path -> text of everything in source/<name>."""
    said = f"Printed by `autograder release {assignment.name} --nbgrader`."
    return {
        f"{assignment.name}.ipynb": source_notebook(assignment, read_solution(assignment)),
        **visible_checks(assignment, said),
    }


def source_notebook(assignment: Assignment, text: str) -> str:
    """The instructor's notebook: prose, model answers between nbgrader's markers, and a grade cell for each item."""
    cells = [_mark(part, assignment) for part in parts_of(text, assignment.spec.functions)]
    return write_notebook(cells, assignment.name, f"autograder release {assignment.name} --nbgrader")


def _mark(part: Part, assignment: Assignment) -> Any:
    if part.checks:
        marks = _marks(part.function, points=assignment.spec.points[part.function])
    elif part.function:
        marks = _marks(f"{part.function}_answer", solution=True)
    elif part.said.get("by_hand") == "answer":
        marks = _marks(part.said["grade_id"], points=part.said["points"], solution=True)
    elif part.cell["source"] == ASKS:
        marks = _marks("kit")  # read-only: nbgrader puts it back where it was changed
    else:
        return part.cell
    part.cell["metadata"]["nbgrader"] = marks
    return part.cell


def _marks(grade_id: str, *, points: float | None = None, solution: bool = False) -> dict[str, Any]:
    marks: dict[str, Any] = {
        "grade": points is not None,
        "grade_id": grade_id,
        "locked": not solution,
        "schema_version": _SCHEMA,
        "solution": solution,
        "task": False,
    }
    return marks if points is None else {**marks, "points": points}
