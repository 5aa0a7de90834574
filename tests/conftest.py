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
def fashion_mnist_dir() -> Path:
    """The folder of the real set: without one the test is skipped, or fails where a skip would go unseen."""
    folder = os.environ.get("AUTOGRADER_DATA_DIR")
    if folder:
        return Path(folder)
    if os.environ.get("AUTOGRADER_REQUIRE_DATA") == "1":
        pytest.fail("AUTOGRADER_REQUIRE_DATA is set, and AUTOGRADER_DATA_DIR is not")
    pytest.skip("AUTOGRADER_DATA_DIR is not set")


@pytest.fixture(scope="session")
def fashion_mnist(fashion_mnist_dir: Path) -> DataSet:
    return load("fashion-mnist", fashion_mnist_dir)


def submission(source: str, student: str = "someone") -> Submission:
    return Submission(student=student, chunks=(Chunk("softmax_regression.py", source),))
