"""What the tests share: the kit, the assignment, the real data, and a judge."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from autograder.assignment import Assignment, load_assignment
from autograder.data import DataSet, load
from autograder.grading import Job
from autograder.judge import run
from autograder.result import SubmissionResult
from autograder.sandbox.forked import Zygote
from autograder.submission import Chunk, Submission

KIT = Path(__file__).parent.parent
Judge = Callable[..., SubmissionResult]


@pytest.fixture(scope="session")
def kit() -> Path:
    return KIT


@pytest.fixture(scope="session")
def assignment() -> Assignment:
    return load_assignment("softmax_regression", KIT)


@pytest.fixture(scope="session")
def model() -> str:
    return (KIT / "solutions" / "softmax_regression" / "softmax_regression.py").read_text()


@pytest.fixture(scope="session")
def stand_in() -> DataSet:
    return load("stand-in")


@pytest.fixture(scope="session")
def fashion_mnist() -> DataSet:
    if not os.environ.get("AUTOGRADER_DATA_DIR"):
        if os.environ.get("AUTOGRADER_REQUIRE_DATA"):
            pytest.fail("AUTOGRADER_REQUIRE_DATA is set, and AUTOGRADER_DATA_DIR is not")
        pytest.skip("AUTOGRADER_DATA_DIR is not set")
    return load("fashion-mnist")


def submission(source: str, student: str = "someone") -> Submission:
    return Submission(student=student, chunks=(Chunk("softmax_regression.py", source),))


@pytest.fixture(scope="session")
def judge(assignment: Assignment) -> Judge:
    """Judge sources in a zygote of their own."""

    def judge(
        *sources: str, functions: Sequence[str] = (), data: DataSet | None = None, seed: int = 0
    ) -> list[SubmissionResult] | SubmissionResult:
        results: list[SubmissionResult] = []
        named = tuple(functions) or assignment.spec.functions[:-1]
        job = Job(assignment, data, seed, named)
        with Zygote() as zygote:
            run(job.settings(zygote), [submission(source, f"s{i}") for i, source in enumerate(sources)], results.append)
        return results[0] if len(results) == 1 else results

    return judge
