"""Cells of the bank that no namer speaks of, on an assignment of a few lines."""

from __future__ import annotations

import math
import re
from pathlib import Path

import pytest

from autograder.assignment import Assignment
from autograder.endpoint.here import Here
from autograder.harness import Harness
from autograder.naming.asking import Asker
from autograder.naming.by_answers import MistakesByAnswers
from autograder.remote import Remote
from autograder.student import Student
from autograder.wire import Load
from tests.tiny import judged, tiny

NAMER = """
from autograder.naming.mistake import Mistake

def mistakes(ask):
    first, second = ask.double(1.0), ask.double(3.0)
    if ask.any_failed("zero"):
        ask.fresh().double(0.0)
    if first.number == 0.5:
        yield Mistake("halves", "You take half of it. Multiply.")
"""
VALUES = ("doubles", "negative")
BANK = """
# %% halves (by its answers)
# fails: doubles, negative.
# You take half of it. Multiply.
def double(x):
    return x / 2
# %% squares (by its answers)
# fails: doubles, negative.
# You square it. Multiply by 2.
def double(x):
    return x ** 2
# %% raises (by its answers)
# fails: doubles, negative, zero.
# You ask a number for a method. Multiply it.
def double(x):
    return x.double()
# %% zero_is_one (by its answers)
# fails: zero.
# You take 0 for 1. Leave that out.
def double(x):
    return 2 * x if x else 1.0
# %% mirrors (by its answers)
# fails: negative.
# You take it without its sign. Leave that out.
def double(x):
    return 2 * abs(x)
# %% adds
# You add two. Multiply by 2.
def double(x):
    return x + 2
"""


@pytest.fixture
def assignment(tmp_path: Path) -> Assignment:
    return tiny(tmp_path, {"misconceptions/double.py": BANK, "naming/double.py": NAMER})


def found(assignment: Assignment, source: str, *failed: str) -> list[str]:
    harness = Harness(assignment.harness)
    remote = Remote(Here.start, Load([("answers.py", source)], assignment.harness), math.inf)
    ask = Asker(Student(harness, remote), frozenset(failed), remote.reload)
    namer = assignment.namer("double")
    assert namer is not None
    list(namer.mistakes(ask))
    return [each.name for each in MistakesByAnswers(assignment, harness).find("double", namer, ask)]


@pytest.mark.parametrize(
    ("source", "failed", "names"),
    [
        ("def double(x): return x * x", VALUES, ["squares"]),
        ("def double(x): return x.double()", (*VALUES, "zero"), ["raises"]),
        ("def double(x): return 2 * x if x else 1.0", ("zero",), ["zero_is_one"]),
        ("def double(x): return x ** 2 if x < 2 else 7.0", VALUES, []),
        ("def double(x): return x + 2", (*VALUES, "zero"), []),  # its cell is not marked: that is a namer's to say
        ("def double(x): return x / 2", VALUES, []),  # the namer has said it
    ],
)
def test_who_answers_all_that_the_namer_asks_as_a_marked_cell_does_has_its_name(
    assignment: Assignment, source: str, failed: tuple[str, ...], names: list[str]
) -> None:
    assert found(assignment, source, *failed) == names


@pytest.mark.parametrize("failed", [("doubles",), (*VALUES, "zero"), ("zero",), ()])
def test_who_fails_other_checks_than_the_cell_has_not_its_name(assignment: Assignment, failed: tuple[str, ...]) -> None:
    assert found(assignment, "def double(x): return x * x", *failed) == []


@pytest.mark.parametrize("model", [True, False])
def test_answers_that_are_all_right_have_no_name(assignment: Assignment, model: bool) -> None:
    """The namer asks nothing below 0, where the cell is wrong: so is the submission, in another way."""
    if not model:  # as where the kit is packed without; `verify`, which has them, finds that the cell has no name
        assignment.model_path.unlink()
        pathless = "def mistakes(ask):\n    yield from ()\n"
        (assignment.folder / "naming" / "double.py").write_text(pathless)
    assert found(assignment, "def double(x): return 2 * x if x >= 0 else 99.0", "negative") == []


def test_a_cell_is_asked_nothing_but_what_those_who_fail_its_checks_are_asked(tmp_path: Path) -> None:
    """What it would do with another question, such as come to no end, costs nobody anything."""
    endless = "# %% endless (by its answers)\n# fails: doubles.\n# So. So.\ndef double(x):\n    while x == 0: pass\n"
    assignment = tiny(tmp_path, {"misconceptions/double.py": endless + BANK, "naming/double.py": NAMER})
    assert found(assignment, "def double(x): return 2 * x if x else 1.0", "zero") == ["zero_is_one"]


@pytest.mark.parametrize("odd", ["return None", "raise NotImplementedError"])
def test_a_cell_that_the_namer_stumbles_over_costs_no_other_one_its_name(tmp_path: Path, odd: str) -> None:
    odd = f"# %% odd (by its answers)\n# fails: doubles, negative.\n# So. So.\ndef double(x):\n    {odd}\n"
    namer = NAMER + "    assert ask.double(1.0).value < 1e9\n"
    assignment = tiny(tmp_path, {"misconceptions/double.py": odd + BANK, "naming/double.py": namer})
    assert found(assignment, "def double(x): return x * x", *VALUES) == ["squares"]


def test_its_name_stands_in_the_result_with_the_digest_of_the_bank(assignment: Assignment) -> None:
    result = judged(assignment, "def double(x): return x * x", "double")
    assert {name for check in result.checks for name in check.mistakes} == {"double.squares"}
    assert result.advice == {"double.squares": "You square it. Multiply by 2."}
    assert result.bank == {"double": assignment.bank_digests["double"]}
    named_by_the_namer = judged(assignment, "def double(x): return x / 2", "double")
    assert named_by_the_namer.bank == {}


def test_nothing_is_asked_where_no_cell_is_marked(tmp_path: Path) -> None:
    assignment = tiny(
        tmp_path, {"misconceptions/double.py": re.sub(r" \(.*\)$", "", BANK, flags=re.M), "naming/double.py": NAMER}
    )
    assert found(assignment, "def double(x): return x * x", *VALUES) == []
