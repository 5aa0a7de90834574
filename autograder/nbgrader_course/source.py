"""Prints an assignment into the folder of an nbgrader course: the source notebook, visible checks, lines of config.

Nothing hidden is among it: what nbgrader finds below source/ it also hands to students.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from autograder.assignment import Assignment, load_assignment
from autograder.nbgrader_course.config import CONFIG, configure, new_course
from autograder.release.exercise import FUNCTION, as_notebook, read_solution, visible_checks

_SCHEMA = 3  # of nbgrader's metadata
ASKS = "from autograder.notebook import check"  # what every grade cell of ours begins with, and no other


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
        f"{assignment.name}.ipynb": source_notebook(assignment, read_solution(assignment.name, kit)),
        **visible_checks(assignment, said),
    }


def source_notebook(assignment: Assignment, text: str) -> str:
    """The instructor's notebook: prose, model answers between nbgrader's markers, and a grade cell for each item."""
    import jupytext

    book = jupytext.reads(text, fmt="py:percent")
    cells = [part for cell in book.cells for part in _mark(cell, assignment)]
    answered = {cell["metadata"].get("nbgrader", {}).get("grade_id") for cell in cells}
    cells += [_grade_cell(name, assignment) for name in assignment.spec.functions if name not in answered]
    return as_notebook(book, cells, assignment.name, f"autograder release {assignment.name} --nbgrader")


def _mark(cell: Any, assignment: Assignment) -> Iterator[Any]:
    by_hand = cell["metadata"]
    cell["metadata"], cell["source"] = {}, cell["source"].strip("\n")
    if by_hand.get("by_hand") == "answer":
        cell["metadata"]["nbgrader"] = _marks(by_hand["grade_id"], points=by_hand["points"], solution=True)
    found = FUNCTION.search(cell["source"]) if cell["cell_type"] == "code" else None
    if not found or found[1] not in assignment.spec.functions:
        yield cell
        return
    cell["metadata"]["nbgrader"] = _marks(f"{found[1]}_answer", solution=True)
    yield cell
    yield _grade_cell(found[1], assignment)


def _grade_cell(function: str, assignment: Assignment) -> Any:
    import nbformat

    cell = nbformat.v4.new_code_cell(f'{ASKS}\n\ncheck("{function}")')
    cell["metadata"]["nbgrader"] = _marks(function, points=assignment.spec.points[function])
    return cell


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
