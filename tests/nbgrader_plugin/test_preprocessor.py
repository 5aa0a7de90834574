from __future__ import annotations

from nbformat.v4 import new_code_cell, new_notebook

from autograder.nbgrader_plugin import RebuildSubmission
from tests.nbgrader_plugin.conftest import RIGHT, SmallCourse, answered, ids, released


def test_a_submission_becomes_the_released_notebook_with_its_answers(course: SmallCourse) -> None:
    book = answered(double=RIGHT["double"])
    book.cells = book.cells[:2]
    course.submit("ann", book)
    rebuilt, resources = RebuildSubmission(parent=course.reader()).preprocess(released(), ids("ann"))
    assert resources == ids("ann")
    assert [cell.source for cell in rebuilt.cells if cell.metadata.get("nbgrader", {}).get("solution")] == [
        RIGHT["double"], "# There is no cell for quadruple.", "# There is no cell for total.",
    ]  # fmt: skip
    assert len(rebuilt.cells) == len(released().cells)


def test_a_notebook_that_is_none_of_the_kits_stays_as_it_is(course: SmallCourse) -> None:
    own = new_notebook(cells=[new_code_cell("x = 1")])
    course.submit("ann", own, "own.ipynb")
    found, _ = RebuildSubmission(parent=course.reader()).preprocess(own, ids("ann", "own"))
    assert found is own
