"""nbgrader with the plug-in and without it."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import nbformat

from autograder.assignment import load_assignment
from autograder.nbgrader_course import release_course
from autograder.release import release
from autograder.submission import Submission
from autograder.weights import check_files
from tests.bench.common import NAME, distinct, seconds
from tests.conftest import KIT
from tests.course import Course

PUPILS = 50
STOCK = 5


def nbgrader() -> None:
    """`nbgrader autograde` with the plug-in, without it, and without it where a notebook asks all that the judge asks."""
    pupils = distinct(PUPILS)
    with tempfile.TemporaryDirectory() as folder:
        course = Course(Path(folder) / "course", Path(folder) / "home")
        release_course(NAME, course.folder, KIT)
        course.nbgrader("generate_assignment", NAME)
        for number, pupil in enumerate(pupils):
            book = course.solved()
            book.cells.append(nbformat.v4.new_code_cell(f"# {number}"))
            course.hand_in(pupil.student, nbformat.writes(book))
        data = os.environ.get("AUTOGRADER_DATA_DIR", "")
        ours = seconds(lambda: course.nbgrader("autograde", NAME, AUTOGRADER_DATA_DIR=data)) / PUPILS
        shutil.rmtree(course.folder / "autograded")
        (course.folder / "nbgrader_config.py").write_text("c = get_config()\n")
        for pupil in pupils[STOCK:]:
            shutil.rmtree(course.folder / "submitted" / pupil.student)
        same = seconds(lambda: course.nbgrader("autograde", NAME)) / STOCK
        everything = _all_in_the_kernel(Course(Path(folder) / "stock", Path(folder) / "home"), pupils[:STOCK], data)
    print(
        f"`nbgrader autograde` with the plug-in (all checks, the epoch): {ours:.2f} s for each of {PUPILS}\n"
        f"  stock, the same notebook (visible checks in the kernel): {same:.2f} s for each of {STOCK}; "
        f"ratio {same / ours:.1f}\n"
        f"  stock, all checks and the epoch in the kernel: {everything:.2f} s; ratio {everything / ours:.1f} (goal 12)"
    )


def _all_in_the_kernel(course: Course, pupils: list[Submission], data: str) -> float:
    """Seconds for each, where student code and all checks share a kernel."""
    course.folder.mkdir()
    _course(course.folder, pupils)
    course.nbgrader("generate_assignment", "ps1")
    spent = seconds(lambda: course.nbgrader("autograde", "ps1", AUTOGRADER_DATA_DIR=data))
    graded = [nbformat.read(path, 4) for path in course.folder.glob("autograded/*/ps1/ps1.ipynb")]
    outputs = [output for notebook in graded for cell in notebook.cells for output in cell.outputs]
    assert len(graded) == len(pupils), f"nbgrader graded {len(graded)}"
    assert not any(output.output_type == "error" for output in outputs), "a right answer lost points in nbgrader"
    return spent / len(pupils)


QUESTIONS = """
import pathlib
import pytest
folder = pathlib.Path({folder!r})
(folder / "softmax_regression.py").write_text(In[1])
assert pytest.main(["-q", "-p", "no:cacheprovider", "--rootdir", str(folder), str(folder)]) == 0
"""
FIXTURES = """
import pytest
from pathlib import Path
from types import SimpleNamespace
from autograder.modules import import_file
@pytest.fixture(scope="session")
def oracle():
    paths = [Path(folder) / "oracle.py" for folder in {folders!r}]
    return SimpleNamespace(**{{k: v for path in paths if path.is_file() for k, v in vars(import_file(path)).items()}})
"""
EPOCH = """
from autograder.data import load
data = load()
images, labels = data.train_images.float().div(255).flatten(1), data.train_labels
W, b = (0.01 * torch.randn(784, 10)).requires_grad_(), torch.zeros(10, requires_grad=True)
train_epoch(lambda X: softmax(X @ W + b), data_iter(256, images, labels), cross_entropy, lambda n: sgd([W, b], .1, n))
assert accuracy(softmax(data.test_images.float().div(255).flatten(1) @ W + b), data.test_labels) > .75
"""


def _course(folder: Path, pupils: list[Submission]) -> None:
    exercise = _exercise(folder / "elsewhere")
    for target, pupil in [("source", pupils[0]), *((f"submitted/{pupil.student}", pupil) for pupil in pupils)]:
        cells = [_cell(pupil.text, "answer", solution=True)]
        cells += [
            _cell(code, f"test{i}", points=50) for i, code in enumerate((QUESTIONS.format(folder=str(exercise)), EPOCH))
        ]
        notebook = nbformat.v4.new_notebook(cells=cells)
        notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
        path = folder / target / "ps1" / "ps1.ipynb"
        path.parent.mkdir(parents=True)
        nbformat.write(notebook, path)


def _exercise(folder: Path) -> Path:
    """Visible and hidden checks in one folder, as a course without a judge would have them."""
    exercise = release(NAME, folder, KIT)
    assignment = load_assignment(NAME, KIT)
    for path in check_files(*assignment.hidden):
        if path.stem != "test_training_run":  # the epoch is a cell of its own
            shutil.copy(path, exercise / "checks" / path.name.replace("test_", "test_hidden_"))
    (exercise / "conftest.py").write_text(FIXTURES.format(folders=list(map(str, assignment.homes))))
    return exercise


def _cell(source: str, name: str, *, points: int = 0, solution: bool = False) -> nbformat.NotebookNode:
    cell = nbformat.v4.new_code_cell(source)
    told = {"grade": bool(points), "locked": bool(points), "solution": solution, "schema_version": 3, "task": False}
    cell.metadata["nbgrader"] = {"grade_id": name, **told, **({"points": points} if points else {})}
    return cell  # type: ignore[no-any-return]
