from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from autograder.assignment import Assignment
from autograder.result import Excerpt, SubmissionResult
from autograder.submission import Submission, find_excerpts
from autograder.verify.excerpted import Unfit, self_contained
from tests.conftest import submission
from tests.tiny import tiny

HELPED = '''
import math
from math import (
    tau,
    pi,
)

def unused(x):
    return nothing(x)

FACTOR = 3.0  # mine

def helper(x):
    """Ann's own."""
    return x * FACTOR + math.pi

def double(x: float) -> float:
    """Twice, by Ann."""
    # ann@example.org
    inner = lambda y: [z for z in (y, tau)]
    try:
        return helper(inner(x)[0])
    except ValueError as error:
        raise TypeError(error)
'''


@pytest.fixture
def assignment(tmp_path: Path) -> Assignment:
    return tiny(tmp_path, {"preamble.py": "import torch\n"})


def result_of(given: Submission) -> SubmissionResult:
    return SubmissionResult(
        submission=given.student,
        assignment="tiny",
        functions=("double",),
        checks=(),
        code=find_excerpts(given, {"double"}),
    )


def taken(
    assignment: Assignment,
    source: str,
    student: str = "ann",
    *,
    there: bool = True,
    function: str = "double",
    name: str = "",
) -> str:
    given = submission(source, student)
    result = msgspec.structs.replace(result_of(given), name=name)
    return self_contained(assignment, function, result, given if there else None)


def test_what_it_needs_comes_with_it_and_nothing_that_tells_whose_it_was(assignment: Assignment) -> None:
    assert taken(assignment, HELPED) == (
        "import math\n\n"
        "from math import tau, pi\n\n"
        "FACTOR = 3.0\n\n"
        "def helper(x):\n    return x * FACTOR + math.pi\n\n"
        "def double(x: float) -> float:\n    inner = lambda y: [z for z in (y, tau)]\n    try:\n"
        "        return helper(inner(x)[0])\n    except ValueError as error:\n        raise TypeError(error)\n"
    )


@pytest.mark.parametrize("there", [True, False])
def test_one_that_needs_nothing_is_taken_from_the_result_where_the_class_is_gone(
    assignment: Assignment, there: bool
) -> None:
    source = "def double(x):\n    return torch.tensor(x) # what the preamble has\n"
    assert taken(assignment, source, there=there) == "def double(x):\n    return torch.tensor(x)\n"


def test_the_last_definition_holds(assignment: Assignment) -> None:
    assert "3" in taken(assignment, "def double(x):\n    return 2\ndef double(x):\n    return 3\n")


@pytest.mark.parametrize(
    "needed",
    [
        "def h():\n    return 1\n\neps = h()\n\n",
        "eps: float = 1e-09\n\n",
        "eps = 1\n\nhalf = eps / 2\n\neps *= half\n\n",
    ],
)
def test_what_it_needs_stands_in_the_order_of_the_submission(assignment: Assignment, needed: str) -> None:
    own = "def double(x):\n    return x + eps\n"
    assert taken(assignment, f"eps = 0\n{needed}unused = 1\n{own}") == needed + own


def test_what_the_kit_lends_the_function_is_at_hand(assignment: Assignment) -> None:
    source = "def quadruple(x):\n    return double(x)\n"
    assert taken(assignment, source, function="quadruple") == source


@pytest.mark.parametrize(
    ("source", "there", "why"),
    [
        (HELPED, False, "it needs helper, tau, which is not at hand: name the folder of the class by --submissions."),
        ("def double(x):\n    return nowhere + gone\n", True, "it needs gone, nowhere, which is not at hand."),
        ("def double(x):\n" + "    x += 1\n" * 70, False, "its source was not kept"),
        ("def double(x):\n    return '" + "x" * 300 + "'\n", False, "its source was not kept"),
        ("def double(x:\n", True, "its source was not kept"),
        ("double = 3\n", True, "its source was not kept"),
        ("def double(x):\n    anns_way = x\n    return anns_way\n", True, "its code says whose it is (anns)."),
        ("def double(x):\n    return 'by Anns'\n", True, "its code says whose it is (anns)."),
        ("def double(x):\n    by = 'S1234567'\n    return x\n", True, "its code says whose it is (s1234567)."),
        ("def double(x):\n    by = 'Miller'\n    return x\n", True, "its code says whose it is (miller)."),
        ("eps: float\ndef double(x):\n    return x + eps\n", True, "it needs eps, which is not at hand."),
        ("def double(x):\n    return " + "-" * 2000 + "x\n", True, "it is nested too deeply to be printed"),
    ],
)
def test_one_that_cannot_stand_alone_says_why(assignment: Assignment, source: str, there: bool, why: str) -> None:
    with pytest.raises(Unfit) as raised:
        taken(assignment, source, "Anns Müller_s1234567", there=there, name="Mia Miller")
    assert why in str(raised.value)


def test_a_name_that_is_a_word_of_the_exercise_tells_nothing(assignment: Assignment) -> None:
    source = "def double(x):\n    return torch.tensor(x)\n"
    assert taken(assignment, source, "Torch") == source


def test_a_line_that_was_cut_is_no_entry(assignment: Assignment) -> None:
    cut = msgspec.structs.replace(
        result_of(submission("", "ann")),
        code={"double": Excerpt("a.py", 1, "def double(x):\n    return 1\n[9 more lines]")},
    )
    with pytest.raises(Unfit, match="was not kept"):
        self_contained(assignment, "double", cut, None)
