"""A class is judged whole, whatever dies on the way."""

from __future__ import annotations

import os
import signal
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.assignment import Assignment
from autograder.engine.job import Job, grade
from autograder.errors import AutograderError
from autograder.finding import NoAnswer
from autograder.judge import exam
from autograder.result import SubmissionResult
from autograder.sandbox import tiers
from autograder.submission import Submission
from tests.conftest import KIT, Results, graded, submission, timeless, with_limits
from tests.tiny import tiny

QUICK = ("softmax", "accuracy")


@pytest.fixture(scope="module")
def job(assignment: Assignment) -> Job:
    return Job(assignment, functions=QUICK)


@pytest.fixture(scope="module")
def pupils(model: str) -> list[Submission]:
    sources = [model, model.replace("torch.exp", "torch.exp2"), "x = 1\n", model + "\n# another\n"]
    return [submission(source, f"s{i}") for i, source in enumerate(sources)]


@pytest.fixture(scope="module")
def wanted(job: Job, pupils: list[Submission]) -> list[SubmissionResult]:
    """What they get when nothing dies."""
    return by_name(graded(job, pupils))


def by_name(results: list[SubmissionResult]) -> list[SubmissionResult]:
    return sorted(map(timeless, results), key=lambda result: result.submission)


def test_any_number_of_judges_gives_what_one_gives(
    job: Job, pupils: list[Submission], wanted: list[SubmissionResult]
) -> None:
    assert by_name(graded(job, pupils, jobs=3)) == wanted
    assert [result.score() for result in wanted] == [30, wanted[1].score(), 0, 30]
    assert 10 < wanted[1].score() < 30


def test_replayed_questions_give_what_hypothesis_gives(
    job: Job, pupils: list[Submission], wanted: list[SubmissionResult], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exam, "is_hypothesis_test", lambda test: False)
    assert by_name(graded(job, pupils)) == wanted


def test_submissions_that_are_the_same_are_judged_once(job: Job, model: str) -> None:
    listener = Results()
    twins = [submission(model, name) for name in ("a", "b", "c")]
    grade(job, twins, listener)
    assert listener.begun_with == ["a"]
    assert [result.submission for result in listener.results] == ["a", "b", "c"]
    assert len({timeless(result).checks for result in listener.results}) == 1


def test_a_twin_keeps_its_own_notes(job: Job) -> None:
    one = Submission(student="a", chunks=submission("x = 1\ny = 1 / 0\n").chunks, warnings=("Two files.",))
    two = Submission(student="b", chunks=one.chunks)
    first, second = graded(job, [one, two])
    assert first.problems[0] == "Two files."
    assert second.problems == first.problems[1:] != ()


ENDLESS = sorted((KIT / "tests" / "zoo" / "endless").glob("*.py"))


@pytest.mark.proof
def test_twenty_that_try_to_last_for_ever_cost_twenty_budgets_at_most(assignment: Assignment, model: str) -> None:
    hurried = with_limits(assignment, call=3.0, load=3.0, model=1.6, budget=10)
    sources = [f"{model}\n\n{path.read_text()}" for path in ENDLESS]
    sources = [model, *(f"{source}# {i}\n" for i in range(20 // len(sources)) for source in sources), model + "#\n"]
    names = [f"s{i:02}" for i in range(len(sources))]
    pupils = [submission(source, name) for source, name in zip(sources, names, strict=True)]
    results = graded(Job(hurried, functions=assignment.spec.functions[:-1]), pupils, jobs=2)
    by = {result.submission: result for result in results}
    assert len(by) == 22
    assert by["s00"].score() == by["s21"].score() == by["s00"].max_score()
    slow = [by[name] for name in names[1:-1]]
    assert sum(result.seconds for result in slow) <= 20 * hurried.spec.limits.submission
    assert not any(result.broken for result in slow)
    late = [result for result in slow if _ends_late(result)]
    assert late
    assert all(result.score() < result.max_score() for result in late)


def _ends_late(result: SubmissionResult) -> bool:
    return any(isinstance(check.finding, NoAnswer) and check.finding.whole for check in result.checks)


def test_a_bug_in_a_check_is_broken(job: Job, pupils: list[Submission], monkeypatch: pytest.MonkeyPatch) -> None:
    from autograder.harness import HarnessFunction

    def buggy(self: HarnessFunction, value: object) -> None:
        raise KeyError(self.name)

    monkeypatch.setattr(HarnessFunction, "check", buggy)
    (result,) = graded(job, pupils[:1])
    assert {check.status for check in result.checks} == {"broken"}


def test_what_the_listener_raises_stops_the_class_and_leaves_nothing_behind(job: Job, pupils: list[Submission]) -> None:
    class Full(Results):
        def on_result(self, result: SubmissionResult) -> None:
            raise AutograderError("The disk is full.")

    before = _children()
    with pytest.raises(AutograderError, match="The disk is full"):
        grade(job, pupils, Full(), jobs=2)
    assert _children() == before


def test_ctrl_c_leaves_nothing_behind(job: Job, pupils: list[Submission]) -> None:
    class Impatient(Results):
        def on_result(self, result: SubmissionResult) -> None:
            signal.raise_signal(signal.SIGINT)

    before = _children()
    with pytest.raises(KeyboardInterrupt):
        grade(job, pupils, Impatient(), jobs=2)
    assert _children() == before


def test_a_reference_that_submissions_could_read_is_refused(
    job: Job, pupils: list[Submission], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tiers, "interpreter_paths", lambda: [job.assignment.folder.parent])
    with pytest.raises(AutograderError, match="move the kit away from the interpreter"):
        graded(job, pupils)


def test_nobody_is_judged_where_no_sandbox_holds(job: Job, pupils: list[Submission]) -> None:
    listener = Results()
    with pytest.raises(AutograderError, match="No sandbox holds on this machine"):
        grade(job, pupils, listener, tiers=())
    assert not listener.begun_with


def _children() -> list[str]:
    return sorted(Path(f"/proc/self/task/{os.getpid()}/children").read_text().split())


def test_without_looking_for_the_smallest_input_the_verdict_is_the_same(job: Job, pupils: list[Submission]) -> None:
    def verdicts(results: list[SubmissionResult]) -> list[object]:
        return [
            (each.submission, [(check.id, check.status, check.mistakes) for check in each.checks]) for each in results
        ]

    assert verdicts(graded(replace(job, smallest=False), pupils)) == verdicts(graded(job, pupils))


def test_a_fault_of_the_checks_is_no_fault_of_the_sandbox(tmp_path: Path) -> None:
    broken = tiny(tmp_path, {"visible/harness.py": "def double(student, x):\n    '''print(double({x}))'''\n"})
    with pytest.raises(AutograderError, match=r"^harness\.py: the last line of double's docstring"):
        grade(Job(broken), [submission("x = 1\n")], Results())
