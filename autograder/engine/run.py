"""A whole run: what has no result yet is judged, and kept the moment it is known."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.assignment import load_assignment
from autograder.engine.cluster import grade_on_cluster
from autograder.engine.job import Job, JobListener, grade
from autograder.engine.journal import Journal
from autograder.engine.options import GradeOptions
from autograder.judge import versions
from autograder.result import SubmissionResult
from autograder.sandbox.tiers import NONE, TIERS
from autograder.submission import Submission

_SEEDS = 1 << 31


@dataclass(frozen=True)
class RunStart:
    """What a run begins with: how many submissions there are, and how many of them have to be judged."""

    title: str
    submissions: int
    todo: int
    data: str
    seed: int


class RunListener(JobListener):
    """Hears, besides what happens to the job of a run, what the run begins with."""

    def on_start(self, start: RunStart) -> None:
        """Called once, when it is known how much there is to do."""

    def on_kept(self, result: SubmissionResult) -> None:
        """An earlier run has judged this submission; called for each, before anything else is judged."""


class _Keeper(JobListener):
    """Keeps each result, and then tells the listener: who only shows something is no reason to lose it."""

    def __init__(self, journal: Journal, listener: RunListener) -> None:
        self.journal = journal
        self.listener = listener

    def on_sandbox(self, tier: str) -> None:
        self.listener.on_sandbox(tier)

    def on_begin(self, student: str) -> None:
        self.listener.on_begin(student)

    def on_result(self, result: SubmissionResult) -> None:
        self.journal.add(result)
        self.listener.on_result(result)


def run(options: GradeOptions, submissions: Sequence[Submission], listener: RunListener) -> list[SubmissionResult]:
    """The results, in the order of the submissions. Raises AutograderError where nothing can be judged or kept."""
    assignment = load_assignment(options.assignment, Path(options.kit) if options.kit else None)
    resources = assignment.resources(options.data, Path(options.data_dir) if options.data_dir else None)
    journal = Journal(Path(options.out), resume=options.resume, wait=options.wait)
    try:
        job = Job(assignment, resources, _seed(options, journal))
        todo = journal.select_missing(submissions, job.seed, resources.data, versions(assignment))
        listener.on_start(RunStart(assignment.spec.title, len(submissions), len(todo), resources.data, job.seed))
        again = {each.student for each in todo}
        before = [each.student for each in submissions if each.student not in again]
        for result in journal.read_newest(options.assignment, before):
            listener.on_kept(result)
        keeper = _Keeper(journal, listener)
        if options.scheduler:
            grade_on_cluster(options, job, todo, keeper)
        else:
            grade(job, todo, keeper, options.jobs, (NONE,) if options.unsafe else TIERS)
        return journal.settle(options.assignment, [submission.student for submission in submissions])
    finally:
        journal.close()


def _seed(options: GradeOptions, journal: Journal) -> int:
    """What was asked for, or the seed of the results that are there, or a fresh one: nobody knows it beforehand."""
    if options.seed is not None:
        return options.seed
    known = journal.seed(options.assignment)
    return secrets.randbelow(_SEEDS) if known is None else known
