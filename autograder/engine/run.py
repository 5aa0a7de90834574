"""A whole run: what has no result yet is judged, and kept the moment it is known."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.assignment import load_assignment
from autograder.engine.cluster import grade_on_cluster
from autograder.engine.job import Job, Watcher, grade
from autograder.engine.journal import Journal
from autograder.engine.options import GradeOptions
from autograder.judge import versions
from autograder.result import SubmissionResult
from autograder.sandbox.tiers import NONE, TIERS
from autograder.submission import Submission

_SEEDS = 1 << 31


@dataclass(frozen=True)
class Start:
    """What a run begins with: how many submissions there are, and how many of them have to be judged."""

    title: str
    submissions: int
    todo: int
    data: str
    seed: int


class Listener(Watcher):
    """What happens during a run. Override what you want to know."""

    def started(self, start: Start) -> None:
        """It is known what is to be done."""

    def known(self, result: SubmissionResult) -> None:
        """It was judged in an earlier run."""


class _Keeper(Watcher):
    """Keeps each result, and then tells the listener: who only shows something is no reason to lose it."""

    def __init__(self, journal: Journal, listener: Listener) -> None:
        self.journal = journal
        self.listener = listener

    def opened(self, tier: str) -> None:
        self.listener.opened(tier)

    def begun(self, student: str) -> None:
        self.listener.begun(student)

    def judged(self, result: SubmissionResult) -> None:
        self.journal.add(result)
        self.listener.judged(result)


def run(options: GradeOptions, submissions: Sequence[Submission], listener: Listener) -> list[SubmissionResult]:
    """The results, in the order of the submissions. Raises AutograderError where nothing can be judged or kept."""
    assignment = load_assignment(options.assignment, Path(options.kit) if options.kit else None)
    resources = assignment.resources(options.data, Path(options.data_dir) if options.data_dir else None)
    journal = Journal(Path(options.out), resume=options.resume, wait=options.wait)
    try:
        job = Job(assignment, resources, _seed(options, journal))
        todo = journal.missing(submissions, job.seed, resources.data, versions(assignment))
        listener.started(Start(assignment.spec.title, len(submissions), len(todo), resources.data, job.seed))
        again = {each.student for each in todo}
        before = [each.student for each in submissions if each.student not in again]
        for result in journal.newest(options.assignment, before):
            listener.known(result)
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
