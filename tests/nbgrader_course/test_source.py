"""The source notebook of a course has what nbgrader needs."""

from __future__ import annotations

import json

import nbformat

from autograder.assignment import Assignment
from autograder.nbgrader_course.source import render_source
from tests.conftest import KIT

NAME = "softmax_regression"


def test_the_source_notebook_has_a_grade_cell_for_each_item_and_a_question(assignment: Assignment) -> None:
    book = nbformat.reads(render_source(assignment, KIT)[f"{NAME}.ipynb"], 4)
    nbformat.validate(book)
    marks = [cell.metadata.nbgrader for cell in book.cells if "nbgrader" in cell.metadata]
    points = {each.grade_id: each.points for each in marks if each.grade}
    assert points == {**assignment.spec.points, "why_the_maximum": 5}
    assert [each.grade_id for each in marks if each.solution and not each.grade] == [
        f"{name}_answer" for name in assignment.spec.functions[:-1]
    ]
    assert len({cell.id for cell in book.cells}) == len(book.cells)


def test_every_answer_stands_between_markers(assignment: Assignment) -> None:
    book = json.loads(render_source(assignment, KIT)[f"{NAME}.ipynb"])
    for cell in book["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("solution"):
            assert "### BEGIN SOLUTION" in cell["source"]
