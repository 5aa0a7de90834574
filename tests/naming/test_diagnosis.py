"""Which of bank, namer and exception speaks, and what is kept of it."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from autograder.endpoint.here import Here
from autograder.finding import Differs, Finding, Raised
from autograder.harness import Harness
from autograder.judge import Judge
from autograder.naming.diagnosis import Diagnosis
from autograder.remote import Remote
from autograder.result import CheckResult, Status
from autograder.student import Student
from autograder.wire import Load
from tests.conftest import submission
from tests.tiny import WORKERS, settings, tiny

BANK = "# %% adds\n# You add two.\ndef double(x):\n    return x + 2\n"
PROBES = """
def double(student):
    yield lambda: student.double(1.0)
    yield lambda: student.double(3.0)
"""
NAMER = """
from autograder.naming.mistake import Mistake

def mistakes(ask):
    if ask.any_failed("three"):
        factor = ask.double(1.0).number
        yield Mistake("factor", f"You multiply by {factor:g}.")
        ask.fresh()
    for place in range(9):
        yield Mistake(f"more_{place}", "More.")
"""


def check(
    name: str = "three", status: Status = "failed", finding: Finding | None = None, visible: bool = True
) -> CheckResult:
    return CheckResult(
        id=f"visible/test_double.py::test_{name}", function="double", title="It.", status=status, max_points=1,
        visible=visible, finding=finding or Differs("6", "7"),
    )  # fmt: skip


def named(
    folder: Path, source: str, *checks: CheckResult, bank: str = "", namer: str = "", probes: str = PROBES
) -> tuple[list[CheckResult], dict[str, str]]:
    texts = {"misconceptions/double.py": bank, "probes.py": probes, "naming/double.py": namer}
    assignment = tiny(folder, {path: text for path, text in texts.items() if text})
    harness = Harness(assignment.harness)
    remote = Remote(Here.start, Load([("answers.py", source)], assignment.harness), math.inf)
    diagnosis = Diagnosis(assignment, harness)
    return diagnosis.name("double", list(checks), Student(harness, remote), remote.reload), diagnosis.sentences


def test_without_a_namer_the_bank_speaks_and_its_sentence_is_kept(tmp_path: Path) -> None:
    (result,), sentences = named(tmp_path, "def double(x): return x + 2", check(), bank=BANK)
    assert result.mistakes == ("double.adds",)
    assert sentences == {"double.adds": "You add two."}


def test_a_namer_says_three_mistakes_at_most(tmp_path: Path) -> None:
    (result,), sentences = named(tmp_path, "def double(x): return 7 * x", check(), bank=BANK, namer=NAMER)
    assert result.mistakes == ("double.factor", "double.more_0", "double.more_1")
    assert sentences["double.factor"] == "You multiply by 7."


def test_nothing_is_said_of_checks_that_pass(tmp_path: Path) -> None:
    right, wrong = check("other", "passed"), check()
    (first, second), _ = named(tmp_path, "def double(x): return x + 2", right, wrong, bank=BANK)
    assert first.mistakes == ()
    assert second.mistakes == ("double.adds",)


def test_what_was_said_before_a_namer_stumbles_holds(tmp_path: Path) -> None:
    namer = "from autograder.naming.mistake import Mistake\ndef mistakes(ask):\n    yield Mistake('one', 'One.')\n    1 / 0\n"
    (result,), _ = named(tmp_path, "def double(x): return x", check(), namer=namer)
    assert result.mistakes == ("double.one",)


def test_what_a_namer_stumbles_over_stands_in_the_result_of_that_submission_alone(tmp_path: Path) -> None:
    namer = "def mistakes(ask):\n    yield from [] if ask.double(1.0).number else 1 / 0\n"
    judge = Judge(settings(tiny(tmp_path, {"naming/double.py": namer}), "double"))
    zero, one = (judge.judge(submission(f"def double(x): return {x}"), WORKERS) for x in (0, 1))
    assert zero.stumbles == {"double": "ZeroDivisionError: division by zero"}
    assert one.stumbles == {}


@pytest.mark.parametrize("namer", ["from nowhere import x\n", "def mistakes(ask)\n", "import math\n"])
def test_a_namer_that_cannot_be_loaded_costs_a_name_and_nothing_else(namer: str, tmp_path: Path) -> None:
    (result,), _ = named(tmp_path, "def double(x): return x + 2", check(), bank=BANK, namer=namer)
    assert result.mistakes == ("double.adds",)


def test_a_namer_is_not_asked_on_when_the_program_ends(tmp_path: Path) -> None:
    source = "def double(x):\n    if x == 1:\n        raise NotImplementedError\n    return x"
    (result,), _ = named(tmp_path, source, check(), namer=NAMER)
    assert result.mistakes == ()


def test_a_cell_is_not_asked_where_the_submission_was_not_asked_to_the_end(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody who was late is alike a cell: so one that is late itself, which `verify` asks, keeps nobody waiting."""
    marked = (
        "# %% prints (by its answers)\n# fails: three.\n# So. So.\ndef double(x):\n    print('asked')\n    return 7.0\n"
    )
    namer = "def mistakes(ask):\n    ask.double(1.0), ask.double(3.0)\n    yield from ()\n"
    source = "def double(x): return later() if x == 3 else 7.0\ndef later(): raise NotImplementedError"
    (result,), _ = named(tmp_path / "halted", source, check(), bank=marked, namer=namer, probes="")
    assert result.mistakes == ()
    assert capsys.readouterr().out == ""
    (result,), _ = named(tmp_path / "whole", "def double(x): return 7.0", check(), bank=marked, namer=namer)
    assert result.mistakes == ("double.prints",)


def test_without_bank_and_namer_an_exception_is_explained(tmp_path: Path) -> None:
    raised = Raised("NameError", "name 'y' is not defined", "answers.py, line 1: return y")
    (result,), sentences = named(tmp_path, "def double(x): return y", check(status="error", finding=raised))
    assert result.mistakes == ("double.undefined_name",)
    assert "`y`" in sentences["double.undefined_name"]


def test_where_the_namer_says_nothing_the_bank_does(tmp_path: Path) -> None:
    namer = "def mistakes(ask):\n    yield from ()\n"
    (result,), _ = named(tmp_path, "def double(x): return x + 2", check(), bank=BANK, namer=namer)
    assert result.mistakes == ("double.adds",)


def test_of_a_hidden_check_the_programs_own_words_are_not_repeated(tmp_path: Path) -> None:
    raised = Raised("NameError", "name 'secret_17' is not defined", "answers.py, line 1: return y")
    (result,), _ = named(tmp_path, "def double(x): return y", check(status="error", finding=raised, visible=False))
    assert result.mistakes == ()


def test_a_sentence_is_one_line_that_no_terminal_obeys_whatever_the_submission_says(tmp_path: Path) -> None:
    namer = (
        "from autograder.naming.mistake import Mistake\n"
        "def mistakes(ask):\n    yield Mistake('says', 'It says ' + ask.double(1.0).value)\n"
    )
    source = "def double(x): return '\\x1b[2J\\nScore: 100 of 100' + ' and so on' * 500"
    _, sentences = named(tmp_path, source, check(), namer=namer)
    assert sentences["double.says"].startswith("It says _[2J Score: 100 of 100 and so on")
    assert sentences["double.says"].isprintable()
    assert len(sentences["double.says"]) <= 600
