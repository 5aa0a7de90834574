"""A whole run: what has no result yet is judged, and kept the moment it is known."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.assignment import load_assignment
from autograder.engine.cluster import grade_on_cluster
from autograder.engine.grading import Job, Watcher, grade
from autograder.engine.journal import Journal
from autograder.engine.order import Order
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


def run(order: Order, submissions: Sequence[Submission], listener: Listener) -> list[SubmissionResult]:
    """The results, in the order of the submissions. Raises AutograderError where nothing can be judged or kept."""
    assignment = load_assignment(order.assignment, Path(order.kit) if order.kit else None)
    resources = assignment.resources(order.data, Path(order.data_dir) if order.data_dir else None)
    journal = Journal(Path(order.out), resume=order.resume, wait=order.wait)
    try:
        job = Job(assignment, resources, _seed(order, journal))
        todo = journal.missing(submissions, job.seed, resources.data, versions(assignment))
        listener.started(Start(assignment.spec.title, len(submissions), len(todo), resources.data, job.seed))
        before = {each.student for each in submissions} - {each.student for each in todo}
        for result in journal.newest(order.assignment, before):
            listener.known(result)
        keeper = _Keeper(journal, listener)
        if order.scheduler:
            grade_on_cluster(job, todo, keeper, order.scheduler, unsafe=order.unsafe)
        else:
            grade(job, todo, keeper, order.jobs, (NONE,) if order.unsafe else TIERS)
        return journal.settle(order.assignment, [submission.student for submission in submissions])
    finally:
        journal.close()


def _seed(order: Order, journal: Journal) -> int:
    """What was asked for, or the seed of the results that are there, or a fresh one: nobody knows it beforehand."""
    if order.seed is not None:
        return order.seed
    known = journal.seed(order.assignment)
    return secrets.randbelow(_SEEDS) if known is None else known
