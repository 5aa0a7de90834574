from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
import torch

from autograder import exhibit
from autograder.errors import AutograderError, CheckFailure, StudentError, StudentTimeout
from autograder.harness import Harness
from autograder.student import Student

HARNESS = Harness('''
import torch
from torch import Tensor

def f(student, X: Tensor) -> Tensor:
    """f({X})"""

def g(student, n: int, lr: float) -> float:
    """g({n}, lr={lr})"""

def drawn(student, n: int):
    """
    seeded = {seed}
    drawn({n})
    """
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


def test_of_many_calls_the_last_three_are_shown() -> None:
    student = Student(HARNESS, Line())
    for n in range(5):
        student.g(n, 0.5)
    assert student.counterexample().splitlines() == ["g(2, lr=0.5)", "g(3, lr=0.5)", "g(4, lr=0.5)"]
    assert student.printed() == "0.5\n0.5\n0.5"


def test_a_view_of_the_answer_ends_the_code_and_is_what_is_printed() -> None:
    student = Student(HARNESS, Line(lambda X: X + 1), prelude="from mine import *")
    student.f(torch.ones(2))
    assert student.derive("_.sum()") == 4
    assert student.counterexample().splitlines() == [
        "from mine import *",
        "import torch",
        "f(torch.tensor([1., 1.])).sum()",
    ]
    assert student.printed() == "tensor(4.)"


def test_a_view_that_an_answer_does_not_have_is_none() -> None:
    student = Student(HARNESS, Line())
    student.g(1, 0.5)
    with pytest.raises(TypeError):
        student.derive("_[0]")
    assert (student.counterexample(), student.printed()) == ("g(1, lr=0.5)", "0.5")


def test_a_seed_is_the_one_of_the_call() -> None:
    student = Student(HARNESS, Line(), seed=(1 << 31) + 4)
    student.drawn(3)
    assert student.counterexample() == "seeded = 5\ndrawn(3)"


def test_calls_are_made_again_with_their_seeds_and_views() -> None:
    line = Line(lambda n: [n])
    student = Student(HARNESS, line, seed=4)
    student.drawn(3)
    student.derive("_[0]")
    calls = student.shown()
    assert student.again(calls) == student.printed() == "3"
    assert line.carried[0] == line.carried[1]


def test_what_is_raised_the_second_time_is_told() -> None:
    def raises(*args: Any) -> Any:
        raise StudentError("ValueError", "no", "")

    student = Student(HARNESS, Line())
    student.g(1, 0.5)
    student.transport = Line(raises)
    assert student.again(student.shown()) == "ValueError: no"


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


def shows(title: str, *ys: float) -> exhibit.Curves:
    return exhibit.Curves(title, "x", "y", (exhibit.Line("a", tuple(enumerate(ys))),))


def test_of_exhibits_of_one_title_the_last_is_kept_in_the_place_of_the_first() -> None:
    student = Student(HARNESS, Line())
    student.show(shows("A", 1.0), shows("B", 2.0))
    student.begin()  # of another example
    student.show(shows("A", 3.0, float("nan")))
    assert student.exhibits == (shows("A", 3.0), shows("B", 2.0))


def test_what_no_page_has_room_for_is_the_authors_fault() -> None:
    student = Student(HARNESS, Line())
    with pytest.raises(AutograderError, match="'A' cannot be shown: a line of it has 201 points"):
        student.show(shows("A", *[0.0] * 201))
    with pytest.raises(AutograderError, match="A check can show 8 exhibits, and this one shows 9"):
        student.show(*(shows(str(i)) for i in range(9)))
    assert student.exhibits == ()
