"""A whole run: what has no result yet is judged, and kept the moment it is known."""

from __future__ import annotations

import dataclasses
import itertools
import secrets
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.assignment import load_assignment
from autograder.engine.cluster import grade_on_cluster
from autograder.engine.job import Job, JobListener, grade
from autograder.engine.journal import Journal
from autograder.engine.options import GradeOptions
from autograder.engine.regrade import Ground, judged_otherwise
from autograder.errors import UsageError
from autograder.result import SubmissionResult
from autograder.sandbox.tiers import NONE, TIERS
from autograder.submission import Submission

_SEEDS = 1 << 31
_CHANGES_NAMED = 4


@dataclass(frozen=True)
class RunStart:
    """What a run begins with: how many submissions there are, and how many of them have to be judged.

    `advice` says how to get better data than these, where there are any.
    """

    title: str
    submissions: int
    todo: int
    data: str
    seed: int
    advice: str = ""


class RunListener(JobListener):
    """Hears, besides what happens to the job of a run, what the run begins with."""

    def on_start(self, start: RunStart) -> None:
        """Called once, when it is known how much there is to do."""

    def on_kept(self, result: SubmissionResult) -> None:
        """An earlier run has judged this submission; called for each, before anything else is judged."""


class _Keeper(JobListener):
    """Keeps each result, and then tells the listener: who only shows something is no reason to lose it.

    What was judged of some functions alone takes their place in the result that was there `before`.
    """

    def __init__(
        self, journal: Journal, listener: RunListener, ground: Ground, before: Mapping[str, SubmissionResult]
    ) -> None:
        self.journal = journal
        self.listener = listener
        self.unsettled: set[str] = set()  # those of whom more has to be judged than what was touched
        self._ground = ground
        self._before = before

    def on_sandbox(self, tier: str) -> None:
        self.listener.on_sandbox(tier)

    def on_begin(self, student: str) -> None:
        self.listener.on_begin(student)

    def on_result(self, result: SubmissionResult) -> None:
        before = self._before.get(result.submission)
        if before is not None and not result.broken:
            result = self._ground.renew(before, result)
            if self._ground.waits_otherwise(before, result):
                self.unsettled.add(result.submission)
                return
        self.journal.add(result)
        self.listener.on_result(result)


def run(options: GradeOptions, submissions: Sequence[Submission], listener: RunListener) -> list[SubmissionResult]:
    """The results, in the order of the submissions. Raises AutograderError where nothing can be judged or kept."""
    _refuse_twins(submissions)
    assignment = load_assignment(options.assignment, Path(options.kit) if options.kit else None)
    resources = assignment.resources(options.data, Path(options.data_dir) if options.data_dir else None)
    journal = Journal(Path(options.out), resume=options.resume, wait=options.wait)
    try:
        students = [submission.student for submission in submissions]
        job = Job(assignment, resources, _seed(options, journal))
        ground = Ground.of(job)
        known = {result.submission: result for result in journal.read_newest(options.assignment, students)}
        if not options.regrade and (changes := judged_otherwise(known, submissions, ground)):
            raise UsageError(_ask_first(changes, options))
        touched = {each.student: ground.touched(known.get(each.student), each) for each in submissions}
        todo = [each for each in submissions if touched[each.student]]
        told = resources.data, job.seed, resources.advice if options.data == "auto" else ""
        listener.on_start(RunStart(assignment.spec.title, len(submissions), len(todo), *told))
        for student in (student for student in students if not touched[student]):
            listener.on_kept(_keep(journal, ground, known[student]))
        parts = {student: names for student, names in touched.items() if 0 < len(names) < len(ground.rests_on)}
        keeper = _Keeper(journal, listener, ground, {student: known[student] for student in parts})
        _grade(options, dataclasses.replace(job, only=parts), todo, keeper)
        rest = [each for each in todo if each.student in keeper.unsettled]
        if rest:
            _grade(options, job, rest, _Keeper(journal, listener, ground, {}))
        return journal.settle(options.assignment, students)
    finally:
        journal.close()


def _grade(options: GradeOptions, job: Job, todo: Sequence[Submission], keeper: _Keeper) -> None:
    if options.scheduler:
        grade_on_cluster(options, job, todo, keeper)
    else:
        grade(job, todo, keeper, options.jobs, (NONE,) if options.unsafe else TIERS)


def _keep(journal: Journal, ground: Ground, before: SubmissionResult) -> SubmissionResult:
    """The result as it is, or, where functions are worth something else by now, as it counts."""
    renewed = ground.renew(before)
    if renewed != before:
        journal.add(renewed)
    return renewed


def _refuse_twins(submissions: Sequence[Submission]) -> None:
    """Raises UsageError for two of one name: the results of one would take the place of the other's."""
    twice = [name for name, count in Counter(each.student for each in submissions).items() if count > 1]
    if twice:
        raise UsageError(f"Several submissions are called {', '.join(twice)}: give each a name of its own.")


def _ask_first(changes: Mapping[str, Sequence[str]], options: GradeOptions) -> str:
    whose = {student for students in changes.values() for student in students}
    count = "1 result" if len(whose) == 1 else f"{len(whose)} results"
    named = [*itertools.islice(changes, _CHANGES_NAMED)]
    more = f", and {len(changes) - len(named)} more" if len(changes) > len(named) else ""
    return (
        f"{options.out} holds {count} from before a change: {', '.join(named)}{more}. Add --regrade to judge again what"
        " that touches (what was is kept in earlier.jsonl), or name another folder."
    )


def _seed(options: GradeOptions, journal: Journal) -> int:
    """What was asked for, or the seed of the results that are there, or a fresh one: nobody knows it beforehand."""
    if options.seed is not None:
        return options.seed
    known = journal.seed(options.assignment)
    return secrets.randbelow(_SEEDS) if known is None else known
