"""What an assignment's own resources.py brings, and what becomes of it."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from autograder.assignment import Assignment
from autograder.judge.exam import Exam
from autograder.resources import Resources
from autograder.result import SubmissionResult
from tests.tiny import FILES, HEAD, MODEL, judged, settings, tiny

BROUGHT = """
import torch
from autograder.resources import Resources

made = []

def load(data, folder, parameters):
    def numbers():
        made.append(data)
        return torch.ones(parameters["n"])
    return Resources(f"{data} in {folder}", "Get more.", lambda: {"numbers": numbers()}, {"numbers": numbers, "made": lambda: made})

def measure(data, folder, parameters, seeds):
    return f"n = {parameters['n']}  # {data}, {seeds} seeds"
"""
TAKES = f"""{HEAD}
@weight(1)
def test_adds_up(student, numbers, parameters):
    \"\"\"total adds up.\"\"\"
    assert_close(student.total(numbers.tolist()), float(parameters["n"]))
"""


@pytest.fixture
def brought(tmp_path: Path) -> Assignment:
    toml = FILES["assignment.toml"] + "\n[parameters]\nn = 3\n"
    return tiny(tmp_path, {"resources.py": BROUGHT, "assignment.toml": toml, "hidden/test_total.py": TAKES})


def test_where_nothing_is_brought_nothing_is_shared_or_lent() -> None:
    nothing = Resources()
    assert (nothing.data, nothing.advice, nothing.shared(), nothing.lent) == ("", "", {}, {})


def test_it_is_told_which_data_where_and_by_what_parameters(brought: Assignment, tmp_path: Path) -> None:
    found = brought.resources("offline", tmp_path)
    assert (found.data, found.advice) == (f"offline in {tmp_path}", "Get more.")
    assert torch.equal(found.shared()["numbers"], torch.ones(3))


def test_nothing_is_made_before_it_is_needed(brought: Assignment) -> None:
    found = brought.resources()
    made = found.lent["made"]()
    assert made == []
    found.lent["numbers"]()
    assert made == ["auto"]


def test_checks_are_lent_it_beside_the_parameters(brought: Assignment) -> None:
    result: SubmissionResult = judged(brought, MODEL, "total", resources=brought.resources())
    assert [check.status for check in result.checks] == ["passed"]
    assert result.data == "auto in None"


def test_whatever_takes_what_it_brings_may_be_collected(brought: Assignment) -> None:
    exam = Exam(settings(brought, resources=brought.resources()))
    assert exam.checks_of("total")[0].takes == {"student", "numbers", "parameters"}


def test_it_says_how_a_threshold_is_measured(brought: Assignment) -> None:
    assert brought.measure("offline", 5) == "n = 3  # offline, 5 seeds"
