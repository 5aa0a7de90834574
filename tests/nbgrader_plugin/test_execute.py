from __future__ import annotations

from typing import Any

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_output

from autograder.errors import AutograderError
from autograder.finding import Differs
from autograder.nbgrader_plugin.execute import write_verdict
from autograder.reports.student_page import function_cell
from autograder.result import CheckResult, Status, SubmissionResult
from tests.nbgrader_plugin.conftest import POINTS, released


def result(**statuses: list[Status]) -> SubmissionResult:
    """Of checks that share the points of their function."""
    checks = [
        CheckResult(
            id=f"hidden/test_{name}.py::{i}", function=name, title=f"Sentence {i}.", status=status,
            max_points=POINTS[name] / len(each), visible=True, finding=Differs("4", "<b>5</b>"),
        )
        for name, each in statuses.items()
        for i, status in enumerate(each)
    ]  # fmt: skip
    return SubmissionResult(
        submission="ann", assignment="tiny", functions=tuple(statuses), checks=tuple(checks), problems=("Two files.",)
    )


SOME = result(double=["passed"], quadruple=["passed", "failed", "failed"], total=["failed"])


def written(found: SubmissionResult = SOME, book: NotebookNode | None = None) -> dict[str, list[NotebookNode]]:
    """The outputs of each cell that has marks."""
    book = book or released()
    write_verdict(book, found)
    return {cell.metadata.nbgrader.grade_id: cell.outputs for cell in book.cells if "nbgrader" in cell.metadata}


def text(outputs: list[NotebookNode], kind: str = "text/plain") -> Any:
    return outputs[0].data[kind]


def test_the_score_is_a_plain_number_as_nbgrader_reads_it() -> None:
    found = written()
    assert {name: found[name][1].data["text/plain"] for name in POINTS} == {
        "double": "40.0",
        "quadruple": "10.0",
        "total": "0.0",
    }
    assert [each.output_type for each in found["double"]] == ["display_data", "execute_result"]


def test_it_is_a_part_of_the_points_of_the_cell() -> None:
    book = released()
    cell = next(cell for cell in book.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == "quadruple")
    cell.metadata.nbgrader.points = 5
    assert written(book=book)["quadruple"][1].data["text/plain"] == "1.67"


def test_beside_it_stand_the_words_that_help_in_text_and_html() -> None:
    outputs = written()["total"]
    assert "got       <b>5</b>" in text(outputs)
    assert "<pre>&lt;b&gt;5&lt;/b&gt;</pre>" in text(outputs, "text/html")


def test_the_html_is_that_of_the_students_page() -> None:
    found = written()
    assert {name: text(found[name], "text/html") for name in POINTS} == {
        name: function_cell(SOME, name, first=name == "double") for name in POINTS
    }


def test_where_all_passes_that_is_said() -> None:
    assert (
        text(written(result(double=["passed"], quadruple=["passed"], total=["passed"]))["total"])
        == "total: all checks pass."
    )


def test_what_went_wrong_before_is_said_once_in_the_first_cell() -> None:
    found = written()
    assert text(found["double"]) == "Note: Two files."
    assert "Two files." in text(found["double"], "text/html")
    assert "Two files." not in text(found["quadruple"])


def test_no_other_cell_has_an_output_of_the_students() -> None:
    book = released()
    for cell in book.cells:
        if cell.cell_type == "code":
            cell.outputs = [new_output("stream", text="100 points")]
    found = written(book=book)
    assert all(found[f"{name}_answer"] == [] for name in POINTS)
    assert "100 points" not in str(found)


def test_cells_are_counted_as_if_they_had_run() -> None:
    book = released()
    write_verdict(book, SOME)
    assert [cell.execution_count for cell in book.cells if cell.cell_type == "code"] == [1, 2, 3, 4, 5, 6]


def test_a_grade_cell_that_the_kit_does_not_know_is_no_zero() -> None:
    with pytest.raises(AutograderError, match="has a grade cell 'total', which the kit does not know"):
        written(result(double=["passed"], quadruple=["passed"]))
