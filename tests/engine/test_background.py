"""Results of a run in another program are known while it goes on."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.engine.background import BackgroundRun
from autograder.engine.options import GradeOptions
from autograder.errors import AutograderError
from autograder.result import SubmissionResult
from tests.conftest import submission

Run = Callable[..., BackgroundRun]
# What a run says: each argument is a result, a number of seconds to wait, or words.
SAYS = """
import sys, time
sys.stdin.buffer.read()
for each in sys.argv[1:]:
    time.sleep(float(each)) if each[0].isdigit() else print(each, flush=True)
"""


def result(student: str) -> SubmissionResult:
    return SubmissionResult(submission=student, assignment="a", functions=(), checks=())


def line(student: str) -> str:
    return f'{{"submission": "{student}", "assignment": "a", "functions": {{}}, "checks": []}}'


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    def start(*says: str, code: int = 0) -> BackgroundRun:
        (tmp_path / "says.py").write_text(SAYS + f"sys.exit({code})\n")
        python = tmp_path / "python"
        arguments = " ".join(f"'{each}'" for each in says)
        python.write_text(f"#!/bin/sh\nexec '{sys.executable}' '{tmp_path / 'says.py'}' {arguments}\n")
        python.chmod(0o755)
        monkeypatch.setattr(sys, "executable", str(python))
        options = GradeOptions(assignment="a", out=str(tmp_path / "out"))
        return BackgroundRun(options, [submission("x = 1\n", student) for student in ("ann", "ben")])

    return start


def test_a_result_is_had_before_the_others(run: Run) -> None:
    start = time.monotonic()
    going = run(line("ann"), "3", line("ben"))
    assert going.result("ann") == result("ann")
    early = time.monotonic() - start
    assert going.result("ben") == result("ben")
    assert going.result("ann") == result("ann")
    assert early + 1 < time.monotonic() - start


def test_the_last_result_waits_for_what_is_written_after_it(run: Run, tmp_path: Path) -> None:
    going = run(line("ann"), line("ben"), "1")
    going.result("ann")
    going.result("ben")
    assert going._program.returncode == 0


def test_what_keeps_it_from_judging_is_said(run: Run) -> None:
    going = run(line("ann"), "No sandbox holds.", code=2)
    with pytest.raises(AutograderError, match=r"No sandbox holds\."):
        going.result("ben")


@pytest.mark.parametrize("reads", [True, False])
def test_where_it_dies_the_line_says_what_to_do(run: Run, reads: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not reads:
        monkeypatch.setattr("tests.engine.test_background.SAYS", "import sys\n")
        monkeypatch.setattr("msgspec.msgpack.encode", lambda _: b"x" * 10**7)
    going = run(code=7)
    with pytest.raises(AutograderError, match="exit code 7; run the same command again"):
        going.result("ann")
