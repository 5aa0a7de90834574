from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
import torch

from autograder.errors import CheckFailure, StudentTimeout
from autograder.harness import Harness
from autograder.student import Student

HARNESS = Harness('''
from torch import Tensor

def f(student, X: Tensor) -> Tensor:
    """f({X})"""

def g(student, n: int, lr: float) -> float:
    """g({n}, lr={lr})"""
''')


class Line:
    """A transport that keeps what it carries."""

    def __init__(self, answer: Callable[..., Any] = lambda *args: 0.5) -> None:
        self.answer = answer
        self.carried: list[tuple[str, list[Any], int, float]] = []

    def __call__(self, function: str, args: Sequence[Any], seed: int, seconds: float) -> Any:
        self.carried.append((function, list(args), seed, seconds))
        return self.answer(*args)


def test_a_call_is_carried_with_its_time_and_comes_back() -> None:
    line = Line()
    student = Student(HARNESS, line, seconds=7)
    assert student.g(2, 0.1) == 0.5
    assert student.answer == 0.5
    assert line.carried == [("g", [2, 0.1], 1, 7)]


def test_each_call_of_an_example_has_a_seed_of_its_own_and_examples_have_the_same() -> None:
    line = Line()
    student = Student(HARNESS, line, seed=10)
    for _ in range(2):
        student.begin()
        student.g(1, 0.1)
        student.g(1, 0.1)
    assert [seed for _, _, seed, _ in line.carried] == [11, 12, 11, 12]


def test_an_answer_of_another_kind_is_wrong_and_known_as_the_last() -> None:
    student = Student(HARNESS, Line(lambda *args: [1.0]))
    with pytest.raises(CheckFailure) as caught:
        student.f(torch.ones(2))
    assert caught.value.finding.expected == "a tensor"  # type: ignore[union-attr]
    assert student.answer == [1.0]


def test_the_calls_of_an_example_are_code_to_paste() -> None:
    student = Student(HARNESS, Line())
    student.g(2, 0.1)
    student.g(3, 1.0)
    assert student.counterexample() == "g(2, lr=0.1)\ng(3, lr=1.0)"
    student.begin()
    assert student.counterexample() == ""


def test_of_many_calls_the_last_three_are_shown_and_none_twice() -> None:
    student = Student(HARNESS, Line())
    for n in range(5):
        student.g(n, 0.5)
    assert student.counterexample().splitlines() == ["g(2, lr=0.5)", "g(3, lr=0.5)", "g(4, lr=0.5)"]
    for _ in range(2):
        student.g(4, 0.5)
    assert student.counterexample() == "g(4, lr=0.5)"


def test_a_call_that_never_came_back_is_shown() -> None:
    def late(*args: Any) -> Any:
        raise StudentTimeout(5)

    student = Student(HARNESS, Line(late))
    with pytest.raises(StudentTimeout):
        student.g(9, 0.5)
    assert student.counterexample() == "g(9, lr=0.5)"


def test_a_function_that_the_harness_has_not_is_the_authors_mistake() -> None:
    with pytest.raises(AttributeError, match=r"harness\.py has no function h"):
        Student(HARNESS, Line()).h()
