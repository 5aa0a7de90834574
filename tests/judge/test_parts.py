"""What other functions mean for the verdict of one that is made of them, asked in this process."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.assignment import Assignment, read_assignment
from autograder.finding import Differs, NoAnswer, Waits
from autograder.judge import Judge, Settings
from autograder.result import SubmissionResult
from tests.conftest import submission
from tests.tiny import FILES, LATE, MODEL, WORKERS, judged, statuses, tiny

WEIGHTS = "\n[weights]\ndouble = 4\nquadruple = 1\ntotal = 1\n"
TRIPLE = "def double(x):\n    return 3.0 * x\n"
BY_DOUBLE = "def quadruple(x):\n    return double(double(x))\n"
BY_ITSELF = "def quadruple(x):\n    return 5.0 * x\n"
LATE_BELOW_0 = f"{LATE}def double(x):\n    if x < 0:\n        raise Late\n    return 2.0 * x\n"


@pytest.fixture
def home(tmp_path: Path) -> Assignment:
    """What a student has, where quadruple has a check and the kit's own double is not at hand."""
    checks = {path.removeprefix("visible/"): text for path, text in FILES.items() if path.startswith("visible/")}
    (tmp_path / "checks").mkdir()
    for name, text in {**checks, "test_quadruple.py": FILES["hidden/test_quadruple.py"]}.items():
        (tmp_path / "checks" / name).write_text(text)
    (tmp_path / "assignment.toml").write_text(FILES["assignment.toml"] + WEIGHTS)
    return read_assignment(tmp_path)


def checked(home: Assignment, source: str, *functions: str) -> SubmissionResult:
    return Judge(Settings(home, home.visible, functions=functions, fork=False)).judge(submission(source), WORKERS)


@pytest.mark.parametrize("functions", [(), ("quadruple",), ("quadruple", "double")])
def test_at_home_what_fails_waits_for_a_wrong_part_that_the_function_uses(
    home: Assignment, functions: tuple[str, ...]
) -> None:
    result = checked(home, TRIPLE + BY_DOUBLE, *functions)
    assert result.functions == (functions or ("double", "quadruple"))
    [of_quadruple] = [check for check in result.checks if check.function == "quadruple"]
    assert (of_quadruple.status, of_quadruple.finding) == ("not run", Waits("double"))
    assert (of_quadruple.counterexample, of_quadruple.hint, of_quadruple.mistakes) == ("", "", ())


@pytest.mark.parametrize("source", [TRIPLE + BY_ITSELF, MODEL + BY_ITSELF])
def test_a_mistake_of_its_own_waits_for_no_part(home: Assignment, source: str) -> None:
    result = checked(home, source, "quadruple")
    assert statuses(result) == ["failed"]
    assert isinstance(result.checks[0].finding, Differs)


def test_what_passes_passes_beside_a_wrong_part(home: Assignment) -> None:
    pair = "def double(x):\n    return 4.0 * x\n\ndef quadruple(x):\n    return double(x)\n"
    assert statuses(checked(home, pair, "quadruple")) == ["passed"]


def test_a_part_that_is_not_written_is_told_as_that(home: Assignment) -> None:
    assert statuses(checked(home, BY_DOUBLE + "def double(x):\n    raise NotImplementedError\n", "quadruple")) == [
        "missing"
    ]


def test_parts_that_are_made_of_each_other_are_asked_once(home: Assignment) -> None:
    circle = (home.folder / "assignment.toml").read_text().replace("[requires]", 'double = ["quadruple"]\n[requires]')
    (home.folder / "assignment.toml").write_text(circle)
    source = (
        "def double(x):\n    return 1.0 if x > 99 else quadruple(x)\n\ndef quadruple(x):\n    return double(x + 100)\n"
    )
    result = checked(read_assignment(home.folder), source)
    assert {check.finding for check in result.checks} == {Waits("double"), Waits("quadruple")}


def test_who_was_late_stops_no_function_that_is_not_made_of_it(small: Assignment) -> None:
    late = f"{MODEL}\n{LATE}def quadruple(x):\n    raise Late\n"
    result = judged(small, late)
    assert statuses(result, ["quadruple"]) == ["timeout"]
    assert statuses(result, ["total"]) == ["passed"]


def test_a_part_of_a_part_that_was_late_is_not_waited_for(tmp_path: Path) -> None:
    toml = FILES["assignment.toml"].replace('total = ["double"]', 'total = ["quadruple"]')
    result = judged(tiny(tmp_path, {"assignment.toml": toml}), f"{MODEL}\n{LATE_BELOW_0}")
    assert statuses(result, ["quadruple"]) == ["passed"]
    assert statuses(result, ["total"]) == ["not run"]
    assert isinstance(result.checks[-1].finding, NoAnswer)
