"""What stops nbgrader, or earns points in it, does neither here: all in one class, with honest students around it.

A case is a file of tests/zoo/nbgrader: what was done to the right notebook, the points of 100, a part of what the
student reads. See `build` for what can be done.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell
from nbgrader.api import Gradebook

from autograder.assignment import Assignment
from autograder.engine.journal import read_results
from tests.conftest import KIT
from tests.course import NAME, Course, answer, mark

pytestmark = pytest.mark.proof

CASES = sorted((KIT / "tests" / "zoo" / "nbgrader").glob("*.toml"))
FUNCTIONS = ("softmax", "cross_entropy", "accuracy", "sgd", "data_iter", "train_epoch", "training_run")


def read(path: Path) -> dict[str, Any]:
    return msgspec.toml.decode(path.read_bytes(), type=dict[str, Any])


def build(case: dict[str, Any], course: Course) -> str:
    """The file that is submitted."""
    book = course.released() if case.get("stub") else course.solved()
    for grade_id, source in case.get("answers", {}).items():
        answer(book, grade_id).source = source
    for grade_id, marks in case.get("marks", {}).items():
        answer(book, grade_id).metadata.nbgrader.update(marks)
    for grade_id in case.get("copy", []):
        _copy(book, answer(book, grade_id), case.get("again", {}).get(grade_id))
    for grade_id in case.get("copy_released", []):
        _copy(book, answer(book, grade_id), answer(course.released(), grade_id).source)
    for grade_id in case.get("split", []):
        _split(book, answer(book, grade_id))
    book.cells = [cell for cell in book.cells if mark(cell, "grade_id") not in case.get("delete", [])]
    for grade_id, kind in case.get("kinds", {}).items():
        cell = answer(book, grade_id)
        cell.cell_type = kind
        cell.pop("outputs"), cell.pop("execution_count")
    for cell in book.cells if case.get("strip") else []:
        cell.metadata = {}
    if case.get("join"):
        code = "\n\n".join(cell.source for cell in book.cells if cell.cell_type == "code" and not mark(cell, "grade"))
        book.cells = [new_code_cell(code)]
    book.cells[:0] = [new_code_cell(case["first"])] if "first" in case else []
    book.cells += [new_code_cell(case["last"])] if "last" in case else []
    if case.get("python"):
        return "\n\n".join(cell.source for cell in book.cells if cell.cell_type == "code" and not mark(cell, "grade"))
    text: str = nbformat.writes(book)
    return text[: case.get("cut")]


def _copy(book: NotebookNode, cell: NotebookNode, source: str | None) -> None:
    """As Jupyter does it: with its marks."""
    copied = nbformat.from_dict({**cell, "id": "copied", "source": cell.source if source is None else source})
    book.cells.insert(book.cells.index(cell) + 1, copied)


def _split(book: NotebookNode, cell: NotebookNode) -> None:
    """As Jupyter does it: both halves keep the marks."""
    above, below = cell.source.split("# here\n")
    second = nbformat.from_dict({**cell, "id": "split", "source": below})
    cell.source = above
    book.cells.insert(book.cells.index(cell) + 1, second)


@pytest.fixture(scope="module")
def graded(make_course: Callable[[], Course]) -> Course:
    course = make_course()
    for path in CASES:
        case = read(path)
        course.hand_in(path.stem, build(case, course), case.get("name", f"{NAME}.ipynb"))
    for name in ("0_first", "zz_last"):
        course.hand_in(name, nbformat.writes(course.solved()))
    out = course.nbgrader("autograde", NAME, "--SandboxedExecute.data=synthetic")
    assert "Traceback" not in out
    assert "There was an error" not in out
    course.nbgrader("generate_feedback", NAME)
    return course


def points(course: Course, student: str) -> dict[str, float]:
    with Gradebook(f"sqlite:///{course.folder}/gradebook.db") as gradebook:
        book = gradebook.find_submission_notebook(NAME, NAME, student)
        return {grade.name: grade.auto_score for grade in book.grades if grade.name in FUNCTIONS}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_it_gets_what_it_deserves(path: Path, graded: Course) -> None:
    case = read(path)
    page = (graded.folder / "feedback" / path.stem / NAME / f"{NAME}.html").read_text()
    assert case.get("says", "") in page
    assert sum(points(graded, path.stem).values()) == case["score"]


@pytest.mark.parametrize("student", ["0_first", "zz_last"])
def test_the_rest_of_the_class_is_graded(student: str, graded: Course) -> None:
    assert sum(points(graded, student).values()) == 100


def test_gradebook_and_results_agree(graded: Course) -> None:
    results = {result.submission: result for result in read_results(graded.folder / "judged" / NAME)}
    assert len(results) == len(CASES) + 2
    for student, result in results.items():
        assert points(graded, student) == {name: result.score(name) for name in FUNCTIONS}


def test_nobody_changed_the_gradebook(graded: Course) -> None:
    with Gradebook(f"sqlite:///{graded.folder}/gradebook.db") as gradebook:
        grades = [
            grade
            for submission in gradebook.assignment_submissions(NAME)
            for book in submission.notebooks
            for grade in book.grades
        ]
        assert len(grades) == 8 * (len(CASES) + 2)
        assert all(grade.manual_score is None for grade in grades)


def test_nothing_that_was_started_is_left() -> None:
    deadline = time.monotonic() + 5
    while left := [
        path for path in Path("/proc").glob("[0-9]*/cmdline") if b"leftover-of-a-submission" in _bytes(path)
    ]:
        assert time.monotonic() < deadline, left
        time.sleep(0.1)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes() if path.parent.name != str(os.getpid()) else b""
    except OSError:
        return b""


def test_pages_run_nothing_that_a_student_wrote(graded: Course) -> None:
    page = (graded.folder / "feedback" / "script_in_an_exception" / NAME / f"{NAME}.html").read_text()
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert(1)" not in page


def test_nothing_hidden_is_on_a_page_or_in_what_students_get(graded: Course, assignment: Assignment) -> None:
    secret = telling(*assignment.hidden) - telling(*assignment.visible)
    assert len(secret) > 50
    given = [path for step in ("source", "release", "feedback") for path in (graded.folder / step).rglob("*")]
    for path in (path for path in given if path.is_file()):
        text = path.read_text()
        assert not [line for line in secret if line in text], path


def telling(*folders: Path) -> set[str]:
    """Lines of code of the checks; their sentences and hints are for everybody."""
    paths = (path for folder in folders for path in folder.glob("*.py"))
    lines = {line.strip() for path in paths for line in path.read_text().splitlines()}
    return {line for line in lines if len(line) > 40 and not line.startswith(("from ", "import ", '"""', "@", "#"))}
