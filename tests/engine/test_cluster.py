"""On a cluster of this machine: the same results, whoever dies."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from typing import Any

import pytest

from autograder.assignment import Assignment
from autograder.engine import cluster
from autograder.engine.cluster import ClusterTask, grade_on_cluster, judge_here
from autograder.engine.job import Job
from autograder.engine.options import GradeOptions
from autograder.errors import AutograderError
from autograder.judge import versions
from autograder.result import SubmissionResult
from autograder.submission import Submission
from tests.conftest import Results, graded, submission, timeless

distributed = pytest.importorskip("distributed")
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")


@pytest.fixture(scope="module")
def machines() -> Iterator[Any]:
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as found:
        yield found


@pytest.fixture
def job(assignment: Assignment) -> Job:
    return Job(assignment, assignment.resources("synthetic"), functions=("softmax", "accuracy"))


def options(address: str = "tcp://127.0.0.1:9", seed: int | None = None) -> GradeOptions:
    return GradeOptions(assignment="softmax_regression", out="", data="synthetic", scheduler=address, seed=seed)


@pytest.fixture
def pupils(model: str) -> list[Submission]:
    wrong = model.replace("torch.exp", "torch.exp2")
    return [submission(f"{model if i % 3 else wrong}\n# {i}\n", f"s{i}") for i in range(12)]


def by_name(results: list[SubmissionResult]) -> list[SubmissionResult]:
    return sorted(map(timeless, results), key=lambda result: result.submission)


@pytest.mark.proof
def test_a_machine_that_is_killed_half_way_costs_nothing(job: Job, pupils: list[Submission], machines: Any) -> None:
    class Killer(Results):
        """Kills a worker, with whatever it is at, once the first results are there."""

        def on_result(self, result: SubmissionResult) -> None:
            super().on_result(result)
            if len(self.results) == 1:
                pid = next(nanny.process.pid for nanny in machines.workers.values() if nanny.process is not None)
                os.kill(pid, signal.SIGKILL)
                killed.append(pid)

    killed: list[int] = []
    listener = Killer()
    grade_on_cluster(options(machines.scheduler_address), job, pupils, listener)
    assert killed
    assert sorted(result.submission for result in listener.results) == sorted(each.student for each in pupils)
    assert by_name(listener.results) == by_name(graded(job, pupils, jobs=2))


def test_where_nobody_listens_the_line_says_so(job: Job, pupils: list[Submission], monkeypatch: Any) -> None:
    monkeypatch.setattr(cluster, "_CONNECT_SECONDS", 1)
    with pytest.raises(AutograderError, match=r"No scheduler answers at tcp://127\.0\.0\.1:9"):
        grade_on_cluster(options(), job, pupils, Results())


def test_a_node_with_other_versions_refuses(assignment: Assignment, model: str) -> None:
    other = {**versions(assignment), "torch": "1.0"}
    task = ClusterTask(options(seed=0), other, [submission(model)])
    with pytest.raises(AutograderError, match=r"has torch .*, not 1\.0: install the same there"):
        judge_here(task)


def test_a_refusal_on_a_node_reaches_the_user(
    job: Job, pupils: list[Submission], machines: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "versions", lambda assignment: {"torch": "1.0"})
    with pytest.raises(AutograderError, match=r"A node of the cluster has torch"):
        grade_on_cluster(options(machines.scheduler_address), job, pupils[:1], Results())


def test_nobody_to_judge_needs_no_cluster(job: Job) -> None:
    listener = Results()
    grade_on_cluster(options(), job, [], listener)
    assert listener.results == []
