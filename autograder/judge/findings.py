"""What a check that ran has found out: the exception that it raised, explained as a CheckResult."""

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
    WrongValues,
    tidy,
)
from autograder.judge.collect import Check
from autograder.judge.replay import AnswersDiffer
from autograder.result import CheckResult, Status
from autograder.student import Student
from autograder.text import plain, printout

_LONGEST_CALL = 20_000  # characters: a call with all its numbers


def explain_item(
    item: pytest.Function, assignment: Assignment, raised: BaseException | None, student: Student
) -> CheckResult:
    """What a check found out: for whoever runs checks in another loop than this one."""
    return explain(Check.of(item, assignment), raised, student, 0.0)


def explain(
    check: Check, raised: BaseException | None, student: Student, seconds: float, *, ours: bool = False
) -> CheckResult:
    """What it means that the check raised this, or nothing.

    A check that stumbles over an answer has found a wrong one, unless the fault is `ours`: then it is `broken`.
    """
    if raised is None:
        return msgspec.structs.replace(record(check, "passed", seconds=seconds), exhibits=student.exhibits)
    found = _found(check, raised, student, seconds, ours=ours)
    if isinstance(raised, NotAttempted | ForbiddenCall):
        return found
    code, printed = plain(student.counterexample(), _LONGEST_CALL), printout(student.printed())
    return msgspec.structs.replace(found, counterexample=code, printed=printed, exhibits=student.exhibits)


def _found(check: Check, raised: BaseException, student: Student, seconds: float, *, ours: bool) -> CheckResult:
    if isinstance(raised, StudentHalt):
        return record_halt(check, raised, seconds=seconds)
    if isinstance(raised, hypothesis.errors.Flaky | AnswersDiffer):
        return record(check, "failed", Varies(), seconds=seconds)
    if isinstance(raised, CheckFailure) and isinstance(raised.finding, WrongValues):
        return record(check, "failed", raised.finding, seconds=seconds)
    if isinstance(raised, CheckFailure):
        return record(check, "failed", raised.finding, raised.hint or check.hint, seconds)
    if isinstance(raised, StudentError):
        # The check's hint is about wrong answers; an exception of the student's own code says itself what is wrong.
        hint = "" if raised.where else check.hint
        return record(check, "error", Raised(raised.kind, raised.message, raised.where), hint, seconds)
    if ours:
        return record(check, "broken", Ours(f"{type(raised).__name__}: {raised}"), seconds=seconds)
    # A plain `assert` with its own words, or an answer that nothing can be done with.
    said = str(raised).split("\n", 1)[0] if isinstance(raised, AssertionError) else ""
    stumbled = Differs(said or "an answer that can be compared with the right one", describe(student.answer))
    return record(check, "failed", stumbled, check.hint, seconds)


def record_halt(check: Check, halt: StudentHalt, *, seconds: float = 0.0) -> CheckResult:
    """The result of a check during which the submission ran into a halt, instead of answering."""
    if isinstance(halt, StudentTimeout):
        return record(check, "timeout", _reason(halt), seconds=seconds)
    if isinstance(halt, ForbiddenCall):
        return record(check, "forbidden", _reason(halt))
    if isinstance(halt, NotAttempted):
        return record(check, "missing", Missing(halt.name or check.function, halt.defined, halt.near, halt.unread))
    return record(check, "error", _reason(halt), seconds=seconds)


def record_skipped(check: Check, halt: StudentHalt) -> CheckResult:
    """The submission was not asked, because of what it did when it was asked something else."""
    if isinstance(halt, StudentTimeout | StudentCrash):
        return record(check, "not run", _reason(halt))
    return record_halt(check, halt)  # what was found out once holds for all checks of the function


def record_lacking(check: Check, function: str) -> CheckResult:
    """The submission was not asked, because it takes a `function` that has earned nothing."""
    return record(check, "not run", Needs(function))


def record_broken(check: Check, why: str) -> CheckResult:
    """The check could not be judged, by no fault of the submission's."""
    return record(check, "broken", Ours(why))


def _reason(halt: StudentHalt) -> Finding:
    if isinstance(halt, StudentTimeout):
        return NoAnswer(halt.seconds, whole=isinstance(halt, OutOfTime))
    if isinstance(halt, ForbiddenCall):
        return Uses(halt.name)
    assert isinstance(halt, StudentCrash)
    return Ended(halt.reason)


def record(
    check: Check,
    status: Status,
    found: Finding | None = None,
    hint: str = "",
    seconds: float = 0.0,
) -> CheckResult:
    """The result of a check, with what its marks say."""
    return CheckResult(
        id=check.id,
        function=check.function,
        title=check.title,
        status=status,
        max_points=check.points,
        visible=check.visible,
        finding=None if found is None else tidy(found),
        hint=hint,
        seconds=round(seconds, 4),
    )
