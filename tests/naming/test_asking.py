from __future__ import annotations

import math

import pytest
import torch

from autograder.endpoint.here import Here
from autograder.errors import StudentTimeout
from autograder.harness import Harness
from autograder.naming.asking import Answer, Asker, same
from autograder.remote import Remote
from autograder.student import Student
from autograder.wire import ForeignScalar, Load

HARNESS = '''
def double(student, x: float) -> float:
    """double({x})"""
    return student.double(x)
'''


def asker(source: str) -> Asker:
    remote = Remote(Here.start, Load([("answers.py", source)], HARNESS), math.inf)
    return Asker(Student(Harness(HARNESS), remote), frozenset({"gradient"}), remote.reload)


def test_a_value_is_an_answer() -> None:
    assert asker("def double(x): return 2 * x").double(3.0) == Answer(6.0)


def test_a_value_of_another_type_than_promised_is_an_answer_too() -> None:
    assert asker("def double(x): return 'six'").double(3.0).value == "six"


def test_nothing_that_is_returned_is_an_answer_of_none() -> None:
    answer = asker("def double(x): pass").double(3.0)
    assert answer.value is None
    assert answer.error is None


def test_an_exception_is_an_answer_with_its_line() -> None:
    answer = asker("def double(x):\n    return x / 0").double(3.0)
    assert answer.raised == "ZeroDivisionError: float division by zero"
    assert answer.error is not None
    assert answer.error.where == "answers.py, line 2: return x / 0"


def test_a_fresh_submission_remembers_nothing() -> None:
    ask = asker("calls = []\ndef double(x):\n    calls.append(x)\n    return float(len(calls))")
    assert [ask.double(0.0).value, ask.double(0.0).value] == [1.0, 2.0]
    assert ask.fresh().double(0.0).value == 1.0


def test_when_the_time_is_over_nothing_more_is_asked() -> None:
    source = "import time\ndef double(x):\n    time.sleep(x)\n    return x"
    remote = Remote(Here.start, Load([("answers.py", source)], HARNESS), math.inf)
    ask = Asker(Student(Harness(HARNESS), remote), frozenset(), remote.reload, seconds=0.05)
    assert ask.double(0.06).value == 0.06
    with pytest.raises(StudentTimeout):
        ask.double(0.0)


def test_a_namer_hears_which_checks_failed() -> None:
    ask = asker("")
    assert ask.any_failed("dtype", "gradient")
    assert not ask.any_failed("dtype")


@pytest.mark.parametrize(
    ("value", "number"),
    [(1, 1.0), (2.5, 2.5), (torch.tensor(3.0), 3.0), (torch.tensor([3.0]), 3.0), (torch.ones(2), None), ("x", None)],
)
def test_one_number_comes_in_many_types(value: object, number: float | None) -> None:
    assert Answer(value).number == number


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (torch.ones(2), torch.ones(2).double() + 1e-6, True),
        (torch.ones(2), torch.ones(2, 1), False),
        (torch.tensor([math.nan]), torch.tensor([math.nan]), True),
        (torch.tensor([1e9]), torch.tensor([math.inf]), False),
        (1e9, math.inf, False),
        (math.nan, math.nan, True),
        (1, 1.0, True),
        ([1.0, None], (1.0, None), True),
        ([1.0], [1.0, 1.0], False),
        (None, 0.0, False),
        ("a", "a", True),
        ("a", "b", False),
        ([ForeignScalar("float32", 1.5)], [ForeignScalar("float32", 1.5)], True),
        (torch.ones(2) + 1j, torch.ones(2) + 1j, True),
    ],
)
def test_values_are_the_same_within_what_rounding_does(one: object, other: object, alike: bool) -> None:
    assert same(one, other) == alike
