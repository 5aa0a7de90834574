from __future__ import annotations

from pathlib import Path

import pytest
import torch

from autograder.assignment import Assignment
from autograder.diagnosis import Diagnosis, facts_agree
from autograder.harness import Harness
from autograder.wire import Unserializable
from tests.tiny import LATE, MODEL, judged, tiny

BANK = """
# %% squared
# You square it: double(3) is 6.
def double(x):
    return x * x

# %% negative
# You change its sign.
def double(x):
    return -2.0 * x

# %% raises
# You divide by nothing.
def double(x):
    return x / 0
"""
PROBES = """
def double(student):
    for x in (3.0, -1.0, 0.5):
        yield lambda x=x: student.double(x)
"""


@pytest.fixture(scope="module")
def assignment(tmp_path_factory: pytest.TempPathFactory) -> Assignment:
    return tiny(tmp_path_factory.mktemp("tiny"), {"misconceptions/double.py": BANK, "probes.py": PROBES})


def name(assignment: Assignment, body: str) -> str:
    """The name that the failed checks of `double` get."""
    result = judged(assignment, f"{LATE}def double(x):\n    {body}\n", "double")
    [found] = {check.diagnosis for check in result.checks if check.status in ("failed", "error")} or {""}
    assert all(check.diagnosis == "" for check in result.checks if check.status not in ("failed", "error"))
    return found


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("return x ** 2", "double.squared"),
        ("return float(x) * x * 1.00000001", "double.squared"),
        ("return -(x + x)", "double.negative"),
        ("raise ZeroDivisionError('float division by zero')", "double.raises"),
        ("raise ValueError('float division by zero')", ""),
        ("return x * x if x > 1 else 2.0 * x", ""),
        ("return 3.0 * x", ""),
        ("return '9'", ""),
    ],
)
def test_the_name_is_that_of_the_mistake_that_answers_alike(body: str, wanted: str, assignment: Assignment) -> None:
    assert name(assignment, body) == wanted


def test_who_does_not_answer_has_no_name(assignment: Assignment) -> None:
    assert name(assignment, "if x < 0:\n        raise Late\n    return x * x") == ""


def test_a_name_has_its_sentence(assignment: Assignment) -> None:
    result = judged(assignment, MODEL.replace("2.0 * x", "x * x"), "double")
    assert result.advice == {"double.squared": "You square it: double(3) is 6."}


def test_without_probes_nothing_has_a_name(tmp_path: Path) -> None:
    bare = tiny(tmp_path, {"misconceptions/double.py": BANK})
    assert name(bare, "return x * x") == ""


def test_an_unknown_name_has_no_sentence(assignment: Assignment) -> None:
    assert Diagnosis(assignment, Harness(assignment.harness)).sentence("double.nothing") == ""


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
def test_facts_agree_where_only_rounding_tells_them_apart(one: list[object], other: list[object]) -> None:
    assert facts_agree(one, other)


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
def test_facts_do_not_agree_where_anything_else_differs(one: list[object], other: list[object]) -> None:
    assert not facts_agree(one, other)
