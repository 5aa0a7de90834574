from __future__ import annotations

import statistics

import pytest

from autograder.finding import Differs, WrongValues
from autograder.reports.items import Item, analyse
from autograder.result import CheckResult, Status, SubmissionResult


def result(*states: tuple[Status, float]) -> SubmissionResult:
    checks = tuple(
        CheckResult(id=str(i), function="f", title="A.", status=status, max_points=points, visible=True)
        for i, (status, points) in enumerate(states)
    )
    return SubmissionResult(submission="ann", assignment="hw", functions=("f",), checks=checks)


def both(first: Status, second: Status, third: Status) -> SubmissionResult:
    return result((first, 1), (second, 2), (third, 3))


def test_difficulty_is_the_part_that_passed() -> None:
    items = analyse([both("passed", "failed", "passed"), both("passed", "not run", "timeout")])
    assert [(each.passed, each.failed, each.unasked, each.ease) for each in items] == [
        (2, 0, 0, 1.0),
        (0, 1, 1, 0.0),
        (1, 1, 0, 0.5),
    ]
    assert [each.remark for each in items] == ["nobody failed it", "nobody passed it: is it fair?", ""]


def test_discrimination_is_the_correlation_with_the_rest_of_the_score() -> None:
    states: list[tuple[Status, Status, Status]] = [
        ("passed", "passed", "passed"),
        ("passed", "passed", "failed"),
        ("failed", "passed", "failed"),
        ("failed", "failed", "passed"),
    ]
    first, *_ = analyse([both(*each) for each in states])
    wanted = statistics.correlation([1, 1, 0, 0], [5, 2, 2, 3])
    assert first.discrimination == pytest.approx(wanted)


def test_there_is_none_where_nobody_differs() -> None:
    items = analyse([both("failed", "passed", "passed"), both("passed", "passed", "passed")])
    assert [each.discrimination for each in items] == [None, None, None]


def test_what_could_not_be_judged_counts_nowhere() -> None:
    items = analyse([both("broken", "passed", "passed"), both("passed", "passed", "passed")])
    assert items[0].judged == 1
    assert items[1].judged == 2


def test_beside_wrong_values_a_check_has_not_been_asked() -> None:
    base = result(("failed", 1)).checks[0]
    found: list[Differs | WrongValues] = [Differs("1", "2"), WrongValues(), WrongValues(Differs("1", "2"))]
    items = [
        analyse([SubmissionResult(submission="a", assignment="b", functions=("f",), checks=(_with(base, each),))])[0]
        for each in found
    ]
    assert [(each.failed, each.unasked) for each in items] == [(1, 0), (0, 1), (0, 1)]


def _with(check: CheckResult, found: Differs | WrongValues) -> CheckResult:
    return CheckResult(
        id=check.id, function="f", title="A.", status="failed", max_points=1, visible=True, finding=found
    )


@pytest.mark.parametrize(
    ("judged", "discrimination", "said"),
    [(20, 0.5, ""), (20, 0.05, "it hardly tells"), (20, -0.2, "weak submissions"), (5, -0.2, ""), (20, None, "")],
)
def test_a_check_that_tells_nothing_is_remarked_upon_in_a_class_that_is_large_enough(
    judged: int, discrimination: float | None, said: str
) -> None:
    item = Item("a", "f", "A.", True, 1.0, judged, judged - 3, 3, discrimination)
    assert item.remark.startswith(said)
    assert bool(item.remark) == bool(said)
