"""The export of a gradebook in memory. A term's export, by the real commands, is among those of test_workflow."""

from __future__ import annotations

import csv
import os
import sys
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from autograder.nbgrader_plugin import FunctionExport

# Of nbgrader's own way to add a submission.
pytestmark = pytest.mark.filterwarnings("ignore:Object of type <Submitted")


@pytest.fixture
def rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, dict[str, str]]:
    """The rows by student: ann submitted, bert did not."""
    # nbgrader marks a new database by a program that lies beside this Python.
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    with Gradebook("sqlite:///:memory:") as gradebook:
        gradebook.add_assignment("hw")
        gradebook.add_notebook("hw", "hw")
        gradebook.add_grade_cell("softmax", "hw", "hw", max_score=20, cell_type="code")
        gradebook.add_grade_cell("why", "hw", "hw", max_score=5, cell_type="markdown")
        gradebook.add_student("ann", first_name="=1+1", email="-ann@example.org")
        gradebook.add_student("bert")
        gradebook.add_submission("hw", "ann")
        gradebook.find_grade("softmax", "hw", "hw", "ann").auto_score = 13.33
        FunctionExport(to=str(tmp_path / "out.csv")).export(gradebook)
    with (tmp_path / "out.csv").open(newline="") as file:
        return {row["student_id"]: row for row in csv.DictReader(file)}


def test_what_the_gradebook_does_not_know_is_empty(rows: dict[str, dict[str, str]]) -> None:
    unknown = ("duedate", "timestamp", "last_name")
    for row in rows.values():
        assert [row[name] for name in unknown] == ["", "", ""]
    assert [rows["bert"][name] for name in ("first_name", "email")] == ["", ""]


def test_what_looks_like_a_formula_is_text(rows: dict[str, dict[str, str]]) -> None:
    assert (rows["ann"]["first_name"], rows["ann"]["email"]) == ("'=1+1", "'-ann@example.org")


def test_each_graded_cell_has_a_column_and_nothing_handed_in_is_zero(rows: dict[str, dict[str, str]]) -> None:
    assert [rows[student]["softmax"] for student in ("ann", "bert")] == ["13.33", "0.0"]
    assert [rows[student]["max_score"] for student in ("ann", "bert")] == ["25.0", "25.0"]
