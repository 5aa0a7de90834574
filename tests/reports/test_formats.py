from __future__ import annotations

import csv
from pathlib import Path

import pytest

from autograder.reports.formats import inert, write_csv
from autograder.result import CheckResult, Status, SubmissionResult


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_a_spreadsheet_would_run_is_text(text: str) -> None:
    assert inert(text) == "'" + text


@pytest.mark.parametrize("text", ["", "ann", "a=b", "2.5", " ", "'"])
def test_anything_else_is_as_it_was(text: str) -> None:
    assert inert(text) == text


def test_the_columns_of_a_row_add_up_to_its_score(tmp_path: Path) -> None:
    def checks(function: str, *status: Status) -> tuple[CheckResult, ...]:
        return tuple(
            CheckResult(id=f"{function}{i}", function=function, title="A.", status=each, max_points=10 / len(status), visible=True)
            for i, each in enumerate(status)
        )  # fmt: skip

    found = checks("f", "passed", "passed", "failed") + checks("g", *["passed"] * 6, "failed")  # type: ignore[arg-type]
    write_csv([SubmissionResult(submission="ann", assignment="a", functions=("f", "g"), checks=found)], tmp_path)
    with (tmp_path / "grades.csv").open() as file:
        [row] = csv.DictReader(file)
    assert (row["f"], row["g"], row["score"], row["max_score"]) == ("6.67", "8.57", "15.24", "20")
