"""How a run for Gradescope ends. The archive and its scripts are for tests/release/test_gradescope."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest

from autograder.cli import gradescope
from autograder.cli.gradescope import main
from autograder.engine.options import GradeOptions
from autograder.errors import AutograderError
from autograder.result import SubmissionResult
from autograder.submission import Submission
from tests.cli.conftest import result
from tests.cli.test_grade import broken
from tests.tiny import MODEL


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What Gradescope has, with a submission."""
    root = tmp_path / "autograder"
    (root / "submission").mkdir(parents=True)
    (root / "submission" / "homework.py").write_text(MODEL)
    monkeypatch.setattr(sys, "argv", ["gradescope", "tiny", str(root)])
    return root


@pytest.fixture
def asked(kit_of_one: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[GradeOptions, Sequence[Submission]]]:
    """What is to be judged; it is, in this process."""
    seen: list[tuple[GradeOptions, Sequence[Submission]]] = []

    def judge(options: GradeOptions, submissions: Sequence[Submission], progress: object) -> list[SubmissionResult]:
        seen.append((options, submissions))
        return [result(kit_of_one, each.text, each.student) for each in submissions]

    monkeypatch.setattr(gradescope, "judge", judge)
    return seen


def test_the_submission_is_judged_and_its_record_written(
    root: Path, asked: list[tuple[GradeOptions, Sequence[Submission]]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main() == 0
    told = msgspec.json.decode((root / "results" / "results.json").read_bytes())
    assert told["score"] == 100
    assert capsys.readouterr().out == "100 of 100 points\n"
    [(options, [submission])] = asked
    assert (options.assignment, options.jobs, options.unsafe, options.seed) == ("tiny", 1, False, None)
    assert submission.text.strip() == MODEL.strip()


def test_what_could_not_be_judged_leaves_no_record_that_would_be_a_zero(
    root: Path, kit_of_one: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(gradescope, "judge", lambda *_: [broken(result(kit_of_one, MODEL))])
    assert main() == 3
    assert not (root / "results").exists()
    assert "run the autograder again" in capsys.readouterr().out


def test_where_nothing_can_be_judged_a_line_says_why(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def judge(*_: object) -> list[SubmissionResult]:
        raise AutograderError("No sandbox holds.")

    monkeypatch.setattr(gradescope, "judge", judge)
    assert main() == 2
    assert capsys.readouterr().out == "autograder: No sandbox holds.\n"
    assert not (root / "results").exists()


@pytest.mark.usefixtures("asked")
def test_an_empty_submission_is_a_zero_that_says_why(root: Path) -> None:
    (root / "submission" / "homework.py").unlink()
    assert main() == 0
    assert msgspec.json.decode((root / "results" / "results.json").read_bytes())["score"] == 0
