"""Where the verdict is reached, and student code never runs.

One Judge judges any number of submissions by the same checks. It calls each check with `student`, whose every call is
asked of a worker; what the check raises is what it has found out. Whoever has a Judge may fork: each fork judges on.
"""

from __future__ import annotations

import contextlib
import functools
import platform
import time
from collections.abc import Callable, Iterator, Sequence
from importlib import metadata

import msgspec

from autograder.assignment import Assignment
from autograder.endpoint.protocol import SandboxDied
from autograder.errors import OutOfTime
from autograder.judge.collect import Check
from autograder.judge.evaluation import Evaluation, WorkerFactory
from autograder.judge.exam import Exam, Settings
from autograder.judge.findings import record_broken, record_skipped
from autograder.result import CheckResult, SubmissionResult
from autograder.submission import Submission, find_excerpts
from autograder.text import plain

OnFunction = Callable[[list[CheckResult]], None]


def _tell_nobody(results: list[CheckResult]) -> None:
    """Nobody wants the results of a function before all are known."""


def versions(assignment: Assignment) -> dict[str, str]:
    """What the result depends on, besides source and seed."""
    names = ("torch", "hypothesis", "d2l-autograder")
    installed = {name: _version(name) for name in names}
    return {"python": platform.python_version(), **installed, "reference": assignment.digest}


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "unknown"


class Judge:
    """What judges. Raises AutograderError where the checks cannot be collected."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.exam = Exam(settings)

    @functools.cached_property
    def unasked(self) -> dict[str, float]:
        """The points of each function that are given by checks that are not at hand."""
        points = self.settings.assignment.spec.points
        asked = {name: sum(check.points for check in self.exam.checks_of(name)) for name in self.exam.functions()}
        rest = {name: round(points.get(name, 0.0) - worth, 2) for name, worth in asked.items()}
        return {name: value for name, value in rest.items() if value > 0}

    def judge(
        self, submission: Submission, workers: WorkerFactory, on_function: OnFunction = _tell_nobody
    ) -> SubmissionResult:
        """The verdict; `on_function` hears of each function as soon as it is judged.

        A fault of ours is `broken`, and costs neither points nor the rest of the class. Raises SandboxDied where
        nothing can be asked any more.
        """
        start = time.perf_counter()
        result = self._judge(submission, workers, on_function)
        return msgspec.structs.replace(result, seconds=round(time.perf_counter() - start, 3))

    def judge_each(
        self, submission: Submission, workers: WorkerFactory, functions: Sequence[str], before: Sequence[CheckResult]
    ) -> Iterator[SubmissionResult]:
        """The verdict on these functions, one by one, mistakes and all: for whoever waits for the first of them.

        `before` are results of functions that stand, unless they are judged again. Raises SandboxDied as `judge` does.
        """
        evaluation, known = Evaluation(self.exam, submission, workers), list(before)
        try:
            for name in functions:
                found = evaluation.name_mistakes(name, evaluation.judge_function(name, known))
                known = [*(result for result in known if result.function != name), *found]
                yield self._result(submission, workers.sandbox, found, evaluation.remote.problems)
        except SandboxDied:
            raise
        except Exception as error:
            yield self.record_broken(submission, f"{type(error).__name__}: {error}", workers.sandbox)
        finally:
            with contextlib.suppress(SandboxDied):
                evaluation.remote.close()

    def record_broken(self, submission: Submission, why: str, sandbox: str = "none") -> SubmissionResult:
        """The result of a submission that could not be judged."""
        checks = self._list_checks(submission.student)
        return self._result(submission, sandbox, [record_broken(check, why) for check in checks], [])

    def record_unfinished(self, submission: Submission, known: Sequence[CheckResult], sandbox: str) -> SubmissionResult:
        """The result of a submission whose time ran out, with what is `known` of it."""
        seconds = self.settings.assignment.spec.limits.submission
        done = {result.id for result in known}
        left = [check for check in self._list_checks(submission.student) if check.id not in done]
        rest = [record_skipped(check, OutOfTime(seconds)) for check in left]
        return msgspec.structs.replace(self._result(submission, sandbox, [*known, *rest], []), seconds=seconds)

    def _list_checks(self, student: str) -> list[Check]:
        return [check for name in self.exam.functions(student) for check in self.exam.checks_of(name)]

    def _judge(self, submission: Submission, workers: WorkerFactory, on_function: OnFunction) -> SubmissionResult:
        evaluation = Evaluation(self.exam, submission, workers)
        self.exam.diagnosis.begin()
        try:
            results: list[CheckResult] = []
            for name in self.exam.functions(submission.student):
                of_function = evaluation.judge_function(name, results)
                on_function(of_function)
                results += of_function
            # After all points are known: what naming takes, it takes from no function.
            named = [
                result
                for name in self.exam.functions(submission.student)
                for result in evaluation.name_mistakes(name, [each for each in results if each.function == name])
            ]
            return self._result(submission, workers.sandbox, named, evaluation.remote.problems)
        except SandboxDied:
            raise
        except Exception as error:
            return self.record_broken(submission, f"{type(error).__name__}: {error}", workers.sandbox)
        finally:
            with contextlib.suppress(SandboxDied):
                evaluation.remote.close()

    def _result(
        self, submission: Submission, sandbox: str, found: list[CheckResult], problems: Sequence[str]
    ) -> SubmissionResult:
        settings, sentences = self.settings, self.exam.diagnosis.sentences
        return SubmissionResult(
            submission=submission.student,
            number=submission.number,
            assignment=settings.assignment.name,
            functions=self.exam.functions(submission.student),
            checks=tuple(found),
            unasked=self.unasked,
            problems=tuple(map(plain, (*submission.notes, *problems))),
            advice={name: sentences[name] for check in found for name in check.mistakes},
            code=find_excerpts(submission, {check.function for check in found if check.status != "passed"}),
            stumbles=dict(self.exam.diagnosis.stumbles),
            sandbox=sandbox,
            data=settings.resources.data if settings.resources else "",
            seed=settings.seed,
            source_sha256=submission.sha256,
            versions=versions(settings.assignment),
            rests_on={name: settings.assignment.digests[name] for name in self.exam.functions(submission.student)},
            bank={name: settings.assignment.bank_digests[name] for name in sorted(self.exam.diagnosis.asked_the_bank)},
        )
