"""What the kit uses of libraries and they do not promise: where it has moved, it is said before anybody is judged."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import torch
from click.testing import CliRunner
from hypothesis.internal.conjecture import providers

from autograder import private
from autograder.assignment import load_assignment
from autograder.cli import cli
from autograder.errors import AutograderError
from autograder.judge.collect import collect
from autograder.release import release
from autograder.worker.private import Moved, check
from tests.conftest import KIT
from tests.course import NAME


@pytest.fixture
def anew() -> Iterator[None]:
    """torch is looked at once in a process: not in the one before, nor with what this test has made of it."""
    check.cache_clear()
    yield
    check.cache_clear()


def doctor() -> list[str]:
    return CliRunner().invoke(cli, ["doctor"]).output.splitlines()


def test_hypothesis_draws_nothing_that_it_finds_in_modules() -> None:
    private.forget_local_constants()
    assert not any(providers.HypothesisProvider(None)._local_constants.set_for_type("integer"))


def test_a_hypothesis_without_the_name_judges_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(providers, "_get_local_constants")
    with pytest.raises(AutograderError, match=r'^hypothesis .* has moved .*: pip install "hypothesis<'):
        collect(load_assignment(NAME, KIT), KIT / "reference" / NAME / "visible")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HypothesisProvider", lambda data: object()),
        ("HypothesisProvider", type("Provider", (), {"__init__": lambda self, data: None, "_local_constants": ()})),
        ("GLOBAL_CONSTANTS", lambda: 1),
    ],
    ids=["no such attribute", "not asked", "no constants"],
)
def test_a_hypothesis_that_asks_something_else_is_found_out(
    monkeypatch: pytest.MonkeyPatch, name: str, value: object
) -> None:
    monkeypatch.setattr(providers, "_get_local_constants", providers._get_local_constants)
    monkeypatch.setattr(providers, name, value)
    with pytest.raises(Moved, match="has moved"):
        private.forget_local_constants()


def test_the_doctor_says_what_hypothesis_has_moved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(providers, "_get_local_constants")
    (line,) = (line for line in doctor() if " hypothesis " in line)
    assert line.startswith("no  hypothesis ")
    assert "_get_local_constants" in line


def test_the_doctor_says_what_torch_has_moved(anew: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(torch._C, "_dispatch_library")
    (line,) = (line for line in doctor() if " torch " in line)
    assert line.startswith("no  torch ")
    assert "torch._C._dispatch_library" in line


def test_a_torch_that_has_moved_something_is_no_fault_of_a_student(anew: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(torch._C, "_dispatch_library")
    with pytest.raises(AutograderError, match=r'^torch .* has moved torch._C._dispatch_library.*: pip install "torch<'):
        collect(load_assignment(NAME, KIT), KIT / "reference" / NAME / "visible")


def test_plain_pytest_says_it_in_a_line(tmp_path: Path) -> None:
    exercise = release(NAME, tmp_path, KIT)
    program = "from hypothesis.internal.conjecture import providers; del providers._get_local_constants; import pytest; pytest.main()"
    done = subprocess.run([sys.executable, "-c", program], cwd=exercise, capture_output=True, text=True)
    assert "ERROR: hypothesis " in done.stderr
    assert "Traceback" not in done.stderr
