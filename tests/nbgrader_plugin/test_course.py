"""A course beside the kit's own assignments, one without our config, and one where nothing can be judged."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.api import Gradebook

from autograder.assignment import Assignment
from autograder.engine.journal import read_results
from autograder.nbgrader_course import release_course
from autograder.weights import check_files, function_of, weights_in
from tests.conftest import KIT
from tests.course import NAME, Course, answer, run_program
from tests.pages import wait

pytestmark = pytest.mark.proof

OTHER = "arithmetic"
SYNTHETIC = "--SandboxedExecute.data=synthetic"


def other_notebook(solution: str) -> str:
    """A notebook as a course has them anyway."""
    marks = {"schema_version": 3, "task": False}
    cells = [
        new_code_cell(solution, metadata={"nbgrader": {**marks, "grade": False, "solution": True, "locked": False, "grade_id": "double"}}),
        new_code_cell("assert double(4) == 8", metadata={"nbgrader": {**marks, "grade": True, "solution": False, "locked": True, "grade_id": "test", "points": 3}}),
    ]  # fmt: skip
    text: str = nbformat.writes(new_notebook(cells=cells, metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}))  # fmt: skip
    return text


def scores(course: Course, assignment: str) -> dict[str, float]:
    with Gradebook(f"sqlite:///{course.folder}/gradebook.db") as gradebook:
        return {each.student.id: each.score for each in gradebook.assignment_submissions(assignment)}


def test_assignments_of_the_courses_own_are_graded_as_ever(make_course: Callable[[], Course]) -> None:
    course = make_course()
    (course.folder / "source" / OTHER).mkdir()
    text = other_notebook("def double(x):\n    ### BEGIN SOLUTION\n    return 2 * x\n    ### END SOLUTION\n")
    (course.folder / "source" / OTHER / f"{NAME}.ipynb").write_text(text)  # a name that the kit has, too
    course.nbgrader("generate_assignment", OTHER)
    for student, solution in (
        ("ann", "def double(x):\n    return x + x\n"),
        ("bert", "def double(x):\n    return x\n"),
    ):
        (course.folder / "submitted" / student / OTHER).mkdir(parents=True)
        (course.folder / "submitted" / student / OTHER / f"{NAME}.ipynb").write_text(other_notebook(solution))
    (course.folder / "submitted" / "empty" / OTHER).mkdir(parents=True)  # nbgrader passes over it
    course.nbgrader("autograde", OTHER)
    assert scores(course, OTHER) == {"ann": 3.0, "bert": 0.0}


@pytest.fixture(scope="module")
def without_our_config(make_course: Callable[[], Course]) -> Course:
    course = make_course()
    (course.folder / "nbgrader_config.py").write_text("c = get_config()\n")
    book = course.solved()
    course.hand_in("ann", nbformat.writes(book))
    answer(
        book, "softmax_answer"
    ).source = "import warnings\ndef softmax(X):\n    print(X)\n    warnings.warn('!')\n    return X.exp() / X.exp().sum(1, keepdim=True)\n"
    course.hand_in("bert", nbformat.writes(book))
    answer(book, "softmax_answer").source = "def softmax(X):\n    raise ValueError('no idea')\n"
    course.hand_in("carl", nbformat.writes(book))
    course.nbgrader("autograde", NAME)
    return course


def test_stock_autograde_gives_the_points_of_the_visible_checks(
    without_our_config: Course, assignment: Assignment
) -> None:
    worth = {
        (function_of(path), check): assignment.worth(function_of(path), weight)
        for path in check_files(*assignment.visible)
        for check, weight in weights_in(path).items()
    }
    every = sum(worth.values())
    softmax = sum(points for (function, _), points in worth.items() if function == "softmax")
    assert 0 < every < 100
    assert scores(without_our_config, NAME) == {
        "ann": pytest.approx(every),
        "bert": pytest.approx(
            every - worth["softmax", "test_large_scores"] - worth["softmax", "test_rows_of_very_different_level"]
        ),
        "carl": pytest.approx(every - softmax - worth["training_run", "test_reaches_an_accuracy_on_drawn_garments"]),
    }


def test_stock_autograde_shows_what_check_shows(without_our_config: Course) -> None:
    outputs = answer(without_our_config.graded("carl"), "softmax").outputs
    assert [each.output_type for each in outputs] == ["display_data", "execute_result"]
    html = outputs[0].data["text/html"]
    assert "softmax: 0 of 20 points here" in html
    assert "ValueError: no idea" in html
    assert "cell In[4], line 2" in html


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--SandboxedExecute.kit=/nowhere",), "/nowhere holds no reference/: set c.SandboxedExecute.kit"),
        (("--SandboxedExecute.data_dir=/nowhere",), "There is no folder /nowhere"),
    ],
)
def test_where_nobody_can_be_judged_one_line_says_why(
    options: tuple[str, ...], said: str, make_course: Callable[[], Course]
) -> None:
    course = make_course()
    for student in ("ann", "bert"):
        course.hand_in(student, nbformat.writes(course.solved()))
    out = course.nbgrader("autograde", NAME, *options, check=False)
    assert out.count(said) == 1
    assert "Traceback" not in out
    assert not (course.folder / "autograded").exists() or not list((course.folder / "autograded").glob("*/*"))


def test_one_that_cannot_be_judged_is_no_zero(make_course: Callable[[], Course], tmp_path: Path) -> None:
    course = make_course()
    for student in ("ann", "bert"):
        course.hand_in(student, nbformat.writes(course.solved()).replace("# The largest", f"# {student}: the largest"))
    patched = tmp_path / "sitecustomize.py"
    patched.write_text(BREAK)
    out = course.nbgrader("autograde", NAME, SYNTHETIC, check=False, PYTHONPATH=str(tmp_path))
    assert "ann could not be judged, by no fault of theirs: run it again." in out
    with Gradebook(f"sqlite:///{course.folder}/gradebook.db") as gradebook:
        grades = {each.name: each for each in gradebook.find_submission_notebook(NAME, NAME, "ann").grades}
        assert grades["softmax"].auto_score is None
        assert grades["softmax"].needs_manual_grade
    assert scores(course, NAME)["bert"] == 100.0
    course.nbgrader("autograde", NAME, SYNTHETIC)
    assert scores(course, NAME) == {"ann": 100.0, "bert": 100.0}


BREAK = """
import sys
if "autograder.cli.background" in " ".join(sys.orig_argv):
    from autograder.judge import Judge
    judge = Judge.judge
    def broken(self, submission, *more):
        return self.record_broken(submission, "a test") if submission.student == "ann" else judge(self, submission, *more)
    Judge.judge = broken
"""


BUTTON = """
import sys
from nbgrader.apps import NbGraderAPI
from traitlets.config.loader import PyFileConfigLoader
config = PyFileConfigLoader("nbgrader_config.py", path=".").load_config()
config.SandboxedExecute.data = "synthetic"
done = NbGraderAPI(config=config).autograde("softmax_regression", "ann")
print(done["log"])
sys.exit(not done["success"])
"""


def test_the_formgraders_button_judges_one_and_the_command_the_others(make_course: Callable[[], Course]) -> None:
    course = make_course()
    for student in ("ann", "bert"):
        course.hand_in(student, nbformat.writes(course.solved()).replace("# The largest", f"# {student}: the largest"))
    (course.folder.parent / "button.py").write_text(BUTTON)
    pressed = run_program(str(course.folder.parent / "button.py"), cwd=course.folder, home=course.home)
    assert "1 submission, 1 to judge" in pressed
    assert scores(course, NAME) == {"ann": 100.0}
    assert "2 submissions, 1 to judge" in course.nbgrader("autograde", NAME, SYNTHETIC)
    assert scores(course, NAME) == {"ann": 100.0, "bert": 100.0}


def test_scores_go_in_as_they_come_and_outlive_a_kill(make_course: Callable[[], Course]) -> None:
    course = make_course()
    book = course.solved()
    for student in ("ann", "bert"):
        course.hand_in(student, nbformat.writes(book).replace("# The largest", f"# {student}: the largest"))
    answer(book, "softmax_answer").source = "def softmax(X):\n    while True:\n        pass\n"
    course.hand_in("carl", nbformat.writes(book))
    command = [sys.executable, "-m", "nbgrader", "autograde", NAME, SYNTHETIC, "--SandboxedExecute.jobs=1"]
    environment = {**os.environ, "HOME": str(course.home)}
    with subprocess.Popen(command, cwd=course.folder, env=environment, stderr=subprocess.DEVNULL) as nbgrader:
        # Where it is nearly always: the next one's answers are copied, and their verdict is not there yet.
        wait((course.folder / "autograded" / "carl" / NAME / f"{NAME}.ipynb").exists, 120)
        assert nbgrader.poll() is None
        nbgrader.kill()
    assert scores(course, NAME)["bert"] == scores(course, NAME)["ann"] == 100.0
    assert {result.submission for result in read_results(course.folder / "judged" / NAME)} == {"ann", "bert"}
    again = course.nbgrader("autograde", NAME, SYNTHETIC)
    assert "3 submissions, 1 to judge" in again
    assert again.count("Skipping existing assignment") == 2
    assert scores(course, NAME) == {"ann": 100.0, "bert": 100.0, "carl": 75.0}


def test_a_release_that_is_gone_stops_before_anything_runs(make_course: Callable[[], Course]) -> None:
    course = make_course()
    course.hand_in("ann", nbformat.writes(course.solved()))
    (course.folder / "release" / NAME / f"{NAME}.ipynb").unlink()
    out = course.nbgrader("autograde", NAME, check=False)
    assert "run `nbgrader generate_assignment softmax_regression --force`" in out
    assert "Traceback" not in out


def test_printing_again_changes_nothing(tmp_path: Path) -> None:
    release_course(NAME, tmp_path, KIT)
    files = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    release_course(NAME, tmp_path, KIT)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == files
