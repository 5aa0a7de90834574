"""What a check that ran has found out: the exception that it raised, told as a CheckResult."""

from __future__ import annotations

import hypothesis.errors
import msgspec
import pytest

from autograder.assignment import Assignment
from autograder.compare import describe
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
from autograder.judge.collect import Check
from autograder.judge.replay import AnswersDiffer
from autograder.result import CheckResult, Status
from autograder.student import Student
from autograder.text import plain

_LONGEST_CALL = 20_000  # characters: a call with all its numbers
_LONGEST_LINE = 1_000  # characters of a message
_FASTER = "Each call has its own limit, and all of them together have one: what takes so long?"


def finding(item: pytest.Function, assignment: Assignment, raised: BaseException, student: Student) -> CheckResult:
    """What a check that raised found out: for whoever runs checks in another loop than this one."""
    return told(Check.of(item, assignment), raised, student, 0.0)


def told(
    check: Check, raised: BaseException | None, student: Student, seconds: float, *, ours: bool = False
) -> CheckResult:
    """What it means that the check raised this, or nothing.

    A check that stumbles over an answer has found a wrong one, unless the fault is `ours`: then it is `broken`.
    """
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
        # The check's hint is about wrong answers; an exception of the student's own code says itself what is wrong.
        return record(check, "error", message, student.counterexample(), "" if raised.where else check.hint, seconds)
    if ours:
        return record(check, "broken", f"{type(raised).__name__}: {raised}", student.counterexample(), seconds=seconds)
    message = f"expected  an answer that can be compared with the right one\ngot       {describe(student.answer)}"
    return record(check, "failed", message, student.counterexample(), check.hint, seconds)


def stopped(check: Check, halt: StudentHalt, *, counterexample: str = "", seconds: float = 0.0) -> CheckResult:
    """The submission gave no answer."""
    if isinstance(halt, OutOfTime):
        return record(check, "timeout", _out_of_time(halt.seconds), counterexample, _FASTER, seconds)
    if isinstance(halt, StudentTimeout):
        message = f"no answer within {halt.seconds:g} s"
        return record(check, "timeout", message, counterexample, "Is there a loop that never ends?", seconds)
    if isinstance(halt, ForbiddenCall):
        hint = "The exercise asks you to write this yourself, from plain tensor operations."
        return record(check, "forbidden", f"uses {halt.name}", hint=hint)
    if isinstance(halt, NotAttempted):
        if halt.name and halt.name != check.function:
            why = "is not written yet" if halt.defined else "is not there"
            return record(check, "missing", f"it takes {halt.name}, which {why}")
        defined = "not written yet" if halt.defined else f"there is no function {check.function}"
        return record(check, "missing", defined)
    assert isinstance(halt, StudentCrash)
    return record(check, "error", f"the program {halt.reason}", counterexample, seconds=seconds)


def skipped(check: Check, halt: StudentHalt) -> CheckResult:
    """The submission was not asked, because of what it did when it was asked something else."""
    if isinstance(halt, OutOfTime):
        return _skipped(check, "timeout", _out_of_time(halt.seconds))
    if isinstance(halt, StudentTimeout):
        return _skipped(check, "timeout", "an earlier call got no answer in time")
    if isinstance(halt, StudentCrash):
        return _skipped(check, "error", "the program crashed in earlier checks")
    return stopped(check, halt)  # what was found out once holds for all checks of the function


def lacking(check: Check, function: str) -> CheckResult:
    """The submission was not asked, because it takes a `function` that has earned nothing."""
    return _skipped(check, "failed", f"it takes {function}, which has earned no points yet")


def _skipped(check: Check, status: Status, why: str) -> CheckResult:
    return msgspec.structs.replace(record(check, status, why), skipped=True)


def _out_of_time(seconds: float) -> str:
    return f"out of time: a submission as a whole has {seconds:.0f} s"


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
        message=plain("\n".join(each[:_LONGEST_LINE] for each in message.splitlines())),
        counterexample=plain(counterexample, _LONGEST_CALL),
        hint=hint,
        seconds=round(seconds, 4),
    )
