from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from autograder.errors import StudentTimeout
from autograder.finding import Differs, Finding, NoAnswer, Raised, Varies, WrongValues
from autograder.harness import Harness
from autograder.judge.again import ask_again
from autograder.result import CheckResult
from autograder.student import Asked, Student

HARNESS = Harness('def f(student, x):\n    """f({x})"""\n    return student.f(x)\n')
ID = "visible/test_f.py::test_a"


def found(finding: Finding, printed: str = "") -> CheckResult:
    return CheckResult(
        id=ID, function="f", title="A.", status="failed", max_points=1, visible=True, finding=finding, printed=printed
    )


def asked(result: CheckResult, answer: Any, view: str = "_") -> tuple[CheckResult, int]:
    """The result after its example was asked anew, and how often the submission was loaded for that."""
    loads: list[None] = []

    def transport(function: str, args: Sequence[Any], seed: int, seconds: float) -> Any:
        if isinstance(answer, BaseException):
            raise answer
        return answer

    (after,) = ask_again(
        [result], {ID: [Asked("f", (3,), 1, [5], view)]}, Student(HARNESS, transport), lambda: loads.append(None)
    )
    return after, len(loads)


@pytest.mark.parametrize(("answer", "repeats"), [([5], True), ([6], False)])
def test_what_is_printed_comes_again_or_does_not(answer: list[int], repeats: bool) -> None:
    for finding in (Differs("4", "5"), WrongValues(Differs("4", "5"))):
        after, loads = asked(found(finding, "5"), answer, "_[0]")
        assert (after.repeats, loads) == (repeats, 1)


def test_an_exception_that_does_not_come_again_is_none() -> None:
    assert not asked(found(Raised("ValueError", "no", "")), 5)[0].repeats


def test_an_answer_of_another_form_is_another_answer() -> None:
    assert not asked(found(Differs("4", "5"), "5"), 7, "_[0]")[0].repeats


def test_what_gets_no_answer_in_time_says_nothing() -> None:
    assert asked(found(Differs("4", "5"), "5"), StudentTimeout(5))[0].repeats


@pytest.mark.parametrize("finding", [Varies(), NoAnswer(5)])
def test_what_shows_no_answer_is_not_asked(finding: Finding) -> None:
    assert asked(found(finding), 5) == (found(finding), 0)


def test_what_shows_no_example_is_not_asked() -> None:
    result = found(Differs("4", "5"), "5")
    assert ask_again([result], {}, Student(HARNESS, lambda *_: 1 / 0), lambda: None) == [result]
