from __future__ import annotations

import pytest

from autograder.finding import NoAnswer
from autograder.reports.explanation import explain_function, points
from autograder.result import CheckResult, Status, SubmissionResult


@pytest.mark.parametrize(
    ("value", "said"),
    [(0.0, "0"), (2.0, "2"), (1.5, "1.5"), (20 / 7, "2.86"), (20 / 6, "3.33"), (0.1 + 0.2, "0.3"), (100.0, "100"), (1234.5, "1234.5")],
)  # fmt: skip
def test_points_have_two_decimals_at_most_and_no_zeros_behind_them(value: float, said: str) -> None:
    assert points(value) == said


def result(unasked: dict[str, float]) -> SubmissionResult:
    share = 20 / 7
    found: tuple[Status, ...] = ("passed", "passed", "failed")
    checks = tuple(
        CheckResult(id=f"c{i}", function="f", title="A.", status=status, max_points=share, visible=True)
        for i, status in enumerate(found)
    )
    return SubmissionResult(submission="ann", assignment="a", functions=("f",), checks=checks, unasked=unasked)


def test_where_all_checks_were_asked_the_points_are_those_of_the_function() -> None:
    assert explain_function(result({}), "f").scored == "5.71 of 8.57 points"


def test_where_hidden_checks_are_not_at_hand_it_says_what_they_give() -> None:
    assert (
        explain_function(result({"f": 11.43}), "f").scored == "5.71 of 8.57 points here (11.43 more by hidden checks)"
    )


def test_each_failure_says_what_it_costs() -> None:
    assert [points(each.lost) for each in explain_function(result({}), "f").failures] == ["2.86"]


def test_a_check_that_was_not_run_says_why_in_one_line() -> None:
    skipped = [
        CheckResult(
            id=f"hidden/test_f.py::{i}", function="f", title="It works.", status="not run", max_points=2, visible=False,
            finding=NoAnswer(60, whole=True),
        )
        for i in range(3)
    ]  # fmt: skip
    told = explain_function(
        SubmissionResult(submission="ann", assignment="hw", functions=("f",), checks=tuple(skipped)), "f"
    )
    assert told.failures == ()
    assert told.left_out == ("3 checks were not run: out of time: a submission as a whole has 60 s.  [-6]",)
