"""A job: a class to be judged on this machine, and who hears how it goes; engine.pool does the judging."""

from __future__ import annotations

import contextlib
import functools
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import torch

from autograder.assignment import Assignment
from autograder.engine.pool import Pool, worker_factory
from autograder.errors import AutograderError
from autograder.judge import Judge, Settings, plan
from autograder.resources import Resources
from autograder.result import SubmissionResult
from autograder.sandbox.shared import SharedTensor
from autograder.sandbox.tiers import TIERS, Terms, Tier, open_sandbox, refuse_readable
from autograder.submission import Submission
from autograder.text import plain
from autograder.worker.session import HARNESS

_CPU_SECONDS = 600  # of one worker: no honest one comes near, and one that nobody waits for any more ends
_MANY = 6  # submissions for which it pays to find out first what can be asked in one go


@dataclass(frozen=True)
class Job:
    """What every judge of a class is given; the same for all submissions."""

    assignment: Assignment
    resources: Resources | None = None
    seed: int = 0
    functions: tuple[str, ...] = ()
    smallest: bool = True  # whether anybody reads the smallest input that fails
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # functions, for students who are asked no others

    def settings(self) -> Settings:
        """What the job says to a Judge: all checks of the assignment, visible and hidden."""
        folders = (*self.assignment.visible, *self.assignment.hidden)
        return Settings(
            self.assignment, folders, self.seed, self.resources, self.functions, self.only, smallest=self.smallest
        )

    def terms(self) -> Terms:
        """What a worker may use, and the tensors in memory that all workers of all judges share."""
        tensors = self.resources.shared() if self.resources else {}
        shared = {name: SharedTensor(name, tensor) for name, tensor in tensors.items()}
        # Of the kit's sources only what students have: whatever a zygote holds is in every worker.
        sources = [(HARNESS, self.assignment.harness)]
        return Terms(self.assignment.spec.limits.memory << 20, _CPU_SECONDS, shared, sources)

    def secrets(self) -> list[Path]:
        """Files that no submission may read: the self-test tries them."""
        oracles = (home / "oracle.py" for home in self.assignment.homes)
        hidden = (path for folder in self.assignment.hidden for path in folder.glob("*.py"))
        return [path for path in (*oracles, *self.assignment.model_paths, *hidden) if path.is_file()]


class JobListener:
    """Hears what happens while a class is judged. Override the events that matter to you; the others do nothing."""

    def on_sandbox(self, tier: str) -> None:
        """A sandbox of this tier withstood its self-test; called once, before anything is judged."""

    def on_begin(self, student: str) -> None:
        """A judge begins with the submission of this student."""

    def on_result(self, result: SubmissionResult) -> None:
        """The result of a submission is known; called for each, in the order in which they are."""


def grade(
    job: Job, submissions: Sequence[Submission], listener: JobListener, jobs: int = 1, tiers: Sequence[Tier] = TIERS
) -> None:
    """Judge all of them, `jobs` at a time, and tell the listener. Raises AutograderError where no sandbox holds."""
    if not submissions:
        return
    for home in job.assignment.homes:
        refuse_readable(home)
    torch.set_num_threads(1)  # before anything forks
    terms = job.terms()
    different, on_result = once_each(job, submissions, listener)
    todo = deque(different)

    try:
        collected = functools.cache(lambda: _collect_checks(job.settings()))

        def meanwhile() -> None:
            with contextlib.suppress(AutograderError):  # raised again below, where it is no fault of the sandbox's
                collected()

        with contextlib.closing(open_sandbox(terms, job.secrets(), tiers, meanwhile=meanwhile)) as sandbox:
            listener.on_sandbox(sandbox.tier.name)
            judge = collected()
            if len(todo) >= _MANY:
                plan(judge.exam, worker_factory(sandbox))
            pool = Pool(judge, listener.on_begin, on_result)
            with contextlib.closing(pool):
                pool.run(todo, sandbox, max(1, min(jobs, len(todo))))
    finally:
        for tensor in terms.shared.values():
            tensor.close()


def _collect_checks(settings: Settings) -> Judge:
    """A judge that has all checks, and all that they draw, before anybody forks."""
    judge = Judge(settings)
    judge.exam.draw()
    return judge


def once_each(
    job: Job, submissions: Sequence[Submission], listener: JobListener
) -> tuple[list[Submission], Callable[[Submission, SubmissionResult], None]]:
    """The submissions that differ, down to the names of their files, and what tells the listener the result of one.

    Those that are the same as another one hear of its result under their own name.
    """

    def identity(submission: Submission) -> object:
        return submission.chunks, job.only.get(submission.student)

    alike: dict[object, list[Submission]] = {}
    for submission in submissions:
        alike.setdefault(identity(submission), []).append(submission)

    def on_result(submission: Submission, result: SubmissionResult) -> None:
        for twin in alike[identity(submission)]:
            listener.on_result(_rename(result, submission, twin))

    return [same[0] for same in alike.values()], on_result


def _rename(result: SubmissionResult, judged: Submission, twin: Submission) -> SubmissionResult:
    if twin is judged:
        return result
    problems = (*map(plain, twin.notes), *result.problems[len(judged.notes) :])
    return msgspec.structs.replace(result, submission=twin.student, number=twin.number, problems=problems)
