"""Commands as a user types them, in this process; and an exercise folder of the tiny assignment."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest

from autograder.assignment import load_assignment
from autograder.cli import main
from autograder.result import SubmissionResult
from tests.tiny import FILES, judged, tiny


@dataclass(frozen=True)
class Done:
    """How a command ended, and what it said."""

    code: int
    stdout: str
    stderr: str


Command = Callable[..., Done]


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    def run(*args: str, cwd: Path) -> Done:
        monkeypatch.setattr(sys, "argv", ["autograder", *args])
        monkeypatch.chdir(cwd)
        try:
            with pytest.raises(SystemExit) as ended:
                main()
        finally:
            gc.enable()
        said = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return Done(ended.value.code, said.out, said.err)

    return run


@pytest.fixture
def kit_of_one(tmp_path: Path) -> Path:
    """A kit that holds the tiny assignment."""
    tiny(tmp_path / "kit")
    return tmp_path / "kit"


@pytest.fixture
def exercise(tmp_path: Path) -> Path:
    """What a student of it has."""
    folder = tmp_path / "exercise"
    (folder / "checks").mkdir(parents=True)
    head, weights = "# Printed by autograder release tiny\n", "\n[weights]\ndouble = 4\nquadruple = 1\ntotal = 1\n"
    toml = FILES["assignment.toml"].partition("[dependencies]")[0]
    (folder / "assignment.toml").write_text(head + toml + weights)
    for name in ("harness", "test_double"):
        (folder / "checks" / f"{name}.py").write_text(FILES[f"visible/{name}.py"])
    return folder


def result(kit: Path, source: str, student: str = "ann") -> SubmissionResult:
    """What a submission gets, found out in this process."""
    found = judged(load_assignment("tiny", kit), source)
    return msgspec.structs.replace(found, submission=student, sandbox="landlock")
