"""Judges one submission of a class again, as it was judged: the same seed, data and sandbox."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.assignment import load_assignment
from autograder.engine.job import Job, JobListener, grade
from autograder.engine.journal import read_results
from autograder.engine.runs import Run, find_again, kit_of, newest_run
from autograder.errors import UsageError
from autograder.result import SubmissionResult
from autograder.sandbox.tiers import NONE, TIERS
from autograder.submission import Submission


@dataclass(frozen=True)
class Replayed:
    """What the class's results say of a submission, and what came out `now`; `changed` says that the file did."""

    before: SubmissionResult
    now: SubmissionResult
    changed: bool

    @property
    def differences(self) -> list[str]:
        """A line for each check that was judged both times and came out otherwise."""
        known = {check.id: check.status for check in self.before.checks}
        return [
            f"{check.id}: {known[check.id]} before, {check.status} now"
            for check in self.now.checks
            if known.get(check.id, check.status) != check.status
        ]

    @property
    def otherwise(self) -> list[str]:
        """The functions that were judged by other checks with the class."""
        known, now = self.before.rests_on, self.now.rests_on
        return [name for name in self.now.functions if known.get(name, now.get(name)) != now.get(name)]


class _Keeper(JobListener):
    def __init__(self) -> None:
        self.results: list[SubmissionResult] = []

    def on_result(self, result: SubmissionResult) -> None:
        self.results.append(result)


def replay(folder: Path, student: str, function: str = "", paths: Sequence[Path] = ()) -> Replayed:
    """Judge the submission of a student of `folder` again, all of it or one function.

    It is looked for in `paths`, or where the class was. Raises UsageError where there is none, or no such function.
    """
    before = _known(folder, student)
    run = newest_run(folder, before.assignment)
    submission = _found(before, run, paths)
    assignment = load_assignment(before.assignment, kit_of(run))
    if function and function not in before.functions:
        raise UsageError(f"No function is called {function}. There are: {', '.join(before.functions)}.")
    # What is asked only where others have earned points is judged with all of them.
    alone = (function,) if function and function not in assignment.spec.requires else ()
    data_dir = Path(run.options.data_dir) if run.options.data_dir else None
    job = Job(assignment, assignment.resources(before.data or "auto", data_dir), before.seed, alone)
    keeper = _Keeper()
    grade(job, [submission], keeper, tiers=(NONE,) if run.options.unsafe else TIERS)
    return Replayed(before, keeper.results[0], submission.sha256 != before.source_sha256)


def _known(folder: Path, student: str) -> SubmissionResult:
    results = {result.submission: result for result in read_results(folder)}
    if student in results:
        return results[student]
    near = difflib.get_close_matches(student, results, 1)
    whole = "grades.csv names them all." if (folder / "grades.csv").exists() else "`autograder grade --resume` goes on."
    offer = f"Did you mean {near[0]}?" if near else whole
    raise UsageError(f"{folder} has no result of {student!r}. {offer}")


def _found(before: SubmissionResult, run: Run, paths: Sequence[Path]) -> Submission:
    found = find_again(run, paths)
    if before.submission not in found:
        names = ", ".join(map(str, paths or run.paths))
        raise UsageError(f"{names} holds no submission of {before.submission!r}: name its folder by --submissions.")
    return found[before.submission]
