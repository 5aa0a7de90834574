"""What the kit claims of submissions of its own. Most is seen by proving an assignment (test_prove)."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.assignment import Assignment
from autograder.result import CheckResult, SubmissionResult
from autograder.verify.claims import expect_mutants_caught, expectations_of

NAME = "softmax_regression"


def model_claim(assignment: Assignment, kit: Path, checks: dict[str, list[float]]) -> str | None:
    """What is wrong with model answers that pass checks of these points."""
    found = tuple(
        CheckResult(id=f"{name}{i}", function=name, title="A.", status="passed", max_points=points, visible=True)
        for name, each in checks.items()
        for i, points in enumerate(each)
    )
    expectation = next(expectations_of(assignment, kit))
    assert expectation.submission.student == "model answers"
    return expectation.wrong_with(
        SubmissionResult(submission="model answers", assignment=NAME, functions=tuple(checks), checks=found)
    )


def test_checks_that_are_not_what_their_files_say_are_found(assignment: Assignment, kit: Path) -> None:
    assert model_claim(assignment, kit, {"softmax": [20 / 3] * 3, "sgd": [15]}) is None
    # As when one of three checks is asked twice, or not at all.
    for odd in ([20 / 3] * 4, [20 / 3] * 2):
        said = model_claim(assignment, kit, {"softmax": odd, "sgd": [15]})
        assert said == "the checks of softmax are not those that stand in their files: write each as one function."


def test_what_is_equivalent_is_not_asked(assignment: Assignment, model: str) -> None:
    asked = {expectation.submission.student for expectation in expect_mutants_caught(assignment, model)}
    assert assignment.equivalent
    for function, changes in assignment.equivalent.items():
        for change in changes:
            assert f"mutant {function}: {change}" not in asked
    assert len(asked) >= 100


def test_every_line_of_equivalent_is_a_mutant(
    assignment: Assignment, model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = assignment.equivalent or {}
    monkeypatch.setitem(assignment.__dict__, "equivalent", {})
    every = {expectation.submission.student for expectation in expect_mutants_caught(assignment, model)}
    assert {f"mutant {function}: {change}" for function, changes in known.items() for change in changes} <= every
