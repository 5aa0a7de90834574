"""What is asked to be judged again. How that is done is for test_job."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from autograder.engine import replay as module
from autograder.engine.job import Job, JobListener
from autograder.engine.journal import RESULTS
from autograder.engine.options import GradeOptions
from autograder.engine.replay import replay
from autograder.engine.runs import RUNS, remembered, run_of
from autograder.errors import UsageError
from autograder.result import SubmissionResult, to_line
from autograder.submission import Submission, find
from tests.tiny import MODEL, NAME, judged, tiny

WRONG = MODEL.replace("2.0 * x", "3.0 * x")


@pytest.fixture
def jobs(monkeypatch: pytest.MonkeyPatch) -> list[Job]:
    """Every job that comes to the judges, who judge in this process."""
    given: list[Job] = []

    def grade(job: Job, submissions: list[Submission], listener: JobListener, **_: Any) -> None:
        given.append(job)
        for each in submissions:
            listener.on_result(msgspec.structs.replace(judged(job.assignment, each.text), submission=each.student))

    monkeypatch.setattr(module, "grade", grade)
    return given


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A class of one that was judged."""
    assignment, lay, out = tiny(tmp_path / "kit"), tmp_path / "class", tmp_path / "out"
    lay.mkdir()
    out.mkdir()
    (lay / "ann.py").write_text(WRONG)
    [submission] = find([lay], NAME).submissions
    result = judged(assignment, submission.text)
    before = msgspec.structs.replace(result, submission="ann", seed=7, source_sha256=submission.sha256)
    (out / RESULTS).write_bytes(to_line(before))
    run = run_of(GradeOptions(assignment=NAME, out=str(out), kit=str(tmp_path / "kit")), [lay])
    (out / RUNS).write_text(remembered(out, run))
    return out


def statuses(result: SubmissionResult) -> dict[str, str]:
    return {check.id: check.status for check in result.checks}


def test_the_same_source_is_judged_with_the_same_seed(folder: Path, jobs: list[Job]) -> None:
    replayed = replay(folder, "ann")
    assert jobs[0].seed == 7
    assert jobs[0].functions == ()
    assert not replayed.changed
    assert replayed.differences == []
    assert statuses(replayed.now) == statuses(replayed.before)


def test_one_function_is_asked_alone_unless_it_wants_others_points(folder: Path, jobs: list[Job]) -> None:
    for name in ("double", "total"):
        replay(folder, "ann", name)
    assert [job.functions for job in jobs] == [("double",), ()]


def test_what_was_changed_since_is_told_with_the_checks_that_came_out_otherwise(folder: Path, jobs: list[Job]) -> None:
    (folder.parent / "class" / "ann.py").write_text(MODEL)
    replayed = replay(folder, "ann")
    assert replayed.changed
    assert "hidden/test_double.py::test_negative: failed before, passed now" in replayed.differences


def test_a_class_that_was_moved_is_named(folder: Path, jobs: list[Job]) -> None:
    moved = (folder.parent / "class").rename(folder.parent / "moved")
    with pytest.raises(UsageError, match=r"There is no .*class any more: name its folder by --submissions"):
        replay(folder, "ann")
    assert not replay(folder, "ann", paths=[moved]).changed


def test_results_of_before_say_nothing_of_where_the_class_lies(folder: Path, jobs: list[Job]) -> None:
    (folder / RUNS).unlink()
    with pytest.raises(UsageError, match="Nothing says where the class lies"):
        replay(folder, "ann")


@pytest.mark.parametrize(
    ("student", "function", "said"),
    [
        ("anm", "", "Did you mean ann"),
        ("zoe", "", "grades.csv names them all"),
        ("ann", "dubble", "There are: double, quadruple, total"),
    ],
)
def test_who_or_what_is_not_there_is_one_line(
    folder: Path, jobs: list[Job], student: str, function: str, said: str
) -> None:
    (folder / "grades.csv").touch()
    with pytest.raises(UsageError, match=said):
        replay(folder, student, function)
    assert jobs == []


def test_who_is_not_judged_yet_is_said_to_come(folder: Path, jobs: list[Job]) -> None:
    (folder / "grades.csv").unlink(missing_ok=True)
    with pytest.raises(UsageError, match=r"no result of 'zoe'\. `autograder grade --resume` goes on"):
        replay(folder, "zoe")


def test_a_submission_that_is_gone_is_one_line(folder: Path, jobs: list[Job]) -> None:
    (folder.parent / "class" / "ann.py").rename(folder.parent / "class" / "ben.py")
    with pytest.raises(UsageError, match="holds no submission of 'ann'"):
        replay(folder, "ann")


@pytest.mark.parametrize("moved", [True, False])
def test_another_kit_is_taken_if_it_is_asked_for_or_the_first_has_been_moved(
    moved: bool, folder: Path, tmp_path: Path, jobs: list[Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    tiny(other)
    if moved:
        (tmp_path / "kit").rename(tmp_path / "gone")
        monkeypatch.chdir(other)
    else:
        monkeypatch.setenv("AUTOGRADER_KIT", str(other))
    replay(folder, "ann")
    assert jobs[0].assignment.folder.is_relative_to(other)
