"""What a check that ran has found out: the exception that it raised, told as a CheckResult."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import hypothesis.errors
import pytest

from autograder.errors import (
    CheckFailure,
    ForbiddenCall,
    NotAttempted,
    StudentCrash,
    StudentError,
    StudentHalt,
    StudentTimeout,
)
from autograder.judge.replay import AnswersDiffer
from autograder.result import CheckResult, Status
from autograder.student import Student
from autograder.text import plain

_LONGEST_CALL = 20_000  # characters: a call with all its numbers


@dataclass(frozen=True)
class Check:
    """A collected item and what its marks say."""

    item: pytest.Function
    id: str
    function: str
    title: str
    points: float
    hint: str
    visible: bool

    @classmethod
    def of(cls, item: pytest.Function, folder: Path) -> Check:
        mark = item.get_closest_marker("points")
        path = item.path.relative_to(folder).as_posix()
        return cls(
            item,
            f"{path}::{item.name}",
            item.path.stem.removeprefix("test_"),
            " ".join((item.function.__doc__ or item.name).split()),
            float(mark.args[0]) if mark else 0.0,
            str(mark.kwargs.get("hint", "")) if mark else "",
            item.path.parent.name != "hidden",
        )


def finding(item: pytest.Function, folder: Path, raised: BaseException, student: Student) -> CheckResult:
    """What a check that raised found out: for whoever runs checks in another loop than this one."""
    return told(Check.of(item, folder), raised, student, 0.0)


def told(check: Check, raised: BaseException | None, student: Student, seconds: float) -> CheckResult:
    """What it means that the check raised this, or nothing. What is none of the submission's fault is `broken`."""
    if isinstance(raised, hypothesis.errors.Flaky | AnswersDiffer):
        raised = CheckFailure(
            "The same call gave different answers.", "Does it keep something from one call to the next?"
        )
    if raised is None:
        return record(check, "passed", seconds=seconds)
    if isinstance(raised, StudentHalt):
        shown = "" if isinstance(raised, NotAttempted) else student.counterexample()
        return stopped(check, raised, counterexample=shown, seconds=seconds)
    if isinstance(raised, CheckFailure):
        hint = raised.hint or check.hint
        return record(check, "failed", raised.message, student.counterexample(), hint, seconds)
    if isinstance(raised, StudentError):
        where = f"\nat {raised.where}" if raised.where else ""
        message = f"{raised.kind}: {raised.message}{where}"
        return record(check, "error", message, student.counterexample(), check.hint, seconds)
    return record(check, "broken", f"{type(raised).__name__}: {raised}", student.counterexample(), seconds=seconds)


def stopped(
    check: Check, halt: StudentHalt, *, first: bool = True, counterexample: str = "", seconds: float = 0.0
) -> CheckResult:
    """The submission gave no answer; `first` is false for a check that was not run because of an earlier one."""
    if isinstance(halt, StudentTimeout):
        message = f"no answer within {halt.seconds:g} s" if first else "not run: an earlier call got no answer in time"
        return record(check, "timeout", message, counterexample, "Is there a loop that never ends?", seconds)
    if isinstance(halt, ForbiddenCall):
        hint = "The exercise asks you to write this yourself, from plain tensor operations."
        return record(check, "forbidden", f"uses {halt.name}", hint=hint)
    if isinstance(halt, NotAttempted):
        defined = "not written yet" if halt.defined else f"there is no function {check.function}"
        return record(check, "missing", defined)
    assert isinstance(halt, StudentCrash)
    message = f"the program {halt.reason}" if first else "not run: the program crashed in earlier checks"
    return record(check, "error", message, counterexample, seconds=seconds)


def record(
    check: Check, status: Status, message: str = "", counterexample: str = "", hint: str = "", seconds: float = 0.0
) -> CheckResult:
    """The result of a check, with what its marks say."""
    return CheckResult(
        id=check.id,
        function=check.function,
        title=check.title,
        status=status,
        max_points=check.points,
        visible=check.visible,
        message=plain(message),
        counterexample=plain(counterexample, _LONGEST_CALL),
        hint=hint,
        seconds=round(seconds, 4),
    )
