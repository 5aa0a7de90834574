"""What the other functions that a function is made of mean for its verdict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from autograder.assignment import Assignment
from autograder.banned import Look
from autograder.errors import StudentHalt, StudentTimeout
from autograder.finding import Waits
from autograder.judge.collect import Check
from autograder.judge.findings import record_lacking, record_skipped
from autograder.result import CheckResult

_BLAMELESS = ("passed", "missing", "forbidden", "broken")  # what is told as it is, whatever the function is made of


class Parts:
    """The parts of the functions of one submission, which `look` has read.

    What a function requires, and what its dependencies are, stands in assignment.toml.
    """

    def __init__(self, assignment: Assignment, look: Look) -> None:
        self.assignment = assignment
        self.spec = assignment.spec
        self.look = look

    def skip(self, function: str, checks: Iterable[Check], before: Sequence[CheckResult]) -> list[CheckResult]:
        """The results of checks that need not be asked after what was found out `before`: none where they must."""
        requires = self.spec.requires.get(function, ())
        made_of = {*requires, *(name for part in requires for name in self.look.names(part))} if requires else set()
        if any(result.status == "timeout" and result.function in made_of for result in before):
            late: StudentHalt = StudentTimeout(self.spec.limits.call)  # it would wait once more for its part
            return [record_skipped(check, late) for check in checks]
        earned = {name: sum(r.points for r in before if r.function == name) for name in {r.function for r in before}}
        lacks = next((name for name in requires if earned.get(name) == 0), "")
        return [record_lacking(check, lacks) for check in checks] if lacks else []

    def used(self, function: str) -> list[str]:
        """The dependencies that the function uses."""
        dependencies = self.spec.dependencies.get(function, ())
        names = self.look.names(function) if dependencies else set()
        return [name for name in dependencies if name in names]

    def own(self, function: str) -> list[str]:
        """Those of which there is no version here but the submission's own: at home."""
        known = self.assignment.reference_implementations
        return [name for name in self.used(function) if name not in known]


def wait_for(part: str, results: Iterable[CheckResult]) -> list[CheckResult]:
    """The results of a function whose `part` is wrong: what went wrong may be the part's fault."""
    return [
        result
        if result.status in _BLAMELESS
        else msgspec.structs.replace(result, status="not run", finding=Waits(part), counterexample="", hint="")
        for result in results
    ]


def are_right(results: Iterable[CheckResult]) -> bool:
    """Whether all checks passed."""
    return all(result.status == "passed" for result in results)
