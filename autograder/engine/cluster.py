"""Grades a class on a dask.distributed cluster: batches of submissions go out, results come back.

Theory of operation. Each task of the cluster is a batch. Its worker starts this module as a program of its own, which
grades the batch as `autograder grade` would on that machine, with that machine's checkout, data and sandbox, and prints
the results. Nothing of a batch outlives it, so a machine that dies costs the batch's time and no more: the scheduler
gives the batch to another one. What comes back is kept once, by the process that asked.
"""

from __future__ import annotations

import math
import subprocess
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import msgspec

from autograder.assignment import load_assignment
from autograder.engine.grading import Job, Watcher, grade, once_each
from autograder.errors import AutograderError
from autograder.judge import Judge, versions
from autograder.result import SubmissionResult
from autograder.sandbox.tiers import NONE, TIERS
from autograder.submission import Submission
from autograder.worker.lockdown import die_with_parent

if TYPE_CHECKING:
    from distributed import Client, Future

_LARGEST = 32  # submissions in a batch: long beside the seconds that it takes to start, short beside a power cut
_CONNECT_SECONDS = 10
_REFUSED = 4  # exit code of a node that says why in a line


class Batch(msgspec.Struct):
    """What a node is asked to judge, and by what: it must have the same kit, data and versions."""

    assignment: str
    versions: dict[str, str]
    seed: int
    data: str | None
    functions: tuple[str, ...]
    only: dict[str, tuple[str, ...]]
    unsafe: bool
    submissions: list[Submission]


def grade_on_cluster(
    job: Job, submissions: Sequence[Submission], watcher: Watcher, address: str, *, unsafe: bool = False
) -> None:
    """Judge all of them on the cluster at `address`. Raises AutograderError where it or a node of it cannot."""
    different, on_result = once_each(job, submissions, watcher)
    if different:
        judge = Judge(job.settings())
        with _connect(address) as client:
            _run(client, judge, _batches(job, different, client, unsafe=unsafe), on_result)


def _connect(address: str) -> Client:
    try:
        from distributed import Client
    except ImportError as error:
        raise AutograderError('A cluster needs dask.distributed: pip install "d2l-autograder[cluster]".') from error
    try:
        return Client(address, timeout=_CONNECT_SECONDS)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise AutograderError(f"No scheduler answers at {address}: start one with `dask scheduler`.") from error


def _batches(job: Job, submissions: Sequence[Submission], client: Client, *, unsafe: bool) -> list[Batch]:
    hands = max(1, sum(client.nthreads().values()))  # type: ignore[no-untyped-call]
    size = max(1, min(_LARGEST, math.ceil(len(submissions) / (2 * hands))))
    data = job.resources.data if job.resources else None
    terms = (job.assignment.name, versions(job.assignment), job.seed, data, job.functions, dict(job.only), unsafe)
    return [Batch(*terms, list(submissions[i : i + size])) for i in range(0, len(submissions), size)]


def _run(
    client: Client, judge: Judge, batches: Sequence[Batch], on_result: Callable[[Submission, SubmissionResult], None]
) -> None:
    from distributed import KilledWorker, as_completed

    futures: dict[Future[bytes], Batch] = {
        client.submit(judge_batch, msgspec.msgpack.encode(batch), pure=False): batch for batch in batches
    }
    for future in as_completed(list(futures)):  # type: ignore[no-untyped-call]
        batch = futures[future]
        try:
            results = msgspec.msgpack.decode(future.result(), type=list[SubmissionResult])
        except KilledWorker:
            results = [judge.broken(each, "every machine that judged it died") for each in batch.submissions]
        for submission, result in zip(batch.submissions, results, strict=True):
            on_result(submission, result)


def judge_batch(batch: bytes) -> bytes:
    """On a node: judge in a fresh program, which may fork and be killed as it likes."""
    command = [sys.executable, "-m", "autograder.engine.cluster"]
    done = subprocess.run(command, input=batch, capture_output=True, check=False)
    if done.returncode == _REFUSED:
        raise AutograderError(done.stderr.decode(errors="replace").strip())
    if done.returncode != 0:
        last = (done.stderr.decode(errors="replace").strip().splitlines() or [f"exit code {done.returncode}"])[-1]
        raise AutograderError(f"A node of the cluster failed: {last}. Run the same command with --resume.")
    return done.stdout


class _Order(Watcher):
    """The results in the order of the batch."""

    def __init__(self) -> None:
        self.results: dict[str, SubmissionResult] = {}

    def judged(self, result: SubmissionResult) -> None:
        self.results[result.submission] = result


def judge_here(batch: Batch) -> list[SubmissionResult]:
    """On a node, in a program of its own. Raises AutograderError where kit or versions are not the asker's."""
    assignment = load_assignment(batch.assignment)
    own = versions(assignment)
    other = [f"{name} {own.get(name)}, not {asked}" for name, asked in batch.versions.items() if own.get(name) != asked]
    if other:
        raise AutograderError(f"A node of the cluster has {', '.join(other)}: install the same there, and run again.")
    resources = None if batch.data is None else assignment.resources(batch.data or "auto")
    job = Job(assignment, resources, batch.seed, batch.functions, only=batch.only)
    order = _Order()
    grade(job, batch.submissions, order, tiers=(NONE,) if batch.unsafe else TIERS)
    return [order.results[submission.student] for submission in batch.submissions]


def main() -> int:
    """A batch on standard input, its results on standard output."""
    die_with_parent()
    try:
        results = judge_here(msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Batch))
    except AutograderError as error:
        sys.stderr.write(str(error))
        return _REFUSED
    sys.stdout.buffer.write(msgspec.msgpack.encode(results))
    return 0


if __name__ == "__main__":
    sys.exit(main())
