"""What the tests share: the kit, the assignment, and the data."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from autograder.assignment import Assignment, load_assignment
from autograder.data import DataSet, load
from autograder.submission import Chunk, Submission

KIT = Path(__file__).parent.parent


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
