"""The bank as a list of hypotheses, on an assignment of a few lines."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
import torch

from autograder.assignment import Assignment
from autograder.endpoint.here import Here
from autograder.harness import Harness
from autograder.naming.known import KnownMistakes, agree
from autograder.remote import Remote
from autograder.student import Student
from autograder.wire import Load, Unserializable
from tests.tiny import LATE, judged, tiny

BANK = """
# %% halves
# You take half of it.
def double(x):
    return x / 2
# %% adds
# You add two.
def double(x):
    return x + 2
# %% raises
# You ask it for a method.
def double(x):
    return x.double()
"""

PROBES = """
def double(student):
    for x in (1.0, 3.0, 5.0):
        yield lambda x=x: student.double(x)
"""


@pytest.fixture
def assignment(tmp_path: Path) -> Assignment:
    return tiny(tmp_path, {"misconceptions/double.py": BANK, "probes.py": PROBES})


def student(assignment: Assignment, source: str) -> Student:
    remote = Remote(Here.start, Load([("answers.py", source)], assignment.harness), math.inf)
    return Student(Harness(assignment.harness), remote)


def found(assignment: Assignment, source: str) -> list[str]:
    known = KnownMistakes(assignment, Harness(assignment.harness))
    return [mistake.name for mistake in known.find("double", student(assignment, source))]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("def double(x): return 0.5 * x", ["halves"]),
        ("def double(x): return 2 + x", ["adds"]),
        ("def double(x): return x.double()", ["raises"]),
        ("def double(x): return 7 * x", []),
        ("def double(x): return x / 2 if x < 3 else x", []),
    ],
)
def test_a_mistake_is_known_when_every_answer_agrees(assignment: Assignment, source: str, name: list[str]) -> None:
    assert found(assignment, source) == name


def test_a_function_without_a_bank_has_no_known_mistakes(assignment: Assignment) -> None:
    known = KnownMistakes(assignment, Harness(assignment.harness))
    assert known.find("other", student(assignment, "")) == ()


def test_cases_that_no_question_tells_apart_are_found(tmp_path: Path) -> None:
    bank = BANK + "# %% doubles\n# You print it.\ndef double(x):\n    print(x)\n    return 2 * x\n"
    bank += "# %% adds_again\n# You add one twice.\ndef double(x):\n    return x + 1 + 1\n"
    bank += "# %% halves_again (alike: halves)\n# You divide.\ndef double(x):\n    return x * 0.5\n"
    assignment = tiny(tmp_path, {"misconceptions/double.py": bank, "probes.py": PROBES})
    known = KnownMistakes(assignment, Harness(assignment.harness))
    told = [(case.name, other) for case, other in known.indistinct("double", "def double(x):\n    return 2 * x\n")]
    assert told == [("doubles", "a right answer"), ("adds_again", "double.adds")]


def test_who_does_not_answer_has_no_name(assignment: Assignment) -> None:
    result = judged(
        assignment, f"{LATE}def double(x):\n    if x == 3:\n        raise Late\n    return x + 2\n", "double"
    )
    assert {check.mistakes for check in result.checks} == {()}


def test_without_questions_nothing_has_a_name(tmp_path: Path) -> None:
    assert found(tiny(tmp_path, {"misconceptions/double.py": BANK}), "def double(x): return x + 2") == []


NAN = float("nan")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ([1.0, NAN, "a", None], [1.0, NAN, "a", None]),
        ([0.3], [0.1 + 0.2]),
        ([torch.tensor([1.0, NAN])], [torch.tensor([1.0005, NAN])]),
        ([{"a": (1, [2.0])}], [{"a": (1, [2.0])}]),
    ],
)
def test_facts_agree_where_only_rounding_tells_them_apart(one: object, other: object) -> None:
    assert agree(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ([1.0], [1.0, 1.0]),
        ([1], [1.0]),
        ([True], [1]),
        ([1.0], [1.001]),
        ([torch.ones(2)], [torch.ones(2, 1)]),
        ([torch.ones(2)], [torch.ones(2).double()]),
        ([torch.ones(2)], [torch.full((2,), 1.01)]),
        ([{"a": 1}], [{"b": 1}]),
        ([Unserializable("object")], [Unserializable("object")]),
    ],
)
def test_facts_do_not_agree_where_anything_else_differs(one: object, other: object) -> None:
    assert not agree(one, other)
