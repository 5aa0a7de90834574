from __future__ import annotations

from pathlib import Path

import pytest

from autograder.assignment import read_assignment
from autograder.cli.watch.view import View
from autograder.judge import Judge, Settings, WorkerFactory
from autograder.result import SubmissionResult
from autograder.submission import Chunk, Submission
from tests.tiny import FILES, HEAD, MODEL, Frail

QUADRUPLE = f"""{HEAD}
@weight(1, hint="Twice double.")
def test_quadruples(student):
    \"\"\"quadruple(x) is 4 x.\"\"\"
    assert_close(student.quadruple(3.0), 12.0)
"""
STUB = "raise NotImplementedError"


@pytest.fixture
def judge(exercise: Path) -> Judge:
    """Of two functions, double and quadruple."""
    (exercise / "checks" / "test_quadruple.py").write_text(QUADRUPLE)
    assert "test_doubles" in FILES["visible/test_double.py"]
    assignment = read_assignment(exercise)
    return Judge(Settings(assignment, assignment.visible, fork=False))


def results(judge: Judge, source: str) -> list[SubmissionResult]:
    submission = Submission(student="you", chunks=(Chunk("tiny.py", source),))
    return list(judge.judge_each(submission, WorkerFactory(Frail.start), judge.exam.functions(), ()))


def viewed(judge: Judge, source: str) -> View:
    view = View("tiny", judge.exam.functions())
    view.begin(view.functions)
    for result in results(judge, source):
        view.take(result)
    return view


WRONG = MODEL.replace("2.0 * x", "x * x").replace("double(double(x))", "7.0")


def test_before_anything_is_known_all_wait(judge: Judge) -> None:
    view = View("tiny", judge.exam.functions())
    view.begin(view.functions)
    assert [view.mark(name) for name in view.functions] == ["waiting", "waiting"]
    assert (view.shown, view.help(), view.passed, view.problems) == ("", [], [], ())


@pytest.mark.parametrize(
    ("source", "marks", "shown"),
    [
        (MODEL, ["passed", "passed"], ""),
        (WRONG, ["failed", "failed"], "double"),
        (MODEL.replace("return 2.0 * x", STUB), ["missing", "missing"], "double"),
        (MODEL.replace("double(double(x))", "7.0"), ["passed", "failed"], "quadruple"),
    ],
)
def test_each_function_has_a_mark_and_the_first_that_fails_is_explained(
    judge: Judge, source: str, marks: list[str], shown: str
) -> None:
    view = viewed(judge, source)
    assert [view.mark(name) for name in view.functions] == marks
    assert view.shown == shown
    assert bool(view.help()) == bool(shown)


def test_of_several_the_one_that_was_changed_is_explained(judge: Judge) -> None:
    view = viewed(judge, WRONG)
    view.begin(["quadruple", "double"])
    assert view.shown == "quadruple"
    assert [view.mark(name) for name in view.functions] == ["waiting", "waiting"]
    assert view.help()  # what was known of it stays until there is something newer


def test_help_comes_in_steps_and_begins_anew_for_what_passed(judge: Judge) -> None:
    view = viewed(judge, WRONG)
    assert "      expected  6.0" in view.help()
    assert "Twice, not squared." not in "\n".join(view.help())
    view.ask_for_help()
    assert "Twice, not squared." in "\n".join(view.help())
    wrong, right = results(judge, WRONG), results(judge, MODEL)
    view.take(wrong[0])
    assert "Twice, not squared." in "\n".join(view.help())
    view.take(right[0])
    view.take(wrong[0])
    assert "Twice, not squared." not in "\n".join(view.help())


def test_another_function_can_be_looked_at_until_the_next_save(judge: Judge) -> None:
    view = viewed(judge, WRONG)
    view.choose(1)
    assert view.shown == "quadruple"
    view.choose(1)
    assert view.shown == "double"
    view.choose(-1)
    assert view.shown == "quadruple"
    view.choose_number(1)
    assert view.shown == "double"
    view.choose_number(9)
    assert view.shown == "double"
    view.choose_number(2)
    view.begin(view.functions)
    assert view.shown == "double"


def test_what_went_wrong_when_the_file_was_run_is_that_of_the_newest_round(judge: Judge) -> None:
    view = viewed(judge, MODEL + "1 / 0\n")
    assert "ZeroDivisionError" in view.problems[0]
    view.begin(view.functions)
    assert view.problems == ()
    view.take(results(judge, MODEL)[0])
    assert view.problems == ()
