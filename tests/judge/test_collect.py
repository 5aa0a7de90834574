"""pytest finds the checks, and says what is wrong with them in a line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from autograder.assignment import Assignment, read_assignment
from autograder.endpoint.here import Here
from autograder.errors import AutograderError
from autograder.judge import Judge, Settings, WorkerFactory
from autograder.judge.collect import collect
from tests.conftest import submission

HEAD = "import pytest\nfrom autograder.checks import weight\n\n"


@pytest.fixture
def copied(kit: Path, tmp_path: Path) -> Path:
    """A handout of its own."""
    shutil.copytree(kit / "exercises" / "softmax_regression", tmp_path / "copy")
    return tmp_path / "copy"


def written(folder: Path, source: str) -> Assignment:
    (folder / "checks" / "test_accuracy.py").write_text(HEAD + source)
    return read_assignment(folder)


def test_checks_say_what_they_take_and_are_worth(assignment: Assignment) -> None:
    found = {check.id: check for check in collect(assignment, *assignment.visible, *assignment.hidden)}
    step = found["hidden/test_sgd.py::test_every_parameter_takes_its_step"]
    assert (step.function, step.visible, step.takes >= {"student", "oracle"}) == ("sgd", False, True)
    assert step.title == "Every parameter moves by -lr * gradient / batch_size, in place."
    assert sum(check.points for check in found.values()) == pytest.approx(100)


def test_a_parametrized_check_is_several(copied: Path) -> None:
    source = (
        '@weight(1)\n@pytest.mark.parametrize("n", [1, 2])\ndef test_n(student, n):\n    """N."""\n    assert n == 1\n'
    )
    assignment = written(copied, source)
    settings = Settings(assignment, assignment.visible, functions=("accuracy",), fork=False)
    result = Judge(settings).judge(submission("x = 1\n"), WorkerFactory(Here.start))
    assert [(check.id.partition("::")[2], check.status) for check in result.checks] == [
        ("test_n[1]", "passed"),
        ("test_n[2]", "failed"),
    ]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (
            "def test_x(student, tmp_path):\n    pass\n",
            "tmp_path_factory; a check can take oracle, student",
        ),
        (
            "@pytest.fixture(autouse=True)\ndef mine():\n    pass\n\ndef test_x(student):\n    pass\n",
            "test_x takes mine;",
        ),
        ("import nothing_of_this_name\n", "No module named 'nothing_of_this_name'"),
    ],
)
def test_what_cannot_be_a_check_is_said_in_a_line(source: str, said: str, copied: Path) -> None:
    assignment = written(copied, source)
    with pytest.raises(AutograderError, match=r"^The checks of softmax_regression cannot be run: ") as caught:
        collect(assignment, *assignment.visible, known={"student", "oracle"})
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_what_a_user_makes_of_pytest_does_not_matter(assignment: Assignment, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = [check.id for check in collect(assignment, *assignment.visible)]
    monkeypatch.setenv("PYTEST_ADDOPTS", "-k nothing -x")
    monkeypatch.setenv("PYTEST_PLUGINS", "no_such_plugin")
    assert [check.id for check in collect(assignment, *assignment.visible)] == wanted
