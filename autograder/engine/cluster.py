"""Grades a class on a dask.distributed cluster: tasks of a few submissions go out, results come back.

Theory of operation. The worker that is given a task starts this module as a program of its own, which grades the task's
submissions as `autograder grade` would on that machine, with that machine's checkout, data and sandbox, and prints the
results. Nothing of a task outlives it, so a machine that dies costs the task's time and no more: the scheduler gives
the task to another one. What comes back is kept once, by the process that asked.
"""

from __future__ import annotations

import math
import subprocess
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import msgspec

from autograder.assignment import load_assignment
from autograder.engine.job import Job, JobListener, grade, once_each
from autograder.engine.options import GradeOptions
from autograder.errors import AutograderError
from autograder.judge import Judge, versions
from autograder.result import SubmissionResult
from autograder.sandbox.tiers import NONE, TIERS
from autograder.submission import Submission
from autograder.worker.lockdown import die_with_parent

if TYPE_CHECKING:
    from distributed import Client, Future

_LARGEST = 32  # submissions in a task: long beside the seconds that it takes to start, short beside a power cut
_CONNECT_SECONDS = 10
_REFUSED = 4  # exit code of a node that says why in a line


class ClusterTask(msgspec.Struct):
    """What a node is asked to judge: `options` as the asker knows them by now, and the versions that it must have.

    `functions` and `only` are those of a Job.
    """

    options: GradeOptions
    versions: dict[str, str]
    submissions: list[Submission]
    functions: tuple[str, ...] = ()
    only: dict[str, tuple[str, ...]] = {}


def grade_on_cluster(options: GradeOptions, job: Job, submissions: Sequence[Submission], listener: JobListener) -> None:
    """Judge all of them on the cluster of `options`. Raises AutograderError where it or a node of it cannot."""
    different, on_result = once_each(job, submissions, listener)
    if different:
        judge = Judge(job.settings())
        with _connect(options.scheduler) as client:
            _run(client, judge, _tasks(options, job, different, client), on_result)


def _connect(address: str) -> Client:
    try:
        from distributed import Client
    except ImportError as error:
        raise AutograderError('A cluster needs dask.distributed: pip install "d2l-autograder[cluster]".') from error
    try:
        return Client(address, timeout=_CONNECT_SECONDS)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise AutograderError(f"No scheduler answers at {address}: start one with `dask scheduler`.") from error


def _tasks(options: GradeOptions, job: Job, submissions: Sequence[Submission], client: Client) -> list[ClusterTask]:
    hands = max(1, sum(client.nthreads().values()))  # type: ignore[no-untyped-call]
    size = max(1, min(_LARGEST, math.ceil(len(submissions) / (2 * hands))))
    data = job.resources.data if job.resources else ""
    # Found out by the asker, so that all nodes judge alike; where kit and data lie, each node finds itself.
    same = msgspec.structs.replace(options, seed=job.seed, data=data or "auto", kit="", data_dir="")
    needed, only = versions(job.assignment), dict(job.only)
    parts = [list(submissions[i : i + size]) for i in range(0, len(submissions), size)]
    return [ClusterTask(same, needed, part, job.functions, only) for part in parts]


def _run(
    client: Client,
    judge: Judge,
    tasks: Sequence[ClusterTask],
    on_result: Callable[[Submission, SubmissionResult], None],
) -> None:
    from distributed import KilledWorker, as_completed

    futures: dict[Future[bytes], ClusterTask] = {
        client.submit(run_task, msgspec.msgpack.encode(task), pure=False): task for task in tasks
    }
    for future in as_completed(list(futures)):  # type: ignore[no-untyped-call]
        task = futures[future]
        try:
            results = msgspec.msgpack.decode(future.result(), type=list[SubmissionResult])
        except KilledWorker:
            results = [judge.record_broken(each, "every machine that judged it died") for each in task.submissions]
        for submission, result in zip(task.submissions, results, strict=True):
            on_result(submission, result)


def run_task(task: bytes) -> bytes:
    """Called by dask on a node: judge in a fresh program, which may fork and be killed as it likes."""
    command = [sys.executable, "-m", "autograder.engine.cluster"]
    done = subprocess.run(command, input=task, capture_output=True, check=False)
    if done.returncode == _REFUSED:
        raise AutograderError(done.stderr.decode(errors="replace").strip())
    if done.returncode != 0:
        last = (done.stderr.decode(errors="replace").strip().splitlines() or [f"exit code {done.returncode}"])[-1]
        raise AutograderError(f"A node of the cluster failed: {last}. Run the same command with --resume.")
    return done.stdout


class _ByStudent(JobListener):
    """Keeps what it hears of a task, by student, for they are returned in the order of the task."""

    def __init__(self) -> None:
        self.results: dict[str, SubmissionResult] = {}

    def on_result(self, result: SubmissionResult) -> None:
        self.results[result.submission] = result


def judge_here(task: ClusterTask) -> list[SubmissionResult]:
    """On a node, in a program of its own. Raises AutograderError where kit or versions are not the asker's."""
    assignment = load_assignment(task.options.assignment)
    own = versions(assignment)
    other = [f"{name} {own.get(name)}, not {asked}" for name, asked in task.versions.items() if own.get(name) != asked]
    if other:
        raise AutograderError(f"A node of the cluster has {', '.join(other)}: install the same there, and run again.")
    assert task.options.seed is not None
    resources = assignment.resources(task.options.data)
    job = Job(assignment, resources, task.options.seed, task.functions, only=task.only)
    judged = _ByStudent()
    grade(job, task.submissions, judged, tiers=(NONE,) if task.options.unsafe else TIERS)
    return [judged.results[submission.student] for submission in task.submissions]


def main() -> int:
    """On a node: a ClusterTask on standard input, its results on standard output; the exit code."""
    die_with_parent()
    try:
        results = judge_here(msgspec.msgpack.decode(sys.stdin.buffer.read(), type=ClusterTask))
    except AutograderError as error:
        sys.stderr.write(str(error))
        return _REFUSED
    sys.stdout.buffer.write(msgspec.msgpack.encode(results))
    return 0


if __name__ == "__main__":
    sys.exit(main())
