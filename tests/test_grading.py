from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from autograder.assignment import Assignment
from autograder.errors import UsageError
from autograder.grading import Job, Journal, grade
from autograder.judge import versions
from autograder.result import CheckResult, SubmissionResult
from tests.conftest import submission


def result(student: str, source: str = "x = 1\n") -> SubmissionResult:
    check = CheckResult(id="v/test_f.py::test", function="f", title="A.", status="passed", max_points=1.0, visible=True)
    return SubmissionResult(
        submission=student,
        assignment="a",
        functions=("f",),
        checks=(check,),
        source_sha256=submission(source).sha256,
        versions=versions(),
    )


def test_a_torn_last_line_is_dropped_and_judged_again(tmp_path: Path) -> None:
    journal = Journal(tmp_path, resume=False)
    for name in ("a", "b"):
        journal.add(result(name))
    journal.close()
    whole = journal.path.read_bytes()
    journal.path.write_bytes(whole[:-20])
    again = Journal(tmp_path, resume=True)
    todo = again.missing([submission("x = 1\n", name) for name in "abc"], seed=0)
    assert [s.student for s in todo] == ["b", "c"]
    again.add(result("b"))
    again.close()
    assert again.path.read_bytes() == whole


def test_a_changed_source_or_seed_is_judged_again(tmp_path: Path) -> None:
    journal = Journal(tmp_path, resume=False)
    journal.add(result("a"))
    assert journal.missing([submission("x = 2\n", "a")], seed=0)
    assert journal.missing([submission("x = 1\n", "a")], seed=1)
    assert not journal.missing([submission("x = 1\n", "a")], seed=0)
    journal.close()


def test_a_broken_result_is_judged_again(tmp_path: Path) -> None:
    journal = Journal(tmp_path, resume=False)
    good = result("a")
    checks = (msgspec.structs.replace(good.checks[0], status="broken"),)
    journal.add(msgspec.structs.replace(good, checks=checks))
    assert journal.missing([submission("x = 1\n", "a")], seed=0)
    journal.close()


def test_results_are_never_overwritten_unasked(tmp_path: Path) -> None:
    Journal(tmp_path, resume=False).close()
    with pytest.raises(UsageError, match="--resume"):
        Journal(tmp_path, resume=False)


def test_two_judges_give_what_one_gives(assignment: Assignment, model: str) -> None:
    job = Job(assignment, functions=("softmax", "accuracy"))
    sources = [model, model.replace("torch.exp", "torch.exp2"), "x = 1\n"]
    submissions = [submission(source, f"s{i}") for i, source in enumerate(sources)]
    scores = [{r.submission: r.score() for r in grade(job, submissions, jobs)} for jobs in (1, 2)]
    assert scores[0] == scores[1]
    assert scores[0]["s0"] == 30
    assert scores[0]["s2"] == 0
