"""The verdict function by function, for whoever waits for the first of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.assignment import Assignment
from autograder.endpoint.protocol import Endpoint, SandboxDied
from autograder.finding import Needs
from autograder.judge import Judge, WorkerFactory
from autograder.result import CheckResult, SubmissionResult
from tests.conftest import submission
from tests.tiny import MODEL, WORKERS, judged, settings, tiny

NOTHING = MODEL.replace("return 2.0 * x", "return None")


@pytest.fixture
def assignment(tmp_path: Path) -> Assignment:
    return tiny(tmp_path)


def each(
    assignment: Assignment, source: str, *functions: str, before: tuple[CheckResult, ...] = ()
) -> list[SubmissionResult]:
    judge = Judge(settings(assignment))
    return list(judge.judge_each(submission(source), WORKERS, functions, before))


def test_they_come_in_the_order_that_was_asked_for_and_are_those_of_a_whole_run(assignment: Assignment) -> None:
    whole = judged(assignment, MODEL)
    results = each(assignment, MODEL, "total", "double")
    assert [{check.function for check in result.checks} for result in results] == [{"total"}, {"double"}]
    for result in results:
        found = {check.id: (check.status, check.finding) for check in result.checks}
        assert found.items() <= {check.id: (check.status, check.finding) for check in whole.checks}.items()


def test_what_a_function_takes_is_known_from_before_or_from_the_same_run(assignment: Assignment) -> None:
    """total is asked only where double has earned something."""
    wrong, right = judged(assignment, NOTHING, "double").checks, judged(assignment, MODEL, "double").checks
    for source, functions, before, needs in (
        (NOTHING, ("total",), wrong, True),
        (NOTHING, ("double", "total"), right, True),
        (MODEL, ("double", "total"), wrong, False),
        (MODEL, ("total",), (), False),
    ):
        last = each(assignment, source, *functions, before=before)[-1]
        assert [check.finding == Needs("double") for check in last.checks] == [needs]


def test_a_fault_of_ours_ends_it_and_costs_nothing(assignment: Assignment, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("autograder.judge.evaluation.Evaluation.judge_function", lambda *_: 1 / 0)
    (result,) = each(assignment, MODEL, "double", "total")
    assert {check.status for check in result.checks} == {"broken"}


def test_where_nothing_can_be_asked_the_caller_hears_of_it(assignment: Assignment) -> None:
    def none(banned: object) -> Endpoint:
        raise SandboxDied("gone")

    judge = Judge(settings(assignment))
    with pytest.raises(SandboxDied):
        list(judge.judge_each(submission(MODEL), WorkerFactory(none), ("double",), ()))
