"""Everything that can go wrong, by whose fault it is.

AutograderError             the kit's user, or the machine: one line that says what is wrong and what to do
    UsageError              a wrong path, name or option (exit code 2)
StudentFault                the submission's, in one call
    CheckFailure            it answered, and the answer is wrong
    StudentError            it raised an exception
StudentHalt                 the submission's, and final for the function: hypothesis must neither catch nor shrink it
    StudentTimeout          no answer within the limit
        OutOfTime           the submission as a whole has used up its time
    StudentCrash            the process that ran it is gone, or what it sent is no answer
    ForbiddenCall           it called what the exercise asks to be written
    NotAttempted            the stub as released, or no such function
Anything else is ours: the check is `broken`, and never costs a point in silence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from autograder.finding import Differs, Varies, WrongValues


class AutograderError(Exception):
    """One line for the kit's user: what is wrong, and what to do."""


class UsageError(AutograderError):
    """The command was asked for something that does not exist or makes no sense."""


class StudentFault(AssertionError):
    """One call of the submission went wrong. hypothesis may look for a smaller one."""


class CheckFailure(StudentFault):
    """The submission answered, and the answer is wrong.

    Carries data: the `finding`, and as `hint` (may be empty) what often causes it.
    """

    def __init__(self, finding: Differs | Varies | WrongValues, hint: str = "") -> None:
        super().__init__(str(finding))
        self.finding = finding
        self.hint = hint


class StudentError(StudentFault):
    """The submission raised `kind: message`; `where` is its own innermost line, such as `cell 3, line 2: X @ w`."""

    def __init__(self, kind: str, message: str, where: str) -> None:
        super().__init__(f"{kind}: {message}")
        self.kind = kind
        self.message = message
        self.where = where


class StudentHalt(BaseException):
    """The submission gave no answer, and asking again would not help. A BaseException, so that nothing shrinks it."""


@dataclass
class StudentTimeout(StudentHalt):
    """The submission did not answer within `seconds`; no more of the function is asked."""

    seconds: float


class OutOfTime(StudentTimeout):
    """The submission as a whole has taken its `seconds`: nothing more is asked of it."""


@dataclass
class StudentCrash(StudentHalt):
    """The worker is gone, or sent what is no answer; `reason` completes the sentence "the program ..."."""

    reason: str


@dataclass
class ForbiddenCall(StudentHalt):
    """The function called `name`, which the exercise asks to be written."""

    name: str


@dataclass
class NotAttempted(StudentHalt):
    """A function is missing (`defined` is false) or still the stub: `name`, or the one that was asked.

    `near` is a function of the submission that may be meant; `unread` what keeps one that is written from being there.
    """

    defined: bool
    name: str = ""
    near: str = ""
    unread: Literal["", "syntax", "exception"] = ""
