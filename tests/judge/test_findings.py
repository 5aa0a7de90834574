from __future__ import annotations

from typing import Any

import hypothesis.errors
import pytest

from autograder.errors import (
    CheckFailure,
    ForbiddenCall,
    NotAttempted,
    OutOfTime,
    StudentCrash,
    StudentError,
    StudentHalt,
    StudentTimeout,
)
from autograder.finding import Differs, Ended, Finding, Missing, Needs, NoAnswer, Ours, Raised, Uses, Varies
from autograder.harness import Harness
from autograder.judge.collect import Check
from autograder.judge.findings import explain, record, record_broken, record_halt, record_lacking, record_skipped
from autograder.judge.replay import AnswersDiffer
from autograder.student import Student

HARNESS = Harness('def f(student, x):\n    """f({x})"""\n    return student.f(x)\n')
CHECK = Check(lambda: None, "visible/test_f.py::test_a", "f", "A.", 2.5, "Think.", True, frozenset(), {})


def answered(value: Any) -> Student:
    """A student who has just answered f(3)."""
    student = Student(HARNESS, lambda *_: value)
    student.f(3)
    return student


@pytest.mark.parametrize(
    ("raised", "status", "found", "hint"),
    [
        (None, "passed", None, ""),
        (CheckFailure(Differs("4", "5")), "failed", Differs("4", "5"), "Think."),
        (CheckFailure(Differs("4", "5"), "Look."), "failed", Differs("4", "5"), "Look."),
        (AnswersDiffer(), "failed", Varies(), ""),
        (hypothesis.errors.FlakyFailure("flaky", [KeyError()]), "failed", Varies(), ""),
        (StudentError("ValueError", "no", "a.py, line 2"), "error", Raised("ValueError", "no", "a.py, line 2"), ""),
        (StudentError("ValueError", "no", ""), "error", Raised("ValueError", "no", ""), "Think."),
        (AssertionError("rows add up to 2\nassert 2 == 1"), "failed", Differs("rows add up to 2", "5"), "Think."),
        (KeyError("x"), "failed", Differs("an answer that can be compared with the right one", "5"), "Think."),
        (StudentTimeout(5), "timeout", NoAnswer(5), ""),
        (OutOfTime(60), "timeout", NoAnswer(60, whole=True), ""),
        (StudentCrash("crashed (SIGSEGV)"), "error", Ended("crashed (SIGSEGV)"), ""),
    ],
)  # fmt: skip
def test_what_was_raised_says_what_was_found(
    raised: BaseException | None, status: str, found: Finding | None, hint: str
) -> None:
    result = explain(CHECK, raised, answered(5), 0.0)
    assert (result.status, result.finding, result.hint) == (status, found, hint)


@pytest.mark.parametrize("raised", [KeyError("x"), AssertionError("no"), OSError("full")])
def test_what_a_check_of_ours_stumbles_over_is_broken(raised: Exception) -> None:
    result = explain(CHECK, raised, answered(5), 0.0, ours=True)
    assert result.status == "broken"
    assert result.finding == Ours(f"{type(raised).__name__}: {raised}")


@pytest.mark.parametrize("raised", [CheckFailure(Differs("4", "5")), StudentTimeout(5), StudentError("E", "no", "")])
def test_a_fault_of_the_students_stays_theirs_whatever_else_is_ours(raised: BaseException) -> None:
    assert explain(CHECK, raised, answered(5), 0.0, ours=True).status != "broken"


def test_the_call_that_failed_is_shown_and_none_of_a_check_that_passed() -> None:
    assert explain(CHECK, CheckFailure(Differs("4", "5")), answered(5), 0.0).counterexample == "f(3)"
    assert explain(CHECK, StudentTimeout(5), answered(5), 0.0).counterexample == "f(3)"
    assert explain(CHECK, None, answered(5), 0.0).counterexample == ""


def test_what_the_call_prints_is_shown_as_it_is_printed() -> None:
    assert explain(CHECK, CheckFailure(Differs("4", "5")), answered(5), 0.0).printed == "5"
    assert explain(CHECK, KeyError("x"), answered([1.0, "a"]), 0.0).printed == "[1.0, 'a']"
    assert explain(CHECK, None, answered(5), 0.0).printed == ""


def test_no_call_is_shown_where_the_function_is_missing() -> None:
    result = explain(CHECK, NotAttempted(defined=False), answered(5), 0.0)
    assert (result.status, result.finding, result.counterexample) == ("missing", Missing("f", defined=False), "")


def test_the_missing_function_is_the_one_that_was_looked_for() -> None:
    assert record_halt(CHECK, NotAttempted(True, "g")).finding == Missing("g", defined=True)


def test_what_is_forbidden_is_told_without_a_call() -> None:
    result = explain(CHECK, ForbiddenCall("torch.softmax"), answered(5), 0.0)
    assert (result.status, result.finding, result.counterexample) == ("forbidden", Uses("torch.softmax"), "")


@pytest.mark.parametrize(
    ("halt", "status", "found"),
    [
        (StudentTimeout(5), "not run", NoAnswer(5)),
        (OutOfTime(60), "not run", NoAnswer(60, whole=True)),
        (StudentCrash("crashed"), "not run", Ended("crashed")),
        (ForbiddenCall("torch.softmax"), "forbidden", Uses("torch.softmax")),
        (NotAttempted(False), "missing", Missing("f", defined=False)),
    ],
)
def test_what_is_not_asked_any_more_says_why(halt: StudentHalt, status: str, found: Finding) -> None:
    result = record_skipped(CHECK, halt)
    assert (result.status, result.finding) == (status, found)


def test_a_check_that_needs_another_function_is_not_run() -> None:
    assert (record_lacking(CHECK, "g").status, record_lacking(CHECK, "g").finding) == ("not run", Needs("g"))


def test_a_check_that_could_not_be_judged_is_broken() -> None:
    assert (record_broken(CHECK, "why").status, record_broken(CHECK, "why").finding) == ("broken", Ours("why"))


def test_a_record_holds_what_the_marks_of_the_check_say() -> None:
    result = record(CHECK, "passed", seconds=1.23456)
    assert (result.id, result.function, result.title, result.max_points, result.visible, result.seconds) == (
        CHECK.id, "f", "A.", 2.5, True, 1.2346,
    )  # fmt: skip


def test_texts_of_any_length_and_kind_can_be_written_down() -> None:
    result = explain(CHECK, CheckFailure(Differs("x" * 5000, "\ud800\x1b")), answered("y" * 50_000), 0.0)
    assert isinstance(result.finding, Differs)
    assert len(result.finding.expected) <= 1000
    assert result.printed == "'" + "y" * 999 + " [...]"
    assert result.finding.got.encode()
    assert "\x1b" not in result.finding.got
