"""Whether the code that a student is shown gives the same answer when it is pasted.

Each example is asked anew, of a submission that was loaded just now and remembers nothing, with the seeds that it had.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec

from autograder.endpoint.protocol import SandboxDied
from autograder.errors import StudentHalt
from autograder.finding import Differs, Raised, WrongValues
from autograder.result import CheckResult
from autograder.student import Asked, Student
from autograder.text import printout


def ask_again(
    results: Sequence[CheckResult],
    examples: Mapping[str, Sequence[Asked]],
    student: Student,
    restart: Callable[[], None],
) -> list[CheckResult]:
    """The results, with whether each that shows an example `repeats`. `restart` loads the submission anew.

    Where there is no answer, no more is asked: nothing is to take its time twice.
    """
    found = {result.id: result for result in results}
    for result in results:
        if result.id in examples and (before := _said(result)):
            restart()
            try:
                after = _said_again(student, examples[result.id])
            except StudentHalt:
                break
            found[result.id] = msgspec.structs.replace(result, repeats=after == before)
    return list(found.values())


def _said_again(student: Student, calls: Sequence[Asked]) -> str:
    try:
        return printout(student.again(calls))
    except SandboxDied:
        raise
    except Exception:  # an answer of another form, of which there is no such view
        return ""


def _said(result: CheckResult) -> str:
    """What was printed or raised; nothing where that is not known."""
    found = result.finding.found if isinstance(result.finding, WrongValues) else result.finding
    if isinstance(found, Raised):
        return f"{found.kind}: {found.message}"
    return result.printed if isinstance(found, Differs) else ""
