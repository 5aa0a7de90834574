"""Points stand in assignment.toml alone: changed there, they are changed wherever anybody reads or counts them."""

from __future__ import annotations

import contextlib
import csv
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from autograder.assignment import Assignment, load_assignment, read_assignment
from autograder.endpoint.child import prepare
from autograder.engine.job import Job
from autograder.judge import Judge, Settings, WorkerFactory
from autograder.nbgrader_course.source import render_source
from autograder.nbgrader_plugin.execute import write_verdict
from autograder.release import release, render_exercise
from autograder.reports.explanation import explain_function, points
from autograder.reports.formats import write_csv, write_feedback
from autograder.reports.gradescope import as_gradescope
from autograder.resources import Resources
from autograder.result import SubmissionResult
from autograder.weights import check_files, weights_in
from tests.conftest import graded, submission
from tests.course import NAME, mark

CHANGED = {"softmax": (20, 30), "cross_entropy": (20, 10)}
# Loses checks that students have, and hidden ones: it overflows, and a batch's losses come as a column.
WRONG = """
def softmax(X):
    X_exp = X.exp()
    return X_exp / X_exp.sum(1, keepdim=True)

def cross_entropy(y_hat, y):
    return -y_hat.gather(1, y.unsqueeze(1)).log()
"""


@dataclass(frozen=True)
class Changed:
    """A kit with other points, and what two students get by it."""

    kit: Path
    assignment: Assignment
    source: str
    right: SubmissionResult
    wrong: SubmissionResult

    @property
    def points(self) -> dict[str, float]:
        return self.assignment.spec.points

    def due(self, function: str) -> float:
        """What the wrong answers earn, by the weights in the files of checks."""
        files = check_files(*self.assignment.visible, *self.assignment.hidden)
        weights = {f"{path.parent.name}/{path.name}::{name}": weight for path in files for name, weight in weights_in(path).items()}  # fmt: skip
        mine = [check for check in self.wrong.checks if check.function == function]
        earned = sum(weights[check.id] for check in mine if check.status == "passed")
        return round(self.points[function] * earned / sum(weights[check.id] for check in mine), 2)


@pytest.fixture(scope="module")
def changed(kit: Path, model: str, synthetic: Resources, tmp_path_factory: pytest.TempPathFactory) -> Changed:
    copy = tmp_path_factory.mktemp("kit")
    (copy / "solutions").symlink_to(kit / "solutions")
    shutil.copytree(kit / "reference", copy / "reference", ignore=shutil.ignore_patterns("__pycache__"))
    toml = copy / "reference" / NAME / "assignment.toml"
    text = toml.read_text()
    for function, (before, after) in CHANGED.items():
        assert text.count(f"\n{function} = {before}\n") == 1
        text = text.replace(f"\n{function} = {before}\n", f"\n{function} = {after}\n")
    toml.write_text(text)
    assignment = load_assignment(NAME, copy)
    source = model + WRONG
    right, wrong = graded(Job(assignment, synthetic), [submission(model, "ann"), submission(source, "ben")])
    return Changed(copy, assignment, source, right, wrong)


def test_the_handout_says_so(changed: Changed) -> None:
    files = {path: content.decode() for path, content in render_exercise(NAME, changed.kit).items()}
    for function, (_, after) in CHANGED.items():
        assert re.search(rf"^\| `{function}` \| {after} \|", files["README.md"], re.MULTILINE)
        assert f"\n{function} = {after}.0\n" in files["assignment.toml"]


def test_the_source_of_a_course_says_so(changed: Changed) -> None:
    assert {name: value for name, value in grade_cells(source_notebook(changed)).items() if name in changed.points} == (
        changed.points
    )


def source_notebook(changed: Changed) -> NotebookNode:
    book: NotebookNode = nbformat.reads(render_source(changed.assignment, changed.kit)[f"{NAME}.ipynb"], 4)
    return book


def grade_cells(book: NotebookNode) -> dict[str, float]:
    return {mark(cell, "grade_id"): mark(cell, "points") for cell in book.cells if mark(cell, "grade")}


def test_the_judge_gives_so_many(changed: Changed) -> None:
    assert {name: changed.right.score(name) for name in changed.right.functions} == changed.points
    assert {name: changed.right.max_score(name) for name in changed.right.functions} == changed.points
    assert changed.right.score() == changed.wrong.max_score() == 100
    for function in CHANGED:
        assert changed.wrong.score(function) == changed.due(function)
        assert 0 < changed.due(function) < changed.points[function]


def test_a_cell_of_nbgrader_gets_so_many(changed: Changed) -> None:
    book = source_notebook(changed)
    write_verdict(book, changed.wrong)
    said = {
        mark(cell, "grade_id"): cell.outputs[1].data["text/plain"]
        for cell in book.cells
        if mark(cell, "grade") and cell.cell_type == "code"
    }
    assert said == {name: repr(changed.wrong.score(name)) for name in changed.points}


def test_every_report_says_so(changed: Changed, tmp_path: Path) -> None:
    write_csv([changed.right, changed.wrong], tmp_path)
    with (tmp_path / "grades.csv").open(encoding="utf-8-sig") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    write_feedback([changed.wrong], tmp_path)
    page = " ".join((tmp_path / "feedback" / "ben.txt").read_text().split())
    record = {test["name"].replace(" ", "_"): test for test in as_gradescope(changed.wrong)["tests"]}
    for function, (_, after) in CHANGED.items():
        assert rows["ann"][function] == str(after)
        assert rows["ben"][function] == points(changed.due(function))
        assert f" {function} {points(changed.due(function))} of {after} <-" in page
        assert f"{function}: {points(changed.due(function))} of {after} points " in page
        assert (record[function]["score"], record[function]["max_score"]) == (changed.due(function), after)
        assert f"{function}: {points(changed.due(function))} of {after} points<" in record[function]["output"]


@pytest.fixture(scope="module")
def handout(changed: Changed, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = release(NAME, tmp_path_factory.mktemp("handout"), changed.kit)
    (folder / f"{NAME}.py").write_text(changed.source)
    return folder


def test_a_student_reads_the_points_that_the_grader_gives(changed: Changed, handout: Path) -> None:
    mine = read_assignment(handout)
    with contextlib.closing(prepare()) as starter:
        settings = Settings(mine, mine.visible, functions=tuple(CHANGED), fork=False)
        found = Judge(settings).judge(submission(changed.source), WorkerFactory(starter.start))
    here = {check.id.replace("checks/", "visible/"): check for check in found.checks}
    there = {check.id: check for check in changed.wrong.checks if check.visible and check.function in CHANGED}
    assert {name: (check.points, check.max_points) for name, check in here.items()} == {
        name: (check.points, check.max_points) for name, check in there.items()
    }
    for function in found.functions:
        most, more = found.max_score(function), found.unasked[function]
        assert most + more == pytest.approx(changed.points[function])
        said = f"{points(found.score(function))} of {points(most + more)} points here, up to {points(more)} more when graded"
        assert explain_function(found, function).scored == said


def test_plain_pytest_says_what_a_check_costs(changed: Changed, handout: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-m", "pytest", "-q"], cwd=handout, capture_output=True, text=True, check=False
    ).stdout
    lost = [check for check in changed.wrong.checks if check.visible and check.status != "passed"]
    assert {check.function for check in lost} == set(CHANGED)
    for check in lost:
        assert f"x {check.title}  [-{points(check.max_points)}]" in said
