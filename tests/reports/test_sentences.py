from __future__ import annotations

import msgspec
import pytest

from autograder.finding import (
    Differs,
    Ended,
    Finding,
    Missing,
    Needs,
    NoAnswer,
    Ours,
    Raised,
    Uses,
    Varies,
    Waits,
    Worst,
    WrongValues,
)  # fmt: skip
from autograder.reports.sentences import hint, lines, reason
from autograder.result import CheckResult, Status


def check(status: Status, found: Finding) -> CheckResult:
    return CheckResult(
        id="visible/test_f.py::a", function="f", title="A.", status=status, max_points=1, visible=True, finding=found, hint="Think.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Differs("0.75", "0.5"), ["expected  0.75", "got       0.5"]),
        (Differs("0.75", "0.5", "accuracy"), ["accuracy:", "expected  0.75", "got       0.5"]),
        (Differs("[[1.],\n [2.]]", "x"), ["expected  [[1.],", "           [2.]]", "got       x"]),
        (Differs("A", "B", worst=Worst(1, 4, (1, 0), "4", "9")),
         ["expected  A", "got       B", "1 of 4 entries differs, at [1, 0]: expected 4, got 9"]),
        (Differs("A", "B", worst=Worst(2, 4, (3,), "4", "9")),
         ["expected  A", "got       B", "2 of 4 entries differ, most at [3]: expected 4, got 9"]),
        (Differs("A", "A", worst=Worst(1, 1, (), "4", "9")),
         ["expected  A", "got       A", "with more digits: expected 4, got 9"]),
        (WrongValues(), ["it counts only beside right values"]),
        (WrongValues(Differs("A", "B")), ["expected  A", "got       B", "it counts only beside right values"]),
        (WrongValues(Raised("ValueError", "no", "line 2")),
         ["raised    ValueError: no", "at line 2", "it counts only beside right values"]),
        (Raised("ValueError", "no", "cell 3, line 2: f(x)"), ["raised    ValueError: no", "at cell 3, line 2: f(x)"]),
        (Raised("ValueError", "no", ""), ["raised    ValueError: no"]),
        (Varies(), ["The same call gave different answers."]),
        (Ours("KeyError: 1"), ["KeyError: 1"]),
    ],
)  # fmt: skip
def test_what_was_found_out(found: Finding, said: list[str]) -> None:
    assert lines(check("failed", found)) == said


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Differs("A", "B", values=True), ["expected  A", "got       tensor([[1.],", "                  [2.]])"]),
        (Differs("A", "B"), ["expected  A", "got       B:", "          tensor([[1.],", "                  [2.]])"]),
    ],
)
def test_what_is_printed_stands_under_got(found: Differs, said: list[str]) -> None:
    printed = msgspec.structs.replace(check("failed", found), printed="tensor([[1.],\n        [2.]])")
    assert lines(printed) == said


def test_what_does_not_come_again_is_called_that() -> None:
    once = msgspec.structs.replace(check("failed", Differs("A", "B")), repeats=False)
    assert lines(once)[-1].startswith("Asked anew, the same code gave another answer")


@pytest.mark.parametrize(
    ("status", "found", "said"),
    [
        ("timeout", NoAnswer(5.0), "no answer within 5 s"),
        ("not run", NoAnswer(5.0), "an earlier call got no answer in time"),
        ("not run", NoAnswer(60.0, whole=True), "out of time: a submission as a whole has 60 s"),
        ("error", Ended("crashed (SIGSEGV)"), "the program crashed (SIGSEGV)"),
        ("not run", Ended("crashed (SIGSEGV)"), "the program crashed in earlier checks"),
        ("missing", Missing("f", defined=True), "not written yet"),
        ("missing", Missing("f", defined=False), "there is no function f"),
        ("missing", Missing("f", defined=False, near="ff"), "there is no function f; is ff meant to be it?"),
        ("missing", Missing("f", False, unread="syntax"), "a syntax error keeps Python from reading f: the note says where"),
        ("missing", Missing("f", False, unread="exception"), "an exception keeps Python from defining f: the note says where"),
        ("missing", Missing("g", defined=True), "it takes g, which is not written yet"),
        ("missing", Missing("g", defined=False), "it takes g, which is not there"),
        ("forbidden", Uses("torch.softmax"), "uses torch.softmax"),
        ("not run", Needs("g"), "it takes g, which has earned no points yet"),
        ("not run", Waits("g"), "it uses your g, which is not right yet: fix that first"),
        ("failed", Differs("1", "2"), ""),
    ],
)  # fmt: skip
def test_why_there_is_no_answer(status: Status, found: Finding, said: str) -> None:
    assert reason(check(status, found)) == said


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Differs("1", "2"), "Think."),
        (Differs("a tensor", "None", kind="none"), "Does every way through the function end in a return?"),
        (Differs("a tensor", "3", kind="other"), "What does the docstring of the function say that it returns?"),
        (NoAnswer(5.0), "Is there a loop that never ends?"),
        (Varies(), "Does it keep something from one call to the next?"),
        (Raised("ValueError", "no", ""), "Think."),
    ],
)  # fmt: skip
def test_the_hint_is_about_what_was_found(found: Finding, said: str) -> None:
    assert hint(check("failed", found)) == said
