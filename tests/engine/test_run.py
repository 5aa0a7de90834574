"""A run keeps each result before anybody is told of it, and takes its options to the end."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from autograder.engine import run as module
from autograder.engine.job import Job, JobListener
from autograder.engine.journal import count_results, read_results
from autograder.engine.options import GradeOptions
from autograder.engine.run import RunListener, RunStart, run
from autograder.errors import UsageError
from autograder.result import SubmissionResult
from autograder.submission import Submission
from tests.conftest import submission
from tests.engine.test_journal import result


def options(out: Path, **more: object) -> GradeOptions:
    return msgspec.structs.replace(
        GradeOptions(assignment="softmax_regression", out=str(out), data="synthetic"), **more
    )


class Seen(RunListener):
    """Compares what it is told with what is on disk."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.start: RunStart | None = None
        self.on_disk: list[int] = []

    def on_start(self, start: RunStart) -> None:
        self.start = start

    def on_result(self, result: SubmissionResult) -> None:
        self.on_disk.append(count_results(self.out))


@pytest.fixture
def jobs(monkeypatch: pytest.MonkeyPatch) -> list[Job]:
    """Every job that comes to the judges, who give everybody the same."""
    given: list[Job] = []

    def grade(job: Job, submissions: list[Submission], listener: JobListener, *more: object) -> None:
        given.append(job)
        for each in submissions:
            known = result(each.student)
            known = msgspec.structs.replace(
                known, assignment=job.assignment.name, seed=job.seed, source_sha256=each.sha256
            )
            listener.on_result(known)

    monkeypatch.setattr(module, "grade", grade)
    return given


PUPILS = [submission("x = 1\n", "ann"), submission("x = 2\n", "ben")]


def test_a_result_is_on_disk_before_anybody_hears_of_it(tmp_path: Path, jobs: list[Job]) -> None:
    seen = Seen(tmp_path)
    results = run(options(tmp_path, seed=5), PUPILS, seen)
    assert seen.on_disk == [1, 2]
    assert (
        [each.submission for each in results] == [each.submission for each in read_results(tmp_path)] == ["ann", "ben"]
    )
    assert seen.start == RunStart("Softmax regression from scratch", 2, 2, "synthetic", 5)


def test_the_seed_is_fresh_unless_it_is_given_or_known(tmp_path: Path, jobs: list[Job]) -> None:
    for out, more in ((tmp_path / "a", {}), (tmp_path / "b", {}), (tmp_path / "a", {"regrade": True, "resume": True})):
        run(options(out, **more), PUPILS, RunListener())
    first, second, resumed = (job.seed for job in jobs)
    assert first != second
    assert resumed == first


def test_two_submissions_of_one_name_are_refused_before_anything_is_judged(tmp_path: Path, jobs: list[Job]) -> None:
    pupils = [submission("x = 1\n", name) for name in "abcac"]
    with pytest.raises(UsageError, match="Several submissions are called a, c: give each a name of its own"):
        run(options(tmp_path), pupils, RunListener())
    assert jobs == []
