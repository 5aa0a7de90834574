"""What the tests share: the kit, the assignment, and the data."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec
import pytest

from autograder.assignment import Assignment, load_assignment
from autograder.data import DataSet, load
from autograder.engine.job import Job, JobListener
from autograder.engine.job import grade as grade_class
from autograder.errors import AutograderError
from autograder.nbgrader_course import release_course
from autograder.release.cells import without
from autograder.resources import Resources
from autograder.result import SubmissionResult
from autograder.sandbox.tiers import TIERS, Tier
from autograder.submission import Chunk, Submission
from tests.course import NAME, Course

YOURSELF = "The exercise asks you to write this yourself, from plain tensor operations."
KIT = Path(__file__).parent.parent
# Where the tests run in a shell's background, Ctrl-C is ignored, by them and by all that they start.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session", autouse=True)
def forgetful(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What checks remember is not what they remember for whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        yield


@pytest.fixture(scope="session")
def kit() -> Path:
    return KIT


@pytest.fixture(scope="session")
def assignment() -> Assignment:
    return load_assignment("softmax_regression", KIT)


@pytest.fixture(scope="session")
def model(assignment: Assignment) -> str:
    """The model answers as a .py file has them: without the cells of the notebook that train and show."""
    assert assignment.model is not None
    return without(assignment.model, "only")


@pytest.fixture(scope="session")
def synthetic(assignment: Assignment) -> Resources:
    return assignment.resources("synthetic")


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


@pytest.fixture(scope="session")
def generated_course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an nbgrader course, with the assignment generated. To copy, not to work in."""
    folder = tmp_path_factory.mktemp("generated")
    release_course(NAME, folder, KIT)
    Course(folder, tmp_path_factory.mktemp("home")).nbgrader("generate_assignment", NAME)
    return folder


@pytest.fixture(scope="session")
def make_course(generated_course: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Course]:
    """A fresh one."""

    def make() -> Course:
        folder = tmp_path_factory.mktemp("courses") / "course"
        shutil.copytree(generated_course, folder)
        return Course(folder, tmp_path_factory.mktemp("home"))

    return make


@pytest.fixture(scope="session", params=TIERS, ids=lambda tier: tier.name)
def tier(request: pytest.FixtureRequest) -> Tier:
    """Each tier. Where one cannot run its tests are skipped, or fail where a skip would go unseen."""
    tier: Tier = request.param
    try:
        with tier.start() as zygote:
            zygote.spawn(1 << 30, 20).end()
    except AutograderError as error:
        if os.environ.get("AUTOGRADER_REQUIRE_SANDBOX") == "1":
            pytest.fail(f"AUTOGRADER_REQUIRE_SANDBOX is set, and the tier {tier.name} does not run here: {error}")
        pytest.skip(f"the tier {tier.name} does not run here: {error}")
    return tier


def submission(source: str, student: str = "someone") -> Submission:
    return Submission(student=student, chunks=(Chunk("softmax_regression.py", source),))


def with_limits(assignment: Assignment, **limits: float) -> Assignment:
    changed = msgspec.structs.replace(assignment.spec.limits, **limits)
    spec = msgspec.structs.replace(assignment.spec, limits=changed)
    return Assignment(assignment.name, assignment.folder, spec)


class Results(JobListener):
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.tier = ""
        self.begun_with: list[str] = []
        self.results: list[SubmissionResult] = []

    def on_sandbox(self, tier: str) -> None:
        self.tier = tier

    def on_begin(self, student: str) -> None:
        self.begun_with.append(student)

    def on_result(self, result: SubmissionResult) -> None:
        self.results.append(result)


def graded(
    job: Job, submissions: Sequence[Submission], jobs: int = 1, tiers: Sequence[Tier] = TIERS
) -> list[SubmissionResult]:
    listener = Results()
    grade_class(job, submissions, listener, jobs, tiers)
    return listener.results


def timeless(result: SubmissionResult) -> SubmissionResult:
    checks = tuple(msgspec.structs.replace(check, seconds=0.0) for check in result.checks)
    return msgspec.structs.replace(result, checks=checks, seconds=0.0)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if sys.platform != "linux" and "tier" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.skip(reason="sandboxes are for Linux"))
