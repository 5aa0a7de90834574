from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from autograder.assignment import Assignment
from autograder.errors import AutograderError, StudentTimeout
from autograder.judge.collect import Check
from autograder.judge.exam import Exam
from autograder.judge.replay import Replay
from autograder.resources import Resources
from autograder.student import Student
from tests.tiny import HEAD, settings, tiny


def exam(assignment: Assignment, *functions: str, **more: Any) -> Exam:
    return Exam(settings(assignment, *functions, **more))


def student(of: Exam, answer: Any = 0.0) -> Student:
    return Student(of.harness, lambda *_: answer)


def raising(of: Exam, raised: BaseException) -> Check:
    """A check of its own that raises this."""

    def test(student: Student) -> None:
        raise raised

    return replace(of.checks[0], test=test)


def test_checks_keep_their_order_and_are_those_of_their_function(small: Assignment) -> None:
    ids = [check.id.partition("::")[2] for check in exam(small).checks_of("double")]
    assert ids == ["test_doubles", "test_zero", "test_negative"]


def test_functions_are_those_that_have_checks_here(small: Assignment) -> None:
    assert exam(small).functions() == ("double", "quadruple", "total")
    assert Exam(replace(settings(small), folders=small.visible)).functions() == ("double",)


def test_a_run_may_be_about_some_functions_and_a_student_about_fewer(small: Assignment) -> None:
    of = exam(small, "double", "total", only={"ann": ("total",)})
    assert of.functions("ann") == ("total",)
    assert of.functions("ben") == of.functions() == ("double", "total")


def test_the_questions_are_those_of_the_seed(small: Assignment) -> None:
    def drawn(seed: int) -> list[str]:
        of = exam(small, seed=seed)
        of.draw()
        return [str(check.test.examples({})) for check in of.checks if isinstance(check.test, Replay)]

    assert drawn(1) == drawn(1)
    assert drawn(1) != drawn(2)


def test_a_check_finds_out_nothing_where_the_answer_is_right(small: Assignment) -> None:
    of = exam(small)
    assert of.outcome(of.checks_of("double")[1], student(of, 0.0)) is None


@pytest.mark.parametrize("raised", [KeyError("x"), StudentTimeout(5), SystemExit(3), pytest.skip.Exception("later")])
def test_what_a_check_raises_is_its_outcome(raised: BaseException, small: Assignment) -> None:
    of = exam(small)
    assert of.outcome(raising(of, raised), student(of)) is raised


def test_ctrl_c_is_no_outcome(small: Assignment) -> None:
    of = exam(small)
    with pytest.raises(KeyboardInterrupt):
        of.outcome(raising(of, KeyboardInterrupt()), student(of))


def test_a_check_starts_with_no_calls_of_the_one_before(small: Assignment) -> None:
    of = exam(small)
    asked = student(of)
    asked.double(5.0)
    of.outcome(of.checks_of("double")[1], asked)
    assert asked.counterexample() == "double(0.0)"


def test_asked_once_a_check_looks_for_no_smaller_input(small: Assignment) -> None:
    of, calls = exam(small), list[float]()

    def answer(function: str, args: Sequence[Any], seed: int, seconds: float) -> float:
        calls.append(args[0])
        return -1.0

    of.outcome(of.checks_of("double")[0], Student(of.harness, answer), once=True)
    assert len(calls) == 1
    of.outcome(of.checks_of("double")[0], Student(of.harness, answer))
    assert calls[-1] == 3.0  # the smallest that there is


def test_a_warning_is_no_fault(small: Assignment) -> None:
    of = exam(small)

    def test(student: Student) -> None:
        warnings.warn("deprecated", DeprecationWarning, stacklevel=1)

    assert of.outcome(replace(of.checks[0], test=test), student(of)) is None


TAKES = f"""{HEAD}
@weight(1)
def test_adds_up(student, numbers, oracle, parameters):
    \"\"\"total adds up what is lent.\"\"\"
    assert student.total(numbers) == oracle.total(numbers) + parameters["more"]
"""
ORACLE = "def total(X):\n    return sum(X)\n"


def test_a_check_is_lent_what_it_takes(tmp_path: Path) -> None:
    assignment = tiny(tmp_path, {"hidden/test_total.py": TAKES, "oracle.py": ORACLE})
    resources = Resources(lent={"numbers": lambda: [1.0, 2.0], "parameters": lambda: {"more": 4}})
    of = exam(assignment, "total", resources=resources)
    of.harness.functions["total"].returns = Any
    (check,) = of.checks_of("total")
    assert of.outcome(check, student(of, 7.0)) is None
    assert isinstance(of.outcome(check, student(of, 3.0)), AssertionError)


def test_a_check_that_takes_what_no_resource_lends_stops_the_run(tmp_path: Path) -> None:
    assignment = tiny(tmp_path, {"hidden/test_total.py": TAKES, "oracle.py": ORACLE})
    with pytest.raises(AutograderError, match="takes numbers; a check can take oracle, parameters, student"):
        exam(assignment, resources=Resources(lent={"parameters": dict}))


def test_without_resources_it_alone_cannot_be_judged(tmp_path: Path) -> None:
    assignment = tiny(tmp_path, {"hidden/test_total.py": TAKES, "oracle.py": ORACLE})
    of = exam(assignment)
    raised = of.outcome(of.checks_of("total")[0], student(of))
    assert isinstance(raised, AutograderError)
    assert str(raised) == "the check takes numbers, parameters, which nobody has lent"
    assert of.outcome(of.checks_of("double")[1], student(of)) is None
